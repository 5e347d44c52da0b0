#pragma once

#include <QObject>
#include <QPixmap>
#include <QString>

#include <optional>

namespace vitrine {

/// Which thumbnail: the bytes' SHA-256 (64 hex digits) and the longest edge in device pixels, 256 or 512.
struct ThumbnailKey {
    QString sha256;
    int edge = 256;
    bool operator==(const ThumbnailKey&) const = default;
    friend size_t qHash(const ThumbnailKey& key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.sha256, key.edge);
    }
};

/// The edge that fills `logicalPx` at this device pixel ratio without visible blur.
inline int thumbEdgeFor(int logicalPx, double devicePixelRatio)
{
    return logicalPx * devicePixelRatio > 288 ? 512 : 256;
}

enum class ThumbState {
    Unknown, ///< never asked for
    Loading,
    Ready,
    Failed, ///< cannot be had: remembered, not asked for again until invalidated
};

/// Where views get small pictures from. GUI thread; no call waits. Tests pass a fake.
class ThumbnailSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// From memory only; nullopt = not there (see state()).
    virtual std::optional<QPixmap> cached(const ThumbnailKey& key) const = 0;
    virtual ThumbState state(const ThumbnailKey& key) const = 0;
    /// Newest request first; duplicates merge. Ends in ready() whether it succeeds or fails.
    virtual void request(const ThumbnailKey& key) = 0;
    /// The row scrolled away: a request not yet begun is dropped.
    virtual void forget(const ThumbnailKey& key) = 0;
    /// New bytes or a retry: failures and cached pictures of these bytes are dropped.
    virtual void invalidate(const QString& sha256) = 0;
    /// Some that could not be had may have been made since: those are asked for again when next shown.
    virtual void dropFailures() = 0;

Q_SIGNALS:
    /// `key` is now cached or has failed.
    void ready(const vitrine::ThumbnailKey& key);
    /// By dropFailures(): views paint anew.
    void failuresDropped();
};

} // namespace vitrine
