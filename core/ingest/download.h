#pragma once

#include "core/jobs/job_context.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <span>

namespace vitrine {

/// Bounds of one fetched file.
struct DownloadLimits {
    qint64 bytes = 64LL * 1024 * 1024;
    int redirects = 5;
    int connectSeconds = 15;
    int totalSeconds = 120;
};

/// Says whether a connection to this address may be opened: 4 bytes (IPv4) or 16 (IPv6), in network order. Asked at
/// the moment of connecting, for each address and each redirect, so that a name cannot be re-pointed in between.
using AddressCheck = std::function<Result<>(std::span<const quint8> address)>;

struct Downloaded {
    qint64 bytes = 0;
    QString mediaType; ///< as the server said; the content decides later
    QString finalUrl;  ///< after redirects
};

/// Fetches one http or https address into a new file at `path`, through no proxy, sending no cookies and no
/// credentials. Only ever called because the user asked for that very address. Blocking; any thread; cancelled by the
/// job. Errors: InvalidInput (scheme, credentials in the address, an address that is not allowed), NotFound (404, 410),
/// TooLarge, Unavailable (no answer, other status: a retry may help), Io (the file), Cancelled. On error no file stays.
Result<Downloaded> downloadFile(const QString& url, const QString& path, const AddressCheck& mayConnect,
                                const DownloadLimits& limits = {}, const JobContext& job = {});

} // namespace vitrine
