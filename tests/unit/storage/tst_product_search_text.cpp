#include "core/search/query_language.h"
#include "core/storage/product_repository.h"
#include "core/storage/product_search.h"
#include "tests/support/test_registry.h"
#include "tests/unit/storage/search_catalogue.h"

#include <random>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
/// What queries are made of when they are made to hurt.
const QStringList& hostilePieces()
{
    static const QStringList pieces{u"golden"_s,
                                    u"tea"_s,
                                    u"红"_s,
                                    u"茶壶"_s,
                                    u"\""_s,
                                    u"*"_s,
                                    u"-"_s,
                                    u"("_s,
                                    u")"_s,
                                    u"NEAR("_s,
                                    u" OR "_s,
                                    u" NOT "_s,
                                    u"name:"_s,
                                    u"{name}:"_s,
                                    u"^"_s,
                                    u"+"_s,
                                    u"'"_s,
                                    u";"_s,
                                    u"%"_s,
                                    u"tag:"_s,
                                    u"category:"_s,
                                    u"price:>"_s,
                                    u"attr.x:"_s,
                                    u"10..20"_s,
                                    u","_s,
                                    u" "_s,
                                    u"is:"_s,
                                    u"inbox"_s,
                                    u"has:"_s,
                                    u"kind:"_s,
                                    u"picture"_s,
                                    u"added:"_s,
                                    u"week"_s,
                                    u"/"_s,
                                    u"\\"_s,
                                    u"fruit"_s,
                                    u"rating:<"_s,
                                    u"step:1"_s,
                                    u"gallery:x"_s,
                                    u"sku:A*"_s,
                                    u"[a"_s,
                                    u"gtin:4"_s,
                                    u"brand:*"_s,
                                    u"updated:"_s,
                                    u"2024-02"_s,
                                    u"state:"_s,
                                    u"active"_s,
                                    u"sort:-name"_s,
                                    u"😀"_s,
                                    u"é"_s,
                                    QString(QChar(0xd800)),
                                    QString(QChar(0)),
                                    u"≡ab12"_s,
                                    u"?"_s};
    return pieces;
}
} // namespace

/// What words find and in which order.
class TestProductSearchText : public QObject
{
    Q_OBJECT

    std::unique_ptr<SearchCatalogue> m_catalogue;
    QHash<qint64, QString> m_names;

    void add(const QString& sku, const QString& name, const std::function<void(Product&)>& more = {})
    {
        m_names.insert(m_catalogue->addProduct(sku, name, more).value(), name);
    }

    QStringList found(const QString& text)
    {
        QStringList names;
        for (const qint64 id : must(findIds(m_catalogue->db(), parseQuery(text), m_catalogue->clock().now())))
            names.append(m_names.value(id));
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_catalogue = std::make_unique<SearchCatalogue>();
        const CategoryId apple = m_catalogue->category(u"Fruit/Apple"_s);
        const TagId organic = m_catalogue->tag(u"Organic"_s);
        add(u"F-9"_s, u"Pink Lady"_s, [](Product& product) {
            product.description = LocalizedText(u"Nearly as golden as the Golden Delicious."_s);
        });
        add(u"F-1"_s, u"Golden Delicious"_s, [&](Product& product) { product.categories = {apple}; });
        add(u"AB-12"_s, u"Teapot"_s, [&](Product& product) { product.tags = {organic}; });
        add(u"AB12X"_s, u"Tea Strainer"_s);
        add(u"T-1"_s, u"Café au lait"_s, [](Product& product) { product.gtin = u"4006381333931"_s; });
        add(u"T-2"_s, u"红茶 Tea"_s, [](Product& product) { product.name.set(u"en"_s, u"Black Tea"_s); });
        add(u"T-3"_s, u"茶壶"_s);
        add(u"T-4"_s, u"新鲜红富士苹果"_s);
        add(u"N-1"_s, u"Near Or Not And"_s);
    }

    void words_find_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const QString& text, const QStringList& expected) {
            QTest::newRow(name) << text << expected;
        };
        row("a name before a description", u"golden"_s, {u"Golden Delicious"_s, u"Pink Lady"_s});
        row("the start of a word", u"deli"_s, {u"Golden Delicious"_s, u"Pink Lady"_s});
        row("starts of both words", u"gol deli"_s, {u"Golden Delicious"_s, u"Pink Lady"_s});
        row("a phrase", u"\"golden delicious\""_s, {u"Golden Delicious"_s, u"Pink Lady"_s});
        row("a phrase in another order", u"\"delicious golden\""_s, {});
        row("a phrase is made of whole words", u"\"golden deli\""_s, {});
        row("accents left out", u"cafe"_s, {u"Café au lait"_s});
        row("accents typed", u"CAFÉ"_s, {u"Café au lait"_s});
        row("two Chinese letters", u"红茶"_s, {u"红茶 Tea"_s});
        row("one Chinese letter", u"茶"_s, {u"茶壶"_s, u"红茶 Tea"_s});
        row("one Chinese letter in the middle", u"富"_s, {u"新鲜红富士苹果"_s});
        row("the last Chinese letter", u"壶"_s, {u"茶壶"_s});
        row("Chinese letters that are not neighbours", u"红苹"_s, {});
        row("a Chinese phrase over a gap", u"\"红茶 tea\""_s, {u"红茶 Tea"_s});
        row("Chinese and other words", u"红 black"_s, {u"红茶 Tea"_s});
        row("another language's name", u"black tea"_s, {u"红茶 Tea"_s});
        row("a SKU without its dash", u"ab12"_s, {u"Teapot"_s, u"Tea Strainer"_s});
        row("a SKU with a space", u"ab 12"_s, {u"Teapot"_s});
        row("a SKU as it is", u"AB-12"_s, {u"Teapot"_s, u"Tea Strainer"_s});
        row("a dash where the SKU has none", u"ab-12-x"_s, {u"Tea Strainer"_s});
        row("a SKU cut by a space", u"ab12 x"_s, {u"Tea Strainer"_s});
        row("a GTIN", u"4006381333931"_s, {u"Café au lait"_s});
        row("a GTIN with its leading zero", u"04006381333931"_s, {u"Café au lait"_s});
        row("the category", u"apple"_s, {u"Golden Delicious"_s});
        row("the category above", u"fruit"_s, {u"Golden Delicious"_s});
        row("a tag", u"organ"_s, {u"Teapot"_s});
        row("a name and a tag", u"tea organic"_s, {u"Teapot"_s});
        row("a negated word", u"tea -strainer -black"_s, {u"Teapot"_s});
        row("a negated start is no word", u"teapot -organ"_s, {u"Teapot"_s});
        row("signs are not words", u"tea & pot"_s, {});
        row("words of the index's own language", u"near or not and"_s, {u"Near Or Not And"_s});
        row("NOT is a word", u"tea NOT strainer"_s, {});
        row("its quotes and stars", u"\"golden\"* gold*"_s, {u"Golden Delicious"_s, u"Pink Lady"_s});
        row("its columns", u"name:golden {name}:golden"_s, {});
        row("NEAR", u"NEAR(golden delicious, 2)"_s, {});
        row("only signs", u"& % ++"_s, {});
        row("SQL", u"'; DROP TABLE product; --"_s, {});
    }
    void words_find()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QCOMPARE(found(text), expected);
    }

    void noCondition_findsAllNewestFirst()
    {
        const QStringList all = found({});
        QCOMPARE(all.size(), m_names.size());
        QCOMPARE(all.first(), u"Near Or Not And"_s);
        QCOMPARE(found(u"*"_s), all);
    }

    void negationOnly_findsTheRest()
    {
        const QStringList rest = found(u"-golden -tea"_s);
        QVERIFY(!rest.contains(u"Golden Delicious"_s) && !rest.contains(u"Pink Lady"_s) &&
                !rest.contains(u"Tea Strainer"_s));
        QVERIFY(rest.contains(u"Teapot"_s)); // a negated word is a whole word
        QCOMPARE(rest.size(), m_names.size() - 4);
    }

    void mendSpelling_typingErrors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mended");
        QTest::newRow("a letter left out") << u"goldn"_s << u"golden"_s;
        QTest::newRow("two letters swapped") << u"delicoius"_s << u"delicious"_s;
        QTest::newRow("the first letters swapped") << u"ogld golden"_s << u"ogld golden"_s;
        QTest::newRow("swapped in front") << u"ogldenn"_s << u"golden"_s;
        QTest::newRow("one of two words") << u"golden delicius"_s << u"golden delicious"_s;
        QTest::newRow("a known word stays") << u"golden"_s << u"golden"_s;
        QTest::newRow("numbers stay") << u"ab13"_s << u"ab13"_s;
        QTest::newRow("nothing near") << u"xylophone"_s << u"xylophone"_s;
    }
    void mendSpelling_typingErrors()
    {
        QFETCH(QString, text);
        QFETCH(QString, mended);
        QCOMPARE(queryText(must(mendSpelling(m_catalogue->db(), parseQuery(text), 0))), mended);
    }

    void anyQuery_neverFails()
    {
        std::mt19937 random(99);
        for (int round = 0; round < 10000; ++round) {
            QString text;
            for (auto count = random() % 8; count > 0; --count)
                text +=
                    hostilePieces()[int(random() % hostilePieces().size())] + (random() % 3 == 0 ? u" "_s : QString());
            const ProductQuery query = parseQuery(text, QueryScope(random() % 5));
            const auto ids = findIds(m_catalogue->db(), query, m_catalogue->clock().now());
            QVERIFY2(ids.ok(), qPrintable(text));
            const auto page = findPage(m_catalogue->db(), query, m_catalogue->clock().now(), 3, {});
            QVERIFY2(page.ok(), qPrintable(text));
            QVERIFY2(page.value().total == qint64(ids.value().size()), qPrintable(text));
            const auto mended = mendSpelling(m_catalogue->db(), query, 0);
            QVERIFY2(mended.ok(), qPrintable(text));
        }
    }
};

VITRINE_REGISTER_TEST(TestProductSearchText)
#include "tst_product_search_text.moc"
