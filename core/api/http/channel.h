#pragma once

#include <QByteArrayView>

#include <memory>
#include <span>

namespace vitrine {

/// How far a call on a channel came. Nothing blocks: the caller waits until the socket is ready and tries again.
struct ChannelStep {
    enum class Outcome { Done, WantRead, WantWrite, Closed, Failed };
    Outcome outcome = Outcome::Failed;
    qsizetype bytes = 0; ///< moved, when Done
};

/// The bytes of one connection, plain or encrypted. Works on a non-blocking socket that somebody else owns. One thread.
class Channel
{
public:
    virtual ~Channel() = default;
    /// Before anything else, until it is Done.
    virtual ChannelStep shakeHands() = 0;
    virtual ChannelStep read(std::span<char> into) = 0;
    /// May move less than it is given.
    virtual ChannelStep write(QByteArrayView bytes) = 0;
    /// Tells the other side that nothing more comes.
    virtual void endWriting() = 0;
    /// Whether bytes may wait in here although the socket has none.
    virtual bool buffers() const = 0;
};

/// @param socket  of the system; stays the caller's
std::unique_ptr<Channel> plainChannel(int socket);

/// Reads what is on the socket itself, past any encryption: to be thrown away.
ChannelStep readRaw(int socket, std::span<char> into);

} // namespace vitrine
