#pragma once

#include "core/ingest/import_plan.h"
#include "core/jobs/job_context.h"
#include "core/media/media_source.h"
#include "core/services/asset_writer.h"
#include "core/storage/thumbnail_store.h"

#include <QString>

#include <vector>

namespace vitrine {

/// A stage of looking at a file that failed while others succeeded (no thumbnail, damaged metadata).
struct StageFailure {
    QString stage;
    QString reason;
};

/// One file, read and looked at. Nothing of it is stored yet: taken_store.h does that.
struct TakenFile {
    IncomingAsset incoming; ///< the asset as it will be, tags from its keywords; products and more tags are added to it
    DerivedMedia derived;   ///< thumbnails and look
    std::vector<StageFailure> failures;
    MediaSource bytes = MediaSource::memory({}, {}); ///< where they can be read until they are stored

    const AssetFile& file() const { return incoming.asset.files.front(); }
};

/// What is known of a file beside its bytes.
struct IntakeRequest {
    QString name;              ///< file name, as people see it; of a path the last part counts
    QString source;            ///< where it came from: a path, an address, an operation
    QString title;             ///< alternative text; empty: what the file says of itself
    bool readsSidecar = false; ///< look for an .xmp beside the file
    bool inPlace = false;      ///< the bytes stay in the file they are read from
    UtcMillis modifiedUtc = 0; ///< of the file, for `inPlace`
};

/// Reads, hashes, decodes and describes one file or bytes in memory (shared, not copied). Errors: what makes it
/// unusable (not a picture, video or sound; damaged; a limit), in a sentence for the user; Io, NotFound, Cancelled. Any
/// thread.
Result<TakenFile> takeMedia(const MediaSource& bytes, const IntakeRequest& request, const JobContext& job = {});

/// Any file at all, for places that keep whatever they are given: one that is no picture, film or sound has hash, size
/// and media type, and its asset the kind Other. Errors: Io, NotFound, Cancelled.
Result<TakenFile> takeAnything(const MediaSource& bytes, const IntakeRequest& request, const JobContext& job = {});

/// The same for a file of a plan. @param localPath  the file itself, or where an archive's member was unpacked to
Result<TakenFile> takeFile(const PlannedFile& file, const QString& localPath, bool inPlace, const JobContext& job);

} // namespace vitrine
