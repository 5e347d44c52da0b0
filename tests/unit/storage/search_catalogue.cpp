#include "tests/unit/storage/search_catalogue.h"

#include "core/catalog/tag_path.h"
#include "core/storage/asset_repository.h"
#include "core/storage/category_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/rows.h"
#include "core/storage/tag_repository.h"
#include "core/storage/transaction.h"

namespace vitrine::test {

using namespace Qt::StringLiterals;

void SearchCatalogue::commit(const std::function<void(Connection&)>& work)
{
    Transaction transaction = must(Transaction::begin(db()));
    const qint64 before = must(readNumber(db(), u"SELECT coalesce(max(id), 0) FROM journal"_s));
    m_database.beginStep();
    work(db());
    m_database.endStep();
    must(m_refresher.refresh(db(), before, m_clock.now()));
    must(transaction.commit());
}

ProductId SearchCatalogue::addProduct(const QString& sku, const QString& name,
                                      const std::function<void(Product&)>& more)
{
    Product product;
    product.sku = sku;
    product.name = LocalizedText(name);
    product.createdUtc = m_clock.now();
    if (more)
        more(product);
    ProductId id;
    commit([&](Connection& db) { id = must(ProductRepository(db).insert(product)); });
    m_clock.advance(1000);
    return id;
}

AssetId SearchCatalogue::addAsset(const QString& title, const std::function<void(Asset&)>& more)
{
    Asset asset;
    asset.title = LocalizedText(title);
    asset.createdUtc = m_clock.now();
    if (more)
        more(asset);
    AssetId id;
    commit([&](Connection& db) { id = must(AssetRepository(db).insert(asset)); });
    m_clock.advance(1000);
    return id;
}

TagId SearchCatalogue::tag(const QString& path)
{
    TagId id;
    commit([&](Connection& db) { id = must(TagRepository(db).ensurePath(must(parseTagPath(path)))); });
    return id;
}

CategoryId SearchCatalogue::category(const QString& path)
{
    CategoryId id;
    commit([&](Connection& db) { id = must(CategoryRepository(db).ensurePath(must(parseTagPath(path)))); });
    return id;
}

QString SearchCatalogue::searchData()
{
    while (must(catchUpTextIndex(db()))) {
    }
    const QStringList queries{
        u"SELECT * FROM product_text_index_content ORDER BY id"_s,
        u"SELECT * FROM asset_text_index_content ORDER BY id"_s,
        u"SELECT term, doc, cnt, '', '' FROM product_words ORDER BY term"_s,
        u"SELECT term, doc, cnt, '', '' FROM asset_words ORDER BY term"_s,
        u"SELECT id, words, facets, '', '' FROM tag_words ORDER BY id"_s,
        u"SELECT id, words, facets, '', '' FROM category_words ORDER BY id"_s,
        u"SELECT id, created_utc, facets, '', '' FROM product_facet ORDER BY id"_s,
        u"SELECT id, created_utc, facets, '', '' FROM asset_facet ORDER BY id"_s,
        u"SELECT scope, facet, count, '', '' FROM facet_count ORDER BY scope, facet"_s,
        u"SELECT kind, id, '', '', '' FROM text_index_due ORDER BY kind, id"_s,
    };
    QStringList all;
    for (const QString& query : queries) {
        all.append(query);
        for (const QString& line : must(readRows(db(), query, [](Statement& row) {
                 QStringList cells;
                 for (int column = 0; column < 5; ++column)
                     cells.append(row.text(column));
                 return cells.join(u'|');
             })))
            all.append(line);
    }
    return all.join(u'\n');
}

QString SearchCatalogue::rebuiltSearchData()
{
    Transaction transaction = must(Transaction::begin(db()));
    must(rebuildTextIndex(db()));
    return searchData(); // the transaction is taken back
}

} // namespace vitrine::test
