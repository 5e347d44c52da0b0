#pragma once

#include "core/api/auth/nonce_memory.h"
#include "core/api/auth/signature.h"
#include "core/api/auth/token_store.h"
#include "core/api/calls/authenticator.h"
#include "core/services/api_keys.h"

namespace vitrine {

enum class SignatureCheck {
    On,
    Off, ///< any caller counts; requests of browser pages that came by a foreign name are refused all the same
};

/// Verifies signatures and tokens as the vendors document them: exactly, in constant time, at most 15 minutes off,
/// Alibaba nonces once. Any thread; what it is made of must outlive it.
class RequestVerifier final : public Authenticator
{
public:
    static constexpr qint64 kSkewMs = 15 * 60 * 1000;

    RequestVerifier(const ApiKeyStore& keys, const TokenStore& tokens, const Clock& clock, SignatureCheck check);
    AuthVerdict verify(const HttpRequest& request, const Route& route) override;

private:
    AuthVerdict verifyToken(const HttpRequest& request, const Route& route, const QByteArray& token) const;
    AuthVerdict verifySignature(const HttpRequest& request, const Route& route);
    AuthVerdict withoutCheck(const HttpRequest& request, const Route& route) const;
    /// The key of a signature that is in force and on time, else what is wrong.
    std::variant<NewApiKey, AuthProblem> keyOf(const RequestSignature& signature) const;
    std::variant<NewApiKey, AuthProblem> knownKey(const QString& accessKey) const;

    const ApiKeyStore& m_keys;
    const TokenStore& m_tokens;
    const Clock& m_clock;
    const SignatureCheck m_check;
    NonceMemory m_nonces;
};

} // namespace vitrine
