#include "core/jobs/ordered_parallel.h"
#include "core/media/perceptual_hash.h"
#include "core/media/thumbnail.h"
#include "core/services/edit_steps.h"
#include "core/services/import.h"
#include "core/services/taken_store.h"
#include "core/storage/asset_repository.h"
#include "core/storage/blob_needs.h"
#include "core/storage/media_records.h"
#include "core/storage/reader_pool.h"

#include <QFileInfo>
#include <QSet>

#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kBatch = 64;

/// A file of the catalogue whose bytes can be looked at again.
struct KnownFile {
    QString sha256;
    QString path;
    bool hasPicture = true; ///< a thumbnail is to be expected: not so for sounds
};

bool hasPicture(const QString& mediaType)
{
    return !mediaType.startsWith(u"audio/"_s);
}

/// Managed files and originals that were left in place and are still there; each content once.
Result<std::vector<KnownFile>> knownFiles(Catalogue& catalogue)
{
    return catalogue.readers().read<std::vector<KnownFile>>([&](Connection& db) -> Result<std::vector<KnownFile>> {
        std::vector<KnownFile> files;
        QSet<QString> known;
        TRY_ASSIGN(const std::vector<NamedBlob> blobs, read, managedBlobs(db));
        for (const NamedBlob& blob : blobs) {
            known.insert(blob.sha256);
            files.push_back({blob.sha256, catalogue.blobs().path(blob.sha256), hasPicture(blob.mediaType)});
        }
        TRY_ASSIGN(const auto originals, listed, AssetRepository(db).inPlaceFiles());
        for (const auto& [asset, file] : originals) {
            if (known.contains(file.sha256) || !QFileInfo(file.path).isFile())
                continue;
            known.insert(file.sha256);
            files.push_back({file.sha256, file.path, hasPicture(file.mediaType)});
        }
        return files;
    });
}

Result<QSet<QString>> failedHashes(const Catalogue& catalogue)
{
    return catalogue.readers().read<QSet<QString>>([](Connection& db) -> Result<QSet<QString>> {
        QSet<QString> hashes;
        TRY_ASSIGN(const std::vector<FailedStage> failed, known, failedStages(db, std::numeric_limits<int>::max()));
        for (const FailedStage& stage : failed)
            hashes.insert(stage.sha256);
        return hashes;
    });
}

/// Looks at files again and keeps what they give.
class Describer
{
public:
    Describer(Catalogue& catalogue, const std::vector<KnownFile>& files, const JobContext& job)
        : m_catalogue(catalogue), m_files(files), m_job(job)
    {}

    /// How many files gave what was looked for.
    Result<qint64> run()
    {
        const auto work = [this](qint64 i) { return look(m_files[size_t(i)]); };
        const auto consume = [this](qint64 i, Result<TakenFile>&& taken) { return keep(i, std::move(taken)); };
        const Result<> all = OrderedParallel<Result<TakenFile>>::run(qint64(m_files.size()), {}, work, consume, m_job);
        TRY_VOID(flush());
        TRY_VOID(all);
        return m_described;
    }

private:
    Result<TakenFile> look(const KnownFile& file) const
    {
        TRY_ASSIGN(TakenFile taken, looked,
                   takeMedia(MediaSource::file(file.path), {.name = file.path, .source = file.path}, m_job));
        if (taken.file().sha256 != file.sha256)
            return fail(ErrorCode::Corrupt, u"The content of %1 is not what came in; run the check."_s.arg(file.path));
        return taken;
    }

    Result<> keep(qint64 place, Result<TakenFile>&& taken)
    {
        const QString& sha256 = m_files[size_t(place)].sha256;
        if (!taken.ok() && taken.error().code == ErrorCode::Cancelled)
            return taken.error();
        m_job.report({place + 1, qint64(m_files.size()), m_files[size_t(place)].path});
        if (!taken.ok()) {
            m_job.issue({m_files[size_t(place)].path, taken.error().detail, false});
            return record(sha256, {{u"thumbnails"_s, taken.error().detail}});
        }
        ++m_described;
        m_derived.push_back(std::move(taken.value().derived));
        if (!taken.value().failures.empty())
            TRY_VOID(record(sha256, taken.value().failures));
        return m_derived.size() < kBatch ? Result<>() : flush();
    }

    Result<> record(const QString& sha256, const std::vector<StageFailure>& failures)
    {
        return m_catalogue.writer().maintain([&](Connection& db) { return recordFailures(db, sha256, failures); });
    }

    Result<> flush()
    {
        const std::vector<DerivedMedia> derived = std::exchange(m_derived, {});
        return m_catalogue.thumbnails().put(derived);
    }

    Catalogue& m_catalogue;
    const std::vector<KnownFile>& m_files;
    const JobContext& m_job;
    std::vector<DerivedMedia> m_derived;
    qint64 m_described = 0;
};

/// Those without thumbnails or a look, but for what failed before.
Result<std::vector<KnownFile>> missingFiles(Catalogue& catalogue)
{
    TRY_ASSIGN(std::vector<KnownFile> files, listed, knownFiles(catalogue));
    std::vector<QString> hashes, pictures;
    for (const KnownFile& file : files) {
        hashes.push_back(file.sha256);
        if (file.hasPicture)
            pictures.push_back(file.sha256);
    }
    TRY_ASSIGN(const std::vector<QString> withoutLook, asked, catalogue.thumbnails().missingLooks(hashes, kLookRecipe));
    QSet<QString> missing(withoutLook.begin(), withoutLook.end());
    for (const int edge : kThumbnailEdges) {
        TRY_ASSIGN(const std::vector<QString> withoutThumb, looked,
                   catalogue.thumbnails().missingThumbnails(pictures, edge, kThumbnailRecipe));
        missing.unite(QSet<QString>(withoutThumb.begin(), withoutThumb.end()));
    }
    TRY_ASSIGN(const QSet<QString> failed, known, failedHashes(catalogue));
    std::erase_if(
        files, [&](const KnownFile& file) { return !missing.contains(file.sha256) || failed.contains(file.sha256); });
    return files;
}

} // namespace

Result<qint64> countMissingMedia(Catalogue& catalogue)
{
    TRY_ASSIGN(const std::vector<KnownFile> files, listed, missingFiles(catalogue));
    return qint64(files.size());
}

Result<qint64> describeMissingMedia(Catalogue& catalogue, const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    TRY_ASSIGN(const std::vector<KnownFile> files, listed, missingFiles(catalogue));
    return Describer(catalogue, files, job).run();
}

Result<> retryFailedMedia(Catalogue& catalogue, const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    TRY_ASSIGN(std::vector<KnownFile> files, listed, knownFiles(catalogue));
    TRY_ASSIGN(const QSet<QString> failed, known, failedHashes(catalogue));
    std::erase_if(files, [&](const KnownFile& file) { return !failed.contains(file.sha256); });
    for (const QString& sha256 : failed)
        TRY_VOID(catalogue.writer().maintain([&](Connection& db) { return clearFailedStages(db, sha256); }));
    TRY_ASSIGN([[maybe_unused]] const qint64 described, done, Describer(catalogue, files, job).run());
    return {};
}

} // namespace vitrine
