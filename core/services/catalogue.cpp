#include "core/services/catalogue.h"

#include "core/base/uuid.h"
#include "core/media/hash.h"
#include "core/services/location_warning.h"
#include "core/storage/blob_store.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/change_feed.h"
#include "core/storage/commit_watch.h"
#include "core/storage/migrations.h"
#include "core/storage/reader_pool.h"
#include "core/storage/settings_repository.h"
#include "core/storage/text_index.h"
#include "core/storage/thumbnail_store.h"
#include "core/storage/transaction.h"
#include "core/storage/writer.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString absolute(const QString& folder)
{
    return QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
}

Result<> makeFolder(const QString& path)
{
    if (QDir().mkpath(path))
        return {};
    return fail(ErrorCode::Io, u"The folder '%1' could not be made; is the disk writable and not full?"_s.arg(path));
}

Result<> requireRoomForCatalogue(const QString& folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return fail(ErrorCode::Conflict, u"'%1' is a file; give the name of a folder."_s.arg(folder));
    if (QFileInfo::exists(CatalogueFiles(folder).database()))
        return fail(ErrorCode::Conflict, u"There is a catalogue in '%1' already; open it."_s.arg(folder));
    if (!QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return fail(ErrorCode::Conflict, u"The folder '%1' is not empty; give a new one."_s.arg(folder));
    return {};
}

/// What makes a catalogue itself; also for one whose making was interrupted.
Result<> ensureMeta(Connection& db, UtcMillis now)
{
    MetaRepository meta(db);
    const std::pair<QString, QString> rows[] = {
        {u"uuid"_s, newUuid()},
        {u"project_id"_s, QUuid::createUuid().toString(QUuid::Id128)},
        {u"created_utc"_s, QString::number(now)},
    };
    for (const auto& [key, value] : rows) {
        TRY_ASSIGN(const std::optional<QString> there, found, meta.value(key));
        if (!there)
            TRY_VOID(meta.insert(key, value));
    }
    return {};
}

Result<> prepareDatabase(const QString& path, UtcMillis now)
{
    TRY_ASSIGN([[maybe_unused]] const MigrationReport report, migrated, migrateDatabase(path, now));
    TRY_ASSIGN(const std::unique_ptr<Connection> db, opened, Connection::open(path, DatabaseAccess::ReadWrite));
    TRY_ASSIGN(const std::optional<QString> known, found, MetaRepository(*db).value(u"created_utc"_s));
    if (known)
        return {};
    TRY_ASSIGN(Transaction transaction, begun, Transaction::begin(*db));
    TRY_VOID(ensureMeta(*db, now));
    return transaction.commit();
}

Result<> checkReadable(const QString& path)
{
    TRY_ASSIGN(const std::unique_ptr<Connection> db, opened, Connection::open(path, DatabaseAccess::ReadOnly));
    return requireCurrentSchema(*db);
}

/// A damaged file: what to do about it.
Error withAdvice(const Error& error, const QString& folder)
{
    if (error.code != ErrorCode::Corrupt)
        return error;
    return {error.code,
            u"The catalogue in '%1' is damaged (%2) Run 'vitrine check --repair', or restore a backup."_s.arg(
                folder, error.detail),
            error.where};
}

} // namespace

/// In the order in which they are made; destroyed in reverse: the writer first, which tells the feed.
struct Catalogue::Data {
    CatalogueFiles files;
    const Clock& clock;
    OpenMode mode;
    QString warning;
    std::unique_ptr<ReaderPool> readers;
    std::unique_ptr<CommitWatch> commits;
    std::unique_ptr<BlobStore> blobs;
    std::unique_ptr<ThumbnailStore> thumbnails;
    std::unique_ptr<ChangeFeed> feed;
    std::unique_ptr<Writer> writer;

    DatabaseAccess access() const
    {
        return mode == OpenMode::ReadWrite ? DatabaseAccess::ReadWrite : DatabaseAccess::ReadOnly;
    }
    Result<> openDatabase();
    Result<> openFolders();
    Result<> openWriter();
    void closeDatabase();
};

Result<> Catalogue::Data::openDatabase()
{
    const QString path = files.database();
    if (!QFileInfo(path).isFile()) {
        return fail(ErrorCode::NotFound,
                    u"There is no catalogue in '%1'; make one with 'vitrine new'."_s.arg(files.folder()));
    }
    return mode == OpenMode::ReadWrite ? prepareDatabase(path, clock.now()) : checkReadable(path);
}

Result<> Catalogue::Data::openFolders()
{
    if (mode == OpenMode::ReadWrite)
        TRY_VOID(makeFolder(files.cache())); // somebody may have deleted it: it comes back
    TRY_ASSIGN(blobs, blobsOpened, BlobStore::open(files.blobs(), access(), &newSha256));
    TRY_ASSIGN(thumbnails, thumbnailsOpened, ThumbnailStore::open(files.thumbnails(), access()));
    readers = std::make_unique<ReaderPool>(files.database());
    commits = std::make_unique<CommitWatch>(files.database());
    return {};
}

Result<> Catalogue::Data::openWriter()
{
    TRY_ASSIGN(feed, feedStarted, ChangeFeed::start(files.database()));
    if (mode == OpenMode::ReadOnly)
        return {};
    std::vector<std::unique_ptr<DerivedRefresher>> derived;
    derived.push_back(std::make_unique<TextIndexRefresher>());
    TRY_ASSIGN(writer, writerOpened, Writer::open(files.database(), clock, std::move(derived)));
    writer->setCommitListener([told = feed.get()] { told->wake(); });
    return {};
}

/// SQLite puts its log back into the database when the last connection closes that may write; here a reader would be
/// the last. Then the one file holds everything, for copying and for media that cannot be written to.
void Catalogue::Data::closeDatabase()
{
    const bool wrote = writer != nullptr;
    writer.reset();
    feed.reset();
    commits.reset();
    readers.reset();
    if (wrote)
        (void)Connection::open(files.database(), DatabaseAccess::ReadWrite); // if it fails, the log stays: no harm
}

Result<> Catalogue::create(const QString& folder, const Clock& clock)
{
    const CatalogueFiles files(absolute(folder));
    TRY_VOID(requireRoomForCatalogue(files.folder()));
    for (const QString& path : {files.folder(), files.blobs(), files.cache()})
        TRY_VOID(makeFolder(path));
    return prepareDatabase(files.database(), clock.now());
}

Result<std::unique_ptr<Catalogue>> Catalogue::open(const QString& folder, const Clock& clock, OpenMode mode)
{
    auto data = std::make_unique<Data>(Data{.files = CatalogueFiles(absolute(folder)),
                                            .clock = clock,
                                            .mode = mode,
                                            .warning = {},
                                            .readers = {},
                                            .commits = {},
                                            .blobs = {},
                                            .thumbnails = {},
                                            .feed = {},
                                            .writer = {}});
    for (const auto part : {&Data::openDatabase, &Data::openFolders, &Data::openWriter}) {
        if (const Result<> opened = (data.get()->*part)(); !opened.ok())
            return withAdvice(opened.error(), data->files.folder());
    }
    data->warning = vitrine::locationWarning(catalogueLocation(data->files.folder()));
    return std::unique_ptr<Catalogue>(new Catalogue(std::move(data)));
}

Catalogue::Catalogue(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Catalogue::~Catalogue()
{
    m_data->closeDatabase();
}

QString Catalogue::folder() const
{
    return m_data->files.folder();
}

OpenMode Catalogue::mode() const
{
    return m_data->mode;
}

QString Catalogue::locationWarning() const
{
    return m_data->warning;
}

const Clock& Catalogue::clock() const
{
    return m_data->clock;
}

Writer& Catalogue::writer()
{
    Q_ASSERT(m_data->writer);
    return *m_data->writer;
}

ReaderPool& Catalogue::readers() const
{
    return *m_data->readers;
}

CommitWatch& Catalogue::commits() const
{
    return *m_data->commits;
}

const BlobStore& Catalogue::blobs() const
{
    return *m_data->blobs;
}

BlobStore& Catalogue::blobs()
{
    return *m_data->blobs;
}

ThumbnailStore& Catalogue::thumbnails() const
{
    return *m_data->thumbnails;
}

ChangeFeed& Catalogue::changes()
{
    return *m_data->feed;
}

} // namespace vitrine
