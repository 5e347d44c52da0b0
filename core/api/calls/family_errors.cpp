#include "core/api/calls/family_errors.h"

#include "core/api/calls/api_call.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

FamilyErrors alibabaErrors()
{
    return {
        {404, "InvalidApi.NotFound", u"Specified api is not found, please check your url and method."_s},
        {405, "UnsupportedHTTPMethod", u"This http method is not supported."_s},
        {400, "BadRequest", u"The request has invalid parameters."_s},
        {413, "InvalidPicContent", u"The specified parameter PicContent length greater than 4 * 1024 * 1024."_s},
        {400, "Throttling.User", u"Request was denied due to user flow control."_s},
        {403, "NoPermission", u"You are not authorized to perform this operation."_s},
        {500, "InternalError", u"An internal server error occurred."_s},
        {503, "ServiceUnavailable", u"The request has failed due to a temporary failure of the server."_s},
    };
}

ApiFailure noSuchApi(int status = 404)
{
    return {status, "APIGW.0101", u"The API does not exist or has not been published in the environment"_s};
}

ApiFailure gatewayThrottled()
{
    return {429, "APIGW.0308", u"The throttling threshold has been reached"_s};
}

FamilyErrors metaStudioErrors()
{
    return {
        noSuchApi(),
        {405, "MSS.00010004", u"SR.method not allowed"_s},
        {400, "MSS.00000002", u"Invalid body"_s},
        {413, "APIGW.0201", u"Request entity too large"_s},
        gatewayThrottled(),
        {403, "APIGW.0302", u"The IAM user is not authorized: this key may only read"_s},
        {500, "MSS.00000004", u"Internal Error"_s},
        {503, "MSS.00000004", u"Internal Error: too many calls are waiting"_s},
    };
}

FamilyErrors imageSearchV1Errors()
{
    return {
        noSuchApi(),
        {405, "IS.0010", u"The request method is not allowed."_s},
        {400, "IS.0008", u"The JSON format of the input data is incorrect."_s},
        {413, "IS.0006", u"The request body is too big."_s},
        gatewayThrottled(),
        {403, "IS.0011", u"The user is not allowed to use the request method."_s},
        {500, "IS.0009", u"The request failed due to an internal error."_s},
        {503, "IS.0014", u"Instance status is abnormal."_s},
    };
}

FamilyErrors imageSearchV2Errors()
{
    return {
        noSuchApi(),
        noSuchApi(405),
        {400, "MMS.0003", u"Invalid parameter: body"_s},
        {413, "APIGW.0201", u"Request entity too large"_s},
        gatewayThrottled(),
        {403, "MMS.0002", u"Request cannot be accessed by the current authorization."_s},
        {500, "MMS.1015", u"Process BIZ failed."_s},
        {503, "MMS.1015", u"Process BIZ failed: too many calls are waiting"_s},
    };
}

FamilyErrors plainErrors()
{
    return {{404, "not_found", u"There is nothing at this address."_s},
            {405, "method_not_allowed", u"This address does not take this method."_s},
            {400, "bad_request", u"The request cannot be read."_s},
            {413, "too_large", u"The request's body is too large."_s},
            {429, "too_many_requests", u"Too many calls a second."_s},
            {403, "forbidden", u"This key may only read."_s},
            {500, "internal", u"An internal error occurred."_s},
            {503, "busy", u"Too many calls are waiting."_s}};
}

QJsonObject alibabaBody(const HttpRequest& request, const ApiFailure& failure)
{
    return {{u"RequestId"_s, QString::fromLatin1(request.id)},
            {u"HostId"_s, QString::fromUtf8(request.headers.value("Host"))},
            {u"Code"_s, QString::fromUtf8(failure.code)},
            {u"Message"_s, failure.message}};
}

QJsonObject huaweiBody(const HttpRequest& request, const ApiFailure& failure)
{
    QJsonObject body{{u"error_code"_s, QString::fromUtf8(failure.code)}, {u"error_msg"_s, failure.message}};
    if (failure.code.startsWith("APIG"))
        body.insert(u"request_id"_s, QString::fromLatin1(request.id));
    return body;
}

QJsonObject identityBody(const ApiFailure& failure)
{
    return {{u"error"_s, QJsonObject{{u"code"_s, failure.status},
                                     {u"message"_s, failure.message},
                                     {u"title"_s, QString::fromLatin1(statusText(failure.status))}}}};
}

QJsonObject plainBody(const HttpRequest& request, const ApiFailure& failure)
{
    return {{u"error"_s, QJsonObject{{u"code"_s, QString::fromUtf8(failure.code)},
                                     {u"message"_s, failure.message},
                                     {u"request_id"_s, QString::fromLatin1(request.id)}}}};
}

} // namespace

const FamilyErrors& familyErrors(ApiFamily family)
{
    static const FamilyErrors alibaba = alibabaErrors(), metaStudio = metaStudioErrors(), v1 = imageSearchV1Errors(),
                              v2 = imageSearchV2Errors(), plain = plainErrors();
    switch (family) {
    case ApiFamily::AlibabaItems:
    case ApiFamily::AlibabaImages:
    case ApiFamily::AlibabaRpc:
    case ApiFamily::AlibabaUpload:
        return alibaba;
    case ApiFamily::MetaStudio:
        return metaStudio;
    case ApiFamily::ImageSearchV1:
        return v1;
    case ApiFamily::ImageSearchV2:
        return v2;
    case ApiFamily::Service:
    case ApiFamily::HuaweiIdentity:
        return plain;
    }
    Q_UNREACHABLE();
}

HttpResponse failureReply(const HttpRequest& request, ApiFamily family, const ApiFailure& failure)
{
    switch (family) {
    case ApiFamily::AlibabaItems:
    case ApiFamily::AlibabaImages:
    case ApiFamily::AlibabaRpc:
    case ApiFamily::AlibabaUpload:
        return jsonReply(alibabaBody(request, failure), failure.status);
    case ApiFamily::MetaStudio:
    case ApiFamily::ImageSearchV1:
    case ApiFamily::ImageSearchV2:
        return jsonReply(huaweiBody(request, failure), failure.status);
    case ApiFamily::HuaweiIdentity:
        return jsonReply(failure.code.startsWith("APIG") ? huaweiBody(request, failure) : identityBody(failure),
                         failure.status);
    case ApiFamily::Service:
        return jsonReply(plainBody(request, failure), failure.status);
    }
    Q_UNREACHABLE();
}

ApiFailure transportFailure(ApiFamily family, int status, const QString& reason)
{
    const FamilyErrors& errors = familyErrors(family);
    ApiFailure failure = errors.malformed;
    if (status == 413)
        failure = errors.tooLarge;
    else if (status == 503)
        failure = errors.busy;
    else if (status >= 500)
        failure = errors.internal;
    failure.status = status;
    if (!reason.isEmpty() && status != 413)
        failure.message = reason;
    return failure;
}

QByteArray statusText(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Request Entity Too Large";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return status < 500 ? "Refused" : "Failed";
    }
}

} // namespace vitrine
