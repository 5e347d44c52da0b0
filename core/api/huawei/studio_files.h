#pragma once

#include "core/api/huawei/studio_call.h"

#include <span>

namespace vitrine {

/// MetaStudio: files of assets. Create gives an address to PUT the bytes to; complete takes what arrived into the
/// catalogue.
std::span<const StudioOperation> studioFileOperations();
/// PUT of such an address; its secret is in it.
Route uploadRoute();

} // namespace vitrine
