#pragma once

#include "core/api/calls/api_family.h"
#include "core/api/http/http_message.h"

namespace vitrine {

/// What every operation of a family may be refused with before its handler runs, in the family's own words.
struct FamilyErrors {
    ApiFailure noSuchPath;   ///< 404
    ApiFailure noSuchMethod; ///< 405
    ApiFailure malformed;    ///< 400: the request cannot be read
    ApiFailure tooLarge;     ///< 413
    ApiFailure throttled;    ///< more calls a second than allowed
    ApiFailure readOnlyKey;  ///< a key without the right to write
    ApiFailure internal;     ///< 500
    ApiFailure busy;         ///< 503
};
/// Sources: the families' documents; where they are silent the code of the cloud's own gateway. docs/api.md has the
/// table.
const FamilyErrors& familyErrors(ApiFamily family);

/// The failure in the family's JSON form: Alibaba {"RequestId","HostId","Code","Message"}, Huawei
/// {"error_code","error_msg"} (with "request_id" where the code is the gateway's: APIG.*, APIGW.*), identity
/// {"error":{"code","message","title"}}, else {"error":{"code","message","request_id"}}.
HttpResponse failureReply(const HttpRequest& request, ApiFamily family, const ApiFailure& failure);
/// The refusal of an HTTP status that the server gives by itself.
ApiFailure transportFailure(ApiFamily family, int status, const QString& reason);
/// "Not Found" for 404.
QByteArray statusText(int status);

} // namespace vitrine
