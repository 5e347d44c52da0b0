#include "core/api/http/http_server.h"

#include "core/api/http/http_connection.h"
#include "core/api/http/tls_context.h"

#include <QDir>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>
#include <future>
#include <unordered_set>

using namespace Qt::StringLiterals;
namespace asio = boost::asio;

namespace vitrine {
namespace {

using Tcp = asio::ip::tcp;
using Code = boost::system::error_code;
using Milliseconds = std::chrono::milliseconds;
/// After the process has run out of file descriptors.
constexpr Milliseconds kAcceptPause{50};

/// Deadlines are looked at so often: with a quarter of the shortest one as their error, and once a second at least.
Milliseconds tickOf(const HttpLimits& limits)
{
    const Milliseconds shortest =
        std::min({limits.headerDeadline, limits.bodyDeadline, limits.idleDeadline, limits.writeDeadline});
    return std::clamp(shortest / 4, Milliseconds{5}, Milliseconds{1000});
}

Error listenError(const Code& code, const HttpSettings& settings)
{
    const QString where = u"%1, port %2"_s.arg(settings.address).arg(settings.port);
    if (code == asio::error::address_in_use)
        return fail(ErrorCode::Conflict, u"Another program listens on %1; choose another port."_s.arg(where));
    if (code == boost::system::errc::address_not_available)
        return fail(ErrorCode::InvalidInput, u"This machine has no address %1."_s.arg(settings.address));
    return fail(ErrorCode::Io, u"Cannot listen on %1: %2."_s.arg(where, QString::fromStdString(code.message())));
}

/// Opens, binds and listens.
Result<> openAcceptor(Tcp::acceptor& acceptor, const HttpSettings& settings)
{
    const QString name = settings.address == u"localhost"_s ? u"127.0.0.1"_s : settings.address;
    Code code;
    const auto address = asio::ip::make_address(name.toStdString(), code);
    if (code)
        return fail(ErrorCode::InvalidInput, u"\"%1\" is no network address."_s.arg(settings.address));
    const Tcp::endpoint endpoint(address, settings.port);
    acceptor.open(endpoint.protocol(), code);
    if (!code)
        acceptor.set_option(Tcp::acceptor::reuse_address(true), code);
    if (!code)
        acceptor.bind(endpoint, code);
    if (!code)
        acceptor.listen(Tcp::acceptor::max_listen_connections, code);
    return code ? Result<>(listenError(code, settings)) : Result<>();
}

/// A client that has left must cost an error, not the process.
void blockPipeSignal()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

} // namespace

struct HttpServer::Data {
    Data(const HttpSettings& settings, HttpAdmission admit, HttpHandler handle, HttpRefusal refuse)
        : tick(tickOf(settings.limits)),
          host{settings, std::move(admit), std::move(handle), std::move(refuse), io, pool, counts},
          pool(settings.limits.workers, settings.limits.waitingCalls)
    {
        host.callsChanged = [this](int change) { changeCalls(change); };
    }

    void accept();
    void onAccepted(const Code& code, Tcp::socket socket);
    void add(Tcp::socket socket);
    bool evictOldest();
    void removeClosed();
    void startTicking();
    void onTick();
    void changeCalls(int change);
    void onIoThread(std::function<void()> task);
    void closeAll(bool alsoCalls);
    void end();

    const Milliseconds tick;
    LiveCounts counts;
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard{io.get_executor()};
    Tcp::acceptor acceptor{io};
    asio::steady_timer ticker{io}, pause{io};
    bool ticking = false;
    std::unique_ptr<TlsContext> tls;
    std::unordered_set<std::shared_ptr<HttpConnection>> connections;
    QString url;
    quint16 port = 0;
    std::mutex callsMutex;
    std::condition_variable noCalls;
    int calls = 0;
    ConnectionHost host;
    WorkerPool pool; ///< its tasks use what is above; joined first
    std::mutex endMutex;
    bool ended = false;
    std::thread thread;
};

void HttpServer::Data::accept()
{
    acceptor.async_accept([this](const Code& code, Tcp::socket socket) { onAccepted(code, std::move(socket)); });
}

void HttpServer::Data::onAccepted(const Code& code, Tcp::socket socket)
{
    if (!acceptor.is_open())
        return;
    if (!code) {
        add(std::move(socket));
        return accept();
    }
    evictOldest(); // no file descriptor left, or the like: make room, and do not turn in circles
    pause.expires_after(kAcceptPause);
    pause.async_wait([this](const Code& stopped) {
        if (!stopped)
            accept();
    });
}

void HttpServer::Data::add(Tcp::socket socket)
{
    Code ignored; // a client that has left already is noticed when it is read
    socket.native_non_blocking(true, ignored);
    socket.set_option(Tcp::no_delay(true), ignored);
    const int handle = socket.native_handle();
    auto channel = tls ? tls->channel(handle) : plainChannel(handle);
    if (!channel)
        return;
    removeClosed();
    const bool full = qint64(connections.size()) >= host.settings.limits.connections && !evictOldest();
    auto connection = std::make_shared<HttpConnection>(host, std::move(socket), std::move(channel));
    connections.insert(connection);
    ++counts.connectionsTotal;
    counts.connectionsOpen = qint64(connections.size());
    if (full && !tls)
        connection->startRefused(503, u"All connections are in use; try again soon."_s);
    else if (full)
        connection->close();
    else
        connection->start();
    startTicking();
}

bool HttpServer::Data::evictOldest()
{
    removeClosed();
    std::shared_ptr<HttpConnection> oldest;
    for (const auto& connection : connections) {
        const bool older = !oldest || connection->waitingSince() < oldest->waitingSince();
        if (connection->isWaiting() && older)
            oldest = connection;
    }
    if (!oldest)
        return false;
    oldest->close();
    ++counts.evicted;
    removeClosed();
    return true;
}

void HttpServer::Data::removeClosed()
{
    std::erase_if(connections, [](const auto& connection) { return connection->isClosed(); });
    counts.connectionsOpen = qint64(connections.size());
}

void HttpServer::Data::startTicking()
{
    if (std::exchange(ticking, true))
        return;
    ticker.expires_after(tick);
    ticker.async_wait([this](const Code& stopped) {
        if (!stopped)
            onTick();
    });
}

void HttpServer::Data::onTick()
{
    const auto now = std::chrono::steady_clock::now();
    for (const auto& connection : connections)
        connection->checkDeadline(now);
    removeClosed();
    ticking = false;
    if (!connections.empty()) // without connections the process sleeps
        startTicking();
}

void HttpServer::Data::changeCalls(int change)
{
    const std::lock_guard lock(callsMutex);
    calls += change;
    if (calls == 0)
        noCalls.notify_all();
}

void HttpServer::Data::onIoThread(std::function<void()> task)
{
    std::promise<void> done;
    asio::post(io, [&] {
        task();
        done.set_value();
    });
    done.get_future().wait();
}

void HttpServer::Data::closeAll(bool alsoCalls)
{
    for (const auto& connection : connections) {
        if (alsoCalls || connection->isWaiting())
            connection->close();
    }
    removeClosed();
}

void HttpServer::Data::end()
{
    onIoThread([this] {
        closeAll(true);
        ticker.cancel();
        guard.reset();
    });
    io.stop(); // an answer that a late call still posts is dropped
    thread.join();
    ended = true;
}

HttpServer::HttpServer(std::unique_ptr<Data> data) : m_data(std::move(data)) {}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpSettings& wanted, HttpAdmission admit,
                                                      HttpHandler handle, HttpRefusal refuse)
{
    HttpSettings settings = wanted;
    if (settings.spoolFolder.isEmpty())
        settings.spoolFolder = QDir::tempPath();
    auto data = std::make_unique<Data>(settings, std::move(admit), std::move(handle), std::move(refuse));
    if (settings.tls) {
        TRY_ASSIGN(data->tls, loaded, TlsContext::load(*settings.tls));
    }
    TRY_VOID(prepareSpoolFolder(settings.spoolFolder));
    TRY_VOID(openAcceptor(data->acceptor, settings));
    Code ignored; // a socket that listens has an address
    const Tcp::endpoint endpoint = data->acceptor.local_endpoint(ignored);
    const QString address = QString::fromStdString(endpoint.address().to_string());
    data->port = endpoint.port();
    data->url = (settings.tls ? u"https://%1:%2"_s : u"http://%1:%2"_s)
                    .arg(endpoint.address().is_v6() ? u'[' + address + u']' : address)
                    .arg(data->port);
    data->accept();
    data->thread = std::thread([io = &data->io] {
        blockPipeSignal();
        io->run();
    });
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(data)));
}

HttpServer::~HttpServer()
{
    stop(Milliseconds{0});
}

QString HttpServer::url() const
{
    return m_data->url;
}

quint16 HttpServer::port() const
{
    return m_data->port;
}

HttpCounts HttpServer::counts() const
{
    const LiveCounts& live = m_data->counts;
    return {live.connectionsOpen, live.connectionsTotal, live.requests, live.refused,
            live.evicted,         live.bytesIn,          live.bytesOut};
}

void HttpServer::stop(Milliseconds patience)
{
    const std::lock_guard turn(m_data->endMutex);
    if (m_data->ended)
        return;
    m_data->onIoThread([data = m_data.get()] {
        data->host.stopping = true;
        Code ignored; // nothing to save in a socket that only listens
        data->acceptor.close(ignored);
        data->pause.cancel();
        data->closeAll(false);
    });
    {
        std::unique_lock lock(m_data->callsMutex);
        m_data->noCalls.wait_for(lock, patience, [&] { return m_data->calls == 0; });
    }
    m_data->end();
}

} // namespace vitrine
