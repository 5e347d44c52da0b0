#pragma once

#include "core/catalog/step.h"
#include "core/storage/connection.h"

#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace vitrine {

/// Which steps to list. Default: the newest committed ones of anybody.
struct StepFilter {
    QString session;                   ///< empty = anyone's
    std::optional<UtcMillis> sinceUtc; ///< finished at or after
    std::optional<StepId> before;      ///< the page after this step: older than it
    int limit = 100;                   ///< 1..1000
};

/// One field of one row, before and after a whole step. `thing` is what the row is, in plain words ("product", "tag");
/// `field` is empty where the row itself appeared (no old value) or went (no new value).
struct HistoryChange {
    QString thing;
    QString field;
    QString oldValue;
    QString newValue;
    bool operator==(const HistoryChange&) const = default;
};

struct HistoryEvent {
    Step step;
    std::vector<HistoryChange> changes;
};

/// What the forgetting of old steps takes away.
struct ForgetReport {
    qint64 steps = 0;
    qint64 journalRows = 0;
    qint64 bytes = 0; ///< of the journal; blobs that only it needed come on top (HistoryRepository::journalBlobs)
};

/// Lines of the journal that are not to count, as if they were forgotten already.
struct ForgottenLines {
    bool ofTrash = false;                  ///< of assets in the trash
    std::optional<UtcMillis> olderThanUtc; ///< of steps that ended before
};

/// Steps and what they changed. Reading works on any connection; forgetSome() inside Writer::maintain.
class HistoryRepository
{
public:
    explicit HistoryRepository(Connection& db) : m_db(db) {}

    Result<std::vector<Step>> steps(const StepFilter& filter);
    Result<std::optional<Step>> find(StepId step);
    /// What Ctrl+Z takes back: the newest step of `session` (empty = of anyone) that is in force, may be undone and is
    /// itself no undo or redo.
    Result<std::optional<Step>> newestUndoable(const QString& session = {});
    /// What redo brings back: of those undone, the one undone last. Redo it by undoing its `undoneBy`.
    Result<std::optional<Step>> newestUndone(const QString& session = {});

    /// Newest first, at most `limit` steps; abandoned ones are not told.
    Result<std::vector<HistoryEvent>> timelineOf(ProductId product, int limit);
    Result<std::vector<HistoryEvent>> timelineOf(AssetId asset, int limit);

    /// What would be forgotten: steps that ended before `olderThanUtc`.
    Result<ForgetReport> forgettable(UtcMillis olderThanUtc);
    /// Forgets at most `maxRows` journal rows of such steps, which are not undoable from then on, and the steps that
    /// have none left. All zero = done. Keep `maxRows` at a few thousand: one short transaction each.
    Result<ForgetReport> forgetSome(UtcMillis olderThanUtc, int maxRows);

    /// Every SHA-256 that a journalled file row names, before or after: blobs that an undo may need. Reads the whole
    /// journal.
    Result<QSet<QString>> journalBlobs(const ForgottenLines& without = {});

private:
    Result<std::vector<HistoryEvent>> timeline(const QString& column, qint64 id, int limit);
    Result<std::vector<HistoryChange>> changesOf(StepId step, const QString& column, qint64 id);
    Result<> forgetEmptySteps(UtcMillis olderThanUtc, ForgetReport& report);

    Connection& m_db;
};

} // namespace vitrine
