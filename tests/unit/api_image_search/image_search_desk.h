#pragma once

#include "core/api/auth/token_store.h"
#include "core/api/calls/route_table.h"
#include "core/api/calls/upload_store.h"
#include "core/services/edit_galleries.h"
#include "core/services/look_search.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/drawn_picture.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace vitrine::test {

/// What came back from a call.
struct Answer {
    int status = 0;
    QJsonObject json;
    StepId step;
    QString code() const { return json.value(QStringLiteral("error_code")).toString(); }
    QString message() const { return json.value(QStringLiteral("error_msg")).toString(); }
};

/// A catalogue with the ImageSearch routes over it. Calls are matched and handled as the listener does, without a
/// socket.
class ImageSearchDesk
{
public:
    ImageSearchDesk();
    ~ImageSearchDesk();

    CatalogueFixture& fixture() { return m_fixture; }
    Catalogue& catalogue() { return m_fixture.catalogue(); }
    ApiServices& services() { return *m_services; }
    /// A gallery with the text keys colour and brand and the number key price.
    GalleryId addGallery(const QString& name);

    Answer call(const QByteArray& method, const QByteArray& target, const QByteArray& body);
    Answer call(const QByteArray& method, const QByteArray& target, const QJsonObject& body = {});
    Answer v1(const QByteArray& method, const QByteArray& path, const QJsonObject& body = {})
    {
        return call(method, "/v1/p1/" + path, body);
    }
    Answer v2(const QByteArray& path, const QJsonObject& body) { return call("POST", "/v2/p1/mms/wall/" + path, body); }

    QStringList keys(GalleryId gallery);

private:
    CatalogueFixture m_fixture;
    QTemporaryDir m_folder;
    std::unique_ptr<LookSearch> m_look;
    std::unique_ptr<TokenStore> m_tokens;
    std::unique_ptr<UploadStore> m_uploads;
    std::unique_ptr<ApiServices> m_services;
    std::unique_ptr<RouteTable> m_routes;
};

/// A drawn picture in base64; see drawnPng.
QString drawnBase64(int motif, int variant = 0);

} // namespace vitrine::test
