#pragma once

#include "core/api/http/channel.h"
#include "core/api/http/connection_host.h"
#include "core/api/http/request_parser.h"
#include "core/api/http/response_stream.h"

#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>
#include <optional>

namespace vitrine {

/// One connection: reads a request, has it admitted, hands it to a worker, sends the answer, goes on with the next.
/// While a call runs nothing is read, so answers leave in the order of their requests and nothing piles up. All on the
/// io thread; kept alive by what it waits for.
class HttpConnection final : public std::enable_shared_from_this<HttpConnection>
{
public:
    using Time = std::chrono::steady_clock::time_point;

    HttpConnection(ConnectionHost& host, boost::asio::ip::tcp::socket socket, std::unique_ptr<Channel> channel);

    void start();
    /// Instead of start(): answers without having read anything, then closes.
    void startRefused(int status, const QString& reason);
    /// Ends what takes longer than it may.
    void checkDeadline(Time now);
    void close();

    bool isClosed() const { return m_phase == Phase::Closed; }
    /// No whole request is in work: may be closed to make room, and when the server stops.
    bool isWaiting() const { return m_phase != Phase::Calling && m_phase != Phase::Writing; }
    /// Since when it waits for its request.
    Time waitingSince() const { return m_waitingSince; }

private:
    enum class Phase {
        Handshake,
        Idle,      ///< nothing of the next request has come
        Head,      ///< a part of it has
        Body,      ///< admitted, the body is being read
        Inviting,  ///< sends "100 Continue", then Body
        Calling,   ///< a worker has it
        Writing,   ///< the answer is on its way
        Lingering, ///< all sent; what still comes is thrown away until the other side ends
        Closed,
    };
    using Socket = boost::asio::ip::tcp::socket;

    void setPhase(Phase phase);
    void setDeadline(std::chrono::milliseconds from_now);
    void wait(Socket::wait_type direction);
    void waitAs(ChannelStep::Outcome outcome);
    void continueSoon();
    void awaitInput();
    void onReady();

    void shakeHands();
    void readOn();
    bool isReading() const { return m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Body; }
    /// False: nothing more is to be read now.
    bool readOnce();
    void consume(QByteArrayView bytes);
    void noteProgress();
    /// The refusal, or nothing and the parser goes on.
    std::optional<HttpResponse> admit();
    void refuseHead(HttpResponse refusal);
    void invite();
    void onEnd();
    void call();

    void answer(Result<PreparedResponse> prepared);
    void refuse(int status, const QString& reason);
    void send(PreparedResponse prepared, bool closes);
    void writeOn();
    void onSent();
    void nextRequest();
    void linger();
    void discard();

    ConnectionHost& m_host;
    Socket m_socket;
    std::unique_ptr<Channel> m_channel;
    QString m_peer;
    bool m_loopback = false;
    Phase m_phase = Phase::Idle;
    Time m_waitingSince;
    quint64 m_turn = 0; ///< of what is waited for; an older one that comes late is passed over
    std::optional<Time> m_deadline;
    Time m_bodyEnd;
    std::unique_ptr<RequestParser> m_parser; ///< none between two requests, to keep an idle connection small
    QByteArray m_ahead;                      ///< came after the request that is being answered
    ResponseStream m_stream;
    qint64 m_sentOfPiece = 0; ///< since the write deadline was set
    qint64 m_discarded = 0;
    bool m_closes = false; ///< after the answer
};

} // namespace vitrine
