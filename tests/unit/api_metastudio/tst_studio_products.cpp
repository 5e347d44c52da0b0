#include "core/services/history.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_metastudio/studio_client.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestStudioProducts : public QObject
{
    Q_OBJECT

    static QByteArray pathOf(const QString& product) { return "/products/" + product.toLatin1(); }
    static QJsonObject item(const QString& asset, int order = 0)
    {
        return {{u"asset_id"_s, asset}, {u"asset_type"_s, u"IMAGE"_s}, {u"order"_s, order}};
    }
    static QStringList mediaOf(const QJsonObject& detail)
    {
        QStringList ids;
        for (const QJsonValue& each : detail.value(u"asset_list"_s).toArray())
            ids << each.toObject().value(u"asset_id"_s).toString();
        return ids;
    }

private Q_SLOTS:
    void create_everything_isShownAsGiven()
    {
        StudioClient client;
        const QString red = client.makePicture(Qt::red, u"red"_s);
        const QString blue = client.makePicture(Qt::blue, u"blue"_s);
        const StudioAnswer made =
            client.call("POST", "/products",
                        {{u"name"_s, u"Desk lamp"_s},
                         {u"description"_s, u"Bright"_s},
                         {u"tags"_s, QJsonArray{u"home,light"_s, u"家"_s}},
                         {u"text_list"_s, QJsonArray{QJsonObject{{u"title"_s, u"Care"_s}, {u"text"_s, u"Dust it"_s}}}},
                         {u"asset_list"_s, QJsonArray{item(red, 2), item(blue, 1)}},
                         {u"cover"_s, QJsonObject{{u"asset_id"_s, red}}},
                         {u"auto_active"_s, true}});
        QCOMPARE(made.status, 200);
        QCOMPARE(made.json.keys(), QStringList{u"product_id"_s});
        const QJsonObject shown = client.call("GET", pathOf(made.json.value(u"product_id"_s).toString())).json;
        QCOMPARE(shown.value(u"name"_s).toString(), u"Desk lamp"_s);
        QCOMPARE(shown.value(u"state"_s).toString(), u"ACTIVED"_s);
        QCOMPARE(shown.value(u"tags"_s).toArray(), (QJsonArray{u"home"_s, u"light"_s, u"家"_s}));
        QCOMPARE(mediaOf(shown), (QStringList{blue, red}));
        QCOMPARE(shown.value(u"cover"_s).toObject().value(u"asset_id"_s).toString(), red);
        QCOMPARE(shown.value(u"text_list"_s).toArray().at(0).toObject().value(u"text"_s).toString(), u"Dust it"_s);
        QVERIFY(shown.value(u"create_time"_s).toString().endsWith(u'Z'));
    }

    void create_badInput_isRefusedAndStoresNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const QString parameter = u"MSS.00000003"_s;
        QTest::newRow("no name") << QByteArray(R"({"description":"x"})") << parameter;
        QTest::newRow("name is a number") << QByteArray(R"({"name":3})") << parameter;
        QTest::newRow("name empty") << QByteArray(R"({"name":""})") << parameter;
        QTest::newRow("tag too long") << QByteArray(R"({"name":"a","tags":["seventeen letters"]})") << parameter;
        QTest::newRow("tag of six Chinese letters")
            << QByteArray(R"({"name":"a","tags":["一二三四五六"]})") << parameter;
        QTest::newRow("asset without id") << QByteArray(R"({"name":"a","asset_list":[{"order":1}]})") << parameter;
        QTest::newRow("unknown asset") << QByteArray(R"({"name":"a","asset_list":[{"asset_id":"none"}]})")
                                       << u"MSS.10001001"_s;
        QTest::newRow("no JSON") << QByteArray("{\"name\":") << u"MSS.10000002"_s;
        QTest::newRow("broken UTF-8") << QByteArray("{\"name\":\"\xff\"}") << u"MSS.10000002"_s;
        QTest::newRow("nested too deep") << QByteArray(1000, '[') << u"MSS.10000002"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"MSS.00000002"_s;
    }
    void create_badInput_isRefusedAndStoresNothing()
    {
        QFETCH(QByteArray, body);
        StudioClient client;
        const QString before = client.catalogue.content();
        const StudioAnswer answer = client.raw("POST", "/v1/0123456789abcdef0123456789abcdef/products", body);
        QCOMPARE(answer.status, 400);
        QTEST(answer.code(), "code");
        QCOMPARE(client.catalogue.content(), before);
    }

    void create_duplicateKeys_theLastWins()
    {
        StudioClient client;
        const QByteArray body = R"({"name":"first","name":"second"})";
        const QJsonObject made = client.raw("POST", "/v1/0123456789abcdef0123456789abcdef/products", body).json;
        const QJsonObject shown = client.call("GET", pathOf(made.value(u"product_id"_s).toString())).json;
        QCOMPARE(shown.value(u"name"_s).toString(), u"second"_s);
    }

    void anyCall_otherProject_isRefused()
    {
        StudioClient client;
        const StudioAnswer answer = client.raw("GET", "/v1/{project_id}/products", {});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"MSS.00010009"_s);
    }

    void update_listsReplaceAndAbsentOnesStay()
    {
        StudioClient client;
        const QString red = client.makePicture(Qt::red);
        const QString id = client.makeProduct(u"Lamp"_s);
        const auto put = [&](const QJsonObject& body) { return client.call("PUT", pathOf(id), body); };
        QCOMPARE(put({{u"name"_s, u"Lamp 2"_s},
                      {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}},
                      {u"asset_list"_s, QJsonArray{item(red)}},
                      {u"state"_s, u"ACTIVED"_s}})
                     .status,
                 200);
        const StudioAnswer changed = put({{u"name"_s, u"Lamp 3"_s}, {u"tags"_s, QJsonArray{u"b"_s}}});
        QVERIFY(changed.step.isValid());
        const QJsonObject shown = client.call("GET", pathOf(id)).json;
        QCOMPARE(shown.value(u"name"_s).toString(), u"Lamp 3"_s);
        QCOMPARE(shown.value(u"tags"_s).toArray(), QJsonArray{u"b"_s});
        QCOMPARE(mediaOf(shown), QStringList{red});
        QCOMPARE(shown.value(u"state"_s).toString(), u"ACTIVED"_s);
        QCOMPARE(put({{u"name"_s, u"Lamp 3"_s}, {u"state"_s, u"BLOCK"_s}}).code(), u"MSS.00000003"_s);
    }

    void update_oneStep_isNamedAfterTheOperation()
    {
        StudioClient client;
        const QString id = client.makeProduct(u"Lamp"_s);
        const StudioAnswer changed = client.call("PUT", pathOf(id), {{u"name"_s, u"Lamp 2"_s}});
        const auto page = must(history(client.catalogue.catalogue(), 1));
        QCOMPARE(page.front().id, changed.step);
        QCOMPARE(page.front().label.arguments, QStringList{u"metastudio.UpdateProduct"_s});
        QCOMPARE(page.front().actor.name, u"tester"_s);
        client.catalogue.undo(changed.step);
        QCOMPARE(client.call("GET", pathOf(id)).json.value(u"name"_s).toString(), u"Lamp"_s);
    }

    void setAsset_linksOrdersAndUnlinks()
    {
        StudioClient client;
        const QString red = client.makePicture(Qt::red);
        const QString blue = client.makePicture(Qt::blue);
        const QString id = client.makeProduct(u"Lamp"_s);
        const auto set = [&](const QJsonObject& body) { return client.call("POST", pathOf(id) + "/assets", body); };
        QCOMPARE(set({{u"asset_item"_s, item(red)}, {u"action"_s, u"LINK"_s}}).status, 200);
        QCOMPARE(set({{u"asset_item"_s, item(blue, 1)}}).status, 200);
        QCOMPARE(mediaOf(client.call("GET", pathOf(id)).json), (QStringList{blue, red}));
        const QJsonObject text{{u"title"_s, u"Care"_s}, {u"text"_s, u"Dust it"_s}};
        QCOMPARE(set({{u"text_item"_s, text}}).status, 200);
        QCOMPARE(set({{u"asset_item"_s, item(blue)}, {u"text_item"_s, text}, {u"action"_s, u"UNLINK"_s}}).status, 200);
        const QJsonObject shown = client.call("GET", pathOf(id)).json;
        QCOMPARE(mediaOf(shown), QStringList{red});
        QVERIFY(shown.value(u"text_list"_s).toArray().isEmpty());
        QCOMPARE(set({{u"action"_s, u"BREAK"_s}}).code(), u"MSS.00000003"_s);
    }

    void remove_movesToTheTrash()
    {
        StudioClient client;
        const QString id = client.makeProduct(u"Lamp"_s);
        QCOMPARE(client.call("DELETE", pathOf(id)).status, 200);
        QCOMPARE(client.call("DELETE", pathOf(id)).code(), u"MSS.00000003"_s);
        QCOMPARE(client.call("GET", "/products").json.value(u"count"_s).toInt(), 0);
        QCOMPARE(client.call("GET", "/products?state=DELETED").json.value(u"count"_s).toInt(), 1);
        QCOMPARE(client.call("GET", pathOf(id)).json.value(u"state"_s).toString(), u"DELETED"_s);
    }

    void list_filtersSortsAndPages()
    {
        StudioClient client;
        for (const QString& name : {u"Desk lamp"_s, u"Floor LAMP"_s, u"Chair"_s}) {
            client.makeProduct(name);
            client.catalogue.clock().advance(1000);
        }
        const auto names = [&](const QByteArray& query) {
            QStringList found;
            for (const QJsonValue& each : client.call("GET", "/products" + query).json.value(u"products"_s).toArray())
                found << each.toObject().value(u"name"_s).toString();
            return found.join(u'|');
        };
        QCOMPARE(names("?name=lamp"), u"Desk lamp|Floor LAMP"_s);
        QCOMPARE(names("?sort_key=create_time&sort_dir=desc&limit=1"), u"Chair"_s);
        QCOMPARE(names("?limit=1&offset=1"), u"Floor LAMP"_s);
        QCOMPARE(names("?state=ACTIVED"), QString());
        QCOMPARE(client.call("GET", "/products?limit=101").code(), u"MSS.00000003"_s);
        QCOMPARE(client.call("GET", "/products?create_since=yesterday").code(), u"MSS.00000003"_s);
        QCOMPARE(client.call("GET", "/products?state=GONE").code(), u"MSS.00000003"_s);
    }
};

VITRINE_REGISTER_TEST(TestStudioProducts)
#include "tst_studio_products.moc"
