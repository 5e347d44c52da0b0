#include "core/services/edit_galleries.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_alibaba/alibaba_listener.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

Parameters addForm(const Parameters& more = {}, const QByteArray& picture = stripes(Qt::red))
{
    Parameters form{{"ProductId", "p"}, {"PicName", "a.png"}, {"PicContent", picture.toBase64()}};
    for (const auto& [name, value] : more) {
        std::erase_if(form, [&name](const auto& each) { return each.first == name; });
        form.emplace_back(name, value);
    }
    return form;
}

QStringList foundProducts(const Answer& answer)
{
    QStringList products;
    for (const QJsonValue& each : answer.json[u"Auctions"].toArray())
        products << each[u"ProductId"].toString();
    return products;
}

} // namespace

class TestImagesCalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void add_everyParameter_isStored()
    {
        AlibabaListener listener;
        const Answer answer = listener.rpc("AddImage", addForm({{"CategoryId", "88888888"},
                                                                {"Crop", "True"},
                                                                {"Region", "10,100,20,110"},
                                                                {"CustomContent", "two\nlines"},
                                                                {"IntAttr", "-1"},
                                                                {"IntAttr4", "4"},
                                                                {"StrAttr", "red"},
                                                                {"StrAttr3", "红"}}));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json[u"Message"].toString(), u"success"_s);
        QCOMPARE(answer.json[u"Code"].toInt(-1), 0);
        QCOMPARE(answer.json[u"PicInfo"][u"CategoryId"].toInt(), 88888888);
        QCOMPARE(answer.json[u"PicInfo"][u"Region"].toString(), u"10,100,20,110"_s);
        const Entry entry = listener.entries().at(0);
        QCOMPARE(entry.customContent, u"two\nlines"_s);
        QCOMPARE(entry.attributes.size(), 4);
        QCOMPARE(std::get<qint64>(entry.attributes[u"int_attr4"_s]), 4);
        QCOMPARE(std::get<QString>(entry.attributes[u"str_attr3"_s]), u"红"_s);
        const Step step = must(historyStep(listener, answer.step));
        QCOMPARE(step.actor.name, u"shop"_s);
    }

    void add_jsonOfTheOlderVersion_isTaken()
    {
        AlibabaListener listener;
        const QJsonObject json{{u"InstanceName"_s, u"demo"_s},
                               {u"ProductId"_s, u"p"_s},
                               {u"PicName"_s, u"a"_s},
                               {u"CategoryId"_s, 3},
                               {u"Crop"_s, true},
                               {u"PicContent"_s, QString::fromLatin1(stripes(Qt::red).toBase64())}};
        const QByteArray body = QJsonDocument(json).toJson();
        const Answer answer = listener.send("POST", "/v2/image/add", body, "application/json;charset=utf-8");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json[u"PicInfo"][u"CategoryId"].toInt(), 3);
        QCOMPARE(listener.send("POST", "/v2/image/add", "[]", "application/json").code(), u"BadRequest"_s);
    }

    void add_pictureSpellings_areTaken()
    {
        AlibabaListener listener;
        const QByteArray picture = stripes(Qt::red);
        const QByteArray urlSafe = picture.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        for (const QByteArray& content : {picture.toBase64(), urlSafe, "data:image/png;base64," + picture.toBase64()})
            QCOMPARE(listener.rpc("AddImage", addForm({{"PicContent", content}})).status, 200);
        QCOMPARE(listener.rpc("AddImage", addForm({{"PicContent", "http://127.0.0.1:1/x"}})).code(),
                 u"InvalidPicUrl"_s);
    }

    void add_refusals_areTheDocumentedOnes_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* title, const QByteArray& name, const QByteArray& value, const QString& code) {
            QTest::newRow(title) << name << value << code;
        };
        row("no product", "ProductId", "", u"NoSpecifiedProductId"_s);
        row("a product that is too long", "ProductId", QByteArray(513, 'a'), u"InvalidProductId"_s);
        row("a product with a line feed", "ProductId", "a\nb", u"InvalidProductId"_s);
        row("a product that is not UTF-8", "ProductId", "\xff", u"InvalidProductId"_s);
        row("no name", "PicName", "", u"NoSpecifiedPicName"_s);
        row("a name that is too long", "PicName", QByteArray(513, 'a'), u"InvalidPicName"_s);
        row("no picture", "PicContent", "", u"NoSpecifiedPicContent"_s);
        row("text for a picture", "PicContent", "dGV4dA==", u"UnsupportedPicFormat"_s);
        row("no base64", "PicContent", "****", u"UnsupportedPicFormat"_s);
        row("a huge picture", "PicContent", QByteArray(6 * 1024 * 1024, 'A'), u"InvalidPicContent"_s);
        row("a small picture", "PicContent", stripes(Qt::red, 120, 99).toBase64(), u"UnsupportedPicPixels"_s);
        row("category", "CategoryId", "23", u"InvalidCategory"_s);
        row("crop", "Crop", "2", u"InvalidCrop"_s);
        row("region", "Region", "1,2,3", u"InvalidRegion"_s);
        row("region outside", "Region", "0,10,0,121", u"InvalidRegion"_s);
        row("custom content", "CustomContent", QByteArray(4097, 'a'), u"InvalidCustomContent"_s);
        row("an integer", "IntAttr", "2147483648", u"InvalidIntAttr"_s);
        row("the second integer", "IntAttr2", "x", u"InvalidIntAttr2"_s);
        row("the third integer", "IntAttr3", "1.0", u"InvalidIntAttr3"_s);
        row("the fourth integer", "IntAttr4", " 1", u"InvalidIntAttr4"_s);
        row("a text", "StrAttr", QByteArray(129, 'a'), u"InvalidStrAttr"_s);
        row("the second text", "StrAttr2", "a&b", u"InvalidStrAttr2"_s);
        row("the third text", "StrAttr3", "¥5", u"InvalidStrAttr3"_s);
        row("the fourth text", "StrAttr4", "a\\b", u"InvalidStrAttr4"_s);
    }
    void add_refusals_areTheDocumentedOnes()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        AlibabaListener listener;
        const Answer answer = listener.rpc("AddImage", addForm({{name, value}}));
        QCOMPARE(answer.code(), code);
        QCOMPARE(answer.status, 400);
        QVERIFY(listener.entries().empty());
    }

    void add_withoutCategory_takesTheNeighbours()
    {
        AlibabaListener listener;
        QCOMPARE(listener.rpc("AddImage", addForm()).json[u"PicInfo"][u"CategoryId"].toInt(), 88888888);
        listener.rpc("DeleteImage", {{"ProductId", "p"}});
        listener.add("x", "1", Qt::red, {{"CategoryId", "4"}});
        QCOMPARE(listener.rpc("AddImage", addForm()).json[u"PicInfo"][u"CategoryId"].toInt(), 4);
    }

    void add_cropFalse_tellsTheWholePicture()
    {
        AlibabaListener listener;
        const Answer answer = listener.rpc("AddImage", addForm({{"Crop", "false"}}));
        QCOMPARE(answer.json[u"PicInfo"][u"Region"].toString(), u"0,160,0,120"_s);
        QVERIFY(!listener.entries().at(0).region);
    }

    void update_some_leavesTheRest()
    {
        AlibabaListener listener;
        QCOMPARE(listener.rpc("AddImage", addForm({{"IntAttr", "1"}, {"StrAttr", "a"}, {"CustomContent", "c"}})).status,
                 200);
        const Answer answer = listener.send("POST", "/?IntAttr3=3",
                                            "InstanceName=demo&ProductId=p&PicName=a.png&StrAttr=b&CustomContent=",
                                            "application/x-www-form-urlencoded", "UpdateImage", "2020-12-14");
        QCOMPARE(answer.status, 200);
        const Entry entry = listener.entries().at(0);
        QCOMPARE(std::get<qint64>(entry.attributes[u"int_attr"_s]), 1);
        QCOMPARE(std::get<qint64>(entry.attributes[u"int_attr3"_s]), 3);
        QCOMPARE(std::get<QString>(entry.attributes[u"str_attr"_s]), u"b"_s);
        QCOMPARE(entry.customContent, QString());
        QCOMPARE(listener.rpc("UpdateImage", {{"ProductId", "p"}, {"PicName", "b"}}).code(), u"PicNotExist"_s);
    }

    void delete_nameProductAndFilter_tellWhatWentAway()
    {
        AlibabaListener listener;
        for (const QByteArray name : {"a", "b", "c"})
            listener.add("p", name, Qt::red, {{"IntAttr", "5"}});
        listener.add("q", "a", Qt::red, {{"IntAttr", "6"}});
        Answer answer = listener.rpc("DeleteImage", {{"ProductId", "p"}, {"PicName", "b"}});
        QCOMPARE(answer.json[u"Data"][u"PicNames"].toArray(), QJsonArray{u"b"_s});
        answer = listener.rpc("DeleteImage", {{"ProductId", "p"}, {"PicName", "b"}});
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json[u"Data"][u"PicNames"].toArray().isEmpty());
        answer = listener.rpc("DeleteImage", {{"IsDeleteByFilter", "true"}, {"Filter", "int_attr=5"}});
        QCOMPARE(answer.json[u"Data"][u"PicNames"].toArray().size(), 2);
        QCOMPARE(listener.entries().size(), size_t(1));
        QCOMPARE(listener.rpc("DeleteImage", {{"IsDeleteByFilter", "true"}}).code(), u"InvalidFilterClause"_s);
        QCOMPARE(listener.rpc("DeleteImage", {{"IsDeleteByFilter", "perhaps"}}).code(), u"InvalidIsDeleteByFilter"_s);
        QCOMPARE(listener.rpc("DeleteImage", {}).code(), u"NoSpecifiedProductId"_s);
        answer = listener.images("delete", {{"ProductId", "q"}, {"Name", "a"}});
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.json.contains(u"Data"));
        QVERIFY(listener.entries().empty());
    }

    void searchByPic_shape_isTheVersions()
    {
        AlibabaListener listener;
        listener.add("p", "a", Qt::red, {{"CategoryId", "4"}, {"IntAttr2", "2"}, {"CustomContent", "c"}});
        const Parameters form{{"PicContent", stripes(Qt::red).toBase64()}};
        const Answer answer = listener.rpc("SearchImageByPic", form);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json[u"Msg"].toString(), u"success"_s);
        QVERIFY(!answer.json.contains(u"Message"));
        const QJsonObject hit = answer.json[u"Auctions"][0].toObject();
        QCOMPARE(hit[u"CategoryId"].toInt(), 4);
        QCOMPARE(hit[u"IntAttr2"].toInt(), 2);
        QVERIFY(hit[u"Score"].toDouble() > 0.9 && hit[u"Score"].toDouble() <= 1);
        QVERIFY(hit.contains(u"SortExprValues"));
        QCOMPARE(answer.json[u"PicInfo"][u"CategoryId"].toInt(), 4);
        QCOMPARE(answer.json[u"PicInfo"][u"MultiRegion"][0][u"Region"], answer.json[u"PicInfo"][u"Region"]);
        QCOMPARE(answer.json[u"PicInfo"][u"AllCategories"][0][u"Id"].toInt(-1), 0);
        const Answer older = listener.images("search", form);
        QCOMPARE(older.json[u"Auctions"].toArray().size(), 1);
        QVERIFY(!older.json[u"Auctions"][0].toObject().contains(u"IntAttr2"));
    }

    void searchByPic_filterDistinctAndPage_narrow()
    {
        AlibabaListener listener;
        listener.add("p", "a", Qt::red, {{"IntAttr", "1"}});
        listener.add("p", "b", QColor(250, 5, 5), {{"IntAttr", "2"}});
        listener.add("q", "a", Qt::blue, {{"IntAttr", "3"}, {"StrAttr", "x"}});
        const QByteArray picture = stripes(Qt::red).toBase64();
        QCOMPARE(foundProducts(listener.rpc("SearchImageByPic", {{"PicContent", picture}})).size(), 3);
        QCOMPARE(
            foundProducts(listener.rpc("SearchImageByPic", {{"PicContent", picture}, {"DistinctProductId", "true"}}))
                .size(),
            2);
        const Answer filtered =
            listener.rpc("SearchImageByPic", {{"PicContent", picture}, {"Filter", "int_attr>=3 AND str_attr=\"x\""}});
        QCOMPARE(foundProducts(filtered), QStringList{u"q"_s});
        const Answer paged = listener.rpc("SearchImageByPic", {{"PicContent", picture}, {"Start", "1"}, {"Num", "1"}});
        QCOMPARE(paged.json[u"Auctions"].toArray().size(), 1);
        QCOMPARE(paged.json[u"Head"][u"DocsFound"].toInt(), 3);
        QCOMPARE(listener.rpc("SearchImageByPic", {{"PicContent", picture}, {"Filter", "int_attr>"}}).code(),
                 u"InvalidFilterClause"_s);
        QCOMPARE(listener.rpc("SearchImageByPic", {{"PicContent", picture}, {"ScoreThreshold", "1.5"}}).code(),
                 u"InvalidScoreThreshold"_s);
        QCOMPARE(listener.rpc("SearchImageByPic", {{"PicContent", picture}, {"Num", "101"}}).code(),
                 u"OverflowMaxReturnNum"_s);
        QCOMPARE(listener.rpc("SearchImageByPic", {}).code(), u"NoSpecifiedPicContent"_s);
    }

    void searchByName_ownPicture_isFirst()
    {
        AlibabaListener listener;
        listener.add("p", "a", Qt::red);
        listener.add("q", "a", Qt::blue);
        for (const Answer& answer :
             {listener.rpc("SearchImageByName", {{"ProductId", "q"}, {"PicName", "a"}}),
              listener.images("search", {{"Type", "SearchByName"}, {"ProductId", "q"}, {"PicName", "a"}}),
              listener.images("searchByName", {{"ProductId", "q"}, {"PicName", "a"}}),
              listener.rpc("SearchImageByName", {{"ProductId", "q"}, {"PicName", "a"}}, "2020-02-12")})
            QCOMPARE(foundProducts(answer), (QStringList{u"q"_s, u"p"_s}));
        QCOMPARE(listener.rpc("SearchImageByName", {{"ProductId", "q"}, {"PicName", "z"}}).code(), u"PicNotExist"_s);
        QCOMPARE(listener.rpc("SearchImageByName", {{"ProductId", "q"}}).code(), u"NoSpecifiedPicName"_s);
        QCOMPARE(listener.images("search", {{"Type", "ByMagic"}}).code(), u"InvalidType"_s);
    }

    void searchByText_words_areFoundInWhatIsWritten()
    {
        AlibabaListener listener;
        listener.add("p", "a", Qt::red, {{"CustomContent", "warm winter jacket"}});
        listener.add("q", "a", Qt::blue, {{"CustomContent", "summer hat"}});
        const Answer answer = listener.rpc("SearchImageByText", {{"Text", "winter"}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(foundProducts(answer), QStringList{u"p"_s});
        QVERIFY(!answer.json[u"Auctions"][0].toObject().contains(u"SortExprValues"));
        QVERIFY(!answer.json[u"PicInfo"].toObject().contains(u"Region"));
        QCOMPARE(listener.rpc("SearchImageByText", {}).code(), u"InvalidText"_s);
        QCOMPARE(listener.rpc("SearchImageByText", {{"Text", "..."}}).code(), u"InvalidText"_s);
        QCOMPARE(listener.rpc("SearchImageByText", {{"Text", QByteArray(513, 'a')}}).code(), u"InvalidTextLength"_s);
    }

    void searchByFilter_hasNoScores()
    {
        AlibabaListener listener;
        listener.add("p", "a", Qt::red, {{"IntAttr", "1"}});
        listener.add("q", "a", Qt::blue, {{"IntAttr", "2"}});
        const Answer answer = listener.rpc("SearchImageByFilter", {{"Filter", "int_attr in (2,3)"}});
        QCOMPARE(foundProducts(answer), QStringList{u"q"_s});
        QVERIFY(!answer.json.contains(u"Head"));
        QVERIFY(!answer.json[u"Auctions"][0].toObject().contains(u"Score"));
        QCOMPARE(listener.rpc("SearchImageByFilter", {}).code(), u"InvalidFilterClause"_s);
    }

    void checkExists_bothWays()
    {
        AlibabaListener listener;
        listener.add("p", "a", Qt::red, {{"CategoryId", "4"}});
        const Answer there = listener.rpc("CheckImageExists", {{"ProductId", "p"}, {"PicName", "a"}});
        QCOMPARE(there.json[u"Exists"].toBool(), true);
        QCOMPARE(there.json[u"Auctions"][u"CategoryId"].toInt(), 4);
        const Answer gone = listener.rpc("CheckImageExists", {{"ProductId", "p"}, {"PicName", "b"}});
        QCOMPARE(gone.status, 200);
        QVERIFY(!gone.json[u"Exists"].toBool(true));
    }

    void compare_sameAndOther_differ()
    {
        AlibabaListener listener;
        const QByteArray red = stripes(Qt::red).toBase64(), text = "dGV4dA==";
        const double same =
            listener.rpc("CompareSimilarByImage", {{"PrimaryPicContent", red}, {"SecondaryPicContent", red}})
                .json[u"Score"]
                .toDouble();
        const QByteArray blue = stripes(Qt::blue).toBase64();
        const double other =
            listener.rpc("CompareSimilarByImage", {{"PrimaryPicContent", red}, {"SecondaryPicContent", blue}})
                .json[u"Score"]
                .toDouble();
        QVERIFY(same > 0.9 && other < same);
        QCOMPARE(listener.rpc("CompareSimilarByImage", {{"SecondaryPicContent", red}}).code(),
                 u"InvalidPrimaryPicContent"_s);
        QCOMPARE(listener.rpc("CompareSimilarByImage", {{"PrimaryPicContent", red}}).code(),
                 u"InvalidSecondaryPicContent"_s);
        QCOMPARE(
            listener.rpc("CompareSimilarByImage", {{"PrimaryPicContent", red}, {"SecondaryPicContent", text}}).code(),
            u"UnsupportedPictureFormat"_s);
    }

    void detail_tellsTheInstance()
    {
        AlibabaListener listener;
        listener.add("p", "a", Qt::red);
        const QJsonObject instance = listener.rpc("Detail", {}).json[u"Instance"].toObject();
        QCOMPARE(instance[u"Name"].toString(), u"demo"_s);
        QCOMPARE(instance[u"TotalCount"].toInt(), 1);
        QCOMPARE(instance[u"ServiceType"].toInt(-1), 0);
        QVERIFY(instance[u"UtcCreate"].isString());
        const Answer unknown = listener.send("GET", "/?InstanceName=other", {}, {}, "Detail", "2020-12-14");
        QCOMPARE(unknown.code(), u"Console.InstanceNotFound"_s);
    }

    void routes_names_areUnique()
    {
        QSet<QByteArray> names;
        for (const Route& route : alibabaRoutes()) {
            QVERIFY2(!names.contains(route.operation), route.operation.constData());
            QVERIFY(!route.summary.isEmpty() && route.handle);
            names.insert(route.operation);
        }
        QCOMPARE(names.size(), 3 + 5 + 9 + 4 + 5 + 1 + 2);
    }

private:
    static Result<Step> historyStep(AlibabaListener& listener, StepId id)
    {
        Step step;
        step.id = id;
        step.actor.name = listener.fixture().text(u"SELECT actor_name FROM step WHERE id = %1"_s.arg(id.value()));
        return step;
    }
};

VITRINE_REGISTER_TEST(TestImagesCalls)
#include "tst_images_calls.moc"
