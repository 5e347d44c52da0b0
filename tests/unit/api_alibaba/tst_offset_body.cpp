#include "core/api/alibaba/offset_body.h"
#include "core/api/alibaba/wire_values.h"
#include "tests/support/test_registry.h"

#include <deque>

using namespace vitrine;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(vitrine::AlibabaError)

namespace {

/// The documented example of an add, as it is printed.
const QByteArray kSeed = "cust_content,0,17#item_id,17,21#c2hvZXMyLmpwZw==,21,37#cat_id,37,38#pic_list,38,71#"
                         "c2hvZXMxLmpwZw==,71,87^{\"key1\":\"value1\"}1000cGljX2NvbnRlbnQy0c2hvZXMyLmpwZw==,"
                         "c2hvZXMxLmpwZw==cGljX2NvbnRlbnQx";

QByteArray valueOf(const OffsetBody& body, const QByteArray& key)
{
    return body.find(key).value_or("(absent)").toByteArray();
}

/// The values view the body: it is kept to the end of the program.
OffsetBody parsed(const QByteArray& body)
{
    static std::deque<QByteArray> kept;
    auto result = OffsetBody::parse(kept.emplace_back(body));
    return result.ok() ? std::move(result).take() : OffsetBody();
}

} // namespace

class TestOffsetBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parse_documentedExample_fitsByteForByte()
    {
        QCOMPARE(kSeed.size(), 193);
        QCOMPARE(kSeed.indexOf('^'), 105);
        const OffsetBody body = parsed(kSeed);
        QCOMPARE(body.values().size(), size_t(6));
        QCOMPARE(valueOf(body, "cust_content"), QByteArray("{\"key1\":\"value1\"}"));
        QCOMPARE(valueOf(body, "item_id"), QByteArray("1000"));
        QCOMPARE(valueOf(body, "cat_id"), QByteArray("0"));
        QCOMPARE(valueOf(body, "pic_list"), QByteArray("c2hvZXMyLmpwZw==,c2hvZXMxLmpwZw=="));
        const auto pictures = namedPictures(body, *body.find("pic_list"));
        QVERIFY(pictures.ok());
        QCOMPARE(pictures.value().size(), size_t(2));
        QCOMPARE(pictures.value()[0].name, u"shoes2.jpg"_s);
        QCOMPARE(decodedBase64(pictures.value()[0].content), QByteArray("pic_content2"));
        QCOMPARE(pictures.value()[1].name, u"shoes1.jpg"_s);
        QCOMPARE(decodedBase64(pictures.value()[1].content), QByteArray("pic_content1"));
    }

    void parse_searchVector_fits()
    {
        const OffsetBody body =
            parsed("s,0,1#n,1,2#cat_id,2,3#pic_list,3,15#c2VhcmNoUGlj,15,23^054c2VhcmNoUGljaW1nMQ==");
        QCOMPARE(valueOf(body, "s"), QByteArray("0"));
        QCOMPARE(valueOf(body, "n"), QByteArray("5"));
        QCOMPARE(valueOf(body, "cat_id"), QByteArray("4"));
        const auto pictures = namedPictures(body, *body.find("pic_list"));
        QVERIFY(pictures.ok());
        QCOMPARE(pictures.value().front().name, u"searchPic"_s);
        QCOMPARE(decodedBase64(pictures.value().front().content), QByteArray("img1"));
    }

    void parse_deleteOfAWholeItem_hasNoPictures()
    {
        const OffsetBody body = parsed("item_id,0,5^sku-7");
        QCOMPARE(valueOf(body, "item_id"), QByteArray("sku-7"));
        QVERIFY(!body.find("pic_list"));
    }

    void parse_utf8CountedInBytes_isCutInBytes()
    {
        const QByteArray bytes = "cust_content,0,10#item_id,10,12#cat_id,12,13#pic_list,13,21#YS5wbmc=,21,29^"
                                 "d\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"
                                 "774YS5wbmc=UE5HMQ==";
        const OffsetBody body = parsed(bytes);
        QCOMPARE(valueOf(body, "cust_content"), QByteArray("d\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
        QCOMPARE(valueOf(body, "item_id"), QByteArray("77"));
        QCOMPARE(valueOf(body, "YS5wbmc="), QByteArray("UE5HMQ=="));
    }

    void parse_utf8CountedInUtf16_isCutInUtf16()
    {
        const QByteArray bytes = "cust_content,0,5#item_id,5,7#cat_id,7,8#pic_list,8,16#YS5wbmc=,16,24^"
                                 "d\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"
                                 "774YS5wbmc=UE5HMQ==";
        const OffsetBody body = parsed(bytes);
        QCOMPARE(valueOf(body, "cust_content"), QByteArray("d\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
        QCOMPARE(valueOf(body, "item_id"), QByteArray("77"));
        QCOMPARE(valueOf(body, "cat_id"), QByteArray("4"));
        QCOMPARE(valueOf(body, "pic_list"), QByteArray("YS5wbmc="));
        QCOMPARE(valueOf(body, "YS5wbmc="), QByteArray("UE5HMQ=="));
    }

    void parse_offsetInsideASurrogatePair_isRefused()
    {
        const auto result = OffsetBody::parse("a,0,1#b,1,2^\xF0\x9F\x98\x80");
        QVERIFY(!result.ok());
        QCOMPARE(result.error(), AlibabaError::InvalidMetaItem);
    }

    void parse_oddShapes_areTaken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("separators inside the content")
            << QByteArray("a,0,5^^#,^x") << QByteArray("a") << QByteArray("^#,^x");
        QTest::newRow("a comma inside the key") << QByteArray("a,b,0,1^x") << QByteArray("a,b") << QByteArray("x");
        QTest::newRow("an empty value") << QByteArray("item_id,0,4#cust_content,4,4^1000") << QByteArray("cust_content")
                                        << QByteArray();
        QTest::newRow("an empty value in the middle of another")
            << QByteArray("item_id,0,4#cust_content,2,2^1000") << QByteArray("item_id") << QByteArray("1000");
        QTest::newRow("a gap") << QByteArray("a,0,1#b,3,4^x--y") << QByteArray("b") << QByteArray("y");
        QTest::newRow("bytes after the greatest end") << QByteArray("a,0,1^xyz") << QByteArray("a") << QByteArray("x");
        QTest::newRow("a key that stands twice") << QByteArray("a,0,1#a,1,2^xy") << QByteArray("a") << QByteArray("y");
        QTest::newRow("intervals in another order than the entries")
            << QByteArray("b,1,2#a,0,1^xy") << QByteArray("a") << QByteArray("x");
        QTest::newRow("leading zeros") << QByteArray("a,00,01^x") << QByteArray("a") << QByteArray("x");
        QTest::newRow("bytes that are not UTF-8")
            << QByteArray("a,0,2^\xff\xfe") << QByteArray("a") << QByteArray("\xff\xfe");
    }
    void parse_oddShapes_areTaken()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        QVERIFY(OffsetBody::parse(body).ok());
        QCOMPARE(valueOf(parsed(body), key), value);
    }

    void parse_badBodies_giveTheDocumentedError_data()
    {
        using E = AlibabaError;
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<AlibabaError>("error");
        QTest::newRow("nothing") << QByteArray() << E::NoCaretSeperator;
        QTest::newRow("no caret") << QByteArray("item_id,0,4") << E::NoCaretSeperator;
        QTest::newRow("no meta") << QByteArray("^1000") << E::EmptyMeta;
        QTest::newRow("a caret alone") << QByteArray("^") << E::EmptyMeta;
        QTest::newRow("one number") << QByteArray("item_id,4^1000") << E::InvalidMetaItem;
        QTest::newRow("no number") << QByteArray("item_id^1000") << E::InvalidMetaItem;
        QTest::newRow("no key") << QByteArray(",0,4^1000") << E::InvalidMetaItem;
        QTest::newRow("numbers only") << QByteArray("0,4^1000") << E::InvalidMetaItem;
        QTest::newRow("start after end") << QByteArray("a,4,0^1000") << E::InvalidMetaItem;
        QTest::newRow("end outside") << QByteArray("a,0,5^1000") << E::InvalidMetaItem;
        QTest::newRow("start outside") << QByteArray("a,9,9^1000") << E::InvalidMetaItem;
        QTest::newRow("negative") << QByteArray("a,-1,4^1000") << E::InvalidMetaItem;
        QTest::newRow("plus sign") << QByteArray("a,+0,4^1000") << E::InvalidMetaItem;
        QTest::newRow("hexadecimal") << QByteArray("a,0x0,0x4^1000") << E::InvalidMetaItem;
        QTest::newRow("a fraction") << QByteArray("a,0.0,4^1000") << E::InvalidMetaItem;
        QTest::newRow("spaces") << QByteArray("a, 0, 4^1000") << E::InvalidMetaItem;
        QTest::newRow("above 64 bits") << QByteArray("a,0,99999999999999999999^1000") << E::InvalidMetaItem;
        QTest::newRow("the largest 64-bit number") << QByteArray("a,0,9223372036854775807^1000") << E::InvalidMetaItem;
        QTest::newRow("overlap") << QByteArray("a,0,3#b,2,4^1000") << E::InvalidMetaItem;
        QTest::newRow("one value inside another") << QByteArray("a,0,4#b,1,2^1000") << E::InvalidMetaItem;
        QTest::newRow("an empty entry") << QByteArray("a,0,1##b,1,2^xy") << E::InvalidMetaItem;
        QTest::newRow("a separator at the end") << QByteArray("a,0,1#^x") << E::InvalidMetaItem;
        QTest::newRow("a separator alone") << QByteArray("#^x") << E::InvalidMetaItem;
        QTest::newRow("too many entries")
            << QByteArray("a,0,0#").repeated(kMaxOffsetEntries) + "a,0,0^" << E::InvalidMetaItem;
    }
    void parse_badBodies_giveTheDocumentedError()
    {
        QFETCH(QByteArray, body);
        QFETCH(AlibabaError, error);
        const auto result = OffsetBody::parse(body);
        QVERIFY(!result.ok());
        QCOMPARE(result.error(), error);
    }

    void namedPictures_otherSpellingOfTheKey_isFound()
    {
        const OffsetBody body = parsed("pic_list,0,7#YS5wbmc=,7,15^YS5wbmcUE5HMQ==");
        const auto pictures = namedPictures(body, *body.find("pic_list"));
        QVERIFY(pictures.ok());
        QCOMPARE(pictures.value().front().content.toByteArray(), QByteArray("UE5HMQ=="));
    }

    void namedPictures_nameListedTwice_comesOnce()
    {
        const OffsetBody body = parsed("pic_list,0,17#YS5wbmc=,17,21^YS5wbmc=,YS5wbmc=UE5H");
        const auto pictures = namedPictures(body, *body.find("pic_list"));
        QVERIFY(pictures.ok());
        QCOMPARE(pictures.value().size(), size_t(1));
    }

    void namedPictures_contentMissing_isNoSpecifiedPic()
    {
        const OffsetBody body = parsed("pic_list,0,8^YS5wbmc=");
        const auto pictures = namedPictures(body, *body.find("pic_list"));
        QVERIFY(!pictures.ok());
        QCOMPARE(pictures.error(), AlibabaError::NoSpecifiedPic);
    }

    void pictureNames_badLists_areInvalidPicList_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::newRow("not base64") << QByteArray("a.png");
        QTest::newRow("an empty element") << QByteArray("YS5wbmc=,,YS5wbmc=");
        QTest::newRow("a comma at the end") << QByteArray("YS5wbmc=,");
        QTest::newRow("a comma alone") << QByteArray(",");
        QTest::newRow("half a letter") << QByteArray("Y");
        QTest::newRow("not UTF-8") << QByteArray("//8=");
    }
    void pictureNames_badLists_areInvalidPicList()
    {
        QFETCH(QByteArray, list);
        const auto names = pictureNames(list);
        QVERIFY(!names.ok());
        QCOMPARE(names.error(), AlibabaError::InvalidPicList);
    }

    void pictureNames_emptyList_isEmpty()
    {
        const auto names = pictureNames("");
        QVERIFY(names.ok());
        QVERIFY(names.value().empty());
    }
};

VITRINE_REGISTER_TEST(TestOffsetBody)
#include "tst_offset_body.moc"
