#pragma once

#include "core/services/browse.h"
#include "ui/models/id_list_model.h"
#include "ui/models/summary_cache.h"
#include "ui/models/summary_fetch.h"

namespace vitrine {

/// Pictures, videos and sounds as grid cells.
class AssetListModel : public IdListModel
{
    Q_OBJECT
public:
    using Fetch = SummaryFetch<AssetId, AssetSummary>;
    explicit AssetListModel(Fetch fetch, QObject* parent = nullptr);
    /// Reads through the session's runner.
    explicit AssetListModel(Session& session, QObject* parent = nullptr);

    const AssetSummary* summary(AssetId id) const { return m_cache.find(id.value()); }

protected:
    GridCell cell(qint64 id) const override;
    bool isFresh(qint64 id) const override { return m_cache.isFresh(id); }
    void markStale(std::span<const qint64> ids) override { m_cache.markStale(ids); }
    void markAllStale() override { m_cache.markAllStale(); }
    void fetch(std::vector<qint64> ids) override;

private:
    Fetch m_fetch;
    SummaryCache<AssetSummary> m_cache{kMostSummaries};
};

} // namespace vitrine
