#include "core/api/http/body_sink.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <ctime>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr auto kSpoolPrefix = "body-"_L1;
constexpr qint64 kReserveAtMost = 1024 * 1024;
/// A file this young may be one that its process has made and not locked yet.
constexpr qint64 kLockWithinSeconds = 60;

Error spoolError(const QString& path)
{
    const QString reason = QString::fromLocal8Bit(std::strerror(errno));
    return fail(ErrorCode::Io, u"The request's body could not be kept in %1: %2."_s.arg(path, reason));
}

} // namespace

/// The file of one spooled body. Locked while it is in use, so that another process leaves it alone.
struct BodySink::SpoolFile {
    FileDescriptor descriptor;
    QByteArray path;
    void* mapping = MAP_FAILED;
    size_t size = 0;

    SpoolFile() = default;
    SpoolFile(const SpoolFile&) = delete;
    SpoolFile& operator=(const SpoolFile&) = delete;
    ~SpoolFile()
    {
        if (mapping != MAP_FAILED)
            ::munmap(mapping, size);
        if (descriptor.isOpen())
            ::unlink(path.constData());
    }

    Result<> write(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const ssize_t written = ::write(descriptor.get(), bytes.data(), size_t(bytes.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return spoolError(QFile::decodeName(path));
            bytes = bytes.sliced(written);
            size += size_t(written);
        }
        return {};
    }
};

BodySink::BodySink(BodyLimits limits, std::optional<qint64> announced) : m_limits(std::move(limits))
{
    m_spoolsAtOnce = announced && *announced > m_limits.spoolAbove;
    if (announced && !m_spoolsAtOnce)
        m_bytes.reserve(std::min(*announced, kReserveAtMost));
}

BodySink::~BodySink() = default;

Result<> BodySink::spool()
{
    auto file = std::make_shared<SpoolFile>();
    file->path = QFile::encodeName(m_limits.spoolFolder + u'/' + kSpoolPrefix + u"XXXXXX"_s);
    file->descriptor = FileDescriptor(::mkostemp(file->path.data(), O_CLOEXEC)); // 0600 by definition
    if (!file->descriptor.isOpen())
        return spoolError(m_limits.spoolFolder);
    ::flock(file->descriptor.get(), LOCK_EX | LOCK_NB);
    TRY_VOID(file->write(m_bytes));
    m_bytes = QByteArray();
    m_file = std::move(file);
    return {};
}

Result<> BodySink::add(QByteArrayView bytes)
{
    if (!m_file && (m_spoolsAtOnce || m_bytes.size() + bytes.size() > m_limits.spoolAbove))
        TRY_VOID(spool());
    if (m_file)
        return m_file->write(bytes);
    m_bytes.append(bytes);
    return {};
}

Result<HttpBody> BodySink::finish()
{
    if (!m_file)
        return HttpBody(std::move(m_bytes));
    SpoolFile& file = *m_file;
    file.mapping = ::mmap(nullptr, file.size, PROT_READ, MAP_PRIVATE, file.descriptor.get(), 0);
    if (file.mapping == MAP_FAILED)
        return spoolError(QFile::decodeName(file.path));
    const auto view = QByteArray::fromRawData(static_cast<const char*>(file.mapping), qsizetype(file.size));
    const QString path = QFile::decodeName(file.path);
    return HttpBody(std::move(m_file), path, view);
}

Result<> prepareSpoolFolder(const QString& folder)
{
    const QByteArray path = QFile::encodeName(folder);
    if (!QDir(folder).exists() && (!QDir().mkpath(folder) || ::chmod(path.constData(), S_IRWXU) != 0))
        return fail(ErrorCode::Io, u"The folder %1 for long request bodies could not be made."_s.arg(folder));
    for (const QString& name : QDir(folder).entryList({kSpoolPrefix + u'*'}, QDir::Files)) {
        const QByteArray left = path + '/' + QFile::encodeName(name);
        const FileDescriptor file(::open(left.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        struct stat facts {};
        if (!file.isOpen() || ::fstat(file.get(), &facts) != 0)
            continue;
        const bool settled = ::time(nullptr) - facts.st_mtime > kLockWithinSeconds;
        if (settled && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0)
            ::unlink(left.constData());
    }
    return {};
}

} // namespace vitrine
