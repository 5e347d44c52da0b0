#include "tests/unit/api_alibaba/alibaba_listener.h"

#include "core/api/http/request_target.h"
#include "core/services/edit_galleries.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QJsonDocument>

namespace vitrine::test {

using namespace Qt::StringLiterals;

AlibabaListener::AlibabaListener()
{
    Gallery gallery;
    gallery.name = u"demo"_s;
    m_demo = must(createGallery(m_fixture.catalogue(), m_fixture.actor(), gallery));
    QDir(m_folder.path()).mkpath(u"bucket"_s);
    m_look = must(LookSearch::open(m_fixture.catalogue()));
    m_tokens = std::make_unique<TokenStore>(m_fixture.clock());
    m_uploads = must(UploadStore::open(m_folder.filePath(u"uploads"_s), m_fixture.clock(), 64 * 1024 * 1024));
    m_services = std::make_unique<ApiServices>(
        ApiServices{m_fixture.catalogue(), *m_look, *m_tokens, *m_uploads, m_fixture.clock()});
    m_services->baseUrl = "http://127.0.0.1:8080";
    m_services->allowedFolders = {bucket()};
    restart();
}

AlibabaListener::~AlibabaListener() = default;

QString AlibabaListener::bucket() const
{
    return m_folder.filePath(u"bucket"_s);
}

void AlibabaListener::restart()
{
    m_routes.reset();
    m_routes = std::make_unique<RouteTable>(alibabaRoutes());
}

Answer AlibabaListener::send(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                             const QByteArray& mediaType, const QByteArray& action, const QByteArray& version)
{
    HttpRequest request;
    request.id = "4D1F3A52-9C1B-4E07-8B8C-6D2F0E6A9A11";
    request.method = method;
    splitTarget(target, request);
    request.body = HttpBody(body);
    if (!mediaType.isEmpty())
        request.headers.add("Content-Type", mediaType);
    if (!action.isEmpty())
        request.headers.add("x-acs-action", action);
    if (!version.isEmpty())
        request.headers.add("x-acs-version", version);
    const RouteMatch match = m_routes->match(request, true);
    if (!match.route)
        return {};
    ApiCall call{request, *match.route, *m_services, {u"VITEST"_s, u"shop"_s, {}}, match.path, {}, {}};
    const ApiReply reply = match.route->handle(call);
    if (const auto* failure = std::get_if<ApiFailure>(&reply))
        return {failure->status, {{u"Code"_s, QString::fromLatin1(failure->code)}}, {}, {}, {}};
    const auto& response = std::get<HttpResponse>(reply);
    return {response.status, QJsonDocument::fromJson(response.body).object(), response.body, response.file, call.step};
}

Answer AlibabaListener::rpc(const QByteArray& action, const Parameters& form, const QByteArray& version)
{
    QByteArray body = "InstanceName=demo";
    for (const auto& [name, value] : form)
        body += '&' + name + '=' + percentEncoded(value);
    return send("POST", "/", body, "application/x-www-form-urlencoded", action, version);
}

Answer AlibabaListener::images(const QByteArray& name, const Parameters& form)
{
    QByteArray body = "InstanceName=demo";
    for (const auto& [key, value] : form)
        body += '&' + key + '=' + percentEncoded(value);
    return send("POST", "/v2/image/" + name, body, "application/x-www-form-urlencoded");
}

Answer AlibabaListener::items(const QByteArray& name, const QByteArray& body)
{
    return send("POST", "/item/" + name + "?instanceName=demo", body, "application/octet-stream");
}

void AlibabaListener::add(const QByteArray& product, const QByteArray& name, const QColor& colour,
                          const Parameters& more)
{
    Parameters form{{"ProductId", product}, {"PicName", name}, {"PicContent", stripes(colour).toBase64()}};
    form.insert(form.end(), more.begin(), more.end());
    const Answer answer = rpc("AddImage", form);
    if (answer.status != 200)
        qFatal("AddImage: %s", qPrintable(answer.code()));
}

std::vector<Entry> AlibabaListener::entries()
{
    return must(listEntries(m_fixture.catalogue(), m_demo, {}, 1000));
}

QByteArray stripes(const QColor& colour, int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, (x / 16 + y / 24) % 2 == 0 ? colour : QColor(Qt::white));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        qFatal("The stripes could not be written.");
    return bytes;
}

QByteArray offsetBody(const Parameters& values)
{
    QByteArray meta, content;
    for (const auto& [key, value] : values) {
        meta += (meta.isEmpty() ? "" : "#") + key + ',' + QByteArray::number(content.size()) + ',' +
                QByteArray::number(content.size() + value.size());
        content += value;
    }
    return meta + '^' + content;
}

Parameters itemPictures(const QByteArray& item, const Parameters& pictures)
{
    Parameters values{{"item_id", item}};
    QByteArray list;
    for (const auto& [name, bytes] : pictures) {
        list += (list.isEmpty() ? "" : ",") + name.toBase64();
        values.emplace_back(name.toBase64(), bytes.toBase64());
    }
    values.emplace_back("pic_list", list);
    return values;
}

} // namespace vitrine::test
