#pragma once

#include "core/base/clock.h"
#include "core/jobs/job_context.h"
#include "core/storage/catalogue_files.h"

#include <QStringList>

namespace vitrine {

/// Mends what can be mended without guessing: makes indexes, the text index and thumbnails anew, finds moved originals
/// again by their content, removes what unpacking left and descriptors of files that are gone. A database whose pages
/// are damaged is replaced by what can be read of it; the damaged file stays in `backups/`. Plain sentences of what was
/// done. Errors: Unavailable (somebody has the catalogue open for writing while its database would have to be
/// replaced), Io, Corrupt (nothing readable).
Result<QStringList> repairCatalogue(const CatalogueFiles& files, const Clock& clock, const JobContext& job);

} // namespace vitrine
