#pragma once

#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <functional>

namespace vitrine {

/// Removes the descriptors of files for which `keep` is false from `cache/features.sqlite`; returns of how many files.
/// What such files were compared by, and with which result, goes from `cache/duplicates.sqlite` too.
/// Where there is no such file, or it cannot be written, there is nothing to do. Errors: Io, Cancelled.
Result<qint64> pruneDescriptors(const Catalogue& catalogue, const std::function<bool(const QString& sha256)>& keep,
                                const JobContext& job);
/// The same for files that no row of an asset names any more, the trash included.
Result<qint64> pruneDescriptors(const Catalogue& catalogue, const JobContext& job);

} // namespace vitrine
