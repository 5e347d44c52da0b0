#include "tests/bench/http_load.h"
#include "tests/bench/bench_context.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>
#include <thread>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSeconds = 5;

/// "99%    1.23ms" and "Requests/sec:  76543.21" of wrk's report.
LoadResult resultOfWrk(const QString& report)
{
    static const QRegularExpression rate(u"Requests/sec:\\s+([\\d.]+)"_s), slowest(u"99%\\s+([\\d.]+)(us|ms|s)"_s),
        failed(u"Non-2xx or 3xx responses|Socket errors"_s);
    const auto requests = rate.match(report), latency = slowest.match(report);
    if (!requests.hasMatch() || !latency.hasMatch() || failed.match(report).hasMatch())
        stop("asking with wrk", fail(ErrorCode::Io, report));
    const QString unit = latency.captured(2);
    const double scale = unit == u"us"_s ? .001 : unit == u"s"_s ? 1000 : 1;
    return {u"wrk"_s, requests.captured(1).toDouble(), latency.captured(1).toDouble() * scale};
}

LoadResult loadByWrk(const QString& program, const QString& url, int connections)
{
    QProcess wrk;
    wrk.start(program, {u"-t1"_s, u"-c%1"_s.arg(connections), u"-d%1s"_s.arg(kSeconds), u"--latency"_s, url});
    if (!wrk.waitForFinished(kSeconds * 10'000))
        stop("asking with wrk", fail(ErrorCode::Io, wrk.errorString()));
    return resultOfWrk(QString::fromLocal8Bit(wrk.readAllStandardOutput()));
}

/// One thread a connection.
LoadResult loadByOwnClient(quint16 port, const QByteArray& target, int connections)
{
    std::mutex mutex;
    std::vector<double> milliseconds;
    std::vector<std::jthread> clients;
    for (int i = 0; i < connections; ++i) {
        clients.emplace_back([&] {
            LoadConnection connection(port);
            std::vector<double> own;
            QElapsedTimer all, each;
            for (all.start(); all.elapsed() < kSeconds * 1000;) {
                each.start();
                if (!connection.get(target))
                    stop("asking the listener", fail(ErrorCode::Io, u"It did not answer with 200."_s));
                own.push_back(double(each.nsecsElapsed()) / 1e6);
            }
            const std::lock_guard lock(mutex);
            milliseconds.insert(milliseconds.end(), own.begin(), own.end());
        });
    }
    clients.clear();
    return {u"own client"_s, double(milliseconds.size()) / kSeconds, percentile(milliseconds, .99)};
}

} // namespace

LoadConnection::LoadConnection(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        stop("connecting to the listener", fail(ErrorCode::Io, u"port %1"_s.arg(port)));
}

LoadConnection::LoadConnection(LoadConnection&& other) noexcept : m_socket(std::exchange(other.m_socket, -1)) {}

LoadConnection::~LoadConnection()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool LoadConnection::send(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

bool LoadConnection::readAnswer()
{
    QByteArray read;
    char piece[4096];
    while (true) {
        const ssize_t got = ::recv(m_socket, piece, sizeof piece, 0);
        if (got <= 0)
            return false;
        read.append(piece, got);
        const qsizetype end = read.indexOf("\r\n\r\n"), length = read.indexOf("Content-Length: ");
        if (end < 0 || length < 0)
            continue;
        const qsizetype lengthEnd = read.indexOf('\r', length);
        if (read.size() >= end + 4 + read.mid(length + 16, lengthEnd - length - 16).toLongLong())
            return read.startsWith("HTTP/1.1 200 ");
    }
}

bool LoadConnection::get(const QByteArray& target)
{
    return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n") && readAnswer();
}

bool LoadConnection::call(const QByteArray& method, const QByteArray& target, const QByteArray& body)
{
    const QByteArray length = QByteArray::number(body.size());
    return send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n") &&
           send(body) && readAnswer();
}

LoadResult loadWithGets(const QString& url, const QByteArray& target, int connections)
{
    const QString wrk = QStandardPaths::findExecutable(u"wrk"_s);
    if (!wrk.isEmpty())
        return loadByWrk(wrk, url + QString::fromLatin1(target), connections);
    return loadByOwnClient(quint16(QUrl(url).port()), target, connections);
}

void allowManyFiles()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace vitrine::bench
