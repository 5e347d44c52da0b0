#include "core/services/draft_preview.h"

#include "core/services/draft_writer.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kProductBatch = 200;

using Planned = std::span<PlannedProduct* const>;

Result<> tryOut(EditContext& edit, Planned batch)
{
    DraftWriter writer(edit);
    const std::vector<const PlannedProduct*> planned(batch.begin(), batch.end());
    TRY_VOID(writer.prepare(planned));
    for (PlannedProduct* product : batch) {
        const Result<WrittenDraft> written = writer.write(*product);
        if (!written.ok() && written.error().code != ErrorCode::InvalidInput)
            return written.error();
        product->changes = written.ok() && written.value().outcome != ImportOutcome::Unchanged;
    }
    return {};
}

/// An edit that does its work and then fails on purpose, which takes everything back.
Result<> tryAndTakeBack(Catalogue& catalogue, Planned batch)
{
    Result<> tried;
    const Edit edit = [&](EditContext& context) -> Result<> {
        tried = tryOut(context, batch);
        return fail(ErrorCode::Cancelled, u"Only tried."_s);
    };
    const Actor actor{ActorKind::System, u"preview"_s, {}};
    const Result<StepId> step = catalogue.writer().run({actor, {u"import"_s, {}}, false}, edit);
    if (!step.ok() && step.error().code != ErrorCode::Cancelled)
        return step.error();
    return tried;
}

} // namespace

Result<> markUnchangedProducts(Catalogue& catalogue, ImportPlan& plan, const JobContext& job)
{
    if (catalogue.mode() != OpenMode::ReadWrite)
        return {};
    std::vector<PlannedProduct*> existing;
    for (PlannedProduct& product : plan.products) {
        if (product.existing)
            existing.push_back(&product);
    }
    for (size_t first = 0; first < existing.size(); first += kProductBatch) {
        TRY_VOID(job.checkpoint());
        job.report({qint64(first), qint64(existing.size()), existing[first]->source()});
        TRY_VOID(tryAndTakeBack(catalogue,
                                Planned(existing).subspan(first, std::min(kProductBatch, existing.size() - first))));
    }
    return {};
}

} // namespace vitrine
