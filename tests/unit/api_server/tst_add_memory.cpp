#include "core/api/server/listener.h"
#include "core/services/catalogue_settings.h"
#include "core/services/edit_galleries.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/process_memory.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_server/http_client.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <malloc.h>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPictureBytes = 4'000'000;
/// What a call needs beside the picture: threads' stacks, the decoded pixels of a small picture, pages of libraries.
constexpr qint64 kSlack = 1'500'000;

QByteArray bigEndian(quint32 value)
{
    return QByteArray(1, char(value >> 24)) + char(value >> 16) + char(value >> 8) + char(value);
}

quint32 crc32(const QByteArray& bytes)
{
    quint32 crc = ~0U;
    for (const char c : bytes) {
        crc ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0);
    }
    return ~crc;
}

/// A picture of few pixels and many bytes: what is measured are copies of the file, not what is decoded.
QByteArray longPicture(int hue)
{
    const QByteArray png = pngBytes(QColor::fromHsv(hue, 200, 200), {200, 160});
    QByteArray filling(kPictureBytes - png.size() - 12, '\0');
    for (qsizetype i = 0; i < filling.size(); ++i)
        filling[i] = char((i * 2654435761U + uint(hue)) >> 13);
    const QByteArray chunk = "viTr" + filling;
    constexpr qsizetype kHeaderEnd = 33;
    return png.first(kHeaderEnd) + bigEndian(quint32(filling.size())) + chunk + bigEndian(crc32(chunk)) +
           png.sliced(kHeaderEnd);
}

/// The most memory in use at once during `work`, mapped files included, beyond what was in use before.
qint64 peakOf(const std::function<void()>& work)
{
    malloc_trim(0);
    if (!forgetMostMemory())
        return -1;
    const qint64 before = processMemory("VmRSS");
    work();
    return processMemory("VmHWM") - before;
}

} // namespace

/// A picture of 4 MB, added through each family, needs no more than three copies of what was sent at once.
class TestAddMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("The sanitizers keep memory of their own.");
#endif
        // Blocks of a picture's size are given back to the system when they are freed, so that they are seen coming.
        mallopt(M_MMAP_THRESHOLD, 256 * 1024);
        Gallery gallery;
        gallery.name = u"demo"_s;
        must(createGallery(m_fixture.catalogue(), m_fixture.actor(), gallery));
        m_listener =
            std::make_unique<Listener>(m_fixture.catalogue(), m_fixture.clock(), m_fixture.sources() + u"/keys"_s);
        ListenerSettings settings;
        settings.checksSignatures = false;
        QVERIFY(m_listener->start(settings).ok());
        m_project = must(catalogueIdentity(m_fixture.catalogue())).projectId.toLatin1();
    }

    void add_pictureOf4MB_takesAtMostThreeCopies_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("before"); ///< of the base64, in the body
        QTest::addColumn<QByteArray>("after");
        const QByteArray form = "application/x-www-form-urlencoded", json = "application/json";
        QTest::newRow("Alibaba items") << QByteArray("/item/add?instanceName=demo")
                                       << QByteArray("application/octet-stream") << QByteArray("items") << QByteArray();
        QTest::newRow("Alibaba ROA, form")
            << QByteArray("/v2/image/add") << form << QByteArray("InstanceName=demo&ProductId=p&PicName=f&PicContent=")
            << QByteArray();
        QTest::newRow("Alibaba ROA, JSON")
            << QByteArray("/v2/image/add") << json
            << QByteArray("{\"InstanceName\":\"demo\",\"ProductId\":\"p\",\"PicName\":\"j\",\"PicContent\":\"")
            << QByteArray("\"}");
        QTest::newRow("Alibaba RPC") << QByteArray("/?Action=AddImage&Version=2020-12-14") << form
                                     << QByteArray("InstanceName=demo&ProductId=p&PicName=r&PicContent=")
                                     << QByteArray();
        QTest::newRow("Huawei v1") << "/v1/" + m_project + "/demo/image" << json
                                   << QByteArray("{\"path\":\"one.png\",\"file\":\"") << QByteArray("\"}");
        QTest::newRow("Huawei v2") << "/v2/" + m_project + "/mms/demo/data/add" << json
                                   << QByteArray("{\"item_id\":\"two\",\"force\":true,\"image_base64\":\"")
                                   << QByteArray("\"}");
    }
    void add_pictureOf4MB_takesAtMostThreeCopies()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        const auto request = [&](int hue) {
            const QByteArray base64 = longPicture(hue).toBase64();
            const bool isForm = type.endsWith("urlencoded");
            const QByteArray body = before == "items" ? itemsBody(base64)
                                    : isForm          ? before + base64.toPercentEncoding()
                                                      : before + base64 + after;
            return outgoing("POST", target, {{"Content-Type", type}}, body);
        };
        const HttpRequest first = request(hue()), second = request(hue());
        const HttpReply warm = send(url(), first);
        QVERIFY2(warm.status == 200, warm.body);
        settle();
        HttpReply reply;
        const qint64 peak = peakOf([&] { reply = send(url(), second); });
        QVERIFY2(reply.status == 200, reply.body);
        tell(peak, second.body.size());
    }

    void upload_fileOf4MB_takesAtMostThreeCopies()
    {
        QVERIFY(upload(longPicture(hue())));
        settle();
        const QByteArray picture = longPicture(hue());
        bool isDone = false;
        const qint64 peak = peakOf([&] { isDone = upload(picture); });
        QVERIFY(isDone);
        tell(peak, picture.size());
    }

private:
    QString url() const
    {
        return m_listener->state().url;
    }
    int hue()
    {
        return m_hue += 7;
    }

    static QByteArray itemsBody(const QByteArray& base64)
    {
        const QByteArray name = QByteArray("one.png").toBase64();
        QByteArray meta, values;
        const auto add = [&](const QByteArray& key, const QByteArray& value) {
            meta += (meta.isEmpty() ? "" : "#") + key + ',' + QByteArray::number(values.size()) + ',' +
                    QByteArray::number(values.size() + value.size());
            values += value;
        };
        add("item_id", "i");
        add("cat_id", "0");
        add("pic_list", name);
        add(name, base64);
        return meta + '^' + values;
    }

    /// Waits until nothing of the calls so far is in the recorder's hands.
    void settle()
    {
        QTRY_VERIFY(qint64(m_listener->calls(0, 1000).size()) >= m_listener->state().calls);
    }

    void tell(qint64 peak, qint64 sent)
    {
        if (peak < 0)
            QSKIP("The system does not tell the most memory in use.");
        const QByteArray text = QByteArray::number(peak / 1000) + " kB at most for " + QByteArray::number(sent / 1000) +
                                " kB sent: " + QByteArray::number(double(peak) / double(sent), 'f', 2) + " copies";
        qInfo("%s", text.constData());
        QVERIFY2(peak <= 3 * sent + kSlack, text);
    }

    QJsonObject studio(const QByteArray& path, const QJsonObject& body)
    {
        return send(url(), outgoing("POST", "/v1/" + m_project + path, {{"Content-Type", "application/json"}},
                                    QJsonDocument(body).toJson()))
            .json;
    }
    /// As MetaStudio's clients do: asset, file, the bytes, complete.
    bool upload(const QByteArray& picture)
    {
        const QByteArray md5 = QCryptographicHash::hash(picture, QCryptographicHash::Md5).toBase64();
        const QString asset = studio("/digital-assets", {{u"asset_name"_s, u"front"_s}, {u"asset_type"_s, u"IMAGE"_s}})
                                  .value("asset_id"_L1)
                                  .toString();
        const QJsonObject file = studio("/files", {{u"file_name"_s, u"front.png"_s},
                                                   {u"file_md5"_s, QString::fromLatin1(md5)},
                                                   {u"file_size"_s, picture.size()},
                                                   {u"file_type"_s, u"png"_s},
                                                   {u"asset_id"_s, asset},
                                                   {u"asset_file_category"_s, u"MAIN"_s}});
        const QByteArray address = file.value("upload_url"_L1).toString().section(u'/', 3).toLatin1();
        const HttpReply put =
            send(url(), outgoing("PUT", '/' + address, {{"Content-MD5", md5}, {"Content-Type", "image/png"}}, picture));
        const QByteArray id = file.value("file_id"_L1).toString().toLatin1();
        (void)studio("/files/" + id + "/complete", {{u"state"_s, u"CREATED"_s}});
        return put.status == 200;
    }

    CatalogueFixture m_fixture;
    std::unique_ptr<Listener> m_listener;
    QByteArray m_project;
    int m_hue = 0;
};

VITRINE_REGISTER_TEST(TestAddMemory)
#include "tst_add_memory.moc"
