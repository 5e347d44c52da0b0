#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/product.h"
#include "core/storage/text_index.h"
#include "tests/support/test_database.h"

#include <functional>

namespace vitrine::test {

/// A catalogue whose search data is refreshed in each commit as the writer would, without its threads.
class SearchCatalogue
{
public:
    Connection& db() { return m_database.db(); }
    TestDatabase& database() { return m_database; }
    ManualClock& clock() { return m_clock; }

    /// One step in one transaction, then what is derived from it.
    void commit(const std::function<void(Connection&)>& work);

    /// A product in a commit of its own; the rest of it may be set by `more`.
    ProductId addProduct(const QString& sku, const QString& name, const std::function<void(Product&)>& more = {});
    AssetId addAsset(const QString& title, const std::function<void(Asset&)>& more = {});
    /// Finds or makes the tag or category, in a commit of its own.
    TagId tag(const QString& path);
    CategoryId category(const QString& path);

    /// Everything that is derived for search, as text: equal texts = equal indexes. Finishes what is due first.
    QString searchData();
    /// The same after making all of it anew; the index stays as it was.
    QString rebuiltSearchData();

private:
    TestDatabase m_database;
    ManualClock m_clock;
    TextIndexRefresher m_refresher;
};

} // namespace vitrine::test
