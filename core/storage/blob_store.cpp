#include "core/storage/blob_store.h"

#include "core/jobs/stream_pieces.h"
#include "core/storage/blob_temporaries.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {
constexpr qint64 kReserveBytes = 64 << 20; ///< the database and its log must still be able to grow

Error notASha256(const QString& text)
{
    return fail(ErrorCode::InvalidInput, u"'%1' is not a SHA-256 (64 lower-case hex digits)."_s.arg(text.left(80)));
}
} // namespace

BlobStore::BlobStore(QString folder, DatabaseAccess access, HasherFactory newHasher,
                     std::shared_ptr<FileOperations> files)
    : m_folder(std::move(folder)), m_access(access), m_newHasher(newHasher), m_files(std::move(files)),
      m_temporaries(std::make_unique<BlobTemporaries>(m_folder + u"/tmp"_s))
{}

BlobStore::~BlobStore() = default;

Result<std::unique_ptr<BlobStore>> BlobStore::open(const QString& folder, DatabaseAccess access,
                                                   HasherFactory newHasher, std::shared_ptr<FileOperations> files)
{
    if (!files)
        files = std::make_shared<SystemFileOperations>();
    std::unique_ptr<BlobStore> store(new BlobStore(QDir::cleanPath(folder), access, newHasher, std::move(files)));
    if (access == DatabaseAccess::ReadWrite) {
        TRY_VOID(store->m_files->makeFolder(store->m_folder));
        store->m_staleRemoved = store->m_temporaries->removeStale();
    }
    return store;
}

Result<> BlobStore::ensureWritable() const
{
    if (m_access == DatabaseAccess::ReadOnly)
        return fail(ErrorCode::Unavailable,
                    u"The catalogue is open for reading only; '%1' stays as it is."_s.arg(m_folder));
    return {};
}

Result<StoredBlob> BlobStore::putFile(const QString& path, const JobContext& job)
{
    BlobBatch batch(*this);
    TRY_ASSIGN(const StoredBlob stored, added, batch.addFile(path, job));
    TRY_VOID(batch.sync());
    return stored;
}

Result<StoredBlob> BlobStore::putBytes(QByteArrayView bytes)
{
    BlobBatch batch(*this);
    TRY_ASSIGN(const StoredBlob stored, added, batch.addBytes(bytes));
    TRY_VOID(batch.sync());
    return stored;
}

bool BlobStore::contains(const QString& sha256) const
{
    return isSha256(sha256) && QFileInfo(path(sha256)).isFile();
}

QString BlobStore::path(const QString& sha256) const
{
    Q_ASSERT(isSha256(sha256));
    return m_folder + u'/' + sha256.left(2) + u'/' + sha256.mid(2);
}

Result<qint64> BlobStore::size(const QString& sha256) const
{
    if (!isSha256(sha256))
        return notASha256(sha256);
    const QFileInfo info(path(sha256));
    if (!info.isFile())
        return fail(ErrorCode::NotFound,
                    u"The bytes %1 are missing from the catalogue ('%2')."_s.arg(sha256, info.filePath()));
    return info.size();
}

Result<std::unique_ptr<QFile>> BlobStore::openBlob(const QString& sha256) const
{
    TRY_VOID(size(sha256));
    auto file = std::make_unique<QFile>(path(sha256));
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(file->fileName(), file->errorString()));
    return file;
}

Result<QByteArray> BlobStore::read(const QString& sha256, qint64 limit) const
{
    TRY_ASSIGN(const auto file, opened, openBlob(sha256));
    const qint64 bytes = file->size();
    if (bytes > limit)
        return fail(ErrorCode::TooLarge,
                    u"'%1' has %2 bytes; the limit is %3."_s.arg(file->fileName()).arg(bytes).arg(limit));
    QByteArray content = file->read(bytes);
    if (content.size() != bytes)
        return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(file->fileName(), file->errorString()));
    return content;
}

Result<> BlobStore::verify(const QString& sha256, const JobContext& job) const
{
    TRY_ASSIGN(const auto file, opened, openBlob(sha256));
    const std::unique_ptr<Hasher> hasher = m_newHasher();
    TRY_VOID(forEachPiece(*file, file->fileName(), job, [&](QByteArrayView piece) {
        hasher->add(piece);
        return Result<>();
    }));
    TRY_ASSIGN(const QString now, finished, hasher->finish());
    if (now != sha256) {
        return fail(
            ErrorCode::Corrupt,
            u"'%1' is damaged: its bytes have the SHA-256 %2. Restore it from a backup."_s.arg(file->fileName(), now));
    }
    return {};
}

Result<> BlobStore::remove(const QString& sha256)
{
    TRY_VOID(ensureWritable());
    if (!isSha256(sha256))
        return notASha256(sha256);
    return m_files->remove(path(sha256));
}

Result<> BlobStore::forEach(const std::function<Result<>(const QString&, qint64)>& visit, const JobContext& job) const
{
    const QStringList folders = QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& folder : folders) {
        TRY_VOID(job.checkpoint());
        const QFileInfoList files = QDir(m_folder + u'/' + folder).entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo& file : files) {
            if (const QString sha256 = folder + file.fileName(); folder.size() == 2 && isSha256(sha256))
                TRY_VOID(visit(sha256, file.size()));
        }
    }
    return {};
}

Result<> BlobStore::ensureRoom(qint64 bytes) const
{
    TRY_ASSIGN(const qint64 available, told, m_files->freeBytes(m_folder));
    if (available >= bytes + kReserveBytes)
        return {};
    const auto megabytes = [](qint64 value) { return QString::number((value + (1 << 20) - 1) >> 20); };
    return fail(ErrorCode::Io, u"The disk of '%1' has %2 MB free but %3 MB are needed; make room and try again."_s.arg(
                                   m_folder, megabytes(available), megabytes(bytes + kReserveBytes)));
}

BlobBatch::~BlobBatch()
{
    // A file that cannot be removed now is removed as stale at a later opening.
    for (const Pending& pending : m_pending)
        (void)m_store.m_files->remove(pending.temporary);
}

Result<StoredBlob> BlobBatch::addFile(const QString& path, const JobContext& job)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, u"There is no file '%1'."_s.arg(path));
    if (!info.isFile())
        return fail(ErrorCode::InvalidInput, u"'%1' is not a regular file."_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(path, file.errorString()));
    return addDevice(file, path, job);
}

Result<StoredBlob> BlobBatch::addBytes(QByteArrayView bytes)
{
    TRY_VOID(m_store.ensureWritable());
    const std::unique_ptr<Hasher> hasher = m_store.m_newHasher();
    hasher->add(bytes);
    TRY_ASSIGN(const QString sha256, hashed, hasher->finish());
    TRY_ASSIGN(const QString temporary, named, m_store.m_temporaries->newPath());
    const auto write = [&]() -> Result<> {
        TRY_ASSIGN(const auto writer, created, m_store.m_files->create(temporary));
        TRY_VOID(writer->write(bytes));
        return writer->close();
    };
    if (auto written = write(); !written.ok()) {
        (void)m_store.m_files->remove(temporary);
        return written.error();
    }
    return keep(sha256, bytes.size(), temporary);
}

Result<StoredBlob> BlobBatch::addDevice(QIODevice& from, const QString& name, const JobContext& job)
{
    TRY_VOID(m_store.ensureWritable());
    TRY_ASSIGN(const QString temporary, named, m_store.m_temporaries->newPath());
    const std::unique_ptr<Hasher> hasher = m_store.m_newHasher();
    const auto copy = [&]() -> Result<qint64> {
        TRY_ASSIGN(const auto writer, created, m_store.m_files->create(temporary));
        TRY_ASSIGN(const qint64 bytes, copied, forEachPiece(from, name, job, [&](QByteArrayView piece) {
                       hasher->add(piece);
                       return writer->write(piece);
                   }));
        TRY_VOID(writer->close());
        return bytes;
    };
    const auto copied = copy();
    if (!copied.ok()) {
        (void)m_store.m_files->remove(temporary);
        return copied.error();
    }
    TRY_ASSIGN(const QString sha256, hashed, hasher->finish());
    return keep(sha256, copied.value(), temporary);
}

Result<StoredBlob> BlobBatch::keep(const QString& sha256, qint64 bytes, const QString& temporary)
{
    // A blob of another size under this name is a damaged one: the good bytes take its place.
    const QFileInfo existing(m_store.path(sha256));
    const bool there = (existing.isFile() && existing.size() == bytes) || m_hashes.contains(sha256);
    // Also when it was there: the process that renamed it may not have made the name durable yet.
    m_folders.insert(existing.path());
    if (there) {
        TRY_VOID(m_store.m_files->remove(temporary));
    } else {
        m_pending.push_back({sha256, temporary});
        m_hashes.insert(sha256);
        m_pendingBytes += bytes;
    }
    return StoredBlob{sha256, bytes, there};
}

Result<> BlobBatch::publish(const Pending& pending)
{
    const QString target = m_store.path(pending.sha256);
    TRY_ASSIGN(const bool isNew, made, m_store.m_files->makeFolder(QFileInfo(target).path()));
    if (isNew)
        m_folders.insert(m_store.m_folder);
    return m_store.m_files->rename(pending.temporary, target);
}

Result<> BlobBatch::sync()
{
    for (const Pending& pending : m_pending)
        TRY_VOID(m_store.m_files->syncFile(pending.temporary));
    while (!m_pending.empty()) {
        TRY_VOID(publish(m_pending.back()));
        m_hashes.erase(m_pending.back().sha256);
        m_pending.pop_back();
    }
    for (const QString& folder : m_folders)
        TRY_VOID(m_store.m_files->syncFolder(folder));
    m_folders.clear();
    m_pendingBytes = 0;
    return {};
}

} // namespace vitrine
