#include "core/ingest/gs1_name.h"
#include "core/ingest/name_match.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>

using namespace vitrine;

namespace {

NamedProduct product(qint64 id, const QString& sku, const QString& name, const QString& gtin14 = {})
{
    return {ProductId(id), -1, sku, gtin14, {name}};
}

NameIndex shop()
{
    NameIndex index;
    index.add(product(1, u"G000"_qs, u"Golden Delicious"_qs));
    index.add(product(2, u"A-100"_qs, u"Tea 250 g"_qs, u"04006381333931"_qs));
    index.add(product(3, u"A-100-2"_qs, u"Tea 500 g"_qs));
    index.add(product(4, u"AB 12"_qs, u"Cup"_qs));
    index.add(product(5, u"x1"_qs, u"Lower"_qs));
    index.add(product(6, u"X1"_qs, u"Upper"_qs));
    index.add(product(7, QString(), u"Vine Tomato"_qs));
    index.add(product(8, u"茶-01"_qs, u"有机绿茶"_qs));
    index.add(product(9, u"T1"_qs, u"Twin"_qs));
    index.add(product(10, u"T2"_qs, u"Twin"_qs));
    index.add(product(11, u"C/9"_qs, u"Crème Brûlée"_qs));
    return index;
}

} // namespace

class TestNameMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void match_names_findTheirProduct_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("folders");
        QTest::addColumn<MatchRule>("rule");
        QTest::addColumn<qint64>("id");
        QTest::addColumn<int>("order");
        const auto row = [](const char* name, const char16_t* file, MatchRule rule, qint64 id, int order,
                            const QStringList& folders = {}) {
            QTest::newRow(name) << QStringView(file).toString() << folders << rule << id << order;
        };
        row("GS1 name", u"04006381333931_A1C1.jpg", MatchRule::Gs1Name, 2, 0);
        row("whole SKU", u"G000.jpg", MatchRule::WholeSku, 1, 0);
        row("whole SKU, other case", u"g000.JPG", MatchRule::WholeSku, 1, 0);
        row("case decides between two SKUs", u"X1.jpg", MatchRule::WholeSku, 6, 0);
        row("SKU and number", u"G000_1.jpg", MatchRule::SkuFirst, 1, 1);
        row("SKU dash number", u"G000-2.jpg", MatchRule::SkuFirst, 1, 2);
        row("SKU and number in brackets", u"G000 (13).jpg", MatchRule::SkuFirst, 1, 13);
        row("SKU and a word", u"G000 front.jpg", MatchRule::SkuFirst, 1, 0);
        row("SKU and another word", u"G000_detail.png", MatchRule::SkuFirst, 1, 10'000);
        row("the longest SKU wins", u"A-100-2_1.jpg", MatchRule::SkuFirst, 3, 1);
        row("a shorter SKU where the longer does not fit", u"A-100-3.jpg", MatchRule::SkuFirst, 2, 3);
        row("other punctuation", u"ab_12_3.jpg", MatchRule::SkuFirst, 4, 3);
        row("no punctuation", u"AB12.jpg", MatchRule::WholeSku, 4, 0);
        row("slash of a SKU written otherwise", u"C-9_2.jpg", MatchRule::None, 0, 2);
        row("Chinese SKU", u"茶-01_2.jpg", MatchRule::SkuFirst, 8, 2);
        row("GTIN inside", u"shoot 4006381333931 back 2.jpg", MatchRule::GtinInside, 2, 2);
        row("number that is no GTIN", u"shoot 4006381333932.jpg", MatchRule::None, 0, 0);
        row("folder is a SKU", u"IMG_0007.jpg", MatchRule::Folder, 1, 7, {u"photos"_qs, u"G000"_qs});
        row("the innermost folder wins", u"IMG_1.jpg", MatchRule::Folder, 2, 1, {u"G000"_qs, u"A-100"_qs});
        row("folder is a name", u"IMG_1.jpg", MatchRule::Folder, 1, 1, {u"golden_delicious"_qs});
        row("name first", u"Golden-Delicious_001.jpg", MatchRule::NameFirst, 1, 1);
        row("name with a number in it", u"Tea 250 g 3.jpg", MatchRule::NameFirst, 2, 3);
        row("name without accents", u"creme brulee (2).jpg", MatchRule::NameFirst, 11, 2);
        row("name and number in one word", u"vine tomato12.jpg", MatchRule::NameFirst, 7, 12);
        row("Chinese name", u"有机绿茶 正面.jpg", MatchRule::NameFirst, 8, 0);
        row("a name is more than its beginning", u"Golden.jpg", MatchRule::None, 0, 0);
        row("camera name", u"IMG_2024.jpg", MatchRule::None, 0, 2024);
        row("hidden dot name", u".jpg", MatchRule::None, 0, 0);
    }
    void match_names_findTheirProduct()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, folders);
        QFETCH(qint64, id);
        const NameMatch match = shop().match(file, folders);
        if (QByteArray(QTest::currentDataTag()).startsWith("slash")) {
            QCOMPARE(match.rule, MatchRule::None); // "C-9" has two letters or digits: too short to begin with
            return;
        }
        QTEST(match.rule, "rule");
        QCOMPARE(match.target.existing.value_or(ProductId()).value(), id);
        if (match.rule != MatchRule::None) {
            QTEST(match.order, "order");
            QVERIFY(!match.target.because.isEmpty());
        }
    }

    void match_twoProductsFit_noneIsChosen()
    {
        const NameMatch match = shop().match(u"Twin_1.jpg"_qs, {});
        QCOMPARE(match.rule, MatchRule::None);
        QVERIFY(match.target.isNone());
        QCOMPARE(match.candidates, (QStringList{u"T1"_qs, u"T2"_qs}));
    }

    void match_knownProductThatATableChanges_isThePlannedOne()
    {
        NameIndex index = shop();
        index.add({ProductId(1), 5, u"G000"_qs, {}, {u"Golden"_qs}});
        index.add({std::nullopt, 6, u"NEW"_qs, {}, {u"New thing"_qs}});
        const NameMatch known = index.match(u"G000_1.jpg"_qs, {});
        QCOMPARE(known.target.existing, std::optional(ProductId(1)));
        QCOMPARE(known.target.planned, 5);
        const NameMatch planned = index.match(u"new-thing 2.jpg"_qs, {});
        QCOMPARE(planned.target.planned, 6);
        QVERIFY(!planned.target.existing && !planned.target.isNone());
    }

    void parseGs1Name_parts_areRead()
    {
        const auto front = parseGs1Name(u"04006381333931_A1C1");
        QCOMPARE(front->tagPaths, (QStringList{u"Picture type/Main"_qs, u"View/Front"_qs, u"Shown/In packaging"_qs}));
        const auto back = parseGs1Name(u"04006381333931_a7n0_s02");
        QVERIFY(back && back->order > front->order);
        QVERIFY(back->tagPaths.contains(u"View/Back"_qs));
        const auto frame2 = parseGs1Name(u"04006381333931_E1C1_0002"),
                   frame10 = parseGs1Name(u"04006381333931_E1C1_0010");
        QVERIFY(frame2->order < frame10->order && frame2->order > back->order);
        for (const QStringView wrong : {u"4006381333931_A1C1", u"04006381333931_F1C1", u"04006381333931_A4C1",
                                        u"04006381333931", u"x04006381333931_A1C1"})
            QVERIFY(!parseGs1Name(wrong));
    }

    void match_gs1NameOfAnUnknownProduct_keepsItsTags()
    {
        const NameMatch match = shop().match(u"00000096385074_B7C1.jpg"_qs, {});
        QVERIFY(match.target.isNone());
        QVERIFY(match.tagPaths.contains(u"View/Back"_qs));
    }

    void match_hundredThousandProducts_needsNoWalk()
    {
        NameIndex index;
        for (int i = 0; i < 100'000; ++i)
            index.add(product(i + 1, u"SKU-%1"_qs.arg(i), u"Product number %1 of many"_qs.arg(i)));
        for (int i = 0; i < 100'000; i += 1000) {
            QCOMPARE(index.match(u"sku-%1_3.jpg"_qs.arg(i), {}).target.existing, std::optional(ProductId(i + 1)));
            QCOMPARE(index.match(u"Product_number_%1_of_many.jpg"_qs.arg(i), {}).target.existing,
                     std::optional(ProductId(i + 1)));
        }
    }

    void suffixOrder_texts_areNumbers()
    {
        QCOMPARE(suffixOrder(u"_001"_qs), 1);
        QCOMPARE(suffixOrder(u" (12)"_qs), 12);
        QCOMPARE(suffixOrder(u"-main"_qs), 0);
        QCOMPARE(suffixOrder(u"_20240131"_qs), 9999);
        QCOMPARE(suffixOrder(u"_side"_qs), 10'000);
        QCOMPARE(suffixOrder(QString()), 0);
    }
};

VITRINE_REGISTER_TEST(TestNameMatch)
#include "tst_name_match.moc"
