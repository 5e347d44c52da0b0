#include "core/api/auth/signature.h"

#include "core/api/auth/canonical_text.h"
#include "core/api/auth/digest.h"
#include "core/api/auth/signature_time.h"

#include <algorithm>

namespace vitrine {
namespace {

using Read = std::variant<RequestSignature, AuthProblem>;

const QByteArray kAcs3 = "ACS3-HMAC-SHA256";
const QByteArray kSdk = "SDK-HMAC-SHA256";
const QByteArray kUnsigned = "UNSIGNED-PAYLOAD";

/// "name=value" of an Authorization's part; empty when it is another name.
QByteArray part(const QByteArray& text, QByteArrayView name)
{
    const bool fits = text.startsWith(name) && text.size() > name.size() && text[name.size()] == '=';
    return fits ? text.sliced(name.size() + 1) : QByteArray();
}

bool isPlain(const QByteArray& word)
{
    return !word.isEmpty() &&
           std::none_of(word.begin(), word.end(), [](char c) { return c <= ' ' || c == ',' || c == 127; });
}

/// The signed headers must be written small, be there exactly once, and cover what the scheme relies on.
bool coversWhatCounts(const HttpRequest& request, const QList<QByteArray>& names, QByteArrayView dateHeader)
{
    const auto once = [&](const QByteArray& name) {
        return name == name.toLower() && request.headers.count(name) == 1 && names.count(name) == 1;
    };
    return std::all_of(names.begin(), names.end(), once) && names.contains("host") &&
           names.contains(dateHeader.toByteArray());
}

/// `Scheme Name=AK<separator>SignedHeaders=a;b<separator>Signature=hex`, exactly so.
Read readListed(const HttpRequest& request, const QByteArray& authorization, SignatureScheme scheme,
                const QByteArray& separator, QByteArrayView keyName, QByteArrayView dateHeader)
{
    const QByteArray rest = authorization.sliced(authorization.indexOf(' ') + 1);
    const qsizetype second = rest.indexOf(separator + "SignedHeaders=");
    const qsizetype third = rest.indexOf(separator + "Signature=");
    if (second < 0 || third < second)
        return AuthProblem::Incomplete;
    RequestSignature read;
    read.scheme = scheme;
    read.accessKey = part(rest.first(second), keyName);
    const qsizetype headersAt = second + separator.size();
    read.signedHeaders = part(rest.sliced(headersAt, third - headersAt), "SignedHeaders").split(';');
    read.signature = part(rest.sliced(third + separator.size()), "Signature");
    if (!isPlain(read.accessKey) || !isPlain(read.signature) ||
        !coversWhatCounts(request, read.signedHeaders, dateHeader))
        return AuthProblem::Incomplete;
    read.timeText = request.headers.value(dateHeader);
    return read;
}

Read readAcs3(const HttpRequest& request, const QByteArray& authorization)
{
    Read read = readListed(request, authorization, SignatureScheme::AlibabaAcs3, ",", "Credential", "x-acs-date");
    auto* signature = std::get_if<RequestSignature>(&read);
    if (!signature)
        return read;
    // What is not signed could be changed on the way: every x-acs-* header has to be.
    for (const HttpHeader& header : request.headers.lines())
        if (header.name.toLower().startsWith("x-acs-") && !signature->signedHeaders.contains(header.name.toLower()))
            return AuthProblem::Incomplete;
    signature->nonce = request.headers.value("x-acs-signature-nonce");
    if (signature->nonce.isEmpty())
        return AuthProblem::NonceMissing;
    const auto time = parseIsoSeconds(signature->timeText);
    if (!time)
        return AuthProblem::BadTime;
    signature->timeUtc = *time;
    return read;
}

Read readSdk(const HttpRequest& request, const QByteArray& authorization)
{
    Read read = readListed(request, authorization, SignatureScheme::HuaweiSdk, ", ", "Access", "x-sdk-date");
    auto* signature = std::get_if<RequestSignature>(&read);
    if (!signature)
        return read;
    const auto time = parseBasicIso(signature->timeText);
    if (!time)
        return AuthProblem::BadTime;
    signature->timeUtc = *time;
    return read;
}

bool isOtherThan(const QByteArray& value, const char* expected)
{
    return !value.isEmpty() && value != expected;
}

Read readRoa(const HttpRequest& request, const QByteArray& authorization)
{
    RequestSignature read;
    read.scheme = SignatureScheme::AlibabaRoa;
    const QByteArray pair = authorization.sliced(4);
    const qsizetype colon = pair.indexOf(':');
    read.accessKey = pair.left(std::max(qsizetype(0), colon));
    read.signature = pair.sliced(colon + 1);
    if (colon < 0 || !isPlain(read.accessKey) || !isPlain(read.signature))
        return AuthProblem::Incomplete;
    for (const char* once : {"Accept", "Content-MD5", "Content-Type", "Date"})
        if (request.headers.count(once) > 1)
            return AuthProblem::Incomplete;
    for (const HttpHeader& header : request.headers.lines())
        if (header.name.toLower().startsWith("x-acs-") && request.headers.count(header.name) > 1)
            return AuthProblem::Incomplete;
    if (isOtherThan(request.headers.value("x-acs-signature-method"), "HMAC-SHA1") ||
        isOtherThan(request.headers.value("x-acs-signature-version"), "1.0"))
        return AuthProblem::BadMethod;
    read.nonce = request.headers.value("x-acs-signature-nonce");
    read.timeText = request.headers.value("Date");
    const auto time = parseHttpDate(read.timeText);
    if (!time)
        return AuthProblem::BadTime;
    read.timeUtc = *time;
    return read;
}

Read readRpc(const std::vector<HttpParameter>& parameters)
{
    const auto value = [&parameters](const char* name) {
        return findParameter(parameters, name).value_or(QByteArray());
    };
    for (const char* once : {"Signature", "AccessKeyId", "Timestamp", "SignatureNonce"})
        if (std::count_if(parameters.begin(), parameters.end(),
                          [once](const HttpParameter& each) { return each.name == once; }) > 1)
            return AuthProblem::Incomplete;
    RequestSignature read;
    read.scheme = SignatureScheme::AlibabaRpc;
    read.accessKey = value("AccessKeyId");
    read.signature = value("Signature");
    read.nonce = value("SignatureNonce");
    read.timeText = value("Timestamp");
    if (read.accessKey.isEmpty() || read.signature.isEmpty())
        return AuthProblem::Incomplete;
    if (isOtherThan(value("SignatureMethod"), "HMAC-SHA1") || isOtherThan(value("SignatureVersion"), "1.0"))
        return AuthProblem::BadMethod;
    if (read.nonce.isEmpty())
        return AuthProblem::NonceMissing;
    const auto time = parseIsoSeconds(read.timeText);
    if (!time)
        return AuthProblem::BadTime;
    read.timeUtc = *time;
    return read;
}

/// Hash of the body as the canonical request names it; nullopt when a header tells another one.
std::optional<QByteArray> payloadHash(const HttpRequest& request, SignatureScheme scheme)
{
    const bool sdk = scheme == SignatureScheme::HuaweiSdk;
    const auto told = request.headers.find(sdk ? "X-Sdk-Content-Sha256" : "x-acs-content-sha256");
    if (sdk && told == kUnsigned)
        return kUnsigned;
    const QByteArray hash = sha256Hex(request.body.bytes());
    return !told || *told == hash ? std::optional(hash) : std::nullopt;
}

QByteArray hashedText(const RequestSignature& signature, const QByteArray& canonical)
{
    if (signature.scheme == SignatureScheme::AlibabaAcs3)
        return kAcs3 + '\n' + sha256Hex(canonical);
    return kSdk + '\n' + signature.timeText + '\n' + sha256Hex(canonical);
}

} // namespace

std::variant<RequestSignature, AuthProblem> readSignature(const HttpRequest& request)
{
    if (const auto authorization = request.headers.find("Authorization")) {
        if (request.headers.count("Authorization") > 1)
            return AuthProblem::Incomplete;
        if (authorization->startsWith(kAcs3 + ' '))
            return readAcs3(request, *authorization);
        if (authorization->startsWith(kSdk + ' '))
            return readSdk(request, *authorization);
        if (authorization->startsWith("acs "))
            return readRoa(request, *authorization);
        return AuthProblem::BadMethod;
    }
    const auto parameters = mergedParameters(request, PlusSign::Plus);
    const bool signedByParameter = std::any_of(parameters.begin(), parameters.end(), [](const HttpParameter& each) {
        return each.name == "Signature" || each.name == "AccessKeyId";
    });
    return signedByParameter ? readRpc(parameters) : Read(AuthProblem::Missing);
}

std::variant<std::vector<QByteArray>, AuthProblem> stringsToSign(const HttpRequest& request,
                                                                 const RequestSignature& signature)
{
    if (signature.scheme == SignatureScheme::AlibabaRpc)
        return rpcTexts(request);
    if (signature.scheme == SignatureScheme::AlibabaRoa) {
        const auto told = request.headers.find("Content-MD5");
        if (told && *told != md5Base64(request.body.bytes()))
            return AuthProblem::Mismatch;
        return roaTexts(request);
    }
    const auto payload = payloadHash(request, signature.scheme);
    if (!payload)
        return AuthProblem::Mismatch;
    const auto paths =
        signature.scheme == SignatureScheme::HuaweiSdk ? sdkPaths(request.rawPath) : acs3Paths(request.rawPath);
    std::vector<QByteArray> texts;
    for (const QByteArray& canonical : canonicalTexts(request, paths, signature.signedHeaders, *payload))
        texts.push_back(hashedText(signature, canonical));
    return texts;
}

QByteArray canonicalRequest(const HttpRequest& request, const RequestSignature& signature)
{
    if (signature.scheme != SignatureScheme::AlibabaAcs3 && signature.scheme != SignatureScheme::HuaweiSdk)
        return {};
    const bool sdk = signature.scheme == SignatureScheme::HuaweiSdk;
    const auto paths = sdk ? sdkPaths(request.rawPath) : acs3Paths(request.rawPath);
    const QByteArray payload = payloadHash(request, signature.scheme).value_or(sha256Hex(request.body.bytes()));
    return canonicalTexts(request, paths, signature.signedHeaders, payload).front();
}

QByteArray signText(SignatureScheme scheme, const QByteArray& secret, const QByteArray& text)
{
    switch (scheme) {
    case SignatureScheme::AlibabaRoa:
        return hmacSha1Base64(secret, text);
    case SignatureScheme::AlibabaRpc:
        return hmacSha1Base64(secret + '&', text);
    case SignatureScheme::AlibabaAcs3:
    case SignatureScheme::HuaweiSdk:
        return hmacSha256Hex(secret, text);
    }
    Q_UNREACHABLE();
}

void signRequest(HttpRequest& request, SignatureScheme scheme, const QByteArray& accessKey, const QByteArray& secret,
                 UtcMillis now, const QByteArray& nonce)
{
    const bool sdk = scheme == SignatureScheme::HuaweiSdk;
    HttpHeaders headers;
    for (const HttpHeader& header : request.headers.lines()) {
        const QByteArray name = header.name.toLower();
        const bool old = name == "authorization" || name == "x-auth-token" || name == "x-sdk-date" ||
                         name == "x-acs-date" || name.startsWith("x-acs-signature") || name == "x-acs-content-sha256" ||
                         name == "x-sdk-content-sha256";
        if (!old)
            headers.add(header.name, header.value);
    }
    headers.add(sdk ? "X-Sdk-Date" : "x-acs-date", sdk ? basicIso(now) : isoSeconds(now));
    if (!sdk) {
        headers.add("x-acs-signature-nonce", nonce);
        headers.add("x-acs-content-sha256", sha256Hex(request.body.bytes()));
    }
    request.headers = headers;
    RequestSignature signature;
    signature.scheme = scheme;
    signature.timeText = headers.value(sdk ? "X-Sdk-Date" : "x-acs-date");
    for (const HttpHeader& header : headers.lines()) {
        const QByteArray name = header.name.toLower();
        if (name == "host" || name == "content-type" || name.startsWith("x-"))
            signature.signedHeaders << name;
    }
    std::sort(signature.signedHeaders.begin(), signature.signedHeaders.end());
    const QByteArray signedBy = signText(scheme, secret, hashedText(signature, canonicalRequest(request, signature)));
    const QByteArray separator = sdk ? ", " : ",";
    request.headers.add("Authorization", schemeName(scheme) + (sdk ? " Access=" : " Credential=") + accessKey +
                                             separator + "SignedHeaders=" + signature.signedHeaders.join(';') +
                                             separator + "Signature=" + signedBy);
}

QByteArray schemeName(SignatureScheme scheme)
{
    switch (scheme) {
    case SignatureScheme::AlibabaRoa:
        return "ROA HMAC-SHA1";
    case SignatureScheme::AlibabaRpc:
        return "RPC HMAC-SHA1";
    case SignatureScheme::AlibabaAcs3:
        return kAcs3;
    case SignatureScheme::HuaweiSdk:
        return kSdk;
    }
    Q_UNREACHABLE();
}

} // namespace vitrine
