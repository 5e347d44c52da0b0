#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/calls/api_call.h"

#include <QJsonObject>

namespace vitrine {

/// The object store behind the clients' "Advance" calls.

/// AuthorizeFileUpload: an object's key and the policy to put it under. Bucket and Endpoint are cut so that
/// "{Bucket}.{Endpoint}", which clients make a host of, is this listener.
Checked<QJsonObject> authorizeFileUpload(ApiCall& call);
/// The form that puts the object: an XML answer, as the object store gives. The key and its signature from
/// AuthorizeFileUpload are the credential.
HttpResponse putObject(ApiCall& call);

/// Where "{Bucket}.{Endpoint}" has to lead, for a base address: {"127.0.0", "1:8080"}; over plain http the bucket
/// begins with the scheme, which keeps clients from adding https.
struct UploadAddress {
    QString bucket, endpoint;
};
UploadAddress uploadAddress(const QByteArray& baseUrl);

} // namespace vitrine
