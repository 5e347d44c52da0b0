#include "core/services/import.h"
#include "core/services/media_intake.h"
#include "core/storage/blob_needs.h"
#include "core/storage/blob_store.h"
#include "core/storage/change_feed.h"
#include "core/storage/media_records.h"
#include "core/storage/reader_pool.h"
#include "core/storage/writer.h"

#include "core/jobs/ordered_parallel.h"
#include "core/media/thumbnail.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kBatch = 64;

/// Looks at stored bytes again and keeps what they give.
Result<> describe(Catalogue& catalogue, const std::vector<QString>& hashes, const JobContext& job)
{
    const auto work = [&](qint64 i) {
        PlannedFile file;
        file.origin.path = catalogue.blobs().path(hashes[size_t(i)]);
        return takeFile(file, file.origin.path, false, job);
    };
    std::vector<DerivedMedia> batch;
    const auto keep = [&]() -> Result<> {
        TRY_VOID(catalogue.thumbnails().put(batch));
        batch.clear();
        return {};
    };
    const auto consume = [&](qint64 i, Result<TakenFile>&& taken) -> Result<> {
        const QString& sha256 = hashes[size_t(i)];
        job.report({i + 1, qint64(hashes.size()), sha256});
        if (!taken.ok()) {
            job.issue({sha256, taken.error().detail, false});
            return catalogue.writer().maintain(
                [&](Connection& db) { return recordFailedStage(db, sha256, u"thumbnails"_s, taken.error().detail); });
        }
        batch.push_back(std::move(taken.value().derived));
        return batch.size() < kBatch ? Result<>() : keep();
    };
    TRY_VOID(OrderedParallel<Result<TakenFile>>::run(qint64(hashes.size()), {}, work, consume, job));
    return keep();
}

Result<std::vector<QString>> storedHashes(const Catalogue& catalogue)
{
    using Blobs = std::vector<NamedBlob>;
    TRY_ASSIGN(const Blobs blobs, read,
               catalogue.readers().read<Blobs>([](Connection& db) { return managedBlobs(db); }));
    std::vector<QString> hashes;
    for (const NamedBlob& blob : blobs)
        hashes.push_back(blob.sha256);
    return hashes;
}

} // namespace

Result<> describeMissingMedia(Catalogue& catalogue, const JobContext& job)
{
    TRY_ASSIGN(const std::vector<QString> hashes, read, storedHashes(catalogue));
    TRY_ASSIGN(std::vector<QString> missing, asked,
               catalogue.thumbnails().missingThumbnails(hashes, kThumbnailEdges.back(), kThumbnailRecipe));
    TRY_ASSIGN(const std::vector<FailedStage> failed, known,
               catalogue.readers().read<std::vector<FailedStage>>(
                   [](Connection& db) { return failedStages(db, std::numeric_limits<int>::max()); }));
    std::erase_if(missing, [&](const QString& sha256) {
        return std::any_of(failed.begin(), failed.end(),
                           [&](const FailedStage& stage) { return stage.sha256 == sha256; });
    });
    return describe(catalogue, missing, job);
}

Result<> retryFailedMedia(Catalogue& catalogue, const JobContext& job)
{
    using Failed = std::vector<FailedStage>;
    TRY_ASSIGN(const Failed failed, known, catalogue.readers().read<Failed>([](Connection& db) {
        return failedStages(db, std::numeric_limits<int>::max());
    }));
    std::vector<QString> hashes;
    for (const FailedStage& stage : failed)
        hashes.push_back(stage.sha256);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (const QString& sha256 : hashes)
        TRY_VOID(catalogue.writer().maintain([&](Connection& db) { return clearFailedStages(db, sha256); }));
    return describe(catalogue, hashes, job);
}

} // namespace vitrine
