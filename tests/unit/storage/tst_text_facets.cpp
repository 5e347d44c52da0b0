#include "core/search/query_language.h"
#include "core/storage/facets.h"
#include "core/storage/product_repository.h"
#include "core/storage/product_search.h"
#include "tests/support/test_registry.h"
#include "tests/unit/storage/search_catalogue.h"

#include <QDateTime>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(FacetKind kind)
{
    static const QStringList names{u"state"_s,   u"tag"_s,  u"category"_s, u"brand"_s,
                                   u"picture"_s, u"kind"_s, u"added"_s};
    return names[int(kind)];
}

} // namespace

class TestTextFacets : public QObject
{
    Q_OBJECT

    std::unique_ptr<SearchCatalogue> m_catalogue;
    UtcMillis m_now = QDateTime(QDate(2024, 5, 20), QTime(12, 0)).toMSecsSinceEpoch();

    std::vector<FacetCount> counted(const QString& text, QueryScope scope = QueryScope::Products, int limit = 50)
    {
        return must(countFacets(m_catalogue->db(), parseQuery(text, scope), m_now, limit));
    }

    /// "state active 3" and so on for one facet.
    QStringList lines(const QString& text, FacetKind kind, QueryScope scope = QueryScope::Products, int limit = 50)
    {
        QStringList all;
        for (const FacetCount& one : counted(text, scope, limit)) {
            if (one.facet == kind)
                all.append(u"%1 %2"_s.arg(one.value).arg(one.count));
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_catalogue = std::make_unique<SearchCatalogue>();
        const TagId red = m_catalogue->tag(u"Colour/Red"_s);
        const TagId blue = m_catalogue->tag(u"Colour/Blue"_s);
        const TagId rootRed = m_catalogue->tag(u"Red"_s);
        const CategoryId tea = m_catalogue->category(u"Goods/Tea"_s);
        const AssetId picture = m_catalogue->addAsset(u"one"_s, [&](Asset& asset) { asset.tags = {red}; });
        const AssetId film = m_catalogue->addAsset(u"two"_s, [](Asset& asset) { asset.kind = AssetKind::Video; });
        for (int i = 0; i < 12; ++i) {
            m_catalogue->addProduct({}, i % 2 ? u"Green Thing"_s : u"Golden Thing"_s, [&](Product& product) {
                product.state = i % 3 ? ProductState::Active : ProductState::Draft;
                product.brand = i < 8 ? u"Acme"_s : u"=x, y"_s;
                product.tags = i % 2 ? std::vector<TagId>{red, blue} : std::vector<TagId>{rootRed};
                product.categories = i < 5 ? std::vector<CategoryId>{tea} : std::vector<CategoryId>{};
                if (i < 4)
                    product.media = {picture};
                else if (i == 4)
                    product.media = {film};
                product.createdUtc = m_now - i * qint64(86'400'000) * 20;
            });
        }
    }

    void everything_comesFromCounters()
    {
        QCOMPARE(lines({}, FacetKind::State), QStringList({u"active 8"_s, u"draft 4"_s}));
        QCOMPARE(lines({}, FacetKind::Brand), QStringList({u"Acme 8"_s, u"=x, y 4"_s}));
        QCOMPARE(lines({}, FacetKind::Category), QStringList({u"Goods 5"_s, u"Goods/Tea 5"_s}));
        QCOMPARE(lines({}, FacetKind::HasPicture), QStringList({u"yes 4"_s, u"no 8"_s}));
        QCOMPARE(lines({}, FacetKind::Kind), QStringList({u"picture 4"_s, u"video 1"_s}));
        QCOMPARE(lines({}, FacetKind::Added), QStringList({u"today 1"_s, u"week 1"_s, u"month 2"_s, u"year 12"_s}));
        QStringList tags = lines({}, FacetKind::Tag);
        tags.sort();
        QCOMPARE(tags, QStringList({u"/Red 6"_s, u"Colour 6"_s, u"Colour/Blue 6"_s, u"Colour/Red 6"_s}));
    }

    void words_narrowEveryFacet()
    {
        QCOMPARE(lines(u"golden"_s, FacetKind::State), QStringList({u"active 4"_s, u"draft 2"_s}));
        QCOMPARE(lines(u"golden"_s, FacetKind::Tag), QStringList({u"/Red 6"_s}));
        QCOMPARE(lines(u"golden"_s, FacetKind::HasPicture), QStringList({u"yes 2"_s, u"no 4"_s}));
        QVERIFY(counted(u"nothing of the kind"_s).empty());
    }

    void ownFilter_isIgnoredByItsFacetOnly()
    {
        QCOMPARE(lines(u"state:active"_s, FacetKind::State), QStringList({u"active 8"_s, u"draft 4"_s}));
        QCOMPARE(lines(u"state:active"_s, FacetKind::Brand), QStringList({u"Acme 5"_s, u"=x, y 3"_s}));
        QCOMPARE(lines(u"has:picture"_s, FacetKind::HasPicture), QStringList({u"yes 4"_s, u"no 8"_s}));
        QCOMPARE(lines(u"has:picture has:tag"_s, FacetKind::Kind), QStringList({u"picture 4"_s}));
    }

    void limit_keepsTheMostFrequent() { QCOMPARE(lines({}, FacetKind::Brand, QueryScope::Products, 1).size(), 1); }

    void otherScopes_haveTheirFacets()
    {
        QCOMPARE(lines({}, FacetKind::Kind, QueryScope::Assets), QStringList({u"picture 1"_s, u"video 1"_s}));
        QCOMPARE(lines({}, FacetKind::Kind, QueryScope::Inbox), QStringList());
        QCOMPARE(lines({}, FacetKind::Tag, QueryScope::Assets), QStringList({u"Colour 1"_s, u"Colour/Red 1"_s}));
        QVERIFY(counted({}, QueryScope::TrashedProducts).empty());
    }

    /// Whatever a facet offers finds as many as it says.
    void filterOfEachValue_findsItsCount_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString& text : {QString(), u"golden"_s, u"-state:draft"_s, u"category:tea has:picture"_s})
            QTest::newRow(qPrintable(text + u'.')) << text;
    }
    void filterOfEachValue_findsItsCount()
    {
        QFETCH(QString, text);
        const auto facets = counted(text);
        QVERIFY(facets.size() > 8);
        for (const FacetCount& one : facets) {
            ProductQuery query = parseQuery(text);
            std::erase_if(query.filters, [&](const Filter& filter) {
                return filter.field == one.filter.field &&
                       (filter.field != FilterField::Has || one.filter.values == filter.values);
            });
            query.filters.push_back(one.filter);
            const QString what = nameOf(one.facet) + u' ' + one.value + u" => "_s + queryText(query);
            QVERIFY2(must(countFound(m_catalogue->db(), query, m_now)) == one.count, qPrintable(what));
            QVERIFY2(must(countFound(m_catalogue->db(), parseQuery(queryText(query)), m_now)) == one.count,
                     qPrintable(what));
        }
    }
};

VITRINE_REGISTER_TEST(TestTextFacets)
#include "tst_text_facets.moc"
