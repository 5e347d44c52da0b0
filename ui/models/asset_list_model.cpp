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

AssetListModel::AssetListModel(Fetch fetch, QObject* parent) : IdListModel(parent), m_fetch(std::move(fetch))
{
    setRenamable(true);
}

AssetListModel::AssetListModel(Session& session, QObject* parent)
    : AssetListModel(sessionFetch<AssetId, AssetSummary>(session, &assetSummaries), parent)
{}

GridCell AssetListModel::cell(qint64 id) const
{
    GridCell look;
    look.subject = CellSubject::Picture;
    const AssetSummary* from = m_cache.find(id);
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

void AssetListModel::fetch(std::vector<qint64> ids)
{
    std::vector<AssetId> typed(ids.begin(), ids.end());
    m_fetch(this, std::move(typed), [this, ids = std::move(ids)](Result<std::vector<AssetSummary>> result) {
        if (!result.ok())
            return failed(ids, result.error().detail);
        m_cache.put(std::move(result).take());
        fetched(ids);
    });
}

} // namespace vitrine
