#include "core/search/query_language.h"
#include "core/storage/product_repository.h"
#include "core/storage/product_search.h"
#include "core/storage/product_search_fit.h"
#include "tests/support/test_registry.h"
#include "tests/unit/storage/search_catalogue.h"

#include <map>
#include <set>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// The order by fit where more is found than is scored, and its pages.
class TestProductSearchMany : public QObject
{
    Q_OBJECT

    std::unique_ptr<SearchCatalogue> m_catalogue;
    static constexpr int kMany = kMaxScored + 500;

    std::vector<qint64> pages(const QString& text, int limit, const std::function<void(int)>& between = {})
    {
        std::vector<qint64> ids;
        QString cursor;
        for (int page = 0; page == 0 || !cursor.isEmpty(); ++page) {
            const FoundPage one =
                must(findPage(m_catalogue->db(), parseQuery(text), m_catalogue->clock().now(), limit, cursor));
            ids.insert(ids.end(), one.ids.begin(), one.ids.end());
            cursor = one.nextCursor;
            if (between)
                between(page);
        }
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_catalogue = std::make_unique<SearchCatalogue>();
        m_catalogue->commit([](Connection& db) {
            for (int i = 0; i < kMany; ++i) {
                Product product;
                product.sku = u"S-%1"_s.arg(i);
                product.createdUtc = i;
                product.name = LocalizedText(i % 50 == 0 ? u"Common Thing"_s : u"Thing %1"_s.arg(i));
                product.description = LocalizedText(u"a common description"_s);
                must(ProductRepository(db).insert(product));
            }
        });
    }

    void commonWord_namesFirstThenNewest()
    {
        const auto ids = must(findIds(m_catalogue->db(), parseQuery(u"common"_s), 0));
        QCOMPARE(ids.size(), size_t(kMany));
        for (int i = 0; i < kMany / 50; ++i)
            QCOMPARE((ids[size_t(i)] - 1) % 50, 0);
        QVERIFY(std::is_sorted(ids.begin() + kMany / 50, ids.end(), std::greater<>()));
        QCOMPARE(std::set<qint64>(ids.begin(), ids.end()).size(), size_t(kMany));
    }

    void pages_joined_areAllIds_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString& text : {u"common"_s, u"thing"_s, u"thing 7"_s, u"common -12 sku:S-1*"_s, u"sort:-sku"_s,
                                    u"thing sort:name"_s, u"-7"_s, u"sort:price"_s, QString()})
            QTest::newRow(qPrintable(text + u'.')) << text;
    }
    void pages_joined_areAllIds()
    {
        QFETCH(QString, text);
        const auto ids = must(findIds(m_catalogue->db(), parseQuery(text), 0));
        QVERIFY(!ids.empty());
        QCOMPARE(pages(text, 97), ids);
    }

    void pages_rowsChangeBetweenThem_loseAndRepeatNothingElse()
    {
        for (const QString& text : {u"common"_s, u"sort:name"_s, QString()}) {
            const auto before = must(findIds(m_catalogue->db(), parseQuery(text), 0));
            const auto seen = pages(text, 300, [this](int page) {
                m_catalogue->commit([page](Connection& db) { // one comes, one goes
                    Product product;
                    product.name = LocalizedText(u"Common New %1"_s.arg(page));
                    must(ProductRepository(db).insert(product));
                    must(ProductRepository(db).setTrashed(ProductId(page * 7 + 3), 1));
                });
            });
            std::map<qint64, int> times;
            for (const qint64 id : seen)
                QCOMPARE(++times[id], 1);
            const auto after = must(findIds(m_catalogue->db(), parseQuery(text), 0));
            const std::set<qint64> still(after.begin(), after.end());
            for (const qint64 id : before) {
                if (still.contains(id))
                    QVERIFY(times.contains(id));
            }
        }
    }

    void page_foreignCursor_isRefused()
    {
        for (const QString& cursor : {u"x"_s, u"W10"_s, u"WyJvIl0"_s, u"WyJzIiwiOTkiLCIwIiwiMCJd"_s}) {
            const auto page = findPage(m_catalogue->db(), parseQuery(u"common"_s), 0, 10, cursor);
            QVERIFY(!page.ok());
            QCOMPARE(page.error().code, ErrorCode::InvalidInput);
        }
    }
};

VITRINE_REGISTER_TEST(TestProductSearchMany)
#include "tst_product_search_many.moc"
