#include "ui/models/look_asking.h"

#include "core/services/browse.h"

#include <QElapsedTimer>

namespace vitrine {

namespace {

/// Everything that lives needs no filter, which is much faster.
std::optional<ProductQuery> limitedBy(const ProductQuery& wanted)
{
    ProductQuery everything;
    everything.scope = wanted.scope;
    everything.sort = wanted.sort;
    everything.direction = wanted.direction;
    if (wanted.scope == QueryScope::Inbox || !(wanted == everything))
        return wanted;
    return std::nullopt;
}

QRectF shareOf(const QRect& box, QSize size)
{
    if (size.isEmpty())
        return {};
    const double w = size.width(), h = size.height();
    return QRectF(box.x() / w, box.y() / h, box.width() / w, box.height() / h) & QRectF(0, 0, 1, 1);
}

CellMatch matchOf(const LookHit& hit, const AssetSummary* summary)
{
    CellMatch match;
    match.asset = hit.asset;
    match.score = hit.score;
    if (!summary)
        return match;
    match.sha256 = summary->sha256;
    const QSize size(summary->width, summary->height);
    match.aspect = size.isEmpty() ? 0 : double(size.width()) / size.height();
    if (hit.box)
        match.box = shareOf(*hit.box, size);
    return match;
}

Result<QHash<AssetId, AssetSummary>> summariesOf(const Catalogue& catalogue, const std::vector<LookHit>& hits)
{
    std::vector<AssetId> assets;
    for (const LookHit& hit : hits)
        assets.push_back(hit.asset);
    TRY_ASSIGN(std::vector<AssetSummary> read, found, assetSummaries(catalogue, assets));
    QHash<AssetId, AssetSummary> summaries;
    for (AssetSummary& summary : read)
        summaries.insert(summary.id, std::move(summary));
    return summaries;
}

} // namespace

Result<LookOutcome> askByLook(LookDoor& door, const Catalogue& catalogue, const PictureQuestion& question,
                              const ProductQuery& wanted, const JobContext& job)
{
    QElapsedTimer timer;
    timer.start();
    const bool byProduct = listsProducts(wanted.scope);
    TRY_ASSIGN(LookSearch* const look, opened, door.open());
    TRY_VOID(job.checkpoint());
    TRY_ASSIGN(const LookFound found, asked, look->find(lookQuery(question, byProduct, limitedBy(wanted)), job));
    TRY_ASSIGN(const auto summaries, read, summariesOf(catalogue, found.hits));
    auto answer = std::make_shared<LookAnswer>();
    answer->partNames = found.partNames;
    answer->total = found.total;
    answer->advice = look->state().advice;
    answer->waiting = found.waiting;
    LookOutcome outcome;
    outcome.list.scope = wanted.scope;
    for (const LookHit& hit : found.hits) {
        const qint64 id = byProduct ? hit.product.value() : hit.asset.value();
        if (id <= 0 || answer->matches.contains(id))
            continue; // a picture of the Inbox is no product
        const auto summary = summaries.constFind(hit.asset);
        outcome.list.ids.push_back(id);
        answer->matches.insert(id, matchOf(hit, summary == summaries.cend() ? nullptr : &*summary));
        answer->parts.insert(id, hit.parts);
    }
    outcome.list.milliseconds = timer.elapsed();
    outcome.answer = std::move(answer);
    return outcome;
}

} // namespace vitrine
