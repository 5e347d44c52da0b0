#include "core/api/calls/api_call.h"

#include "core/api/calls/route.h"

#include <QJsonDocument>

namespace vitrine {

QByteArray apiFamilyName(ApiFamily family)
{
    switch (family) {
    case ApiFamily::Service:
        return "service";
    case ApiFamily::AlibabaItems:
        return "alibaba_items";
    case ApiFamily::AlibabaImages:
        return "alibaba_images";
    case ApiFamily::AlibabaRpc:
        return "alibaba_rpc";
    case ApiFamily::AlibabaUpload:
        return "alibaba_upload";
    case ApiFamily::HuaweiIdentity:
        return "huawei_identity";
    case ApiFamily::MetaStudio:
        return "metastudio";
    case ApiFamily::ImageSearchV1:
        return "imagesearch_v1";
    case ApiFamily::ImageSearchV2:
        return "imagesearch_v2";
    }
    Q_UNREACHABLE();
}

Actor ApiCall::actor() const
{
    Actor actor;
    actor.kind = ActorKind::ApiKey;
    actor.name = caller.keyName;
    actor.session = caller.accessKey;
    actor.operation = QString::fromLatin1(route.operation);
    return actor;
}

HttpResponse jsonReply(const QJsonObject& body, int status)
{
    return httpResponse(status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact));
}

} // namespace vitrine
