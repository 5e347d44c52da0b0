#pragma once

#include "core/api/http/http_message.h"

#include <QHash>

#include <mutex>

namespace vitrine {

/// Times that an answer names (when an address ends) move in steps of this, so that an answer stays true for a while.
inline constexpr qint64 kReplyWindowMs = 3600 * 1000;

/// Answers of reading calls, to be given again as long as nothing changes. Any thread. Only the answers of one stamp
/// are kept: the first commit by anybody empties it.
class ReplyCache
{
public:
    /// What an answer was made of. Taken before the answer is made: what it reads is then as new as the stamp or newer,
    /// and if it is newer the stamp has passed already.
    struct Stamp {
        qint64 commits = 0; ///< commitMark()
        qint64 window = 0;  ///< time in kReplyWindowMs
        bool operator==(const Stamp&) const = default;
    };
    static constexpr qint64 kBytes = 32 * 1024 * 1024; ///< of all answers together; more empties it
    static constexpr qint64 kReplyBytes = 1024 * 1024; ///< longer ones are not kept

    /// The answer kept under `key`, if it was made of `now`.
    std::optional<HttpResponse> find(const QByteArray& key, const Stamp& now);
    /// Keeps an answer with status 200 that is no file.
    void keep(const QByteArray& key, const Stamp& madeOf, const HttpResponse& response);

private:
    void turnTo(const Stamp& stamp);

    std::mutex m_mutex;
    Stamp m_stamp;
    QHash<QByteArray, HttpResponse> m_kept;
    qint64 m_bytes = 0;
};

} // namespace vitrine
