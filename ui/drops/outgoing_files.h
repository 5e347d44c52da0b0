#pragma once

#include "core/base/id.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <QStringList>

#include <vector>

namespace vitrine {

/// Puts the main files of assets into `folder` under their own names (made different where they meet). Blobs are
/// copied, so that no other program can change the catalogue's bytes. Blocking. Errors: Io, NotFound; what was written
/// stays.
Result<QStringList> writeFiles(Catalogue& catalogue, const std::vector<AssetId>& assets, const QString& folder,
                               const JobContext& job = {});

/// The pictures of these products, in their order.
Result<std::vector<AssetId>> mediaOf(const Catalogue& catalogue, const std::vector<ProductId>& products);

} // namespace vitrine
