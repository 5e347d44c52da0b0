#pragma once

#include "core/api/huawei/studio_call.h"

#include <span>

namespace vitrine {

/// MetaStudio: create, list, show, update and delete a product, set its assets.
std::span<const StudioOperation> studioProductOperations();

} // namespace vitrine
