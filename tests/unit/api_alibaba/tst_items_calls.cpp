#include "core/services/edit_galleries.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_alibaba/alibaba_listener.h"

#include <QJsonArray>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSeed = "cust_content,0,17#item_id,17,21#c2hvZXMyLmpwZw==,21,37#cat_id,37,38#pic_list,38,71#"
                         "c2hvZXMxLmpwZw==,71,87^{\"key1\":\"value1\"}1000cGljX2NvbnRlbnQy0c2hvZXMyLmpwZw==,"
                         "c2hvZXMxLmpwZw==cGljX2NvbnRlbnQx";

Parameters with(Parameters values, const Parameters& more)
{
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

QByteArray added(const QByteArray& item, const QByteArray& name, const QColor& colour, const Parameters& more = {})
{
    return offsetBody(with(itemPictures(item, {{name, stripes(colour)}}), more));
}

QByteArray search(const QByteArray& picture, const Parameters& more = {})
{
    Parameters values{{"pic_list", "c2VhcmNoUGlj"}, {"c2VhcmNoUGlj", picture.toBase64()}};
    return offsetBody(with(values, more));
}

} // namespace

class TestItemsCalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void add_documentedExample_isReadAndItsPicturesRefused()
    {
        AlibabaListener listener;
        const Answer answer = listener.items("add", kSeed);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"UnsupportedPicFormat"_s);
        QVERIFY(listener.entries().empty());
    }

    void add_severalPictures_areOneStepOfOneProduct()
    {
        AlibabaListener listener;
        const Parameters pictures{{"shoes2.jpg", stripes(Qt::red)}, {"shoes1.jpg", stripes(Qt::blue)}};
        const QByteArray body =
            offsetBody(with(itemPictures("1000", pictures), {{"cat_id", "4"},
                                                             {"cust_content", "{\"key1\":\"value1\"}"},
                                                             {"int_attr", "7"},
                                                             {"region", "10,100,20,110"}}));
        const Answer answer = listener.items("add", body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray(R"({"Code":0,"Message":"success","RequestId":)"
                                         R"("4D1F3A52-9C1B-4E07-8B8C-6D2F0E6A9A11","Success":true})"));
        const auto entries = listener.entries();
        QCOMPARE(entries.size(), size_t(2));
        QCOMPARE(entries[0].itemKey, u"1000"_s);
        QCOMPARE(entries[0].pictureName, u"shoes1.jpg"_s);
        QCOMPARE(entries[0].category, 4);
        QCOMPARE(entries[0].customContent, u"{\"key1\":\"value1\"}"_s);
        QCOMPARE(entries[0].region, QRect(10, 20, 90, 90));
        QCOMPARE(std::get<qint64>(entries[0].attributes[u"int_attr"_s]), 7);
        QVERIFY(answer.step.isValid());
        listener.fixture().undo(answer.step);
        QVERIFY(listener.entries().empty());
    }

    void add_sameNameAgain_replaces()
    {
        AlibabaListener listener;
        QCOMPARE(listener.items("add", added("1", "a.png", Qt::red, {{"cust_content", "old"}})).status, 200);
        QCOMPARE(listener.items("add", added("1", "a.png", Qt::blue, {{"cust_content", ""}})).status, 200);
        const auto entries = listener.entries();
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(entries[0].customContent, QString());
    }

    void instanceName_otherSpellings_areTaken()
    {
        AlibabaListener listener;
        for (const QByteArray name : {"instanceName", "InstanceName", "instaneName"}) {
            const Answer answer = listener.send("POST", "/item/add?RegionId=x&" + name + "=demo", kSeed);
            QCOMPARE(answer.code(), u"UnsupportedPicFormat"_s);
        }
    }

    void add_refusals_areTheDocumentedOnes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("no separator") << QByteArray("item_id,0,4") << u"NoCaretSeperator"_s;
        QTest::newRow("no meta") << QByteArray("^1000") << u"EmptyMeta"_s;
        QTest::newRow("bad meta") << QByteArray("item_id,0^1000") << u"InvalidMetaItem"_s;
        QTest::newRow("no item") << offsetBody({{"cat_id", "0"}}) << u"NoSpecifiedItemId"_s;
        QTest::newRow("an item that is empty") << offsetBody({{"item_id", ""}}) << u"NoSpecifiedItemId"_s;
        QTest::newRow("an item that is too long")
            << offsetBody({{"item_id", QByteArray(513, 'a')}}) << u"InvalidProductId"_s;
        QTest::newRow("no list") << offsetBody({{"item_id", "1"}}) << u"NoPicList"_s;
        QTest::newRow("an empty list") << offsetBody({{"item_id", "1"}, {"pic_list", ""}}) << u"NoSpecifiedAddPic"_s;
        QTest::newRow("a list of plain names")
            << offsetBody({{"item_id", "1"}, {"pic_list", "a.png"}}) << u"InvalidPicList"_s;
        QTest::newRow("a picture that is not there")
            << offsetBody({{"item_id", "1"}, {"pic_list", "YS5wbmc="}}) << u"NoSpecifiedPic"_s;
        QTest::newRow("a picture that is not base64")
            << offsetBody({{"item_id", "1"}, {"pic_list", "YS5wbmc="}, {"YS5wbmc=", "*"}}) << u"UnsupportedPicFormat"_s;
        QTest::newRow("a category that is none")
            << added("1", "a.png", Qt::red, {{"cat_id", "10"}}) << u"InvalidCategory"_s;
        QTest::newRow("a category that is no number")
            << added("1", "a.png", Qt::red, {{"cat_id", "shoes"}}) << u"InvalidCategory"_s;
        QTest::newRow("crop") << added("1", "a.png", Qt::red, {{"crop", "maybe"}}) << u"InvalidCrop"_s;
        QTest::newRow("a region upside down")
            << added("1", "a.png", Qt::red, {{"region", "9,1,1,9"}}) << u"InvalidRegion"_s;
        QTest::newRow("a region outside")
            << added("1", "a.png", Qt::red, {{"region", "0,161,0,10"}}) << u"InvalidRegion"_s;
        QTest::newRow("an attribute") << added("1", "a.png", Qt::red, {{"int_attr", "x"}}) << u"InvalidIntAttr"_s;
        QTest::newRow("a text with a sign")
            << added("1", "a.png", Qt::red, {{"str_attr", "5%"}}) << u"InvalidStrAttr"_s;
        QTest::newRow("too small") << offsetBody(itemPictures("1", {{"a.png", stripes(Qt::red, 99, 120)}}))
                                   << u"UnsupportedPicPixels"_s;
        QTest::newRow("too large") << offsetBody(itemPictures("1", {{"a.png", stripes(Qt::red, 4097, 101)}}))
                                   << u"UnsupportedPicPixels"_s;
        QTest::newRow("too many bytes") << offsetBody(
                                               itemPictures("1", {{"a.png", QByteArray(4 * 1024 * 1024 + 1, 'x')}}))
                                        << u"InvalidPicContent"_s;
        QTest::newRow("cut off") << offsetBody(itemPictures("1", {{"a.png", stripes(Qt::red).left(150)}}))
                                 << u"UnsupportedPicFormat"_s;
        QTest::newRow("one of two is no picture")
            << offsetBody(itemPictures("1", {{"a.png", stripes(Qt::red)}, {"b.png", "text"}}))
            << u"UnsupportedPicFormat"_s;
    }
    void add_refusals_areTheDocumentedOnes()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        AlibabaListener listener;
        const Answer answer = listener.items("add", body);
        QCOMPARE(answer.code(), code);
        QCOMPARE(answer.status, 400);
        QVERIFY(listener.entries().empty());
    }

    void instance_missingOrUnknown_isRefused()
    {
        AlibabaListener listener;
        QCOMPARE(listener.send("POST", "/item/add", kSeed).code(), u"InvalidInstanceName"_s);
        QCOMPARE(listener.send("POST", "/item/add?instanceName=", kSeed).code(), u"InvalidInstanceName"_s);
        QCOMPARE(listener.send("POST", "/item/add?instanceName=other", kSeed).code(), u"InvalidInstance"_s);
        QCOMPARE(listener.send("POST", "/item/add?instanceName=abcdefghijklmnopqrstu", kSeed).code(),
                 u"InvalidInstance"_s);
    }

    void add_aboveTheCapacity_isOverQuota()
    {
        AlibabaListener listener;
        GalleryPatch patch;
        patch.capacity = std::optional<qint64>(1);
        must(changeGallery(listener.fixture().catalogue(), listener.fixture().actor(), listener.demo(), patch));
        QCOMPARE(listener.items("add", added("1", "a.png", Qt::red)).status, 200);
        QCOMPARE(listener.items("add", added("1", "b.png", Qt::blue)).code(), u"InstanceOverQuota"_s);
    }

    void search_samePicture_isFirst()
    {
        AlibabaListener listener;
        listener.add("red", "r.png", Qt::red, {{"CategoryId", "4"}, {"CustomContent", "c"}});
        listener.add("blue", "b.png", Qt::blue, {{"CategoryId", "3"}});
        const Answer answer = listener.items("search", search(stripes(Qt::red), {{"s", "0"}, {"n", "5"}}));
        QCOMPARE(answer.status, 200);
        const QJsonArray list = answer.json[u"Auctions"][u"Auction"].toArray();
        QCOMPARE(list.size(), 2);
        const QJsonObject first = list[0].toObject();
        QCOMPARE(first[u"ItemId"].toString(), u"red"_s);
        QCOMPARE(first[u"ProductId"].toString(), u"red"_s);
        QCOMPARE(first[u"PicName"].toString(), u"r.png"_s);
        QCOMPARE(first[u"CatId"].toString(), u"4"_s);
        QCOMPARE(first[u"CustContent"].toString(), u"c"_s);
        QVERIFY(first[u"SortExprValues"].toString().contains(u';'));
        QCOMPARE(answer.json[u"Head"][u"DocsReturn"].toInt(), 2);
        QCOMPARE(answer.json[u"Head"][u"DocsFound"].toInt(), 2);
        QVERIFY(answer.json[u"PicInfo"][u"Region"].toString().count(u',') == 3);
        QCOMPARE(answer.json[u"PicInfo"][u"AllCategory"][u"Category"].toArray().size(), 14);
    }

    void search_aCategoryThatNeighboursSpeakFor_narrowsTheSearch()
    {
        AlibabaListener listener;
        listener.add("red", "r.png", Qt::red, {{"CategoryId", "4"}});
        listener.add("red", "s.png", Qt::darkRed, {{"CategoryId", "4"}});
        listener.add("blue", "b.png", Qt::blue, {{"CategoryId", "3"}});
        const Answer answer = listener.items("search", search(stripes(Qt::red), {{"n", "5"}}));
        QCOMPARE(answer.json[u"PicInfo"][u"Category"].toString(), u"4"_s);
        QCOMPARE(answer.json[u"Head"][u"DocsFound"].toInt(), 2);
        for (const QJsonValue& hit : answer.json[u"Auctions"][u"Auction"].toArray())
            QCOMPARE(hit[u"ItemId"].toString(), u"red"_s);
    }

    void search_otherCategory_findsNothing()
    {
        AlibabaListener listener;
        listener.add("red", "r.png", Qt::red, {{"CategoryId", "4"}});
        const Answer answer = listener.items("search", search(stripes(Qt::red), {{"cat_id", "3"}}));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json[u"Auctions"][u"Auction"].toArray().isEmpty());
        QCOMPARE(answer.json[u"PicInfo"][u"Category"].toString(), u"3"_s);
    }

    void search_refusals_areTheDocumentedOnes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const QByteArray picture = stripes(Qt::red);
        QTest::newRow("no list") << offsetBody({{"s", "0"}}) << u"NoPicList"_s;
        QTest::newRow("an empty list") << offsetBody({{"pic_list", ""}}) << u"NoSpecifiedSearchPic"_s;
        QTest::newRow("two pictures") << offsetBody(itemPictures("1", {{"a", picture}, {"b", picture}}))
                                      << u"InvalidPicList"_s;
        QTest::newRow("s") << search(picture, {{"s", "-1"}}) << u"InvalidStartParameter"_s;
        QTest::newRow("s too large") << search(picture, {{"s", "500"}}) << u"InvalidStartParameter"_s;
        QTest::newRow("n") << search(picture, {{"n", "0"}}) << u"InvalidNumParameter"_s;
        QTest::newRow("n no number") << search(picture, {{"n", "ten"}}) << u"InvalidNumParameter"_s;
        QTest::newRow("n too large") << search(picture, {{"n", "101"}}) << u"OverflowMaxReturnNum"_s;
        QTest::newRow("s and n too large") << search(picture, {{"s", "450"}, {"n", "51"}}) << u"OverflowMaxResultNum"_s;
        QTest::newRow("no picture") << search("text") << u"UnsupportedPicFormat"_s;
    }
    void search_refusals_areTheDocumentedOnes()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        AlibabaListener listener;
        QCOMPARE(listener.items("search", body).code(), code);
    }

    void delete_namedAndWhole_takeOutWhatIsThere()
    {
        AlibabaListener listener;
        for (const QByteArray name : {"a", "b", "c"})
            listener.add("1000", name, Qt::red);
        listener.add("2000", "a", Qt::red);
        QCOMPARE(listener.items("delete", "item_id,0,4#pic_list,4,13^1000YQ==,Yg==").status, 200);
        QCOMPARE(listener.entries().size(), size_t(2));
        QCOMPARE(listener.items("delete", "item_id,0,4^1000").status, 200);
        QCOMPARE(listener.entries().size(), size_t(1));
        QCOMPARE(listener.items("delete", "item_id,0,4^1000").status, 200);
        QCOMPARE(listener.items("delete", "cat_id,0,1^0").code(), u"NoSpecifiedItemId"_s);
        QCOMPARE(listener.items("delete", "item_id,0,4#pic_list,4,5^1000Y").code(), u"InvalidPicList"_s);
    }

    void relaxed_limits_areThoseOfTheMachine()
    {
        AlibabaListener listener;
        listener.services().limits = ApiLimits::Relaxed;
        const Parameters small = itemPictures("1", {{"a.png", stripes(Qt::red, 40, 30)}});
        QCOMPARE(listener.items("add", offsetBody(with(small, {{"cat_id", "77"}, {"str_attr", "5%"}}))).status, 200);
        QCOMPARE(listener.entries().front().category, 77);
    }
};

VITRINE_REGISTER_TEST(TestItemsCalls)
#include "tst_items_calls.moc"
