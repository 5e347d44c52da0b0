#include "core/ingest/download.h"
#include "core/ingest/url_rules.h"
#include "core/services/asset_writer.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/import.h"
#include "core/services/media_intake.h"
#include "core/storage/blob_store.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/picture_url_repository.h"
#include "core/storage/reader_pool.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QUrl>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Pictures in one step: what was fetched stays when the rest is cancelled, killed or cut off.
constexpr int kPicturesAtOnce = 20;

/// One address and what came of it.
struct Fetched {
    PictureUrl url;
    std::optional<TakenFile> taken;
    IncomingAsset incoming;
    WrittenAsset written;
    QString reason; ///< why it failed
};

class PictureFetch
{
public:
    PictureFetch(Catalogue& catalogue, const Actor& actor, const FetchOptions& options, const JobContext& job)
        : m_catalogue(catalogue), m_actor(actor), m_job(job),
          m_folder(QDir(CatalogueFiles(catalogue.folder()).cache()).filePath(u"unpacked-XXXXXX"_s)),
          m_rule(options.allowPrivateAddresses ? PrivateAddresses::Allow : PrivateAddresses::Refuse)
    {}

    Result<ImportReport> run()
    {
        TRY_VOID(ensureWritable(m_catalogue));
        if (!m_folder.isValid())
            return fail(ErrorCode::Io, m_folder.errorString());
        QElapsedTimer timer;
        timer.start();
        qint64 after = 0;
        while (true) {
            TRY_ASSIGN(const std::vector<PictureUrl> urls, read, next(after));
            if (urls.empty())
                break;
            after = urls.back().id;
            TRY_VOID(fetchBatch(urls));
        }
        m_report.seconds = double(timer.nsecsElapsed()) / 1e9;
        return std::move(m_report);
    }

private:
    Result<std::vector<PictureUrl>> next(qint64 after)
    {
        return m_catalogue.readers().read<std::vector<PictureUrl>>(
            [&](Connection& db) { return PictureUrlRepository(db).open(true, after, kPicturesAtOnce); });
    }

    Result<> fetchBatch(const std::vector<PictureUrl>& urls)
    {
        std::vector<Fetched> batch;
        BlobBatch blobs(m_catalogue.blobs());
        for (const PictureUrl& url : urls) {
            m_job.report({m_done++, 0, url.url});
            TRY_ASSIGN(Fetched fetched, tried, fetchOne(url, blobs));
            batch.push_back(std::move(fetched));
        }
        TRY_VOID(blobs.sync());
        return write(batch);
    }

    /// Fails only where going on makes no sense: cancelled, or the disk is full.
    Result<Fetched> fetchOne(const PictureUrl& url, BlobBatch& blobs)
    {
        Fetched fetched{.url = url};
        const QString path = m_folder.filePath(QString::number(url.id));
        const auto mayConnect = [this](std::span<const quint8> address) { return checkFetchAddress(address, m_rule); };
        const Result<Downloaded> downloaded = downloadFile(url.url, path, mayConnect, {}, m_job);
        Result<TakenFile> taken =
            downloaded.ok() ? takeFile(planned(url, path), path, false, m_job) : Result<TakenFile>(downloaded.error());
        if (!taken.ok()) {
            if (taken.error().code == ErrorCode::Cancelled || taken.error().code == ErrorCode::Io)
                return taken.error();
            fetched.reason = taken.error().detail;
            return fetched;
        }
        TRY_ASSIGN(const StoredBlob stored, kept, blobs.addFile(path, m_job));
        Q_UNUSED(stored);
        QFile::remove(path);
        fetched.taken = std::move(taken).take();
        fetched.taken->asset.source = url.url;
        fetched.incoming.asset = fetched.taken->asset;
        fetched.incoming.tags = fetched.taken->tags;
        fetched.incoming.products = {url.product};
        return fetched;
    }

    static PlannedFile planned(const PictureUrl& url, const QString& path)
    {
        PlannedFile file;
        file.origin.path = path;
        file.origin.member = QUrl(url.url).fileName();
        return file;
    }

    Result<> write(std::vector<Fetched>& batch)
    {
        std::vector<DerivedMedia> derived;
        for (Fetched& fetched : batch) {
            if (fetched.taken)
                derived.push_back(std::move(fetched.taken->derived));
        }
        TRY_VOID(m_catalogue.thumbnails().put(derived));
        const StepLabel label = countLabel(u"fetch"_s, batch.size());
        TRY_ASSIGN(const StepId step, written,
                   runStep(m_catalogue, m_actor, label, [&](EditContext& edit) { return writeRows(edit, batch); }));
        m_report.step = step;
        for (const Fetched& fetched : batch)
            report(fetched);
        return {};
    }

    Result<> writeRows(EditContext& edit, std::vector<Fetched>& batch)
    {
        std::vector<const IncomingAsset*> incoming;
        for (const Fetched& fetched : batch) {
            if (fetched.taken)
                incoming.push_back(&fetched.incoming);
        }
        AssetWriter writer(edit, -1);
        PictureUrlRepository urls(edit.db);
        TRY_VOID(writer.prepare(incoming));
        for (Fetched& fetched : batch) {
            if (!fetched.taken) {
                TRY_VOID(urls.markFailed(fetched.url.id, fetched.reason));
                continue;
            }
            const AssetFile& file = fetched.incoming.asset.files.front();
            TRY_ASSIGN(fetched.written, added, writer.write(fetched.incoming));
            TRY_VOID(recordStoredBytes(edit, m_catalogue.blobs(), file));
            TRY_VOID(urls.markFetched(fetched.url.id, fetched.written.asset));
        }
        return writer.finish();
    }

    void report(const Fetched& fetched)
    {
        if (!fetched.taken) {
            m_report.skipped.push_back({fetched.url.url, fetched.reason});
            m_job.issue({fetched.url.url, fetched.reason, true});
            return;
        }
        ++(fetched.written.outcome == ImportOutcome::Added ? m_report.assetsAdded : m_report.duplicates);
        m_report.assets.push_back(fetched.written.asset);
        m_report.products.push_back(fetched.url.product);
    }

    Catalogue& m_catalogue;
    const Actor& m_actor;
    const JobContext& m_job;
    QTemporaryDir m_folder;
    PrivateAddresses m_rule;
    ImportReport m_report;
    qint64 m_done = 0;
};

} // namespace

Result<ImportReport> fetchWaitingPictures(Catalogue& catalogue, const Actor& actor, const FetchOptions& options,
                                          const JobContext& job)
{
    return PictureFetch(catalogue, actor, options, job).run();
}

} // namespace vitrine
