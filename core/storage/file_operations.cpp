#include "core/storage/file_operations.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

Error systemError(const QString& what, const QString& path, int number)
{
    return fail(ErrorCode::Io, u"'%1' cannot be %2: %3."_s.arg(path, what, qt_error_string(number)));
}

class SystemFileWriter final : public FileWriter
{
public:
    SystemFileWriter(QString path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    ~SystemFileWriter() override
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    SystemFileWriter(const SystemFileWriter&) = delete;
    SystemFileWriter& operator=(const SystemFileWriter&) = delete;

    Result<> write(QByteArrayView bytes) override
    {
        while (!bytes.isEmpty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), size_t(bytes.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return systemError(u"written"_s, m_path, errno);
            bytes = bytes.sliced(written);
        }
        return {};
    }

    Result<> close() override
    {
        // Only a hint; fsync later tells the truth.
        ::sync_file_range(m_descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
        const int closed = ::close(std::exchange(m_descriptor, -1));
        if (closed != 0 && errno != EINTR)
            return systemError(u"written"_s, m_path, errno);
        return {};
    }

private:
    QString m_path;
    int m_descriptor;
};

Result<> syncPath(const QString& path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (descriptor < 0)
        return systemError(u"opened to be made durable"_s, path, errno);
    const int synced = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    if (synced != 0)
        return systemError(u"made durable"_s, path, number);
    return {};
}

} // namespace

Result<std::unique_ptr<FileWriter>> SystemFileOperations::create(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0444);
    if (descriptor < 0)
        return systemError(u"made"_s, path, errno);
    return std::unique_ptr<FileWriter>(std::make_unique<SystemFileWriter>(path, descriptor));
}

Result<bool> SystemFileOperations::makeFolder(const QString& path)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0777) == 0)
        return true;
    if (errno == EEXIST && QFileInfo(path).isDir())
        return false;
    if (errno == ENOENT && QDir().mkpath(path))
        return true;
    return systemError(u"made"_s, path, errno);
}

Result<> SystemFileOperations::syncFile(const QString& path)
{
    return syncPath(path, O_RDONLY);
}

Result<> SystemFileOperations::syncFolder(const QString& path)
{
    return syncPath(path, O_RDONLY | O_DIRECTORY);
}

Result<> SystemFileOperations::rename(const QString& from, const QString& to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(u"given its final name"_s, to, errno);
    return {};
}

Result<> SystemFileOperations::remove(const QString& path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
        return systemError(u"removed"_s, path, errno);
    return {};
}

Result<qint64> SystemFileOperations::freeBytes(const QString& folder)
{
    const QStorageInfo disk(folder);
    if (!disk.isValid())
        return fail(ErrorCode::Io, u"The free space of the disk of '%1' cannot be told."_s.arg(folder));
    return disk.bytesAvailable();
}

} // namespace vitrine
