#pragma once

#include "core/catalog/asset.h"
#include "core/ingest/import_plan.h"
#include "core/jobs/job_context.h"
#include "core/storage/thumbnail_store.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vitrine {

/// A stage of looking at a file that failed while others succeeded (no thumbnail, damaged metadata).
struct StageFailure {
    QString stage;
    QString reason;
};

/// One planned file, read and looked at. Nothing of it is stored yet.
struct TakenFile {
    Asset asset;                   ///< kind, texts, main file with hash and facts
    std::vector<QStringList> tags; ///< paths of its keywords
    DerivedMedia derived;          ///< thumbnails and look
    std::vector<StageFailure> failures;
    QString path; ///< where the bytes can be read now
};

/// Reads, hashes, decodes and describes one file. @param localPath  the file itself, or where an archive's member was
/// unpacked to. Errors: what makes the file unusable (not a picture, video or sound; damaged; a limit), in a sentence
/// for the user. Any thread.
Result<TakenFile> takeFile(const PlannedFile& file, const QString& localPath, bool inPlace, const JobContext& job);

} // namespace vitrine
