#pragma once

#include "ui/models/summary_list_model.h"

namespace vitrine {

/// Products as grid cells.
class ProductListModel : public SummaryListModel<ProductId, ProductSummary>
{
    Q_OBJECT
public:
    using SummaryListModel::SummaryListModel;
    /// Reads through the session's runner.
    explicit ProductListModel(Session& session, QObject* parent = nullptr);

protected:
    GridCell cell(qint64 id) const override;
};

} // namespace vitrine
