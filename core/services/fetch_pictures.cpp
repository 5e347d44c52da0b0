#include "core/base/text_fold.h"
#include "core/ingest/download.h"
#include "core/ingest/url_rules.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/import.h"
#include "core/services/taken_store.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/picture_url_repository.h"
#include "core/storage/reader_pool.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Pictures in one step: what was fetched stays when the rest is cancelled, killed or cut off.
constexpr int kPicturesAtOnce = 20;

/// One address and what came of it.
struct Fetched {
    PictureUrl url;
    std::optional<TakenFile> taken;
    WrittenAsset written;
    QString reason; ///< why it failed
};

/// What the file is called: the last part of its address, else the machine it came from.
QString nameOf(const QString& address)
{
    const QUrl url(address);
    QString name = url.fileName();
    for (QChar& letter : name) {
        if (hasControlCharacters(QStringView(&letter, 1)))
            letter = u' ';
    }
    return name.trimmed().isEmpty() ? url.host() : name.trimmed();
}

class PictureFetch
{
public:
    PictureFetch(Catalogue& catalogue, const Actor& actor, const FetchOptions& options, const JobContext& job)
        : m_catalogue(catalogue), m_actor(actor), m_job(job),
          m_folder(QDir(CatalogueFiles(catalogue.folder()).cache()).filePath(u"unpacked-XXXXXX"_s)),
          m_rule(options.allowPrivateAddresses ? PrivateAddresses::Allow : PrivateAddresses::Refuse),
          m_limits{.bytes = options.maxBytes}
    {}

    Result<ImportReport> run()
    {
        TRY_VOID(ensureWritable(m_catalogue));
        if (!m_folder.isValid())
            return fail(ErrorCode::Io, m_folder.errorString());
        QElapsedTimer timer;
        timer.start();
        TRY_ASSIGN(m_total, counted, m_catalogue.readers().read<qint64>([](Connection& db) {
            return PictureUrlRepository(db).openCount();
        }));
        if (const Result<> fetched = fetchAll(); !fetched.ok()) {
            Error error = fetched.error();
            error.detail += u" %1 of %2 pictures are in; fetch again to go on from there."_s
                                .arg(m_report.assetsAdded + m_report.duplicates)
                                .arg(m_total);
            return error;
        }
        m_report.seconds = double(timer.nsecsElapsed()) / 1e9;
        return std::move(m_report);
    }

private:
    Result<> fetchAll()
    {
        qint64 after = 0;
        while (true) {
            TRY_ASSIGN(const std::vector<PictureUrl> urls, read, next(after));
            if (urls.empty())
                return {};
            after = urls.back().id;
            TRY_VOID(fetchBatch(urls));
        }
    }

    Result<std::vector<PictureUrl>> next(qint64 after)
    {
        return m_catalogue.readers().read<std::vector<PictureUrl>>(
            [&](Connection& db) { return PictureUrlRepository(db).open(true, after, kPicturesAtOnce); });
    }

    /// What arrived before a cancel or a full disk is kept.
    Result<> fetchBatch(const std::vector<PictureUrl>& urls)
    {
        std::vector<Fetched> batch;
        TakenStore store(m_catalogue);
        Result<> ended;
        for (const PictureUrl& url : urls) {
            m_job.report({m_done++, m_total, url.url});
            Result<Fetched> fetched = fetchOne(url, store);
            if (!fetched.ok()) {
                ended = fetched.error();
                break;
            }
            batch.push_back(std::move(fetched).take());
        }
        if (!batch.empty())
            TRY_VOID(write(batch, store));
        return ended;
    }

    /// Fails only where going on makes no sense: cancelled, or the disk is full.
    Result<Fetched> fetchOne(const PictureUrl& url, TakenStore& store)
    {
        TRY_VOID(m_job.checkpoint());
        Fetched fetched{.url = url};
        const QString path = m_folder.filePath(QString::number(url.id));
        Result<TakenFile> taken = download(url, path);
        const Result<> stored = taken.ok() ? store.add(taken.value(), m_job) : Result<>(taken.error());
        QFile::remove(path);
        if (!stored.ok()) {
            if (stored.error().code == ErrorCode::Cancelled || stored.error().code == ErrorCode::Io)
                return stored.error();
            fetched.reason = stored.error().detail;
            return fetched;
        }
        fetched.taken = std::move(taken).take();
        fetched.taken->incoming.products = {url.product};
        return fetched;
    }

    Result<TakenFile> download(const PictureUrl& url, const QString& path) const
    {
        const auto mayConnect = [this](std::span<const quint8> address) { return checkFetchAddress(address, m_rule); };
        TRY_ASSIGN(const Downloaded downloaded, fetched, downloadFile(url.url, path, mayConnect, m_limits, m_job));
        Q_UNUSED(downloaded);
        return takeMedia(MediaSource::file(path), {.name = nameOf(url.url), .source = url.url}, m_job);
    }

    Result<> write(std::vector<Fetched>& batch, TakenStore& store)
    {
        TRY_ASSIGN(const QString warning, settled, store.settle());
        if (!warning.isEmpty())
            m_report.warnings.push_back({m_catalogue.folder(), warning});
        const auto arrived = std::count_if(batch.begin(), batch.end(), [](const Fetched& one) { return !!one.taken; });
        const StepLabel label = countLabel(u"fetch"_s, size_t(arrived));
        TRY_ASSIGN(const StepId step, written,
                   runStep(m_catalogue, m_actor, label, [&](EditContext& edit) { return writeRows(edit, batch); }));
        if (arrived > 0)
            m_report.step = step;
        for (const Fetched& fetched : batch)
            report(fetched);
        return {};
    }

    Result<> writeRows(EditContext& edit, std::vector<Fetched>& batch)
    {
        std::vector<const TakenFile*> taken;
        for (const Fetched& fetched : batch) {
            if (fetched.taken)
                taken.push_back(&*fetched.taken);
        }
        TRY_ASSIGN(const std::vector<WrittenAsset> all, wrote, writeTaken(edit, m_catalogue.blobs(), taken));
        PictureUrlRepository urls(edit.db);
        size_t place = 0;
        for (Fetched& fetched : batch) {
            if (!fetched.taken) {
                TRY_VOID(urls.markFailed(fetched.url.id, fetched.reason));
                continue;
            }
            fetched.written = all[place++];
            TRY_VOID(urls.markFetched(fetched.url.id, fetched.written.asset));
        }
        return {};
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
    DownloadLimits m_limits;
    ImportReport m_report;
    qint64 m_done = 0, m_total = 0;
};

} // namespace

Result<ImportReport> fetchWaitingPictures(Catalogue& catalogue, const Actor& actor, const FetchOptions& options,
                                          const JobContext& job)
{
    return PictureFetch(catalogue, actor, options, job).run();
}

} // namespace vitrine
