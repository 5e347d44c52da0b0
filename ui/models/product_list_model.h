#pragma once

#include "core/services/browse.h"
#include "ui/models/id_list_model.h"
#include "ui/models/summary_cache.h"
#include "ui/models/summary_fetch.h"

namespace vitrine {

/// Products as grid cells.
class ProductListModel : public IdListModel
{
    Q_OBJECT
public:
    using Fetch = SummaryFetch<ProductId, ProductSummary>;
    explicit ProductListModel(Fetch fetch, QObject* parent = nullptr);
    /// Reads through the session's runner.
    explicit ProductListModel(Session& session, QObject* parent = nullptr);

    const ProductSummary* summary(ProductId id) const { return m_cache.find(id.value()); }

protected:
    GridCell cell(qint64 id) const override;
    bool isFresh(qint64 id) const override { return m_cache.isFresh(id); }
    void markStale(std::span<const qint64> ids) override { m_cache.markStale(ids); }
    void markAllStale() override { m_cache.markAllStale(); }
    void fetch(std::vector<qint64> ids) override;

private:
    Fetch m_fetch;
    SummaryCache<ProductSummary> m_cache{kMostSummaries};
};

} // namespace vitrine
