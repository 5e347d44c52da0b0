#include "core/services/edit_products.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_image_search/image_search_desk.h"

#include <QJsonArray>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject merged(QJsonObject first, const QJsonObject& second)
{
    for (auto it = second.begin(); it != second.end(); ++it)
        first.insert(it.key(), it.value());
    return first;
}

QJsonObject range(const QJsonObject& bounds)
{
    return {{u"custom_num_tags"_s, QJsonObject{{u"price"_s, bounds}}}};
}

QJsonObject colours(const QJsonArray& values)
{
    return {{u"custom_tags"_s, QJsonObject{{u"colour"_s, values}}}};
}

/// A desk with the service "wall".
struct Wall : ImageSearchDesk {
    GalleryId gallery = addGallery(u"wall"_s);
    Answer add(const QString& id, const QJsonObject& more)
    {
        return v2("data/add", merged({{u"item_id"_s, id}}, more));
    }
    Answer addDrawn(const QString& id, int motif, const QJsonObject& more = {})
    {
        return add(id, merged({{u"image_base64"_s, drawnBase64(motif)}}, more));
    }
    /// a red 9.5, b blue 19.5, c red without price, d without tags.
    void fill()
    {
        addDrawn(u"a"_s, 1, tags(u"red"_s, 9.5));
        addDrawn(u"b"_s, 2, tags(u"blue"_s, 19.5));
        addDrawn(u"c"_s, 3, {{u"custom_tags"_s, QJsonObject{{u"colour"_s, u"red"_s}}}});
        addDrawn(u"d"_s, 4, {{u"desc"_s, u"A tall lamp"_s}, {u"keywords"_s, QJsonArray{u"Lamp"_s, u"sale"_s}}});
    }
    static QJsonObject tags(const QString& colour, double price)
    {
        return {{u"custom_tags"_s, QJsonObject{{u"colour"_s, colour}}},
                {u"custom_num_tags"_s, QJsonObject{{u"price"_s, price}}}};
    }
    static QJsonObject data(const Answer& answer) { return answer.json.value(u"data"_s).toObject(); }
    static QString ids(const Answer& answer)
    {
        QString ids;
        for (const QJsonValue& one : data(answer).value(u"items"_s).toArray())
            ids += one.toObject().value(u"id"_s).toString();
        return ids;
    }
    Answer search(const QJsonObject& body) { return v2("search", body); }
    Answer byLook(int motif, const QJsonObject& more = {})
    {
        return search(merged({{u"search_type"_s, u"IMAGE"_s}, {u"image_base64"_s, drawnBase64(motif, 1)}}, more));
    }
};

QString sorted(QString text)
{
    std::sort(text.begin(), text.end());
    return text;
}

} // namespace

class TestImageSearchV2 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addData_thenCheck_givesItBack()
    {
        Wall wall;
        const QJsonObject words =
            merged(Wall::tags(u"red"_s, 19.5), {{u"desc"_s, u"lamp"_s}, {u"keywords"_s, QJsonArray{u"light"_s}}});
        const Answer added = wall.addDrawn(u"sku-1"_s, 1, words);
        QCOMPARE(added.json.value(u"result"_s).toString(), u"success"_s);
        const QJsonArray objects = Wall::data(added).value(u"image_info"_s).toObject().value(u"objects"_s).toArray();
        QCOMPARE(objects.size(), 1);
        QCOMPARE(objects.first().toObject().value(u"box"_s).toString().count(u','), 3);
        QVERIFY(added.step.isValid());
        const Answer checked = wall.v2("data/check", {{u"item_id"_s, u"sku-1"_s}});
        QCOMPARE(Wall::data(checked).value(u"existed"_s).toBool(), true);
        QCOMPARE(Wall::data(checked).value(u"item_info"_s).toObject(), words);
        QCOMPARE(wall.fixture().number(u"SELECT count(*) FROM product WHERE sku = 'sku-1'"_s), 1);
        const Answer other = wall.v2("data/check", {{u"item_id"_s, u"sku-2"_s}});
        QCOMPARE(Wall::data(other), (QJsonObject{{u"existed"_s, false}}));
        wall.fixture().undo(added.step);
        QVERIFY(wall.keys(wall.gallery).isEmpty());
    }

    void addData_existing_onlyWithForce()
    {
        Wall wall;
        wall.addDrawn(u"a"_s, 1, {{u"desc"_s, u"first"_s}});
        const Answer refused = wall.addDrawn(u"a"_s, 2, {{u"desc"_s, u"second"_s}});
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), u"MMS.0003"_s);
        QVERIFY(refused.message().startsWith(u"Invalid parameter: item_id"_s));
        QCOMPARE(wall.addDrawn(u"a"_s, 2, {{u"force"_s, true}}).status, 200);
        const Entry entry = must(findEntry(wall.catalogue(), {wall.gallery, u"a"_s, {}})).value();
        QVERIFY(entry.description.isEmpty());
    }

    void addData_withoutPicture_isFoundByWords()
    {
        Wall wall;
        QCOMPARE(wall.add(u"a"_s, {{u"desc"_s, u"Green tea"_s}}).json,
                 (QJsonObject{{u"result"_s, u"success"_s}, {u"data"_s, QJsonObject()}}));
        QCOMPARE(Wall::ids(wall.search({{u"search_type"_s, u"TEXT"_s}, {u"text"_s, u"tea"_s}})), u"a"_s);
        QCOMPARE(Wall::ids(wall.byLook(1)), QString());
    }

    void addData_box_isTheRegion()
    {
        Wall wall;
        const auto options = [](const QString& box) {
            return QJsonObject{{u"optional_params"_s, QJsonObject{{u"box"_s, box}, {u"category"_s, 5}}}};
        };
        const Answer added = wall.addDrawn(u"a"_s, 1, options(u"10,20,110,120"_s));
        const QJsonObject object = Wall::data(added).value(u"image_info"_s)[u"objects"_s][0].toObject();
        QCOMPARE(object.value(u"box"_s).toString(), u"10,20,110,120"_s);
        QCOMPARE(object.value(u"category"_s).toInt(), 5);
        const Entry entry = must(findEntry(wall.catalogue(), {wall.gallery, u"a"_s, {}})).value();
        QCOMPARE(entry.region, QRect(10, 20, 100, 100));
        QCOMPARE(entry.category, 5);
        for (const QString& box :
             {u"10,20,24,120"_s, u"10, 20,110,120"_s, u"110,20,10,120"_s, u"0,0,300,100"_s, u"x"_s})
            QCOMPARE(wall.addDrawn(u"b"_s, 1, options(box)).code(), u"MMS.0003"_s);
    }

    void addData_badFields_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("names");
        const auto row = [](const char* name, const QString& field, const QJsonValue& value, const QString& names) {
            QTest::newRow(name) << field << value << names;
        };
        row("no id", u"item_id"_s, QJsonValue::Null, u"item_id"_s);
        row("an empty id", u"item_id"_s, u""_s, u"item_id"_s);
        row("a number as id", u"item_id"_s, 7, u"item_id"_s);
        row("a long id", u"item_id"_s, QString(257, u'x'), u"item_id"_s);
        row("an empty description", u"desc"_s, u""_s, u"desc"_s);
        row("a long description", u"desc"_s, QString(2049, u'x'), u"desc"_s);
        row("an unknown tag", u"custom_tags"_s, QJsonObject{{u"size"_s, u"L"_s}}, u"custom_tags.size"_s);
        row("a number as tag", u"custom_tags"_s, QJsonObject{{u"colour"_s, 5}}, u"custom_tags.colour"_s);
        row("a list as tag", u"custom_tags"_s, QJsonObject{{u"colour"_s, QJsonArray{}}}, u"custom_tags.colour"_s);
        row("a long tag", u"custom_tags"_s, QJsonObject{{u"colour"_s, QString(65, u'x')}}, u"custom_tags.colour"_s);
        row("a text key as number", u"custom_num_tags"_s, QJsonObject{{u"colour"_s, 5}}, u"custom_num_tags.colour"_s);
        row("a text as number", u"custom_num_tags"_s, QJsonObject{{u"price"_s, u"5"_s}}, u"custom_num_tags.price"_s);
        row("too many digits", u"custom_num_tags"_s, QJsonObject{{u"price"_s, 1e300}}, u"custom_num_tags.price"_s);
        row("tags as text", u"custom_tags"_s, u"red"_s, u"custom_tags"_s);
        row("no keywords", u"keywords"_s, QJsonArray{}, u"keywords"_s);
        row("an empty keyword", u"keywords"_s, QJsonArray{u""_s}, u"keywords[0]"_s);
        row("keywords as text", u"keywords"_s, u"red"_s, u"keywords"_s);
        row("force as text", u"force"_s, u"true"_s, u"force"_s);
        row("a picture that is none", u"image_base64"_s, u"aGVsbG8="_s, u"image"_s);
        row("a picture that is no base64", u"image_base64"_s, u"????"_s, u"image_base64"_s);
    }

    void addData_badFields()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, names);
        Wall wall;
        QJsonObject body{{u"item_id"_s, u"a"_s}, {u"image_base64"_s, drawnBase64(1)}};
        body.insert(field, value);
        const Answer answer = wall.v2("data/add", body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"MMS.0003"_s);
        QVERIFY2(answer.message().startsWith(u"Invalid parameter: "_s + names), qPrintable(answer.message()));
        QVERIFY(wall.keys(wall.gallery).isEmpty());
    }

    void addData_relaxed_takesLongerFields()
    {
        Wall wall;
        wall.services().limits = ApiLimits::Relaxed;
        QCOMPARE(wall.addDrawn(QString(300, u'x'), 1, {{u"desc"_s, QString(3000, u'y')}}).status, 200);
    }

    void addData_pictureAddress_isOursOrNotFetched()
    {
        Wall wall;
        const QJsonObject far{{u"image_url"_s, u"http://img.local/a.png"_s}};
        QCOMPARE(wall.add(u"a"_s, far).code(), u"ModelArts.4603"_s);
        const QByteArray key = wall.services().uploads.reserve("test");
        must(wall.services().uploads.put(key, "image/png", HttpBody(drawnPng(1))));
        const QJsonObject ours{{u"image_url"_s, u"http://127.0.0.1:1/"_s + QString::fromLatin1(key)}};
        QCOMPARE(wall.add(u"a"_s, ours).status, 200);
    }

    void anyCall_toWhatIsNotThere_isRefused()
    {
        Wall wall;
        const QByteArray body = "{\"item_id\": \"a\"}";
        QCOMPARE(wall.call("POST", "/v2/p1/mms/door/data/check", body).code(), u"MMS.1001"_s);
        QCOMPARE(wall.call("POST", "/v2/p-1/mms/wall/data/check", body).code(), u"MMS.0003"_s);
        QCOMPARE(wall.call("POST", "/v2/p1/mms/wall/data/check", QByteArray("{")).code(), u"MMS.0003"_s);
        QCOMPARE(wall.call("POST", "/v2/p1/mms/wall/data/check", QByteArray("{\"item_id\": \"\xc3\"}")).code(),
                 u"MMS.0003"_s);
        QCOMPARE(wall.call("GET", "/v2/p1/mms/wall/data/check", body).status, 405);
        QCOMPARE(wall.call("POST", "/v2/p1/mms/wall/data/search", body).status, 404);
        const QJsonObject large{{u"item_id"_s, u"a"_s}, {u"image_base64"_s, QString(12 * 1024 * 1024, u'A')}};
        QCOMPARE(wall.v2("data/add", large).status, 413);
    }

    void updateData_absentFieldsStay()
    {
        Wall wall;
        wall.fill();
        QCOMPARE(wall.v2("data/update", {{u"item_id"_s, u"a"_s},
                                         {u"desc"_s, u"new"_s},
                                         {u"custom_num_tags"_s, QJsonObject{{u"price"_s, 7}}}})
                     .json,
                 (QJsonObject{{u"result"_s, u"success"_s}}));
        const QJsonObject info =
            Wall::data(wall.v2("data/check", {{u"item_id"_s, u"a"_s}})).value(u"item_info"_s).toObject();
        QCOMPARE(info, merged(Wall::tags(u"red"_s, 7), {{u"desc"_s, u"new"_s}}));
        QCOMPARE(wall.v2("data/update", {{u"item_id"_s, u"z"_s}, {u"desc"_s, u"x"_s}}).code(), u"MMS.0003"_s);
        QCOMPARE(wall.v2("data/update", {{u"desc"_s, u"x"_s}}).code(), u"MMS.0003"_s);
    }

    void checkData_byCondition_pagesWithACursor()
    {
        Wall wall;
        wall.fill();
        QJsonObject body = merged(colours({u"red"_s, u"blue"_s}), {{u"limit"_s, 2}});
        const Answer first = wall.v2("data/check", body);
        QCOMPARE(Wall::ids(first), u"ab"_s);
        const QJsonObject info = Wall::data(first).value(u"check_info"_s).toObject();
        QCOMPARE(info.value(u"total_num"_s).toInt(), 3);
        QCOMPARE(info.value(u"return_num"_s).toInt(), 2);
        body.insert(u"last_item"_s, info.value(u"last_item"_s));
        QCOMPARE(Wall::ids(wall.v2("data/check", body)), u"c"_s);
        body.insert(u"last_item"_s, QJsonObject{{u"score"_s, 1}, {u"id"_s, u"x"_s}});
        QCOMPARE(wall.v2("data/check", body).code(), u"MMS.0003"_s);
        QCOMPARE(wall.v2("data/check", QJsonObject{{u"limit"_s, 2}}).code(), u"MMS.0003"_s);
        QCOMPARE(wall.v2("data/check", merged(colours({u"red"_s}), {{u"limit"_s, 101}})).code(), u"MMS.0003"_s);
    }

    void deleteData_byIdOrCondition()
    {
        Wall wall;
        wall.fill();
        QCOMPARE(wall.v2("data/delete", {{u"item_id"_s, u"d"_s}}).json, (QJsonObject{{u"result"_s, u"success"_s}}));
        QCOMPARE(wall.v2("data/delete", {{u"item_id"_s, u"d"_s}}).code(), u"MMS.0003"_s);
        QCOMPARE(wall.v2("data/delete", {{u"item_id"_s, u"d"_s}, {u"force"_s, true}}).status, 200);
        const Answer some = wall.v2("data/delete", colours({u"red"_s}));
        QCOMPARE(Wall::ids(some), u"ac"_s);
        QCOMPARE(Wall::data(some).value(u"delete_info"_s).toObject(),
                 (QJsonObject{{u"total_num"_s, 2}, {u"delete_num"_s, 2}}));
        QCOMPARE(wall.keys(wall.gallery), QStringList{u"b"_s});
        wall.fixture().undo(some.step);
        QCOMPARE(wall.keys(wall.gallery).size(), 3);
        QCOMPARE(Wall::ids(wall.v2("data/delete", colours({u"green"_s}))), QString());
        QCOMPARE(wall.v2("data/delete", {{u"force"_s, true}}).code(), u"MMS.0003"_s);
    }

    void deleteData_byCondition_atMostAHundred()
    {
        Wall wall;
        for (int i = 0; i < 103; ++i)
            wall.add(u"i%1"_s.arg(i, 3, 10, QChar(u'0')), {{u"custom_tags"_s, QJsonObject{{u"colour"_s, u"red"_s}}}});
        const Answer first = wall.v2("data/delete", colours({u"red"_s}));
        QCOMPARE(Wall::data(first).value(u"delete_info"_s).toObject(),
                 (QJsonObject{{u"total_num"_s, 103}, {u"delete_num"_s, 100}}));
        QCOMPARE(wall.keys(wall.gallery).size(), 3);
    }

    void search_byImage_findsTheSameFirst()
    {
        Wall wall;
        wall.fill();
        const Answer found = wall.byLook(2);
        QCOMPARE(Wall::ids(found).left(1), u"b"_s);
        QCOMPARE(Wall::ids(found).size(), 4);
        const QJsonObject item = Wall::data(found).value(u"items"_s)[0].toObject();
        QVERIFY(item.value(u"score"_s).toDouble() <= 1);
        QCOMPARE(item.value(u"source"_s).toObject(), Wall::tags(u"blue"_s, 19.5));
        const QJsonObject info = Wall::data(found).value(u"search_info"_s).toObject();
        QCOMPARE(info.value(u"total_num"_s).toInt(), 4);
        QCOMPARE(info.value(u"return_num"_s).toInt(), 4);
        QVERIFY(info.contains(u"search_time"_s));
        QCOMPARE(Wall::data(found).value(u"image_info"_s)[u"box"_s].toString().count(u','), 3);
        QCOMPARE(Wall::ids(wall.byLook(2, {{u"limit"_s, 1}, {u"offset"_s, 1}})).size(), 1);
        QVERIFY(!Wall::ids(wall.byLook(2, {{u"min_score"_s, 1}})).contains(u'a'));
        QCOMPARE(Wall::ids(wall.search({{u"search_type"_s, u"0"_s}, {u"image_base64"_s, drawnBase64(3)}})).left(1),
                 u"c"_s);
    }

    void search_filters_narrow_data()
    {
        QTest::addColumn<QJsonObject>("filter");
        QTest::addColumn<QString>("ids");
        QTest::newRow("one value") << colours({u"blue"_s}) << u"b"_s;
        QTest::newRow("any of several") << colours({u"blue"_s, u"red"_s}) << u"abc"_s;
        QTest::newRow("no entry has it") << colours({u"green"_s}) << QString();
        QTest::newRow("a range with both ends in") << range({{u"from"_s, 9.5}, {u"to"_s, 19.5}}) << u"ab"_s;
        QTest::newRow("from") << range({{u"from"_s, 9.500001}}) << u"b"_s;
        QTest::newRow("to") << range({{u"to"_s, 10}}) << u"a"_s;
        QTest::newRow("no bounds: those that have it") << range({}) << u"ab"_s;
        QTest::newRow("both must hold") << merged(colours({u"red"_s}), range({{u"to"_s, 100}})) << u"a"_s;
    }

    void search_filters_narrow()
    {
        QFETCH(QJsonObject, filter);
        QFETCH(QString, ids);
        Wall wall;
        wall.fill();
        QCOMPARE(sorted(Wall::ids(wall.byLook(1, filter))), ids);
        QCOMPARE(Wall::ids(wall.v2("data/check", filter)), ids);
    }

    void search_byWords()
    {
        Wall wall;
        wall.fill();
        QCOMPARE(Wall::ids(wall.search({{u"search_type"_s, u"KEYWORD"_s}, {u"keywords"_s, QJsonArray{u"lamp"_s}}})),
                 u"d"_s);
        const Answer text = wall.search({{u"search_type"_s, u"TEXT"_s}, {u"text"_s, u"LAMPS and one tall lamp"_s}});
        QCOMPARE(Wall::ids(text), u"d"_s);
        const double score = Wall::data(text).value(u"items"_s)[0][u"score"_s].toDouble();
        QVERIFY(score > 0 && score <= 1);
        QVERIFY(!Wall::data(text).contains(u"image_info"_s));
        QCOMPARE(Wall::ids(wall.search({{u"search_type"_s, u"TEXT"_s}, {u"text"_s, u"red"_s}})).size(), 2);
    }

    void search_collapseKey_keepsTheBestOfEach()
    {
        Wall wall;
        wall.fill();
        const QJsonObject collapse{{u"optional_params"_s, QJsonObject{{u"collapse_key"_s, u"colour"_s}}}};
        const Answer found = wall.byLook(3, collapse);
        QCOMPARE(Wall::ids(found).left(1), u"c"_s);
        QCOMPARE(sorted(Wall::ids(found)), u"bc"_s); // a is as red as c, d has no colour
        QCOMPARE(Wall::data(found).value(u"search_info"_s)[u"total_num"_s].toInt(), 2);
        const QJsonObject unknown{{u"optional_params"_s, QJsonObject{{u"collapse_key"_s, u"size"_s}}}};
        QCOMPARE(wall.byLook(3, unknown).code(), u"MMS.0003"_s);
    }

    void search_lastItem_goesOnBehindIt()
    {
        Wall wall;
        wall.fill();
        const QJsonObject byText{{u"search_type"_s, u"TEXT"_s}, {u"text"_s, u"red lamp"_s}};
        const QJsonObject byLook{{u"search_type"_s, u"IMAGE"_s}, {u"image_base64"_s, drawnBase64(1, 1)}};
        for (const QJsonObject& question : {byText, byLook}) {
            const QString all = Wall::ids(wall.search(question));
            QJsonObject body = merged(question, {{u"limit"_s, 1}});
            QString seen;
            for (qsizetype i = 0; i < all.size(); ++i) {
                const Answer page = wall.search(body);
                seen += Wall::ids(page);
                body.insert(u"last_item"_s, Wall::data(page).value(u"search_info"_s)[u"last_item"_s]);
            }
            QCOMPARE(seen, all);
            QCOMPARE(Wall::ids(wall.search(body)), QString());
        }
    }

    void search_byCategory_staysInIt()
    {
        Wall wall;
        const auto category = [](int number) {
            return QJsonObject{{u"optional_params"_s, QJsonObject{{u"category"_s, number}}}};
        };
        wall.addDrawn(u"a"_s, 1, category(3));
        wall.addDrawn(u"b"_s, 2, category(4));
        wall.addDrawn(u"c"_s, 3);
        QJsonObject body{{u"search_type"_s, u"CATEGORY"_s}, {u"image_base64"_s, drawnBase64(2)}};
        const Answer guessed = wall.search(body);
        QCOMPARE(Wall::ids(guessed), u"b"_s);
        QCOMPARE(Wall::data(guessed).value(u"image_info"_s)[u"category"_s].toInt(), 4);
        QCOMPARE(Wall::ids(wall.search(merged(body, category(3)))), u"a"_s);
    }

    void search_badFields_data()
    {
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<QString>("names");
        QTest::newRow("no type") << QJsonObject{{u"search_type"_s, QJsonValue::Null}} << u"search_type"_s;
        QTest::newRow("an unknown type") << QJsonObject{{u"search_type"_s, u"SOUND"_s}} << u"search_type"_s;
        QTest::newRow("limit 0") << QJsonObject{{u"limit"_s, 0}} << u"limit"_s;
        QTest::newRow("limit 1001") << QJsonObject{{u"limit"_s, 1001}} << u"limit"_s;
        QTest::newRow("offset and limit") << QJsonObject{{u"limit"_s, 500}, {u"offset"_s, 501}} << u"offset"_s;
        QTest::newRow("a score above 1") << QJsonObject{{u"min_score"_s, 1.1}} << u"min_score"_s;
        QTest::newRow("no picture") << QJsonObject{{u"image_base64"_s, QJsonValue::Null}} << u"image_base64"_s;
        QTest::newRow("no keywords") << QJsonObject{{u"search_type"_s, u"KEYWORD"_s}} << u"keywords"_s;
        QTest::newRow("no text") << QJsonObject{{u"search_type"_s, u"TEXT"_s}} << u"text"_s;
        QTest::newRow("a long text") << QJsonObject{{u"search_type"_s, u"TEXT"_s}, {u"text"_s, QString(513, u'x')}}
                                     << u"text"_s;
        QTest::newRow("a filter by no list")
            << QJsonObject{{u"custom_tags"_s, QJsonObject{{u"colour"_s, u"red"_s}}}} << u"custom_tags.colour"_s;
        QTest::newRow("a range by no object")
            << QJsonObject{{u"custom_num_tags"_s, QJsonObject{{u"price"_s, 5}}}} << u"custom_num_tags.price"_s;
        QTest::newRow("an unknown language")
            << QJsonObject{{u"optional_params"_s, QJsonObject{{u"text_lang"_s, u"xx"_s}}}}
            << u"optional_params.text_lang"_s;
    }

    void search_badFields()
    {
        QFETCH(QJsonObject, more);
        QFETCH(QString, names);
        Wall wall;
        const Answer answer = wall.byLook(1, more);
        QCOMPARE(answer.code(), u"MMS.0003"_s);
        QVERIFY2(answer.message().startsWith(u"Invalid parameter: "_s + names), qPrintable(answer.message()));
    }

    void otherFamiliesPictures_areItemsWithASlash()
    {
        Wall wall;
        Entry entry;
        entry.itemKey = u"shoe"_s;
        entry.pictureName = u"front/left.png"_s;
        entry.asset = wall.fixture().addPicture();
        must(putEntries(wall.catalogue(), wall.fixture().actor(), wall.gallery, std::span(&entry, 1)));
        for (const QString& id : {u"shoe"_s, u"shoe/front/left.png"_s}) {
            QCOMPARE(Wall::data(wall.v2("data/check", {{u"item_id"_s, id}})).value(u"existed"_s).toBool(), true);
        }
        QCOMPARE(wall.v2("data/update", {{u"item_id"_s, u"shoe/front/left.png"_s}, {u"desc"_s, u"x"_s}}).status, 200);
        QCOMPARE(Wall::ids(wall.search({{u"search_type"_s, u"TEXT"_s}, {u"text"_s, u"shoe"_s}})),
                 u"shoe/front/left.png"_s);
        QCOMPARE(wall.v2("data/delete", {{u"item_id"_s, u"shoe"_s}}).status, 200);
        QVERIFY(wall.keys(wall.gallery).isEmpty());
    }
};

VITRINE_REGISTER_TEST(TestImageSearchV2)
#include "tst_image_search_v2.moc"
