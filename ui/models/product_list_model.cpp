#include "ui/models/product_list_model.h"

#include "ui/text_format.h"

namespace vitrine {

ProductListModel::ProductListModel(Fetch fetch, QObject* parent) : IdListModel(parent), m_fetch(std::move(fetch))
{
    setRenamable(true);
}

ProductListModel::ProductListModel(Session& session, QObject* parent)
    : ProductListModel(sessionFetch<ProductId, ProductSummary>(session, &productSummaries), parent)
{}

GridCell ProductListModel::cell(qint64 id) const
{
    GridCell look;
    look.subject = CellSubject::Product;
    const ProductSummary* from = m_cache.find(id);
    if (!from)
        return look;
    look.known = true;
    look.title = from->name.isEmpty() ? (from->sku.isEmpty() ? tr("Unnamed product") : from->sku) : from->name;
    look.detail = from->sku;
    look.value = from->price ? formatMoney(*from->price) : QString();
    look.sha256 = from->pictureSha256;
    look.mediaCount = from->mediaCount;
    look.state = from->state;
    look.trashed = from->trashed;
    if (!from->picture) {
        look.problem = CellProblem::NoPicture;
        look.problemText = tr("No picture");
    }
    return look;
}

void ProductListModel::fetch(std::vector<qint64> ids)
{
    std::vector<ProductId> typed(ids.begin(), ids.end());
    m_fetch(this, std::move(typed), [this, ids = std::move(ids)](Result<std::vector<ProductSummary>> result) {
        if (!result.ok())
            return failed(ids, result.error().detail);
        m_cache.put(std::move(result).take());
        fetched(ids);
    });
}

} // namespace vitrine
