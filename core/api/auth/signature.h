#pragma once

#include "core/api/http/http_message.h"
#include "core/base/clock.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <variant>
#include <vector>

namespace vitrine {

/// The ways in which a request may be signed. Sources: the vendors' signature documents, and what their SDKs send.
enum class SignatureScheme {
    AlibabaRoa,  ///< `Authorization: acs AK:SIG`, HMAC-SHA1
    AlibabaRpc,  ///< parameter Signature, HMAC-SHA1
    AlibabaAcs3, ///< `Authorization: ACS3-HMAC-SHA256 Credential=...`
    HuaweiSdk,   ///< `Authorization: SDK-HMAC-SHA256 Access=...`
};

/// Why a request is not taken as its sender's.
enum class AuthProblem {
    Missing,    ///< no credential at all
    Incomplete, ///< a part of the signature is missing, repeated or not written as documented
    BadMethod,  ///< another method or version of signing
    BadTime,    ///< no time, or one that cannot be read
    Expired,    ///< more than 15 minutes off
    UnknownKey,
    RevokedKey,
    Mismatch,
    NonceMissing,
    NonceUsed,
    TokenUnknown,
    TokenExpired,
    OtherProject, ///< the token was made for another project
    WrongHost,    ///< unsigned calls: a browser page that came by a foreign name
    KeysUnreadable,
};

/// A signature taken out of its request, not yet verified.
struct RequestSignature {
    SignatureScheme scheme = SignatureScheme::AlibabaRoa;
    QByteArray accessKey, signature;
    QList<QByteArray> signedHeaders; ///< lower case, in the order given (ACS3 and SDK)
    QByteArray nonce;                ///< empty = none
    QByteArray timeText;             ///< as received
    UtcMillis timeUtc = 0;
};
/// Reads it. Missing where there is none of these schemes.
std::variant<RequestSignature, AuthProblem> readSignature(const HttpRequest& request);

/// The texts whose signature the request may carry: one in general, more where clients differ (empty values with and
/// without '=', '+' as itself and as a space, the path as sent and decoded). Never empty. Mismatch when the body is not
/// the one that the headers tell the hash of.
std::variant<std::vector<QByteArray>, AuthProblem> stringsToSign(const HttpRequest& request,
                                                                 const RequestSignature& signature);
/// The canonical request behind the first of stringsToSign(), for explanations; empty for the SHA1 schemes.
QByteArray canonicalRequest(const HttpRequest& request, const RequestSignature& signature);

/// Signature of a string by a secret, in the form in which requests carry it.
QByteArray signText(SignatureScheme scheme, const QByteArray& secret, const QByteArray& text);

/// Adds the headers of ACS3 or SDK signing to a request that has its Host and Content-Type already; older
/// credentials are taken away. @param nonce  for ACS3
void signRequest(HttpRequest& request, SignatureScheme scheme, const QByteArray& accessKey, const QByteArray& secret,
                 UtcMillis now, const QByteArray& nonce);

/// "AlibabaAcs3" as people write it: "ACS3-HMAC-SHA256".
QByteArray schemeName(SignatureScheme scheme);

} // namespace vitrine
