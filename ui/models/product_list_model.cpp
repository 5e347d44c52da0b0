#include "ui/models/product_list_model.h"

#include "ui/text_format.h"

namespace vitrine {

ProductListModel::ProductListModel(Session& session, QObject* parent)
    : SummaryListModel(sessionFetch<ProductId, ProductSummary>(session, &productSummaries), parent)
{}

GridCell ProductListModel::cell(qint64 id) const
{
    GridCell look;
    look.subject = CellSubject::Product;
    const ProductSummary* from = summary(ProductId(id));
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

} // namespace vitrine
