#include "core/services/edit_steps.h"

#include "core/services/chunk_size.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Ends a long step: kept when all went well, else taken back; the error that ended it is what the caller hears.
Result<StepId> finishStep(Catalogue& catalogue, StepId step, const Result<bool>& outcome)
{
    if (outcome.ok()) {
        TRY_VOID(catalogue.writer().commitStep(step));
        return outcome.value() ? step : StepId();
    }
    TRY_VOID(catalogue.writer().abandonStep(step));
    return outcome.error();
}

/// Steps that come through the listener are called what their operation is called.
StepInfo named(const StepInfo& info)
{
    if (info.actor.operation.isEmpty())
        return info;
    return {info.actor, StepLabel{u"api_call"_s, {info.actor.operation}}, info.resumable};
}

Result<bool> runAllChunks(Catalogue& catalogue, StepId step, size_t total, const ChunkEdit& edit, const JobContext& job)
{
    bool changed = false;
    ChunkSize chunk;
    for (size_t from = 0; from < total;) {
        TRY_VOID(job.checkpoint());
        const size_t count = std::min(chunk.value(), total - from);
        bool chunkChanged = false;
        const Edit part = [&](EditContext& context) -> Result<> {
            TRY_ASSIGN(chunkChanged, edited, edit(context, from, count));
            return {};
        };
        TRY_VOID(chunk.measure(count, [&] { return catalogue.writer().append(step, part); }));
        changed = changed || chunkChanged;
        from += count;
        job.report({qint64(from), qint64(total), {}});
    }
    return changed;
}

} // namespace

Result<> ensureWritable(const Catalogue& catalogue)
{
    if (catalogue.mode() == OpenMode::ReadWrite)
        return {};
    return fail(ErrorCode::Unavailable,
                u"The catalogue '%1' is open for reading only; it cannot be changed."_s.arg(catalogue.folder()));
}

Result<StepId> runStep(Catalogue& catalogue, const Actor& actor, const StepLabel& label, const Edit& edit)
{
    TRY_VOID(ensureWritable(catalogue));
    return catalogue.writer().run(named({actor, label, false}), edit);
}

Result<StepId> runChunked(Catalogue& catalogue, const StepInfo& info, size_t total, const ChunkEdit& edit,
                          const JobContext& job)
{
    if (total <= ChunkSize::kFirst) {
        TRY_VOID(job.checkpoint());
        return runStep(catalogue, info.actor, info.label, [&](EditContext& context) -> Result<> {
            TRY_ASSIGN([[maybe_unused]] const bool changed, edited, edit(context, 0, total));
            return {};
        });
    }
    TRY_VOID(ensureWritable(catalogue));
    TRY_ASSIGN(const StepId step, begun, catalogue.writer().beginStep(named(info)));
    return finishStep(catalogue, step, runAllChunks(catalogue, step, total, edit, job));
}

Result<StepId> runPieces(Catalogue& catalogue, const StepInfo& info, const PieceEdit& more, const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    TRY_ASSIGN(const StepId step, begun, catalogue.writer().beginStep(named(info)));
    const auto runAll = [&]() -> Result<bool> {
        for (bool again = true; again;) {
            TRY_VOID(job.checkpoint());
            TRY_VOID(catalogue.writer().append(step, [&](EditContext& context) -> Result<> {
                TRY_ASSIGN(again, edited, more(context));
                return {};
            }));
        }
        return true;
    };
    return finishStep(catalogue, step, runAll());
}

} // namespace vitrine
