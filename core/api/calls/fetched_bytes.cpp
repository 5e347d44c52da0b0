#include "core/api/calls/fetched_bytes.h"

#include "core/ingest/download.h"
#include "core/ingest/url_rules.h"

#include <QFile>
#include <QTemporaryDir>

namespace vitrine {

using namespace Qt::StringLiterals;

Result<QByteArray> fetchBytes(const QString& url, qint64 limit, int seconds)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"fetched"_s);
    const AddressCheck mayConnect = [](std::span<const quint8> address) {
        return checkFetchAddress(address, PrivateAddresses::Refuse);
    };
    if (const Result<> allowed = checkUrl(url); !allowed.ok())
        return fail(ErrorCode::NotFound, allowed.error().detail);
    DownloadLimits limits;
    limits.bytes = limit;
    limits.totalSeconds = seconds;
    const auto done = downloadFile(url, path, mayConnect, limits);
    if (!done.ok() && (done.error().code == ErrorCode::TooLarge || done.error().code == ErrorCode::Unavailable))
        return done.error();
    QFile file(path);
    if (!done.ok() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, done.ok() ? file.errorString() : done.error().detail);
    return file.readAll();
}

} // namespace vitrine
