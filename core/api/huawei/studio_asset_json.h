#pragma once

#include "core/api/calls/api_call.h"
#include "core/base/result.h"
#include "core/catalog/asset.h"

#include <QJsonObject>

#include <span>
#include <vector>

namespace vitrine {

/// Assets as show, list and update answer them. In the order of `ids`; ids that are gone are left out.
Result<std::vector<QJsonObject>> assetDetails(const ApiServices& services, std::span<const AssetId> ids);

} // namespace vitrine
