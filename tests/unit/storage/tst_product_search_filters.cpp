#include "core/search/query_language.h"
#include "core/storage/asset_repository.h"
#include "core/storage/attribute_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/product_search.h"
#include "core/storage/rows.h"
#include "core/storage/tag_repository.h"
#include "tests/support/test_registry.h"
#include "tests/unit/storage/search_catalogue.h"

#include <QDateTime>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

AttributeDefinition definition(const QString& key, AttributeType type, const QStringList& options = {})
{
    AttributeDefinition made;
    made.key = key;
    made.name = key;
    made.type = type;
    for (const QString& label : options)
        made.options.push_back({{}, label});
    return made;
}

struct Found {
    QString text, names; ///< names in order of the alphabet, unless the query orders
};

const std::vector<Found>& wordAndValueRows()
{
    static const std::vector<Found> rows{
        {u"tag:red"_s, u"apple lamp"_s},
        {u"tag:RED -tag:colour"_s, u"lamp"_s},
        {u"tag:colour/red"_s, u"apple"_s},
        {u"tag:/red"_s, u"lamp"_s},
        {u"tag:crimson"_s, u"apple"_s},
        {u"tag:unknown"_s, {}},
        {u"-tag:unknown"_s, u"apple lamp plain"_s},
        {u"category:fruit"_s, u"apple"_s},
        {u"category:fruit/apple,none"_s, u"apple"_s},
        {u"state:active,archived"_s, u"apple plain"_s},
        {u"-state:active"_s, u"lamp plain"_s},
        {u"sku:AB-1"_s, u"apple"_s},
        {u"sku:ab1"_s, u"lamp"_s},
        {u"sku:aB1"_s, u"apple lamp"_s},
        {u"sku:ab*"_s, u"apple lamp"_s},
        {u"sku:[a*"_s, u"apple lamp"_s},
        {u"gtin:4006381333931"_s, u"apple plain"_s},
        {u"gtin:40063*"_s, u"apple"_s},
        {u"brand:\"cafe noir\""_s, u"apple"_s},
        {u"brand:lu*"_s, u"lamp"_s},
        {u"price:12.50"_s, u"apple"_s},
        {u"price:10..20"_s, u"apple"_s},
        {u"price:>12.5"_s, u"lamp"_s},
        {u"price:>=12.5"_s, u"apple lamp"_s},
        {u"price:<2000"_s, u"apple"_s},
        {u"price:<=2000.00001"_s, u"apple lamp"_s},
        {u"price:>1999.99999"_s, u"lamp"_s},
        {u"-price:10..20"_s, u"lamp plain"_s},
        {u"price:99999999999999999999"_s, {}},
        {u"price:abc"_s, {}},
    };
    return rows;
}

const std::vector<Found>& rangeAndOrderRows()
{
    static const std::vector<Found> rows{
        {u"has:picture"_s, u"apple"_s},
        {u"-has:picture"_s, u"lamp plain"_s},
        {u"has:media"_s, u"apple lamp"_s},
        {u"has:cover,video"_s, u"apple lamp"_s},
        {u"has:tag has:category has:price has:description has:sku has:attribute has:name"_s, u"apple"_s},
        {u"has:gtin -has:brand"_s, u"plain"_s},
        {u"has:text"_s, {}},
        {u"kind:video"_s, u"lamp"_s},
        {u"rating:>3"_s, u"apple"_s},
        {u"is:pick"_s, u"apple"_s},
        {u"is:inbox"_s, {}},
        {u"is:duplicate"_s, u"apple lamp plain"_s},
        {u"added:today"_s, u"lamp"_s},
        {u"added:yesterday"_s, u"plain"_s},
        {u"added:week"_s, u"lamp plain"_s},
        {u"added:year"_s, u"apple lamp plain"_s},
        {u"added:older"_s, {}},
        {u"added:2024-01"_s, u"apple"_s},
        {u"added:2023,2024"_s, u"apple lamp plain"_s},
        {u"added:2024-01-15..2024-05-19"_s, u"apple plain"_s},
        {u"added:>2024-01-15"_s, u"lamp plain"_s},
        {u"added:<yesterday"_s, u"apple"_s},
        {u"added:nonsense"_s, {}},
        {u"attr.weight:10.5"_s, u"apple"_s},
        {u"attr.weight:9..10"_s, u"lamp"_s},
        {u"attr.weight:>9"_s, u"apple"_s},
        {u"attr.origin:\"south tyrol\""_s, u"apple"_s},
        {u"attr.origin:south*"_s, u"apple"_s},
        {u"attr.origin:s..t"_s, u"apple"_s},
        {u"attr.fresh:yes"_s, u"apple"_s},
        {u"attr.fresh:no"_s, {}},
        {u"attr.until:2024-03"_s, u"apple"_s},
        {u"attr.until:2024-03-05..2024-03-06"_s, u"apple"_s},
        {u"attr.size:\"extra large\",small"_s, u"apple"_s},
        {u"attr.nothing:1"_s, {}},
        {u"-attr.nothing:1 lamp"_s, u"lamp"_s},
        {u"lamp tag:red price:>1"_s, u"lamp"_s},
        {u"step:1"_s, {}},
        {u"sort:name"_s, u"apple lamp plain"_s},
        {u"sort:-name"_s, u"plain lamp apple"_s},
        {u"sort:price"_s, u"apple lamp plain"_s},
        {u"sort:-price"_s, u"lamp apple plain"_s},
        {u"sort:sku"_s, u"apple lamp plain"_s},
        {u"sort:-rating"_s, u"apple lamp plain"_s},
        {u"sort:added"_s, u"apple plain lamp"_s},
    };
    return rows;
}

} // namespace

/// One catalogue, and what each filter finds in it.
class TestProductSearchFilters : public QObject
{
    Q_OBJECT

    std::unique_ptr<SearchCatalogue> m_catalogue;
    QHash<qint64, QString> m_products, m_assets;
    UtcMillis m_now = QDateTime(QDate(2024, 5, 20), QTime(12, 0)).toMSecsSinceEpoch();

    Connection& db() { return m_catalogue->db(); }

    static UtcMillis day(int month, int dayOfMonth)
    {
        return QDateTime(QDate(2024, month, dayOfMonth), QTime(10, 0)).toMSecsSinceEpoch();
    }

    ProductId addProduct(const QString& name, const std::function<void(Product&)>& more)
    {
        const ProductId id = m_catalogue->addProduct({}, name, more);
        m_products.insert(id.value(), name);
        return id;
    }
    AssetId addAsset(const QString& name, const std::function<void(Asset&)>& more)
    {
        const AssetId id = m_catalogue->addAsset(name, more);
        m_assets.insert(id.value(), name);
        return id;
    }

    QString found(const QString& text, QueryScope scope = QueryScope::Products)
    {
        const bool products = scope == QueryScope::Products || scope == QueryScope::TrashedProducts;
        QStringList names;
        const ProductQuery query = parseQuery(text, scope);
        for (const qint64 id : must(findIds(db(), query, m_now)))
            names.append(products ? m_products.value(id) : m_assets.value(id));
        if (must(countFound(db(), query, m_now)) != names.size())
            return u"the count differs"_s;
        if (query.sort == SortKey::Relevance)
            names.sort();
        return names.join(u' ');
    }

    std::vector<AttributeId> addAttributes()
    {
        std::vector<AttributeId> ids;
        m_catalogue->commit([&ids](Connection& db) {
            for (const auto& one :
                 {definition(u"weight"_s, AttributeType::Number), definition(u"origin"_s, AttributeType::Text),
                  definition(u"fresh"_s, AttributeType::YesNo), definition(u"until"_s, AttributeType::Date),
                  definition(u"size"_s, AttributeType::OneOf, {u"Small"_s, u"Extra Large"_s})})
                ids.push_back(must(AttributeRepository(db).insert(one)));
        });
        return ids;
    }

    void addPictures(AssetId& front, AssetId& film)
    {
        const TagId studio = m_catalogue->tag(u"Studio"_s);
        front = addAsset(u"front"_s, [&](Asset& asset) {
            asset.rating = 4;
            asset.flag = AssetFlag::Pick;
            asset.tags = {studio};
            asset.createdUtc = day(5, 1);
            asset.files = {AssetFile{.sha256 = QString(64, u'a'), .storage = FileStorage::InPlace, .path = u"/a"_s}};
        });
        film = addAsset(u"film"_s, [](Asset& asset) {
            asset.kind = AssetKind::Video;
            asset.creator = u"Ann"_s;
            asset.createdUtc = day(5, 20);
        });
        addAsset(u"loose"_s, [](Asset& asset) {
            asset.state = AssetState::Failed;
            asset.flag = AssetFlag::Reject;
            asset.createdUtc = day(5, 19);
            asset.files = {AssetFile{.sha256 = QString(64, u'a')}};
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_catalogue = std::make_unique<SearchCatalogue>();
        const auto attributes = addAttributes();
        AssetId front, film;
        addPictures(front, film);
        const TagId red = m_catalogue->tag(u"Colour/Red"_s);
        const TagId rootRed = m_catalogue->tag(u"Red"_s);
        const CategoryId apple = m_catalogue->category(u"Fruit/Apple"_s);
        const auto sizes = must(AttributeRepository(db()).fetchOne(attributes[4]))->options;
        addProduct(u"apple"_s, [&](Product& product) {
            product.sku = u"AB-1"_s;
            product.gtin = u"4006381333931"_s;
            product.brand = u"Café Noir"_s;
            product.state = ProductState::Active;
            product.price = Money{1250, u"EUR"_s};
            product.tags = {red};
            product.categories = {apple};
            product.media = {front};
            product.cover = front;
            product.description = LocalizedText(u"crisp"_s);
            product.attributes = {{attributes[0], must(Decimal::parse(u"10.50"_s))},
                                  {attributes[1], u"South Tyrol"_s},
                                  {attributes[2], true},
                                  {attributes[3], QDate(2024, 3, 5)},
                                  {attributes[4], AttributeOptions{sizes[1].id}}};
            product.createdUtc = day(1, 15);
        });
        addProduct(u"lamp"_s, [&](Product& product) {
            product.sku = u"ab1"_s;
            product.brand = u"Lux"_s;
            product.price = Money{2000, u"JPY"_s};
            product.tags = {rootRed};
            product.media = {film};
            product.attributes = {{attributes[0], must(Decimal::parse(u"9"_s))}};
            product.createdUtc = day(5, 20);
        });
        addProduct(u"plain"_s, [&](Product& product) {
            product.state = ProductState::Archived;
            product.createdUtc = day(5, 19);
            product.gtin = u"04006381333931"_s;
        });
        m_catalogue->commit([&](Connection& db) {
            Tag before = *must(TagRepository(db).fetchOne(red));
            Tag after = before;
            after.aliases = {u"Crimson"_s};
            must(TagRepository(db).update(before, after));
        });
    }

    void products_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        for (const std::vector<Found>* rows : {&wordAndValueRows(), &rangeAndOrderRows()}) {
            for (const Found& row : *rows)
                QTest::newRow(qPrintable(row.text)) << row.text << row.names;
        }
    }
    void products()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(found(text), expected);
    }

    void assets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString& text, const QString& expected) {
            QTest::newRow(qPrintable(text + u'.')) << text << expected;
        };
        row({}, u"film front loose"_s);
        row(u"fro"_s, u"front"_s);
        row(u"ann"_s, u"film"_s);
        row(u"tag:studio"_s, u"front"_s);
        row(u"kind:video,sound"_s, u"film"_s);
        row(u"rating:4"_s, u"front"_s);
        row(u"rating:1..3"_s, {});
        row(u"-rating:>0"_s, u"film loose"_s);
        row(u"is:inbox"_s, u"loose"_s);
        row(u"is:pick"_s, u"front"_s);
        row(u"is:reject is:failed"_s, u"loose"_s);
        row(u"is:rated"_s, u"front"_s);
        row(u"is:inplace"_s, u"front"_s);
        row(u"is:duplicate"_s, u"front loose"_s);
        row(u"has:creator"_s, u"film"_s);
        row(u"has:tag,title"_s, u"film front loose"_s);
        row(u"added:today"_s, u"film"_s);
        row(u"category:fruit"_s, u"front"_s);
        row(u"brand:lux"_s, u"film"_s);
        row(u"sku:ab1"_s, u"film"_s);
        row(u"price:>100"_s, u"film"_s);
        row(u"-state:active"_s, u"film loose"_s);
        row(u"attr.origin:south*"_s, u"front"_s);
        row(u"gallery:catalogue"_s, u"front"_s);
        row(u"gallery:shop"_s, {});
        row(u"sort:name"_s, u"film front loose"_s);
        row(u"sort:-rating"_s, u"front loose film"_s);
    }
    void assets()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(found(text, QueryScope::Assets), expected);
    }

    void scopes_listWhatTheySay()
    {
        QCOMPARE(found({}, QueryScope::Inbox), u"loose"_s);
        QCOMPARE(found(u"loo"_s, QueryScope::Inbox), u"loose"_s);
        QCOMPARE(found({}, QueryScope::TrashedProducts), QString());
        const qint64 lamp = m_products.key(u"lamp"_s);
        m_catalogue->commit([&](Connection& db) { must(ProductRepository(db).setTrashed(ProductId(lamp), 7)); });
        QCOMPARE(found({}, QueryScope::TrashedProducts), u"lamp"_s);
        QCOMPARE(found(u"lam brand:lux kind:video"_s, QueryScope::TrashedProducts), u"lamp"_s);
        QCOMPARE(found(u"lamp"_s), QString());
        QCOMPARE(found({}, QueryScope::Inbox), u"film loose"_s); // its film belongs to no living product now
        QCOMPARE(found(u"is:inbox"_s, QueryScope::Assets), u"film loose"_s);
        m_catalogue->commit([&](Connection& db) { must(ProductRepository(db).setTrashed(ProductId(lamp), {})); });
    }

    void ofProduct_listsItsMediaInOrder()
    {
        const qint64 apple = m_products.key(u"apple"_s);
        m_catalogue->commit([&](Connection& db) {
            const Product before = *must(ProductRepository(db).fetchOne(ProductId(apple)));
            Product after = before;
            after.media.insert(after.media.begin(), AssetId(m_assets.key(u"loose"_s)));
            must(ProductRepository(db).update(before, after));
        });
        ProductQuery query;
        query.scope = QueryScope::Assets;
        query.ofProduct = ProductId(apple);
        const std::vector<qint64> expected{m_assets.key(u"loose"_s), m_assets.key(u"front"_s)};
        QCOMPARE(must(findIds(db(), query, m_now)), expected);
        QCOMPARE(must(findPage(db(), query, m_now, 1, {})).ids, std::vector<qint64>{expected[0]});
    }

    void step_findsWhatItTouched()
    {
        const qint64 step = must(
            readNumber(db(), u"SELECT step FROM journal WHERE product = ? ORDER BY id"_s, m_products.key(u"plain"_s)));
        QCOMPARE(found(u"step:%1"_s.arg(step)), u"plain"_s);
    }
};

VITRINE_REGISTER_TEST(TestProductSearchFilters)
#include "tst_product_search_filters.moc"
