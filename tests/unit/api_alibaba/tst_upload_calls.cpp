#include "core/api/alibaba/upload_calls.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_alibaba/alibaba_listener.h"

#include <QJsonDocument>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray field(const QByteArray& name, const QByteArray& value)
{
    return "--b7\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

/// The form as the vendor's Node client sends it.
QByteArray uploadForm(const QJsonObject& grant, const QByteArray& file)
{
    const auto text = [&grant](const char* name) { return grant[QLatin1StringView(name)].toString().toUtf8(); };
    return field("host", text("Endpoint")) + field("OSSAccessKeyId", text("AccessKeyId")) +
           field("policy", text("EncodedPolicy")) + field("Signature", text("Signature")) +
           field("key", text("ObjectKey")) +
           "--b7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\nContent-Type: \r\n\r\n" + file +
           field("success_action_status", "201") + "--b7--\r\n";
}

} // namespace

class TestUploadCalls : public QObject
{
    Q_OBJECT

    static QJsonObject authorize(AlibabaListener& listener)
    {
        return listener.send("GET", "/?Product=ImageSearch&RegionId=x", {}, {}, "AuthorizeFileUpload", "2019-12-19")
            .json;
    }
    static Answer put(AlibabaListener& listener, const QByteArray& form)
    {
        return listener.send("POST", "/", form, "multipart/form-data; boundary=b7");
    }

private Q_SLOTS:
    void advance_threeSteps_addThePicture()
    {
        AlibabaListener listener;
        const QJsonObject grant = authorize(listener);
        QCOMPARE(grant[u"UseAccelerate"].toBool(true), false);
        QCOMPARE(grant[u"Bucket"].toString(), u"http:"_s + u"//127.0.0"_s);
        QCOMPARE(grant[u"Endpoint"].toString(), u"1:8080"_s);
        const Answer stored = put(listener, uploadForm(grant, stripes(Qt::red)));
        QCOMPARE(stored.status, 201);
        QVERIFY(stored.body.contains("<PostResponse>") &&
                stored.body.contains("<Key>" + grant[u"ObjectKey"].toString().toLatin1()));
        const QByteArray url = "http://" + (grant[u"Bucket"].toString() + u'.' + grant[u"Endpoint"].toString() + u'/' +
                                            grant[u"ObjectKey"].toString())
                                               .toLatin1();
        const Answer added = listener.rpc("AddImage", {{"ProductId", "p"}, {"PicName", "a"}, {"PicContent", url}});
        QCOMPARE(added.status, 200);
        QCOMPARE(listener.entries().size(), size_t(1));
    }

    void put_wrong_isRefusedInXml()
    {
        AlibabaListener listener;
        const QJsonObject grant = authorize(listener);
        QJsonObject other = grant;
        other[u"Signature"_s] = u"AAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
        Answer answer = put(listener, uploadForm(other, "x"));
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.body.contains("<Error><Code>SignatureDoesNotMatch</Code>"));
        other = grant;
        other[u"ObjectKey"_s] = u"unknown"_s;
        QVERIFY(put(listener, uploadForm(other, "x")).body.contains("<Code>AccessDenied</Code>"));
        QVERIFY(put(listener, "nonsense").body.contains("<Code>MalformedPOSTRequest</Code>"));
        QVERIFY(put(listener, field("key", "k") + "--b7--").body.contains("<Code>IncorrectNumberOfFiles"));
        QVERIFY(put(listener, uploadForm(grant, QByteArray(4 * 1024 * 1024 + 1, 'x')))
                    .body.contains("<Code>EntityTooLarge</Code>"));
    }

    void uploadAddress_bases_areCutAtTheLastPoint()
    {
        QCOMPARE(uploadAddress("https://127.0.0.1:9").bucket, u"127.0.0"_s);
        QCOMPARE(uploadAddress("https://127.0.0.1:9").endpoint, u"1:9"_s);
        QCOMPARE(uploadAddress("https://shop.example.org:9").bucket, u"shop.example"_s);
        QCOMPARE(uploadAddress("http://localhost:9").bucket, u"http:"_s + u"//127.0.0"_s);
        QCOMPARE(uploadAddress("http://[::1]:9").endpoint, u"1:9"_s);
    }
};

VITRINE_REGISTER_TEST(TestUploadCalls)
#include "tst_upload_calls.moc"
