#pragma once

#include "core/api/auth/token_store.h"
#include "core/api/calls/route_table.h"
#include "core/api/calls/upload_store.h"
#include "core/services/look_search.h"
#include "tests/support/catalogue_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

#include <memory>

namespace vitrine::test {

struct StudioAnswer {
    int status = 0;
    QJsonObject json;
    HttpResponse response;
    StepId step;
    QString code() const { return json.value(QStringLiteral("error_code")).toString(); }
};

/// Calls the operations of MetaStudio on a fresh catalogue, without a network and without signatures.
class StudioClient
{
public:
    StudioClient();

    StudioAnswer call(const QByteArray& method, const QByteArray& path, const QJsonObject& body = {});
    StudioAnswer raw(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                     const HttpHeaders& headers = {});
    /// The steps of a client that makes a usable picture: create, file, upload, complete. Its asset_id.
    QString makePicture(const QColor& colour, const QString& name = QStringLiteral("front"));
    QString makeProduct(const QString& name);

    CatalogueFixture catalogue;

private:
    std::unique_ptr<LookSearch> m_look;
    TokenStore m_tokens;
    std::unique_ptr<UploadStore> m_uploads;
    RouteTable m_routes;
    std::unique_ptr<ApiServices> m_services;
};

} // namespace vitrine::test
