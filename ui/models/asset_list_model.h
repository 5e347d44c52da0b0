#pragma once

#include "ui/models/summary_list_model.h"

namespace vitrine {

/// Pictures, videos and sounds as grid cells.
class AssetListModel : public SummaryListModel<AssetId, AssetSummary>
{
    Q_OBJECT
public:
    using SummaryListModel::SummaryListModel;
    /// Reads through the session's runner.
    explicit AssetListModel(Session& session, QObject* parent = nullptr);

protected:
    GridCell cell(qint64 id) const override;
};

} // namespace vitrine
