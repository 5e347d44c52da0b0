#pragma once

#include "core/api/calls/api_call.h"
#include "core/base/result.h"
#include "core/catalog/asset.h"
#include "core/catalog/product.h"

#include <QJsonObject>

#include <span>
#include <vector>

namespace vitrine {

/// Products as show and list answer them, with the names, states and addresses of their assets. In the order of `ids`;
/// ids that are gone are left out.
Result<std::vector<QJsonObject>> productDetails(const ApiServices& services, std::span<const ProductId> ids);

/// {asset_id, asset_name, asset_state, asset_type, cover_url, thumbnail_url, main_url ...} as far as they are there.
QJsonObject assetAddresses(const ApiServices& services, const Asset& asset);

} // namespace vitrine
