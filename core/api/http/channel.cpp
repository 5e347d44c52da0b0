#include "core/api/http/channel.h"

#include <sys/socket.h>

#include <cerrno>

namespace vitrine {
namespace {

using Outcome = ChannelStep::Outcome;

ChannelStep stepOf(ssize_t moved, Outcome wanted)
{
    if (moved > 0)
        return {Outcome::Done, moved};
    if (moved < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return {wanted, 0};
    return {moved == 0 ? Outcome::Closed : Outcome::Failed, 0};
}

class PlainChannel final : public Channel
{
public:
    explicit PlainChannel(int socket) : m_socket(socket) {}

    ChannelStep shakeHands() override { return {Outcome::Done, 0}; }
    ChannelStep read(std::span<char> into) override { return readRaw(m_socket, into); }
    ChannelStep write(QByteArrayView bytes) override
    {
        return stepOf(::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL), Outcome::WantWrite);
    }
    void endWriting() override { ::shutdown(m_socket, SHUT_WR); }
    bool buffers() const override { return false; }

private:
    int m_socket;
};

} // namespace

std::unique_ptr<Channel> plainChannel(int socket)
{
    return std::make_unique<PlainChannel>(socket);
}

ChannelStep readRaw(int socket, std::span<char> into)
{
    return stepOf(::recv(socket, into.data(), into.size(), 0), Outcome::WantRead);
}

} // namespace vitrine
