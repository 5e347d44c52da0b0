#pragma once

#include "core/api/calls/api_call.h"
#include "core/base/clock.h"

#include <QByteArray>
#include <QHash>

#include <mutex>
#include <optional>

namespace vitrine {

/// Tokens handed out by POST /v3/auth/tokens: random, valid for 24 h, gone when the listener stops, ended when their
/// key is revoked. Any thread.
class TokenStore
{
public:
    static constexpr qint64 kLifetimeMs = 24 * 3600 * 1000;

    explicit TokenStore(const Clock& clock) : m_clock(clock) {}
    struct Issued {
        QByteArray token;
        UtcMillis issuedUtc = 0, expiresUtc = 0;
    };
    Issued issue(const ApiCaller& caller);
    /// Who the token belongs to and until when (also one that has expired, for an hour); nullopt = unknown.
    struct Known {
        ApiCaller caller;
        UtcMillis expiresUtc = 0;
    };
    std::optional<Known> find(const QByteArray& token) const;

private:
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Known> m_tokens; ///< by SHA-256 of the token
};

} // namespace vitrine
