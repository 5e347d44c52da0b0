#pragma once

#include "core/catalog/asset.h"
#include "core/storage/connection.h"

#include <QMap>

namespace vitrine {

/// Rows of asset_property. Used by AssetRepository only.
using AssetProperties = QMap<QString, QString>;
Result<> insertProperties(Connection& db, AssetId asset, const AssetProperties& properties);
/// Writes the keys in which `after` differs.
Result<> updateProperties(Connection& db, AssetId asset, const AssetProperties& before, const AssetProperties& after);

/// For PageLoader: asset, key, value.
inline constexpr QStringView kPropertyPageSql =
    u"SELECT p.asset, p.key, p.value FROM json_each(?) j JOIN asset_property p ON p.asset = j.value";

} // namespace vitrine
