#pragma once

#include "ui/services/thumbnail_loader.h"

namespace vitrine {

class Catalogue;

/// Reads thumbnails from the catalogue's store. `catalogue` outlives the reader.
ThumbnailReader storedThumbnails(const Catalogue& catalogue);

} // namespace vitrine
