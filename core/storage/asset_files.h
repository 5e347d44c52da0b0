#pragma once

#include "core/catalog/asset.h"
#include "core/storage/connection.h"
#include "core/storage/page_loader.h"

namespace vitrine {

using AssetPage = PageLoader<Asset>;

/// Rows of asset_file. Used by AssetRepository only.
Result<> loadFiles(AssetPage& page);
Result<> insertFiles(Connection& db, AssetId asset, const std::vector<AssetFile>& files);
Result<> updateFiles(Connection& db, AssetId asset, const std::vector<AssetFile>& before,
                     const std::vector<AssetFile>& after);
/// A row that selects kFileColumns from column `first` on.
AssetFile readFile(const Statement& row, int first);

inline constexpr QStringView kFileColumns =
    u"f.id, f.role, f.state, f.failure, f.name, f.sha256, f.bytes, f.media_type, f.width, f.height, f.duration_ms,"
    " f.colour_profile, f.storage, f.path, f.path_modified_utc";

} // namespace vitrine
