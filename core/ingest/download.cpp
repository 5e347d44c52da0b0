#include "core/ingest/download.h"

#include "core/ingest/url_rules.h"

#include <QFile>
#include <QUrl>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <optional>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

struct CurlCloser {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

/// What libcurl's callbacks share with the call they serve. The first error found by one of them is the call's error.
struct Transfer {
    QFile file;
    const AddressCheck& mayConnect;
    const DownloadLimits& limits;
    const JobContext& job;
    QString url;
    qint64 written = 0;
    std::optional<Error> error;
};

size_t onBytes(char* data, size_t size, size_t count, void* userData)
{
    auto& transfer = *static_cast<Transfer*>(userData);
    const qint64 bytes = qint64(size * count);
    if (transfer.written + bytes > transfer.limits.bytes) {
        transfer.error = fail(ErrorCode::TooLarge,
                              u"%1 is larger than %2 bytes, the limit for one fetched picture."_s.arg(transfer.url)
                                  .arg(transfer.limits.bytes));
        return 0;
    }
    if (transfer.file.write(data, bytes) != bytes) {
        transfer.error = fail(ErrorCode::Io, u"Cannot write %1: %2. Free some space and try again."_s.arg(
                                                 transfer.file.fileName(), transfer.file.errorString()));
        return 0;
    }
    transfer.written += bytes;
    return size_t(bytes);
}

std::span<const quint8> addressBytes(const curl_sockaddr& address)
{
    if (address.family == AF_INET) {
        const auto* v4 = reinterpret_cast<const sockaddr_in*>(&address.addr);
        return {reinterpret_cast<const quint8*>(&v4->sin_addr), 4};
    }
    if (address.family == AF_INET6) {
        const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&address.addr);
        return {reinterpret_cast<const quint8*>(&v6->sin6_addr), 16};
    }
    return {};
}

curl_socket_t onOpenSocket(void* userData, curlsocktype, curl_sockaddr* address)
{
    auto& transfer = *static_cast<Transfer*>(userData);
    const std::span<const quint8> bytes = addressBytes(*address);
    const Result<> allowed =
        bytes.empty() ? Result<>(fail(ErrorCode::InvalidInput, u"%1 is no internet address."_s.arg(transfer.url)))
                      : transfer.mayConnect(bytes);
    if (!allowed.ok()) {
        transfer.error = allowed.error();
        return CURL_SOCKET_BAD;
    }
    transfer.error.reset(); // an address refused before this one does not matter when another may be used
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int onProgress(void* userData, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    auto& transfer = *static_cast<Transfer*>(userData);
    if (const Result<> goOn = transfer.job.checkpoint(); !goOn.ok()) {
        transfer.error = goOn.error();
        return 1;
    }
    return 0;
}

void configure(CURL* curl, Transfer& transfer)
{
    const DownloadLimits& limits = transfer.limits;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, long(limits.connectSeconds));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, long(limits.totalSeconds));
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.bytes));
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Vitrine");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &onBytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &onOpenSocket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &onProgress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
}

Error transferError(const Transfer& transfer, CURLcode code)
{
    if (transfer.error)
        return *transfer.error;
    if (code == CURLE_FILESIZE_EXCEEDED)
        return fail(ErrorCode::TooLarge,
                    u"%1 is larger than %2 bytes, the limit for one fetched picture."_s.arg(transfer.url)
                        .arg(transfer.limits.bytes));
    return fail(ErrorCode::Unavailable, u"%1 could not be fetched: %2. Try again later."_s.arg(
                                            transfer.url, QString::fromUtf8(curl_easy_strerror(code))));
}

/// One request without following: the status, and where a redirect points to.
struct Hop {
    long status = 0;
    QString redirect;
    QString mediaType;
};

Result<Hop> requestOnce(CURL* curl, Transfer& transfer)
{
    TRY_VOID(checkUrl(transfer.url));
    const QByteArray address = QUrl(transfer.url).toEncoded();
    curl_easy_setopt(curl, CURLOPT_URL, address.constData());
    if (const CURLcode code = curl_easy_perform(curl); code != CURLE_OK)
        return transferError(transfer, code);
    Hop hop;
    const char* redirect = nullptr;
    const char* type = nullptr;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &hop.status);
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &redirect);
    curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    hop.redirect = QString::fromUtf8(redirect);
    hop.mediaType = QString::fromUtf8(type).section(u';', 0, 0).trimmed();
    return hop;
}

Result<> checkStatus(const QString& url, long status)
{
    if (status == 404 || status == 410)
        return fail(ErrorCode::NotFound, u"%1 does not exist any more (answer %2)."_s.arg(url).arg(status));
    if (status < 200 || status > 299)
        return fail(ErrorCode::Unavailable, u"%1 answered %2 instead of a picture."_s.arg(url).arg(status));
    return {};
}

Result<Downloaded> follow(CURL* curl, Transfer& transfer)
{
    for (int hops = 0; hops <= transfer.limits.redirects; ++hops) {
        TRY_ASSIGN(const Hop hop, requested, requestOnce(curl, transfer));
        if (hop.redirect.isEmpty()) {
            TRY_VOID(checkStatus(transfer.url, hop.status));
            if (!transfer.file.flush())
                return fail(ErrorCode::Io,
                            u"Cannot write %1: %2."_s.arg(transfer.file.fileName(), transfer.file.errorString()));
            return Downloaded{transfer.written, hop.mediaType, transfer.url};
        }
        transfer.url = hop.redirect;
        transfer.written = 0;
        if (!transfer.file.resize(0) || !transfer.file.seek(0))
            return fail(ErrorCode::Io,
                        u"Cannot write %1: %2."_s.arg(transfer.file.fileName(), transfer.file.errorString()));
    }
    return fail(ErrorCode::Unavailable,
                u"%1 redirects more than %2 times."_s.arg(transfer.url).arg(transfer.limits.redirects));
}

} // namespace

Result<Downloaded> downloadFile(const QString& url, const QString& path, const AddressCheck& mayConnect,
                                const DownloadLimits& limits, const JobContext& job)
{
    static std::once_flag initialised;
    std::call_once(initialised, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const std::unique_ptr<CURL, CurlCloser> curl(curl_easy_init());
    if (!curl)
        return fail(ErrorCode::Internal, u"The download library did not start."_s);
    Transfer transfer{QFile(path), mayConnect, limits, job, url, 0, std::nullopt};
    if (!transfer.file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(ErrorCode::Io, u"Cannot make %1: %2."_s.arg(path, transfer.file.errorString()));
    configure(curl.get(), transfer);
    Result<Downloaded> result = follow(curl.get(), transfer);
    if (!result.ok())
        transfer.file.remove();
    return result;
}

} // namespace vitrine
