#include "core/api/http/http_connection.h"

#include "core/api/http/byte_range.h"

#include <QDateTime>

#include <boost/asio/post.hpp>

#include <exception>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

using Outcome = ChannelStep::Outcome;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

/// So many reads or writes, then the other connections have their turn.
constexpr int kStepsPerTurn = 16;
/// A long answer has the write deadline for each so many bytes.
constexpr qint64 kWritePiece = 16 * 1024 * 1024;
/// After an answer that closes, unread bytes are awaited so long, and so many of them: closing earlier would make the
/// system throw the answer away at the other side.
constexpr Milliseconds kLingerTime{2000};
constexpr qint64 kLingerBytes = 4 * 1024 * 1024;

/// Runs the handler; what it throws becomes an error. The answer keeps the request: its body may be a view of the
/// request's.
Result<PreparedResponse> runHandler(const HttpHandler& handle, const std::shared_ptr<const HttpRequest>& request)
{
    try {
        auto prepared = prepareResponse(handle(*request));
        if (prepared.ok()) {
            cutToRange(prepared.value(), *request);
            prepared.value().source = request;
        }
        return prepared;
    } catch (const std::exception& thrown) {
        return fail(ErrorCode::Internal, u"The call failed: %1."_s.arg(QString::fromLocal8Bit(thrown.what())));
    }
}

} // namespace

HttpConnection::HttpConnection(ConnectionHost& host, Socket socket, std::unique_ptr<Channel> channel)
    : m_host(host), m_socket(std::move(socket)), m_channel(std::move(channel)), m_waitingSince(Clock::now())
{
    boost::system::error_code ignored; // a peer that has left already has no address
    const auto address = m_socket.remote_endpoint(ignored).address();
    const bool mapped = address.is_v6() && address.to_v6().is_v4_mapped();
    const auto plain =
        mapped ? boost::asio::ip::address(make_address_v4(boost::asio::ip::v4_mapped, address.to_v6())) : address;
    m_peer = QString::fromStdString(plain.to_string());
    m_loopback = plain.is_loopback();
}

void HttpConnection::start()
{
    setPhase(m_host.settings.tls ? Phase::Handshake : Phase::Idle);
    setDeadline(m_host.settings.limits.headerDeadline);
    wait(Socket::wait_read);
}

void HttpConnection::startRefused(int status, const QString& reason)
{
    m_parser = std::make_unique<RequestParser>(m_host.settings.limits.headerBytes);
    refuse(status, reason);
}

void HttpConnection::setPhase(Phase phase)
{
    const bool before = !isWaiting();
    m_phase = phase;
    if (before != !isWaiting())
        m_host.callsChanged(before ? -1 : 1);
}

void HttpConnection::setDeadline(Milliseconds from_now)
{
    m_deadline = Clock::now() + from_now;
}

void HttpConnection::wait(Socket::wait_type direction)
{
    const auto ready = [self = shared_from_this(), turn = ++m_turn](const boost::system::error_code& error) {
        if (turn != self->m_turn)
            return;
        if (error)
            self->close();
        else
            self->onReady();
    };
    m_socket.async_wait(direction, ready);
}

void HttpConnection::waitAs(Outcome outcome)
{
    if (outcome == Outcome::WantRead)
        wait(Socket::wait_read);
    else if (outcome == Outcome::WantWrite)
        wait(Socket::wait_write);
    else
        close();
}

void HttpConnection::continueSoon()
{
    boost::asio::post(m_host.io, [self = shared_from_this(), turn = ++m_turn] {
        if (turn == self->m_turn)
            self->onReady();
    });
}

void HttpConnection::awaitInput()
{
    if (m_ahead.isEmpty() && !m_channel->buffers())
        wait(Socket::wait_read);
    else
        continueSoon(); // on to what is here already; and not from here, so that many short requests cost no stack
}

void HttpConnection::onReady()
{
    switch (m_phase) {
    case Phase::Handshake:
        return shakeHands();
    case Phase::Idle:
    case Phase::Head:
    case Phase::Body:
        return readOn();
    case Phase::Inviting:
    case Phase::Writing:
        return writeOn();
    case Phase::Lingering:
        return discard();
    case Phase::Calling:
    case Phase::Closed:
        return;
    }
}

void HttpConnection::checkDeadline(Time now)
{
    if (!m_deadline || now < *m_deadline)
        return;
    m_deadline.reset();
    if (m_phase == Phase::Head || m_phase == Phase::Body)
        refuse(408, u"The request was not sent in time."_s);
    else
        close();
}

void HttpConnection::close()
{
    if (isClosed())
        return;
    setPhase(Phase::Closed);
    m_deadline.reset();
    boost::system::error_code ignored; // the socket is given up either way
    m_socket.close(ignored);
    m_parser.reset();
    m_stream = {};
    m_ahead.clear();
}

void HttpConnection::shakeHands()
{
    const ChannelStep step = m_channel->shakeHands();
    if (step.outcome != Outcome::Done)
        return waitAs(step.outcome);
    setPhase(Phase::Idle);
    readOn();
}

void HttpConnection::readOn()
{
    const quint64 turn = m_turn; // changes when what was read has led to waiting, or on to the next request
    if (!m_ahead.isEmpty()) {
        const QByteArray ahead = std::exchange(m_ahead, {});
        consume(ahead);
    }
    for (int i = 0; i < kStepsPerTurn; ++i) {
        if (!isReading() || m_turn != turn || !readOnce())
            return;
    }
    if (isReading() && m_turn == turn)
        continueSoon();
}

bool HttpConnection::readOnce()
{
    auto& scratch = m_host.scratch;
    const ChannelStep step = m_channel->read(scratch);
    if (step.outcome == Outcome::Closed) {
        onEnd();
        return false;
    }
    if (step.outcome != Outcome::Done) {
        waitAs(step.outcome);
        return false;
    }
    m_host.counts.bytesIn += step.bytes;
    consume({scratch.data(), step.bytes});
    return true;
}

void HttpConnection::consume(QByteArrayView bytes)
{
    using Stage = RequestParser::Stage;
    if (!m_parser)
        m_parser = std::make_unique<RequestParser>(m_host.settings.limits.headerBytes);
    while (true) {
        bytes = bytes.sliced(m_parser->take(bytes));
        if (m_parser->stage() == Stage::HeadRead) {
            if (auto refusal = admit()) {
                m_ahead = bytes.toByteArray();
                return refuseHead(std::move(*refusal));
            }
            if (m_phase == Phase::Body && m_parser->wantsContinue() && bytes.isEmpty())
                return invite();
        }
        if (m_parser->stage() == Stage::Whole) {
            m_ahead = bytes.toByteArray();
            return call();
        }
        if (m_parser->stage() == Stage::Refused)
            return refuse(m_parser->problem().status, m_parser->problem().reason);
        if (bytes.isEmpty())
            return noteProgress();
    }
}

/// Sets the deadline that fits how far the request has come.
void HttpConnection::noteProgress()
{
    const HttpLimits& limits = m_host.settings.limits;
    if (m_phase == Phase::Idle && m_parser->hasBegun()) {
        setPhase(Phase::Head);
        setDeadline(limits.headerDeadline);
    } else if (m_phase == Phase::Body) {
        m_deadline = std::min(m_bodyEnd, Clock::now() + limits.headerDeadline);
    }
}

std::optional<HttpResponse> HttpConnection::admit()
{
    const HttpLimits& limits = m_host.settings.limits;
    HttpRequest& request = m_parser->request();
    setPhase(Phase::Head);
    request.peer = m_peer;
    request.loopback = m_loopback;
    request.tls = m_host.settings.tls.has_value();
    request.receivedUtc = QDateTime::currentMSecsSinceEpoch();
    m_bodyEnd = Clock::now() + limits.bodyDeadline;
    ++m_host.counts.requests;
    auto verdict = m_host.admit({request, m_parser->contentLength()});
    if (auto* refusal = std::get_if<HttpResponse>(&verdict))
        return std::move(*refusal);
    const qint64 bytes = std::clamp<qint64>(std::get<qint64>(verdict), 0, limits.bodyBytes);
    m_parser->readBody({bytes, limits.spoolAbove, m_host.settings.spoolFolder});
    if (m_parser->stage() == RequestParser::Stage::Body)
        setPhase(Phase::Body);
    return std::nullopt;
}

void HttpConnection::refuseHead(HttpResponse refusal)
{
    if (refusal.status >= 400)
        ++m_host.counts.refused;
    if (refusal.dropped)
        return close();
    auto prepared = prepareResponse(std::move(refusal));
    if (prepared.ok())
        send(std::move(prepared).take(), m_parser->hasBody());
    else
        refuse(500, prepared.error().detail);
}

void HttpConnection::invite()
{
    setPhase(Phase::Inviting);
    m_deadline = m_bodyEnd;
    m_stream = ResponseStream("HTTP/1.1 100 Continue\r\n\r\n");
    writeOn();
}

/// The other side has ended its half.
void HttpConnection::onEnd()
{
    if (m_phase == Phase::Idle)
        close();
    else
        refuse(400, u"The request ended too early."_s);
}

void HttpConnection::call()
{
    setPhase(Phase::Calling);
    m_deadline.reset();
    auto request = std::make_shared<const HttpRequest>(m_parser->request());
    m_parser->request().body = {}; // the worker's copy is the only one, so that it goes with the call
    const bool taken = m_host.pool.run([self = shared_from_this(), request = std::move(request)]() mutable {
        auto prepared = std::make_shared<Result<PreparedResponse>>(runHandler(self->m_host.handle, request));
        request.reset();
        auto& io = self->m_host.io;
        boost::asio::post(io, [self = std::move(self), prepared] { self->answer(std::move(*prepared)); });
    });
    if (!taken)
        refuse(503, u"Too many calls are waiting; try again soon."_s);
}

void HttpConnection::answer(Result<PreparedResponse> prepared)
{
    if (isClosed())
        return;
    if (!prepared.ok())
        return refuse(500, prepared.error().detail);
    if (prepared.value().response.dropped)
        return close();
    send(std::move(prepared).take(), false);
}

void HttpConnection::refuse(int status, const QString& reason)
{
    ++m_host.counts.refused;
    HttpResponse response = m_host.refuse(status, m_parser->request(), reason);
    response.file.clear();
    auto prepared = prepareResponse(std::move(response));
    if (prepared.ok())
        send(std::move(prepared).take(), true);
    else
        close();
}

void HttpConnection::send(PreparedResponse prepared, bool closes)
{
    const HttpRequest& request = m_parser->request();
    m_closes = closes || !request.keepAlive || m_host.stopping;
    setPhase(Phase::Writing);
    setDeadline(m_host.settings.limits.writeDeadline);
    m_sentOfPiece = 0;
    ResponseFrame frame;
    frame.requestId = request.id;
    frame.date = httpDate(QDateTime::currentMSecsSinceEpoch());
    frame.headOnly = request.method == "HEAD";
    frame.closes = m_closes;
    frame.version10 = m_parser->isVersion10();
    m_stream = ResponseStream(std::move(prepared), frame);
    writeOn();
}

void HttpConnection::writeOn()
{
    for (int i = 0; i < kStepsPerTurn; ++i) {
        const auto bytes = m_stream.next();
        if (!bytes.ok())
            return close(); // the length was announced already: an early end is the only way to tell
        if (bytes.value().isEmpty())
            return onSent();
        const ChannelStep step = m_channel->write(bytes.value());
        if (step.outcome != Outcome::Done)
            return waitAs(step.outcome);
        m_stream.advance(step.bytes);
        m_host.counts.bytesOut += step.bytes;
        m_sentOfPiece += step.bytes;
        if (m_sentOfPiece >= kWritePiece && m_phase == Phase::Writing) {
            m_sentOfPiece = 0;
            setDeadline(m_host.settings.limits.writeDeadline);
        }
    }
    continueSoon();
}

void HttpConnection::onSent()
{
    m_stream = {};
    if (m_phase == Phase::Inviting) {
        setPhase(Phase::Body);
        noteProgress();
        return awaitInput();
    }
    if (m_closes)
        linger();
    else
        nextRequest();
}

void HttpConnection::nextRequest()
{
    m_parser.reset();
    m_waitingSince = Clock::now();
    setPhase(Phase::Idle);
    if (m_host.stopping)
        return close();
    setDeadline(m_host.settings.limits.idleDeadline);
    awaitInput();
}

void HttpConnection::linger()
{
    setPhase(Phase::Lingering);
    setDeadline(std::min(kLingerTime, m_host.settings.limits.headerDeadline));
    m_channel->endWriting();
    wait(Socket::wait_read);
}

void HttpConnection::discard()
{
    for (int i = 0; i < kStepsPerTurn; ++i) {
        const ChannelStep step = readRaw(m_socket.native_handle(), m_host.scratch);
        if (step.outcome != Outcome::Done)
            return waitAs(step.outcome);
        m_discarded += step.bytes;
        if (m_discarded > kLingerBytes)
            return close();
    }
    continueSoon();
}

} // namespace vitrine
