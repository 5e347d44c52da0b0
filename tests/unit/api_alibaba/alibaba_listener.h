#pragma once

#include "core/api/auth/token_store.h"
#include "core/api/calls/route_table.h"
#include "core/api/calls/upload_store.h"
#include "core/services/gallery_pictures.h"
#include "core/services/look_search.h"
#include "tests/support/catalogue_fixture.h"

#include <QJsonObject>
#include <QTemporaryDir>

namespace vitrine::test {

/// What a handler answered.
struct Answer {
    int status = 0;
    QJsonObject json; ///< of a refusal only "Code"
    QByteArray body;
    QString file;
    StepId step;

    QString code() const { return json[QStringLiteral("Code")].toVariant().toString(); }
};

using Parameters = std::vector<std::pair<QByteArray, QByteArray>>;

/// The Image Search routes over a catalogue of their own with one instance, "demo", called without sockets and
/// signatures.
class AlibabaListener
{
public:
    AlibabaListener();
    ~AlibabaListener();

    CatalogueFixture& fixture() { return m_fixture; }
    ApiServices& services() { return *m_services; }
    GalleryId demo() const { return m_demo; }
    /// A folder that tasks may use; it is the bucket "bucket".
    QString bucket() const;
    /// Ends the routes and what runs behind them, and makes new ones, as a restart does.
    void restart();

    Answer send(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                const QByteArray& mediaType = {}, const QByteArray& action = {}, const QByteArray& version = {});
    /// An RPC action of 2020-12-14 with a form.
    Answer rpc(const QByteArray& action, const Parameters& form, const QByteArray& version = "2020-12-14");
    /// A path of 2019-03-25 with a form.
    Answer images(const QByteArray& name, const Parameters& form);
    /// Family A on the instance "demo".
    Answer items(const QByteArray& name, const QByteArray& body);

    /// AddImage of a picture in one colour; must succeed.
    void add(const QByteArray& product, const QByteArray& name, const QColor& colour, const Parameters& more = {});
    std::vector<Entry> entries();

private:
    CatalogueFixture m_fixture;
    QTemporaryDir m_folder;
    GalleryId m_demo;
    std::unique_ptr<LookSearch> m_look;
    std::unique_ptr<TokenStore> m_tokens;
    std::unique_ptr<UploadStore> m_uploads;
    std::unique_ptr<ApiServices> m_services;
    std::unique_ptr<RouteTable> m_routes;
};

/// A picture that is not of one colour: stripes of `colour` on white, 160 x 120, as PNG bytes.
QByteArray stripes(const QColor& colour, int width = 160, int height = 120);
/// An offset body of these values, in bytes.
QByteArray offsetBody(const Parameters& values);
/// The values of an add of pictures: item_id, pic_list and the contents.
Parameters itemPictures(const QByteArray& item, const Parameters& pictures);

} // namespace vitrine::test
