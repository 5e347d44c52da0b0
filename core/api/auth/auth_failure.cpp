#include "core/api/auth/auth_failure.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Source: the error codes common to all Alibaba products.
ApiFailure alibabaFailure(AuthProblem problem, const QByteArray& detail)
{
    switch (problem) {
    case AuthProblem::Missing:
        return {400, "MissingAccessKeyId", u"AccessKeyId is mandatory for this action."_s};
    case AuthProblem::BadMethod:
        return {400, "InvalidSignatureMethod", u"Specified signature method is not valid."_s};
    case AuthProblem::BadTime:
        return {400, "InvalidTimeStamp.Format", u"Specified time stamp or date value is not well formatted."_s};
    case AuthProblem::Expired:
        return {400, "InvalidTimeStamp.Expired", u"Specified time stamp or date value is expired."_s};
    case AuthProblem::UnknownKey:
        return {404, "InvalidAccessKeyId.NotFound", u"Specified access key is not found."_s};
    case AuthProblem::RevokedKey:
        return {400, "InvalidAccessKeyId.Inactive", u"Specified access key is disabled."_s};
    case AuthProblem::Mismatch:
        return {400, "SignatureDoesNotMatch",
                u"Specified signature is not matched with our calculation. server string to sign is:"_s +
                    QString::fromUtf8(detail)};
    case AuthProblem::NonceMissing:
        return {400, "MissingSignatureNonce", u"SignatureNonce is mandatory for this action."_s};
    case AuthProblem::NonceUsed:
        return {400, "SignatureNonceUsed", u"Specified signature nonce was used already."_s};
    case AuthProblem::WrongHost:
        return {403, "NoPermission", u"You are not authorized to perform this operation."_s};
    case AuthProblem::KeysUnreadable:
        return {500, "InternalError", u"An internal server error occurred."_s};
    case AuthProblem::Incomplete:
    case AuthProblem::TokenUnknown:
    case AuthProblem::TokenExpired:
    case AuthProblem::OtherProject:
        return {400, "IncompleteSignature", u"The request signature does not conform to Aliyun standards."_s};
    }
    Q_UNREACHABLE();
}

ApiFailure gatewayFailure(const QString& reason)
{
    return {401, "APIGW.0301", u"Incorrect IAM authentication information: "_s + reason};
}

ApiFailure otherProject(ApiFamily family)
{
    if (family == ApiFamily::ImageSearchV1)
        return {400, "IS.0004", u"Exception verifying token."_s};
    if (family == ApiFamily::ImageSearchV2)
        return {403, "MMS.0002", u"Request cannot be accessed by the current authorization."_s};
    return {400, "MSS.00010009", u"urlTenantId is not equal tokenTenantId"_s};
}

/// Source: the refusals of the Huawei gateway.
ApiFailure huaweiFailure(AuthProblem problem, ApiFamily family, const QByteArray& detail)
{
    switch (problem) {
    case AuthProblem::Missing:
        return gatewayFailure(u"x-auth-token not found"_s);
    case AuthProblem::TokenUnknown:
        return gatewayFailure(u"decrypt token fail"_s);
    case AuthProblem::TokenExpired:
        return gatewayFailure(u"token expires, expires_at: "_s + QString::fromLatin1(detail));
    case AuthProblem::OtherProject:
        return otherProject(family);
    case AuthProblem::WrongHost:
        return {403, "APIGW.0302", u"The IAM user is not authorized: unsigned calls are taken on loopback only"_s};
    case AuthProblem::KeysUnreadable:
        return {500, "APIGW.0301", u"The keys of the listener cannot be read"_s};
    case AuthProblem::Incomplete:
    case AuthProblem::BadMethod:
    case AuthProblem::BadTime:
    case AuthProblem::Expired:
    case AuthProblem::UnknownKey:
    case AuthProblem::RevokedKey:
    case AuthProblem::Mismatch:
    case AuthProblem::NonceMissing:
    case AuthProblem::NonceUsed:
        return gatewayFailure(u"verify aksk signature fail"_s);
    }
    Q_UNREACHABLE();
}

} // namespace

ApiFailure authFailure(AuthProblem problem, const Route& route, const QByteArray& detail)
{
    return route.auth == RouteAuth::Alibaba ? alibabaFailure(problem, detail)
                                            : huaweiFailure(problem, route.family, detail);
}

QString authNote(AuthProblem problem)
{
    switch (problem) {
    case AuthProblem::Missing:
        return u"missing"_s;
    case AuthProblem::Incomplete:
        return u"incomplete: a part is missing, repeated or not written as documented"_s;
    case AuthProblem::BadMethod:
        return u"signed by a method that is not known"_s;
    case AuthProblem::BadTime:
        return u"its time is missing or cannot be read"_s;
    case AuthProblem::Expired:
        return u"its time is more than 15 minutes off"_s;
    case AuthProblem::UnknownKey:
        return u"unknown access key"_s;
    case AuthProblem::RevokedKey:
        return u"revoked access key"_s;
    case AuthProblem::Mismatch:
        return u"does not match"_s;
    case AuthProblem::NonceMissing:
        return u"no nonce"_s;
    case AuthProblem::NonceUsed:
        return u"nonce used before"_s;
    case AuthProblem::TokenUnknown:
        return u"unknown token"_s;
    case AuthProblem::TokenExpired:
        return u"expired token"_s;
    case AuthProblem::OtherProject:
        return u"token of another project"_s;
    case AuthProblem::WrongHost:
        return u"unsigned, and not from a program on this machine"_s;
    case AuthProblem::KeysUnreadable:
        return u"the keys cannot be read"_s;
    }
    Q_UNREACHABLE();
}

} // namespace vitrine
