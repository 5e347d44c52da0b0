#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/history.h"
#include "core/services/look_upkeep.h"
#include "core/storage/asset_repository.h"
#include "core/storage/blob_needs.h"
#include "core/storage/blob_store.h"
#include "core/storage/history_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/reader_pool.h"
#include "core/storage/thumbnail_store.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Things removed, and journal lines forgotten, in one transaction.
constexpr size_t kThingsAtOnce = 100;
constexpr int kLinesAtOnce = 4000;

struct Trash {
    std::vector<ProductId> products;
    std::vector<AssetId> assets;
    size_t size() const { return products.size() + assets.size(); }
};

Result<Trash> readTrash(const Catalogue& catalogue)
{
    return catalogue.readers().read<Trash>([](Connection& db) -> Result<Trash> {
        Trash trash;
        TRY_ASSIGN(trash.products, products, ProductRepository(db).trashed());
        TRY_ASSIGN(trash.assets, assets, AssetRepository(db).trashed());
        return trash;
    });
}

LossEstimate lossOf(const Trash& trash)
{
    return {.products = qint64(trash.products.size()), .assets = qint64(trash.assets.size())};
}

/// Blobs that something names: a row, the trash, a step that could be undone; as of one line of the journal.
struct NeededBlobs {
    QSet<QString> names;
    qint64 line = 0;
};

/// @param without  what counts as gone already, to know beforehand what its going frees
Result<NeededBlobs> neededBlobs(const Catalogue& catalogue, const ForgottenLines& without)
{
    return catalogue.readers().read<NeededBlobs>([&](Connection& db) -> Result<NeededBlobs> {
        NeededBlobs needed;
        TRY_ASSIGN(needed.line, asked, newestJournalLine(db));
        TRY_ASSIGN(needed.names, inUse, blobsInUse(db, without.ofTrash ? InTrash::Ignore : InTrash::Count));
        TRY_ASSIGN(const QSet<QString> journal, journalled, HistoryRepository(db).journalBlobs(without));
        needed.names.unite(journal);
        return needed;
    });
}

using Blobs = std::vector<std::pair<QString, qint64>>; ///< hash, bytes

Result<Blobs> unneededBlobs(const Catalogue& catalogue, const NeededBlobs& needed, const JobContext& job)
{
    Blobs unneeded;
    const auto look = [&](const QString& sha256, qint64 bytes) -> Result<> {
        if (!needed.names.contains(sha256))
            unneeded.emplace_back(sha256, bytes);
        return {};
    };
    TRY_VOID(catalogue.blobs().forEach(look, job));
    return unneeded;
}

/// What removeUnneededBlobs would free once that is gone.
Result<qint64> bytesToFree(const Catalogue& catalogue, const ForgottenLines& without)
{
    TRY_ASSIGN(const NeededBlobs needed, read, neededBlobs(catalogue, without));
    TRY_ASSIGN(const Blobs unneeded, listed, unneededBlobs(catalogue, needed, {}));
    qint64 bytes = 0;
    for (const auto& blob : unneeded)
        bytes += blob.second;
    return bytes;
}

/// Removes the blobs that nothing names. Each goes inside a write transaction: an import that stored the same bytes
/// meanwhile either has its rows in already, which is seen here, or sees there that the blob has gone.
Result<qint64> removeUnneededBlobs(Catalogue& catalogue, const JobContext& job)
{
    TRY_ASSIGN(const NeededBlobs needed, read, neededBlobs(catalogue, {}));
    TRY_ASSIGN(const Blobs unneeded, listed, unneededBlobs(catalogue, needed, job));
    qint64 freed = 0;
    for (const auto& [sha256, bytes] : unneeded) {
        TRY_VOID(job.checkpoint());
        TRY_VOID(catalogue.writer().maintain([&, name = sha256, size = bytes](Connection& db) -> Result<> {
            TRY_ASSIGN(const bool named, asked, blobNamedSince(db, name, needed.line));
            if (named)
                return {};
            TRY_VOID(forgetBlob(db, name));
            TRY_VOID(catalogue.blobs().remove(name));
            freed += size;
            return {};
        }));
    }
    const auto isNeeded = [&](const QString& sha256) { return needed.names.contains(sha256); };
    TRY_ASSIGN([[maybe_unused]] const qint64 thumbnails, pruned, catalogue.thumbnails().prune(isNeeded, job));
    TRY_ASSIGN([[maybe_unused]] const qint64 descriptors, prunedToo, pruneDescriptors(catalogue, isNeeded, job));
    return freed;
}

/// Things number `from` on, products before assets; they leave the tables for good.
Result<bool> removeThings(EditContext& edit, const Trash& trash, size_t from, size_t count)
{
    ProductRepository products(edit.db);
    AssetRepository assets(edit.db);
    for (size_t i = from; i < from + count; ++i) {
        TRY_VOID(i < trash.products.size() ? products.remove(trash.products[i])
                                           : assets.remove(trash.assets[i - trash.products.size()]));
    }
    return true;
}

Result<> forgetLines(Catalogue& catalogue, const Trash& trash, const JobContext& job)
{
    const auto inPieces = [&](const auto& ids, const auto& forget) -> Result<> {
        for (size_t first = 0; first < ids.size(); first += kThingsAtOnce) {
            TRY_VOID(job.checkpoint());
            const std::span piece = std::span(ids).subspan(first, std::min(kThingsAtOnce, ids.size() - first));
            TRY_VOID(catalogue.writer().maintain([&](Connection& db) { return forget(db, piece); }));
        }
        return {};
    };
    TRY_VOID(inPieces(trash.products,
                      [](Connection& db, std::span<const ProductId> piece) { return forgetThings(db, piece, {}); }));
    return inPieces(trash.assets,
                    [](Connection& db, std::span<const AssetId> piece) { return forgetThings(db, {}, piece); });
}

LossEstimate lossOf(const ForgetReport& report)
{
    return {.steps = report.steps, .bytes = report.bytes};
}

} // namespace

Result<LossEstimate> estimateEmptyTrash(const Catalogue& catalogue)
{
    TRY_ASSIGN(const Trash trash, read, readTrash(catalogue));
    LossEstimate loss = lossOf(trash);
    if (trash.size() > 0) {
        TRY_ASSIGN(loss.bytes, counted, bytesToFree(catalogue, {.ofTrash = true}));
    }
    return loss;
}

Result<LossEstimate> emptyTrash(Catalogue& catalogue, const Actor& actor, const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    TRY_ASSIGN(const Trash trash, read, readTrash(catalogue));
    if (trash.size() == 0)
        return LossEstimate{};
    const auto remove = [&](EditContext& edit, size_t from, size_t count) {
        return removeThings(edit, trash, from, count);
    };
    const StepInfo info{actor, countLabel(u"empty_trash"_s, trash.size()), false};
    TRY_ASSIGN(const StepId step, removed, runChunked(catalogue, info, trash.size(), remove, job));
    Q_UNUSED(step);
    // From here on nothing can be brought back, so it is finished even if it is cancelled.
    TRY_VOID(forgetLines(catalogue, trash, {}));
    LossEstimate loss = lossOf(trash);
    TRY_ASSIGN(loss.bytes, freed, removeUnneededBlobs(catalogue, {}));
    return loss;
}

Result<LossEstimate> estimateForget(const Catalogue& catalogue, UtcMillis olderThanUtc)
{
    TRY_ASSIGN(const ForgetReport report, read, catalogue.readers().read<ForgetReport>([&](Connection& db) {
        return HistoryRepository(db).forgettable(olderThanUtc);
    }));
    LossEstimate loss = lossOf(report);
    if (report.journalRows > 0) {
        TRY_ASSIGN(const qint64 blobs, counted, bytesToFree(catalogue, {.olderThanUtc = olderThanUtc}));
        loss.bytes += blobs;
    }
    return loss;
}

Result<LossEstimate> forgetSteps(Catalogue& catalogue, const Actor&, UtcMillis olderThanUtc, const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    ForgetReport all;
    while (true) {
        TRY_VOID(job.checkpoint());
        ForgetReport some;
        TRY_VOID(catalogue.writer().maintain([&](Connection& db) -> Result<> {
            TRY_ASSIGN(some, forgotten, HistoryRepository(db).forgetSome(olderThanUtc, kLinesAtOnce));
            return {};
        }));
        all.steps += some.steps;
        all.journalRows += some.journalRows;
        all.bytes += some.bytes;
        if (some.steps == 0 && some.journalRows == 0)
            break;
    }
    LossEstimate loss = lossOf(all);
    TRY_ASSIGN(const qint64 freed, removed, removeUnneededBlobs(catalogue, job));
    loss.bytes += freed;
    return loss;
}

} // namespace vitrine
