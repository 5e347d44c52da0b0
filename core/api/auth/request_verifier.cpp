#include "core/api/auth/request_verifier.h"

#include "core/api/auth/auth_failure.h"
#include "core/api/auth/digest.h"
#include "core/api/auth/explain_signature.h"
#include "core/api/auth/signature_time.h"

#include <algorithm>
#include <cstdlib>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

AuthVerdict refused(AuthProblem problem, const Route& route, const QByteArray& detail = {})
{
    AuthVerdict verdict;
    verdict.failure = authFailure(problem, route, detail);
    verdict.note = authNote(problem);
    return verdict;
}

AuthVerdict accepted(const NewApiKey& key, const QString& projectId)
{
    AuthVerdict verdict;
    verdict.caller = ApiCaller{key.key.accessKey, key.key.name, projectId};
    verdict.rights = key.key.rights;
    verdict.note = u"good"_s;
    return verdict;
}

/// The {project_id} of a Huawei address.
QString projectOf(const HttpRequest& request)
{
    const bool versioned = request.segments.size() > 1 && (request.segments[0] == "v1" || request.segments[0] == "v2");
    return versioned ? QString::fromUtf8(request.segments[1]) : QString();
}

/// A name by which only this machine calls itself, so that a foreign page cannot have been the way here.
bool isLocalHost(const HttpRequest& request)
{
    QByteArray host = request.headers.value("Host").toLower();
    if (host.startsWith('['))
        host = host.left(host.indexOf(']') + 1);
    else
        host = host.left(host.indexOf(':') < 0 ? host.size() : host.indexOf(':'));
    return host.isEmpty() || host == "localhost" || host == "[::1]" || host.startsWith("127.");
}

} // namespace

RequestVerifier::RequestVerifier(const ApiKeyStore& keys, const TokenStore& tokens, const Clock& clock,
                                 SignatureCheck check)
    : m_keys(keys), m_tokens(tokens), m_clock(clock), m_check(check)
{}

AuthVerdict RequestVerifier::verify(const HttpRequest& request, const Route& route)
{
    if (route.auth == RouteAuth::Open) {
        AuthVerdict verdict;
        verdict.caller = ApiCaller{};
        return verdict;
    }
    if (m_check == SignatureCheck::Off)
        return withoutCheck(request, route);
    const auto token = request.headers.find("X-Auth-Token");
    if (token && route.auth == RouteAuth::Huawei && !request.headers.find("Authorization"))
        return verifyToken(request, route, *token);
    return verifySignature(request, route);
}

AuthVerdict RequestVerifier::withoutCheck(const HttpRequest& request, const Route& route) const
{
    if (!request.loopback || !isLocalHost(request) || request.headers.find("Origin"))
        return refused(AuthProblem::WrongHost, route);
    const auto read = readSignature(request);
    const auto* signature = std::get_if<RequestSignature>(&read);
    const QString accessKey = signature ? QString::fromUtf8(signature->accessKey) : QString();
    const auto key = knownKey(accessKey);
    AuthVerdict verdict;
    verdict.caller = ApiCaller{accessKey, u"unsigned"_s, {}};
    if (const auto* known = std::get_if<NewApiKey>(&key))
        verdict.caller->keyName = known->key.name;
    verdict.note = u"not checked"_s;
    return verdict;
}

AuthVerdict RequestVerifier::verifyToken(const HttpRequest& request, const Route& route, const QByteArray& token) const
{
    if (request.headers.count("X-Auth-Token") > 1)
        return refused(AuthProblem::TokenUnknown, route);
    const auto known = m_tokens.find(token);
    if (!known)
        return refused(AuthProblem::TokenUnknown, route);
    if (m_clock.now() > known->expiresUtc)
        return refused(AuthProblem::TokenExpired, route, isoSeconds(known->expiresUtc));
    const auto key = knownKey(known->caller.accessKey);
    if (const auto* problem = std::get_if<AuthProblem>(&key))
        return refused(*problem == AuthProblem::KeysUnreadable ? *problem : AuthProblem::TokenUnknown, route);
    const QString project = projectOf(request);
    if (!known->caller.projectId.isEmpty() && !project.isEmpty() && project != known->caller.projectId)
        return refused(AuthProblem::OtherProject, route);
    return accepted(std::get<NewApiKey>(key), known->caller.projectId);
}

std::variant<NewApiKey, AuthProblem> RequestVerifier::knownKey(const QString& accessKey) const
{
    const auto found = m_keys.find(accessKey);
    if (!found.ok())
        return AuthProblem::KeysUnreadable;
    if (found.value())
        return *found.value();
    const auto all = m_keys.list();
    const bool revoked = all.ok() && std::any_of(all.value().begin(), all.value().end(),
                                                 [&](const ApiKey& key) { return key.accessKey == accessKey; });
    return revoked ? AuthProblem::RevokedKey : AuthProblem::UnknownKey;
}

std::variant<NewApiKey, AuthProblem> RequestVerifier::keyOf(const RequestSignature& signature) const
{
    auto key = knownKey(QString::fromUtf8(signature.accessKey));
    if (std::holds_alternative<NewApiKey>(key) && std::abs(m_clock.now() - signature.timeUtc) > kSkewMs)
        return AuthProblem::Expired;
    return key;
}

AuthVerdict RequestVerifier::verifySignature(const HttpRequest& request, const Route& route)
{
    const auto read = readSignature(request);
    if (const auto* problem = std::get_if<AuthProblem>(&read))
        return refused(*problem, route);
    const auto& signature = std::get<RequestSignature>(read);
    const bool huawei = signature.scheme == SignatureScheme::HuaweiSdk;
    if (huawei != (route.auth == RouteAuth::Huawei))
        return refused(AuthProblem::BadMethod, route);
    const auto found = keyOf(signature);
    if (const auto* problem = std::get_if<AuthProblem>(&found))
        return refused(*problem, route);
    const auto& key = std::get<NewApiKey>(found);
    const QByteArray secret = key.secretKey.toUtf8();
    const auto texts = stringsToSign(request, signature);
    const auto* list = std::get_if<std::vector<QByteArray>>(&texts);
    const bool good = list && std::any_of(list->begin(), list->end(), [&](const QByteArray& text) {
                          return sameSecret(signText(signature.scheme, secret, text), signature.signature);
                      });
    if (!good) {
        AuthVerdict verdict = refused(AuthProblem::Mismatch, route, list ? list->front() : QByteArray());
        if (!request.loopback)
            return verdict;
        if (const QString mistake = likelyMistake(request, signature, secret); !mistake.isEmpty())
            verdict.note += u"; it would if "_s + mistake;
        if (request.headers.find("X-Vitrine-Explain"))
            verdict.explain = explainSignature(request, signature, secret);
        return verdict;
    }
    if (!huawei && !signature.nonce.isEmpty() &&
        !m_nonces.use(signature.accessKey, signature.nonce, signature.timeUtc + kSkewMs, m_clock.now()))
        return refused(AuthProblem::NonceUsed, route);
    return accepted(key, {});
}

} // namespace vitrine
