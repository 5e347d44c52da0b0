#include "core/services/listings.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_metastudio/studio_client.h"

#include <QCryptographicHash>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestStudioAssets : public QObject
{
    Q_OBJECT

    static QByteArray pathOf(const QString& asset) { return "/digital-assets/" + asset.toLatin1(); }
    static QString stateOf(StudioClient& client, const QString& asset)
    {
        return client.call("GET", pathOf(asset)).json.value(u"asset_state"_s).toString();
    }
    static QJsonObject fileBody(const QString& asset, const QString& category = u"MAIN"_s)
    {
        return {{u"file_name"_s, u"a.png"_s}, {u"file_md5"_s, u"1B2M2Y8AsgTpgAmY7PhCfg=="_s},
                {u"file_size"_s, 1},          {u"file_type"_s, u"png"_s},
                {u"asset_id"_s, asset},       {u"asset_file_category"_s, category}};
    }
    static QString makeAsset(StudioClient& client, const QString& type = u"IMAGE"_s)
    {
        return client.call("POST", "/digital-assets", {{u"asset_name"_s, u"front"_s}, {u"asset_type"_s, type}})
            .json.value(u"asset_id"_s)
            .toString();
    }

private Q_SLOTS:
    void minimalPath_endsWithAnActiveAsset()
    {
        StudioClient client;
        const QString asset = client.makePicture(Qt::red);
        QCOMPARE(stateOf(client, asset), u"UNACTIVED"_s);
        const QJsonObject updated = client.call("PUT", pathOf(asset), {{u"asset_state"_s, u"ACTIVED"_s}}).json;
        QCOMPARE(updated.value(u"asset_state"_s).toString(), u"ACTIVED"_s);
        const QJsonObject file = updated.value(u"files"_s).toArray().at(0).toObject();
        QCOMPARE(file.value(u"state"_s).toString(), u"CREATED"_s);
        QCOMPARE(file.value(u"asset_file_category"_s).toString(), u"MAIN"_s);
        const QJsonObject meta = updated.value(u"asset_extra_meta"_s).toObject();
        QCOMPARE(meta.value(u"image_meta"_s).toObject().value(u"width"_s).toInt(), 64);
    }

    void downloadAddress_givesTheBytes_andOnlyWithItsSignature()
    {
        StudioClient client;
        const QString asset = client.makePicture(Qt::red);
        const QJsonObject shown = client.call("GET", pathOf(asset)).json;
        const QByteArray address =
            shown.value(u"files"_s).toArray().at(0).toObject().value(u"download_url"_s).toString().toLatin1();
        const QByteArray target = address.sliced(qstrlen("http://127.0.0.1:1"));
        const StudioAnswer got = client.raw("GET", target, {});
        QCOMPARE(got.status, 200);
        QFile file(got.response.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), pngBytes(Qt::red, {64, 48}));
        QByteArray forged = target;
        forged.back() = forged.back() == '0' ? '1' : '0';
        QCOMPARE(client.raw("GET", forged, {}).status, 403);
        client.catalogue.clock().advance(25LL * 3600 * 1000);
        QCOMPARE(client.raw("GET", target, {}).status, 403);
    }

    void create_badInput_isRefused()
    {
        StudioClient client;
        const auto code = [&](const QJsonObject& body) { return client.call("POST", "/digital-assets", body).code(); };
        QCOMPARE(code({{u"asset_type"_s, u"IMAGE"_s}}), u"MSS.00000003"_s);
        QCOMPARE(code({{u"asset_name"_s, u"a"_s}}), u"MSS.00000003"_s);
        QCOMPARE(code({{u"asset_name"_s, u"a"_s}, {u"asset_type"_s, u"HUMAN_MODEL_2D"_s}}), u"MSS.00000003"_s);
        QCOMPARE(code({{u"asset_name"_s, QString(257, u'a')}, {u"asset_type"_s, u"IMAGE"_s}}), u"MSS.00000003"_s);
    }

    void files_secondMainOrCover_haveTheirOwnCodes()
    {
        StudioClient client;
        const QString picture = client.makePicture(Qt::red);
        QCOMPARE(client.call("POST", "/files", fileBody(picture)).code(), u"MSS.10001008"_s);
        QCOMPARE(client.call("POST", "/files", fileBody(picture, u"COVER"_s)).code(), u"MSS.00000003"_s);
        const QString video = makeAsset(client, u"VIDEO"_s);
        QCOMPARE(client.call("POST", "/files", fileBody(video, u"COVER"_s)).status, 200);
        QCOMPARE(client.call("POST", "/files", fileBody(video, u"COVER"_s)).code(), u"MSS.10001009"_s);
        QCOMPARE(client.call("POST", "/files", fileBody(u"none"_s)).code(), u"MSS.10001001"_s);
        QJsonObject wrong = fileBody(video);
        wrong.insert(u"file_md5"_s, u"short"_s);
        QCOMPARE(client.call("POST", "/files", wrong).code(), u"MSS.00000003"_s);
    }

    void upload_otherBytesThanAnnounced_areRefused()
    {
        StudioClient client;
        const QJsonObject file = client.call("POST", "/files", fileBody(makeAsset(client))).json;
        const QByteArray target =
            file.value(u"upload_url"_s).toString().toLatin1().sliced(qstrlen("http://127.0.0.1:1"));
        HttpHeaders headers;
        headers.add("Content-Type", "image/png");
        QCOMPARE(client.raw("PUT", target, "x", headers).status, 400); // without Content-MD5
        headers.add("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==");
        QCOMPARE(client.raw("PUT", target, "xy", headers).status, 400); // another length
        QCOMPARE(client.raw("PUT", target, "x", headers).status, 400);  // other bytes
        QCOMPARE(client.raw("PUT", "/uploads/unknown", "x", headers).status, 404);
        const QByteArray complete = "/files/" + file.value(u"file_id"_s).toString().toLatin1() + "/complete";
        QCOMPARE(client.call("POST", complete, {{u"state"_s, u"CREATED"_s}}).status, 400);
    }

    void complete_failedOrUnknown_isSaid()
    {
        StudioClient client;
        const QString asset = makeAsset(client);
        const QByteArray file =
            client.call("POST", "/files", fileBody(asset)).json.value(u"file_id"_s).toString().toLatin1();
        QCOMPARE(client.call("POST", "/files/" + file + "/complete", {{u"state"_s, u"CREATED"_s}}).code(),
                 u"MSS.10001004"_s);
        QCOMPARE(client.call("POST", "/files/" + file + "/complete", {{u"state"_s, u"CANCELLED"_s}}).status, 200);
        QCOMPARE(stateOf(client, asset), u"FAILED"_s);
        QCOMPARE(client.call("POST", "/files/none/complete", {{u"state"_s, u"CREATED"_s}}).code(), u"MSS.10001004"_s);
        QCOMPARE(client.call("DELETE", "/files/" + file).status, 200);
        QCOMPARE(stateOf(client, asset), u"CREATING"_s);
        QCOMPARE(client.call("DELETE", "/files/" + file).code(), u"MSS.10001004"_s);
    }

    void largeFile_inParts_isJoined()
    {
        StudioClient client;
        const QString asset = makeAsset(client);
        const QByteArray bytes = pngBytes(Qt::green, {64, 48});
        QJsonObject body = fileBody(asset);
        body.insert(u"file_multipart_count"_s, 2);
        const QJsonObject file = client.call("POST", "/large-files", body).json;
        const QJsonArray addresses = file.value(u"upload_urls"_s).toArray();
        QCOMPARE(addresses.size(), 2);
        HttpHeaders headers;
        headers.add("Content-Type", "application/octet-stream");
        const qsizetype half = bytes.size() / 2;
        for (const int part : {1, 0}) {
            const QByteArray target = addresses[part].toString().toLatin1().sliced(qstrlen("http://127.0.0.1:1"));
            QCOMPARE(client.raw("PUT", target, part == 0 ? bytes.first(half) : bytes.sliced(half), headers).status,
                     200);
        }
        const QByteArray complete = "/files/" + file.value(u"file_id"_s).toString().toLatin1() + "/complete";
        QCOMPARE(client.call("POST", complete, {{u"state"_s, u"CREATED"_s}}).status, 200);
        QCOMPARE(stateOf(client, asset), u"UNACTIVED"_s);
    }

    void remove_recycleForceAndRestore()
    {
        StudioClient client;
        const QString asset = client.makePicture(Qt::red);
        QCOMPARE(client.call("POST", pathOf(asset) + "/restore").code(), u"MSS.00000003"_s);
        QCOMPARE(client.call("DELETE", pathOf(asset)).status, 200);
        QCOMPARE(stateOf(client, asset), u"DELETING"_s);
        QCOMPARE(client.call("POST", pathOf(asset) + "/restore").status, 200);
        QCOMPARE(stateOf(client, asset), u"UNACTIVED"_s);
        QCOMPARE(client.call("DELETE", pathOf(asset) + "?mode=force").status, 200);
        QCOMPARE(client.call("GET", pathOf(asset)).code(), u"MSS.10001001"_s);
        QCOMPARE(client.call("GET", "/digital-assets").json.value(u"count"_s).toInt(), 0);
        // Nothing is lost: the step brings it back.
        client.catalogue.undo(client.catalogue.newestStep());
        QCOMPARE(stateOf(client, asset), u"UNACTIVED"_s);
    }

    void listAndSummaries_takeEveryKindOfCondition()
    {
        StudioClient client;
        const QString red = client.makePicture(Qt::red, u"Red front"_s);
        const QString blue = client.makePicture(Qt::blue, u"Blue back"_s);
        client.call("PUT", pathOf(blue), {{u"tags"_s, QJsonArray{u"studio"_s}}, {u"asset_state"_s, u"ACTIVED"_s}});
        const auto count = [&](const QByteArray& query) {
            return client.call("GET", "/digital-assets" + query).json.value(u"count"_s).toInt(-1);
        };
        QCOMPARE(count({}), 2);
        QCOMPARE(count("?name=front"), 1);
        QCOMPARE(count("?tag=stud"), 1);
        QCOMPARE(count("?asset_state=ACTIVED"), 1);
        QCOMPARE(count("?asset_state=ACTIVED,UNACTIVED&asset_type=IMAGE"), 2);
        QCOMPARE(count("?asset_type=VIDEO"), 0);
        QCOMPARE(count("?asset_id=" + red.toLatin1() + "&asset_id=" + blue.toLatin1()), 2);
        QCOMPARE(count("?asset_source=SYSTEM"), 0);
        QCOMPARE(client.call("GET", "/digital-assets?asset_state=GONE").code(), u"MSS.00000003"_s);
        const QJsonObject body{{u"asset_ids"_s, QJsonArray{red, u"none"_s}}};
        QCOMPARE(client.call("POST", "/digital-assets/summarys", body).json.value(u"asset_list"_s).toArray().size(), 1);
    }

    void batchAction_saysWhatWentWrongForEach()
    {
        StudioClient client;
        const QString red = client.makePicture(Qt::red);
        const QString waiting = makeAsset(client);
        const auto act = [&](const QString& action) {
            return client
                .call("POST", "/digital-assets/batch-action",
                      {{u"action"_s, action}, {u"asset_ids"_s, QJsonArray{red, waiting, u"none"_s}}})
                .json.value(u"results"_s)
                .toArray();
        };
        const QJsonArray results = act(u"ACTIVE"_s);
        QCOMPARE(results.size(), 3);
        QCOMPARE(results[0].toObject().value(u"asset_ids"_s).toArray(), QJsonArray{red});
        QCOMPARE(results[1].toObject().value(u"ret_status"_s).toString(), u"FAILED"_s);
        QCOMPARE(stateOf(client, red), u"ACTIVED"_s);
        QCOMPARE(act(u"DELETE"_s).size(), 2);
        QCOMPARE(stateOf(client, red), u"DELETING"_s);
    }
};

VITRINE_REGISTER_TEST(TestStudioAssets)
#include "tst_studio_assets.moc"
