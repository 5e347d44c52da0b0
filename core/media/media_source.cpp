#include "core/media/media_source.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace vitrine {

Result<qint64> MediaSource::size() const
{
    if (!m_isFile)
        return m_bytes.size();
    const QFileInfo info(m_name);
    if (!info.exists())
        return fail(ErrorCode::NotFound, u"There is no file '%1'."_s.arg(m_name));
    // A pipe would block for ever and a device has no end.
    if (!info.isFile())
        return fail(ErrorCode::InvalidInput, u"'%1' is not a regular file."_s.arg(m_name));
    return info.size();
}

Result<std::unique_ptr<QIODevice>> MediaSource::open() const
{
    TRY_VOID(size());
    std::unique_ptr<QIODevice> device;
    if (m_isFile) {
        device = std::make_unique<QFile>(m_name);
    } else {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(m_bytes);
        device = std::move(buffer);
    }
    if (!device->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(m_name, device->errorString()));
    return device;
}

Result<QByteArray> MediaSource::head(qint64 bytes) const
{
    if (!m_isFile)
        return m_bytes.first(std::min<qint64>(bytes, m_bytes.size()));
    TRY_ASSIGN(const auto device, opened, open());
    QByteArray read = device->read(bytes);
    if (read.isEmpty() && device->size() > 0)
        return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(m_name, device->errorString()));
    return read;
}

Result<QByteArray> MediaSource::all(qint64 limit) const
{
    TRY_ASSIGN(const qint64 bytes, sized, size());
    if (bytes > limit) {
        return fail(ErrorCode::TooLarge, u"'%1' has %2; the limit for such a file is %3."_s.arg(
                                             m_name, readableSize(bytes), readableSize(limit)));
    }
    if (!m_isFile)
        return m_bytes;
    TRY_ASSIGN(QByteArray read, headed, head(bytes));
    if (read.size() != bytes)
        return fail(ErrorCode::Io, u"'%1' ended after %2 of %3 bytes; it was changed while it was read."_s.arg(m_name)
                                       .arg(read.size())
                                       .arg(bytes));
    return read;
}

QString readableSize(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace vitrine
