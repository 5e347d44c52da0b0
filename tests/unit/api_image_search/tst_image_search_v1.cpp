#include "core/services/edit_products.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_image_search/image_search_desk.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QString pictureBase64(QSize size, const char* format = "PNG")
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return QString::fromLatin1(bytes.toBase64());
}

QJsonObject instanceBody()
{
    return {{u"name"_s, u"wall"_s},
            {u"model"_s, u"common-search"_s},
            {u"description"_s, u"All of it"_s},
            {u"tags"_s, QJsonArray{u"colour"_s, u"brand"_s}}};
}

/// A desk with the instance "wall".
struct Wall : ImageSearchDesk {
    GalleryId gallery = addGallery(u"wall"_s);
    Answer add(const QString& path, int motif, const QJsonObject& tags = {})
    {
        return v1("POST", "wall/image", {{u"path"_s, path}, {u"file"_s, drawnBase64(motif)}, {u"tags"_s, tags}});
    }
    Answer search(const QJsonObject& body) { return v1("POST", "wall/image/search", body); }
    static QStringList paths(const Answer& answer)
    {
        QStringList paths;
        for (const QJsonValue& one : answer.json.value(u"result"_s).toArray())
            paths << one.toObject().value(u"path"_s).toString();
        return paths;
    }
};

} // namespace

class TestImageSearchV1 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createInstance_andQuery_giveTheInstance()
    {
        ImageSearchDesk desk;
        const Answer made = desk.v1("POST", "service", instanceBody());
        QCOMPARE(made.status, 200);
        QVERIFY(made.step.isValid());
        QCOMPARE(made.json.value(u"instanceName"_s).toString(), u"wall"_s);
        QCOMPARE(made.json.value(u"domain"_s).toString(), u"common-search"_s);
        QCOMPARE(made.json.value(u"desc"_s).toString(), u"All of it"_s);
        QCOMPARE(made.json.value(u"level"_s).toInteger(), 30'000'000);
        QCOMPARE(made.json.value(u"tags"_s).toArray(), (QJsonArray{u"colour"_s, u"brand"_s}));
        QCOMPARE(made.json.value(u"registerDate"_s).toInteger(), desk.fixture().clock().now());
        QCOMPARE(made.json.value(u"expiredDate"_s).toInteger(), -1);
        QCOMPARE(made.json.value(u"status"_s).toString(), u"NORMAL"_s);
        QCOMPARE(desk.v1("GET", "service/wall").json, made.json);
        QCOMPARE(desk.v1("POST", "service", instanceBody()).code(), u"IS.0007"_s); // the name is taken
        QCOMPARE(desk.v1("GET", "service/door").code(), u"IS.0007"_s);
    }

    void createInstance_badBodies_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const QString& field, const QJsonValue& value, const QString& code) {
            QTest::newRow(name) << field << value << code;
        };
        row("no name", u"name"_s, QJsonValue::Null, u"IS.0003"_s);
        row("an empty name", u"name"_s, u""_s, u"IS.0003"_s);
        row("a number as name", u"name"_s, 7, u"IS.0002"_s);
        row("an upper-case name", u"name"_s, u"Wall"_s, u"IS.0007"_s);
        row("a digit first", u"name"_s, u"1wall"_s, u"IS.0007"_s);
        row("17 characters", u"name"_s, QString(17, u'w'), u"IS.0007"_s);
        row("a reserved name", u"name"_s, u"products"_s, u"IS.0007"_s);
        row("no model", u"model"_s, QJsonValue::Null, u"IS.0003"_s);
        row("an unknown model", u"model"_s, u"oracle"_s, u"IS.0015"_s);
        row("another level", u"level"_s, 5, u"IS.0002"_s);
        row("tags as text", u"tags"_s, u"colour"_s, u"IS.0002"_s);
        row("an upper-case tag", u"tags"_s, QJsonArray{u"Colour"_s}, u"IS.0002"_s);
        row("eleven tags", u"tags"_s,
            QJsonArray{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s, u"i"_s, u"j"_s, u"k"_s},
            u"IS.0002"_s);
    }

    void createInstance_badBodies()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        ImageSearchDesk desk;
        QJsonObject body = instanceBody();
        body.insert(field, value);
        const Answer answer = desk.v1("POST", "service", body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), code);
        QVERIFY(must(galleries(desk.catalogue())).empty());
    }

    void createInstance_relaxed_takesOtherNamesAndLevels()
    {
        ImageSearchDesk desk;
        desk.services().limits = ApiLimits::Relaxed;
        QJsonObject body = instanceBody();
        body.insert(u"name"_s, u"A Wall of Lamps and Chairs"_s);
        body.insert(u"level"_s, 5);
        const Answer made = desk.v1("POST", "service", body);
        QCOMPARE(made.status, 200);
        QCOMPARE(made.json.value(u"level"_s).toInteger(), 5);
    }

    void deleteInstance_isUndoable()
    {
        ImageSearchDesk desk;
        desk.v1("POST", "service", instanceBody());
        const Answer gone = desk.v1("DELETE", "service/wall");
        QCOMPARE(gone.json, (QJsonObject{{u"result"_s, u"Success"_s}}));
        QCOMPARE(desk.v1("GET", "service/wall").code(), u"IS.0007"_s);
        QCOMPARE(desk.v1("DELETE", "service/wall").code(), u"IS.0007"_s);
        desk.fixture().undo(gone.step);
        QCOMPARE(desk.v1("GET", "service/wall").status, 200);
        QCOMPARE(desk.v1("DELETE", "service/catalogue").code(), u"IS.0007"_s);
    }

    void addPicture_putsItIntoTheGalleryAndToItsProduct()
    {
        Wall wall;
        const ProductId lamp = wall.fixture().addProduct(u"lamp-7"_s);
        const QString path = u"https://img.local/lamp-7.jpg"_s;
        const Answer added = wall.add(path, 1, {{u"colour"_s, u"green"_s}});
        QCOMPARE(added.json, (QJsonObject{{u"result"_s, u"Success"_s}}));
        QCOMPARE(wall.keys(wall.gallery), QStringList{path});
        QCOMPARE(wall.fixture().product(lamp).media.size(), size_t(1));
        const Answer again = wall.add(path, 2); // replaces
        QCOMPARE(again.status, 200);
        QCOMPARE(wall.keys(wall.gallery).size(), 1);
        wall.fixture().undo(again.step);
        wall.fixture().undo(added.step);
        QVERIFY(wall.keys(wall.gallery).isEmpty());
        QVERIFY(wall.fixture().product(lamp).media.empty());
    }

    void addPicture_badPictures_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("no base64") << u"!!!!"_s << u"IS.0002"_s;
        QTest::newRow("no picture") << QString::fromLatin1(QByteArray("hello").toBase64()) << u"IS.0002"_s;
        QTest::newRow("too small") << pictureBase64({99, 300}) << u"IS.0002"_s;
        QTest::newRow("too large") << pictureBase64({2049, 200}) << u"IS.0002"_s;
        QTest::newRow("a format that v1 does not take") << pictureBase64({200, 200}, "WEBP") << u"IS.0002"_s;
        QTest::newRow("none, and none behind the path") << QString() << u"IS.0016"_s;
    }

    void addPicture_badPictures()
    {
        QFETCH(QString, file);
        QFETCH(QString, code);
        Wall wall;
        const Answer answer = wall.v1("POST", "wall/image", {{u"path"_s, u"a.png"_s}, {u"file"_s, file}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), code);
        QVERIFY(wall.keys(wall.gallery).isEmpty());
    }

    void addPicture_relaxed_takesSmallOnesAndOtherFormats()
    {
        Wall wall;
        wall.services().limits = ApiLimits::Relaxed;
        const QJsonObject body{{u"path"_s, u"a"_s}, {u"file"_s, pictureBase64({40, 30}, "WEBP")}};
        QCOMPARE(wall.v1("POST", "wall/image", body).status, 200);
    }

    void addPicture_badFields_sayWhich()
    {
        Wall wall;
        const Answer none = wall.v1("POST", "wall/image", {{u"file"_s, drawnBase64(1)}});
        QCOMPARE(none.code(), u"IS.0003"_s);
        QCOMPARE(none.message(), u"Arguments of path can not be null."_s);
        QCOMPARE(wall.v1("POST", "wall/image", {{u"path"_s, 5}}).code(), u"IS.0002"_s);
        QCOMPARE(wall.add(u"a"_s, 1, {{u"size"_s, u"L"_s}}).code(), u"IS.0002"_s);      // no such tag
        QCOMPARE(wall.add(u"a"_s, 1, {{u"colour"_s, 5}}).code(), u"IS.0002"_s);         // no text
        QCOMPARE(wall.add(u"a"_s, 1, {{u"price"_s, u"cheap"_s}}).code(), u"IS.0002"_s); // no number
        QCOMPARE(wall.add(QString(513, u'a'), 1).code(), u"IS.0002"_s);
        QCOMPARE(wall.v1("POST", "door/image", {{u"path"_s, u"a"_s}}).code(), u"IS.0007"_s);
        QVERIFY(wall.keys(wall.gallery).isEmpty());
    }

    void anyBody_thatIsNoObject_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("cut short") << QByteArray(R"({"path": "a")");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("broken UTF-8") << QByteArray("{\"path\": \"\xff\"}");
        QTest::newRow("nested deep") << QByteArray(R"({"path":)") + QByteArray(20'000, '[');
    }

    void anyBody_thatIsNoObject_isRefused()
    {
        QFETCH(QByteArray, body);
        Wall wall;
        for (const char* path : {"image", "image/check", "image/search"})
            QCOMPARE(wall.call("POST", QByteArray("/v1/p1/wall/") + path, body).code(), u"IS.0008"_s);
    }

    void anyBody_withAKeyTwice_theLastWins()
    {
        Wall wall;
        wall.add(u"b"_s, 1);
        const Answer answer = wall.call("POST", "/v1/p1/wall/image/check", R"({"path": "a", "path": "b"})");
        QCOMPARE(answer.json.value(u"exist"_s).toString(), u"true"_s);
    }

    void modifyPicture_replacesTheTags()
    {
        Wall wall;
        wall.add(u"a"_s, 1, {{u"colour"_s, u"red"_s}, {u"brand"_s, u"B"_s}});
        const QJsonObject body{{u"path"_s, u"a"_s}, {u"tags"_s, QJsonObject{{u"colour"_s, u"green"_s}}}};
        const Answer changed = wall.v1("PUT", "wall/image", body);
        QCOMPARE(changed.json, (QJsonObject{{u"result"_s, u"Success"_s}}));
        const Entry entry = must(findEntry(wall.catalogue(), {wall.gallery, u"a"_s, {}})).value();
        QCOMPARE(entry.tags.size(), 1);
        QCOMPARE(std::get<QString>(entry.tags.value(u"colour"_s)), u"green"_s);
        QCOMPARE(wall.v1("PUT", "wall/image", {{u"path"_s, u"a"_s}}).message(),
                 u"Arguments of tags can not be null."_s);
        QCOMPARE(wall.v1("PUT", "wall/image", {{u"tags"_s, QJsonObject()}}).message(),
                 u"Arguments of path can not be null."_s);
        QCOMPARE(wall.v1("PUT", "wall/image", {{u"path"_s, u"z"_s}, {u"tags"_s, QJsonObject()}}).code(), u"IS.0016"_s);
    }

    void deletePicture_takesItOutOnce()
    {
        Wall wall;
        wall.add(u"a"_s, 1);
        const Answer gone = wall.v1("DELETE", "wall/image", {{u"path"_s, u"a"_s}});
        QCOMPARE(gone.json, (QJsonObject{{u"result"_s, u"Success"_s}}));
        QVERIFY(wall.keys(wall.gallery).isEmpty());
        QCOMPARE(wall.v1("DELETE", "wall/image", {{u"path"_s, u"a"_s}}).code(), u"IS.0016"_s);
        QCOMPARE(wall.v1("DELETE", "wall/image").code(), u"IS.0003"_s);
        wall.fixture().undo(gone.step);
        QCOMPARE(wall.keys(wall.gallery).size(), 1);
    }

    void checkPicture_answersInWords()
    {
        Wall wall;
        wall.add(u"a"_s, 1);
        QCOMPARE(wall.v1("POST", "wall/image/check", {{u"path"_s, u"a"_s}}).json,
                 (QJsonObject{{u"exist"_s, u"true"_s}}));
        QCOMPARE(wall.v1("POST", "wall/image/check", {{u"path"_s, u"A"_s}}).json,
                 (QJsonObject{{u"exist"_s, u"false"_s}}));
    }

    void searchPicture_byPictureOrPath_theSameFirst()
    {
        Wall wall;
        wall.add(u"a"_s, 1, {{u"colour"_s, u"red"_s}, {u"price"_s, u"9.50"_s}});
        wall.add(u"b"_s, 2, {{u"colour"_s, u"red"_s}});
        wall.add(u"c"_s, 3);
        const Answer byFile = wall.search({{u"file"_s, drawnBase64(2, 1)}, {u"path"_s, u"a"_s}});
        QCOMPARE(byFile.json.value(u"count"_s).toInteger(), 3);
        QCOMPARE(Wall::paths(byFile).front(), u"b"_s); // the file wins over the path
        const Answer byPath = wall.search({{u"path"_s, u"a"_s}, {u"limit"_s, 1}});
        QCOMPARE(Wall::paths(byPath), QStringList{u"a"_s});
        const QJsonObject hit = byPath.json.value(u"result"_s).toArray().first().toObject();
        QVERIFY(hit.value(u"sim"_s).toDouble() > .99);
        QCOMPARE(hit.value(u"tags"_s).toObject(), (QJsonObject{{u"colour"_s, u"red"_s}, {u"price"_s, u"9.50"_s}}));
        const QJsonObject red{{u"colour"_s, u"red"_s}};
        const Answer filtered = wall.search({{u"path"_s, u"c"_s}, {u"tags"_s, red}});
        QCOMPARE(filtered.json.value(u"count"_s).toInteger(), 2);
        const Answer byTags = wall.search({{u"tags"_s, QJsonObject{{u"price"_s, u"9.5"_s}}}});
        QCOMPARE(Wall::paths(byTags), QStringList{u"a"_s});
        const Answer second = wall.search({{u"path"_s, u"a"_s}, {u"offset"_s, 1}, {u"limit"_s, 100}});
        QCOMPARE(Wall::paths(second).size(), 2);
    }

    void searchPicture_inABox_looksAtThatPart()
    {
        Wall wall;
        wall.add(u"a"_s, 1);
        const QJsonObject box{{u"x"_s, 0}, {u"y"_s, 0}, {u"width"_s, 120}, {u"height"_s, 100}};
        QCOMPARE(wall.search({{u"path"_s, u"a"_s}, {u"is_crop"_s, true}, {u"box"_s, box}}).status, 200);
        QJsonObject wide = box;
        wide.insert(u"width"_s, 5000);
        QCOMPARE(wall.search({{u"path"_s, u"a"_s}, {u"is_crop"_s, true}, {u"box"_s, wide}}).code(), u"IS.0002"_s);
        QCOMPARE(wall.search({{u"path"_s, u"a"_s}, {u"is_crop"_s, true}}).message(),
                 u"Arguments of box can not be null."_s);
    }

    void searchPicture_badFields_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("code");
        const QString path = u"path"_s;
        QTest::newRow("nothing to look for") << QJsonObject{{u"limit"_s, 3}} << u"IS.0001"_s;
        QTest::newRow("an unknown path") << QJsonObject{{path, u"z"_s}} << u"IS.0016"_s;
        QTest::newRow("limit 0") << QJsonObject{{path, u"a"_s}, {u"limit"_s, 0}} << u"IS.0002"_s;
        QTest::newRow("limit 101") << QJsonObject{{path, u"a"_s}, {u"limit"_s, 101}} << u"IS.0002"_s;
        QTest::newRow("limit as text") << QJsonObject{{path, u"a"_s}, {u"limit"_s, u"3"_s}} << u"IS.0002"_s;
        QTest::newRow("offset below 0") << QJsonObject{{path, u"a"_s}, {u"offset"_s, -1}} << u"IS.0002"_s;
        QTest::newRow("an unknown tag") << QJsonObject{{path, u"a"_s}, {u"tags"_s, QJsonObject{{u"size"_s, u"L"_s}}}}
                                        << u"IS.0002"_s;
        QTest::newRow("a broken picture") << QJsonObject{{u"file"_s, u"aGVsbG8="_s}} << u"IS.0002"_s;
    }

    void searchPicture_badFields()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, code);
        Wall wall;
        wall.add(u"a"_s, 1);
        QCOMPARE(wall.search(body).code(), code);
    }

    void routes_withAnotherMethod_areNotThere()
    {
        Wall wall;
        QCOMPARE(wall.v1("PATCH", "wall/image").status, 405);
        QCOMPARE(wall.v1("GET", "wall/image/search").status, 405);
        QCOMPARE(wall.v1("PUT", "service").status, 405);
        QCOMPARE(wall.v1("POST", "wall/picture").status, 404);
    }

    void catalogueInstance_readsAndWritesProducts()
    {
        ImageSearchDesk desk;
        QCOMPARE(desk.v1("GET", "service/catalogue").json.value(u"instanceName"_s).toString(), u"catalogue"_s);
        const QJsonObject body{{u"path"_s, u"lamp"_s}, {u"file"_s, drawnBase64(1)}};
        QCOMPARE(desk.v1("POST", "catalogue/image", body).status, 200);
        QCOMPARE(desk.fixture().number(u"SELECT count(*) FROM product WHERE sku = 'lamp'"_s), 1);
        QCOMPARE(desk.v1("POST", "catalogue/image/check", {{u"path"_s, u"lamp"_s}}).json.value(u"exist"_s), u"true"_s);
        const Answer found = desk.v1("POST", "catalogue/image/search", {{u"file"_s, drawnBase64(1, 1)}});
        QCOMPARE(Wall::paths(found).size(), 1);
        QVERIFY(Wall::paths(found).front().startsWith(u"lamp/"_s));
        QCOMPARE(desk.v1("DELETE", "catalogue/image", {{u"path"_s, Wall::paths(found).front()}}).status, 200);
        QCOMPARE(desk.v1("POST", "catalogue/image/check", {{u"path"_s, u"lamp"_s}}).json.value(u"exist"_s), u"false"_s);
    }
};

VITRINE_REGISTER_TEST(TestImageSearchV1)
#include "tst_image_search_v1.moc"
