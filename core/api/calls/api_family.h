#pragma once

#include <QByteArray>
#include <QString>

namespace vitrine {

/// Which vendor's rules an operation follows: its error form, its limits, how it is signed.
enum class ApiFamily {
    Service,        ///< /healthz, /metrics, /openapi.json
    AlibabaItems,   ///< A: 2018-01-20, /item/...
    AlibabaImages,  ///< B1: 2019-03-25, /v2/image/...
    AlibabaRpc,     ///< B2, B3: 2020-12-14 and 2020-02-12, actions on /
    AlibabaUpload,  ///< AuthorizeFileUpload and the object store behind it
    HuaweiIdentity, ///< /v3/auth/tokens, /v3/projects
    MetaStudio,     ///< /v1/{project_id}/products, digital-assets, files
    ImageSearchV1,  ///< /v1/{project_id}/service, /v1/{project_id}/{instance}/image
    ImageSearchV2,  ///< /v2/{project_id}/mms/{service}/...
};

/// Stable lower-case name ("alibaba_items"), as in metrics, openapi tags and docs/api.md.
QByteArray apiFamilyName(ApiFamily family);

/// A refusal in the family's own terms: HTTP status, its documented code, its text. The dispatcher gives it the
/// family's JSON shape.
struct ApiFailure {
    int status = 400;
    QByteArray code;
    QString message;
};

} // namespace vitrine
