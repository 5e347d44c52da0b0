#pragma once

#include "core/api/calls/route.h"
#include "core/catalog/asset.h"

#include <QString>

namespace vitrine {

/// Addresses of stored files that anybody who has them may read for 24 to 25 h: the listener's own address, the file,
/// when it ends, and a signature over both.

enum class LinkedForm { File, Thumbnail256, Thumbnail512 };

/// Empty for a file that is not there (yet), and for a thumbnail of what has none.
QString fileLink(const ApiServices& services, const AssetFile& file, LinkedForm form);

/// GET of such an address.
Route downloadRoute();

} // namespace vitrine
