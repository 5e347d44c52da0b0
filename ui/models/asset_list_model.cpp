#include "ui/models/asset_list_model.h"

#include "ui/text_format.h"

namespace vitrine {

namespace {
CellSubject subjectOf(AssetKind kind)
{
    switch (kind) {
    case AssetKind::Picture:
        return CellSubject::Picture;
    case AssetKind::Video:
        return CellSubject::Video;
    case AssetKind::Sound:
        return CellSubject::Sound;
    case AssetKind::Other:
        break;
    }
    return CellSubject::Other;
}
} // namespace

AssetListModel::AssetListModel(Session& session, QObject* parent)
    : SummaryListModel(sessionFetch<AssetId, AssetSummary>(session, &assetSummaries), parent)
{}

GridCell AssetListModel::cell(qint64 id) const
{
    GridCell look;
    look.subject = CellSubject::Picture;
    const AssetSummary* from = summary(AssetId(id));
    if (!from)
        return look;
    look.known = true;
    look.subject = subjectOf(from->kind);
    look.title = from->name;
    look.detail = from->width > 0 ? tr("%1 x %2").arg(from->width).arg(from->height) : assetKindText(from->kind);
    look.value = from->productCount > 1 ? tr("in %n product(s)", nullptr, from->productCount) : QString();
    look.sha256 = from->kind == AssetKind::Sound ? QString() : from->sha256;
    look.aspect = from->width > 0 && from->height > 0 ? double(from->width) / from->height : 0;
    look.durationMs = from->durationMs;
    look.rating = from->rating;
    look.flag = from->flag;
    look.trashed = from->trashed;
    if (from->state == AssetState::Failed) {
        look.problem = CellProblem::Failed;
        look.problemText = from->failure;
    } else if (from->state == AssetState::Creating) {
        look.problem = CellProblem::StillComing;
        look.problemText = tr("Its file has not arrived yet");
    }
    return look;
}

} // namespace vitrine
