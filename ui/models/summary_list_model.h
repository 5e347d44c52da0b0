#pragma once

#include "core/services/browse.h"
#include "ui/models/id_list_model.h"
#include "ui/models/summary_cache.h"
#include "ui/models/summary_fetch.h"

namespace vitrine {

/// The part of product and asset lists that is alike: values by id, fetched by page. What they look like is the
/// subclass's.
template <class IdT, class Summary>
class SummaryListModel : public IdListModel
{
public:
    using Fetch = SummaryFetch<IdT, Summary>;
    SummaryListModel(Fetch fetch, QObject* parent) : IdListModel(parent), m_fetch(std::move(fetch)) {}

    /// What is known of a thing now; nullptr before it was fetched.
    const Summary* summary(IdT id) const { return m_cache.find(id.value()); }

protected:
    bool isFresh(qint64 id) const override { return m_cache.isFresh(id); }
    void markStale(std::span<const qint64> ids) override { m_cache.markStale(ids); }
    void markAllStale() override { m_cache.markAllStale(); }
    void fetch(std::vector<qint64> ids) override
    {
        std::vector<IdT> typed(ids.begin(), ids.end());
        m_fetch(this, std::move(typed), [this, ids = std::move(ids)](Result<std::vector<Summary>> result) {
            if (!result.ok())
                return failed(ids, result.error().detail);
            m_cache.put(std::move(result).take());
            fetched(ids);
        });
    }

private:
    Fetch m_fetch;
    SummaryCache<Summary> m_cache{kMostSummaries};
};

} // namespace vitrine
