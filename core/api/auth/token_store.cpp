#include "core/api/auth/token_store.h"

#include "core/api/calls/random_text.h"

#include <QCryptographicHash>

namespace vitrine {
namespace {

constexpr qint64 kRememberedMs = 3600 * 1000;
constexpr int kTokenChars = 64;

QByteArray nameOf(const QByteArray& token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

} // namespace

TokenStore::Issued TokenStore::issue(const ApiCaller& caller)
{
    const UtcMillis now = m_clock.now();
    const Issued issued{randomText(kTokenChars, kLettersAndDigits), now, now + kLifetimeMs};
    const std::lock_guard lock(m_mutex);
    m_tokens.removeIf([now](const auto& each) { return now > each.value().expiresUtc + kRememberedMs; });
    m_tokens.insert(nameOf(issued.token), {caller, issued.expiresUtc});
    return issued;
}

std::optional<TokenStore::Known> TokenStore::find(const QByteArray& token) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_tokens.constFind(nameOf(token));
    if (known == m_tokens.constEnd() || m_clock.now() > known->expiresUtc + kRememberedMs)
        return std::nullopt;
    return *known;
}

} // namespace vitrine
