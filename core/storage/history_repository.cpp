#include "core/storage/history_repository.h"

#include "core/storage/history_changes.h"
#include "core/storage/rows.h"
#include "core/storage/step_rows.h"

#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString selectSteps()
{
    return u"SELECT "_s + stepColumns() + u" FROM step "_s;
}

Step stepOf(const Statement& row)
{
    return readStep(row);
}

/// Ended steps that may be forgotten.
const QString kOldSteps = u"state <> 'open' AND finished_utc < ?"_s;
/// What a journal row takes on disk, about.
const QString kRowBytes = u"coalesce(length(old), 0) + coalesce(length(new), 0) + 40"_s;

} // namespace

Result<std::vector<Step>> HistoryRepository::steps(const StepFilter& filter)
{
    return readRows(m_db,
                    selectSteps() + u"WHERE state = 'committed' AND id < ? AND (? = '' OR session = ?) "
                                    "AND finished_utc >= ? ORDER BY id DESC LIMIT ?"_s,
                    stepOf, filter.before ? filter.before->value() : std::numeric_limits<qint64>::max(), filter.session,
                    filter.session, filter.sinceUtc.value_or(std::numeric_limits<qint64>::min()),
                    std::clamp(filter.limit, 1, 1000));
}

Result<std::optional<Step>> HistoryRepository::find(StepId step)
{
    return findStep(m_db, step);
}

Result<std::optional<Step>> HistoryRepository::newestUndoable(const QString& session)
{
    return readRow(m_db,
                   selectSteps() +
                       u"WHERE state = 'committed' AND undoable = 1 AND undone_by IS NULL AND undoes IS NULL "
                       "AND (? = '' OR session = ?) ORDER BY id DESC LIMIT 1"_s,
                   stepOf, session, session);
}

Result<std::optional<Step>> HistoryRepository::newestUndone(const QString& session)
{
    return readRow(m_db,
                   selectSteps() + u"WHERE undone_by IS NOT NULL AND undoes IS NULL AND (? = '' OR session = ?) "
                                   "AND (SELECT undoable FROM step u WHERE u.id = step.undone_by) = 1 "
                                   "ORDER BY undone_by DESC LIMIT 1"_s,
                   stepOf, session, session);
}

Result<std::vector<HistoryEvent>> HistoryRepository::timelineOf(ProductId product, int limit)
{
    return timeline(u"product"_s, product.value(), limit);
}

Result<std::vector<HistoryEvent>> HistoryRepository::timelineOf(AssetId asset, int limit)
{
    return timeline(u"asset"_s, asset.value(), limit);
}

Result<std::vector<HistoryEvent>> HistoryRepository::timeline(const QString& column, qint64 id, int limit)
{
    TRY_ASSIGN(const std::vector<Step> steps, read,
               readRows(m_db,
                        selectSteps() + u"WHERE state <> 'abandoned' AND id IN (SELECT step FROM journal WHERE %1 = ?) "
                                        "ORDER BY id DESC LIMIT ?"_s.arg(column),
                        stepOf, id, std::clamp(limit, 1, 1000)));
    std::vector<HistoryEvent> events;
    for (const Step& step : steps) {
        TRY_ASSIGN(std::vector<HistoryChange> changes, found, changesOf(step.id, column, id));
        events.push_back({step, std::move(changes)});
    }
    return events;
}

Result<std::vector<HistoryChange>> HistoryRepository::changesOf(StepId step, const QString& column, qint64 id)
{
    TRY_ASSIGN(const std::vector<JournalRow> rows, read,
               readRows(m_db,
                        u"SELECT %1 FROM journal WHERE %2 = ? AND step = ? ORDER BY id"_s.arg(journalColumns(), column),
                        readJournalRow, id, step));
    return historyChanges(m_db, rows);
}

Result<ForgetReport> HistoryRepository::forgettable(UtcMillis olderThanUtc)
{
    ForgetReport report;
    TRY_ASSIGN(report.steps, counted,
               readNumber(m_db, u"SELECT count(*) FROM step WHERE "_s + kOldSteps, olderThanUtc));
    TRY_ASSIGN(const auto size, summed,
               readRow(
                   m_db,
                   u"SELECT count(*), sum(%2) FROM journal WHERE step IN (SELECT id FROM step WHERE %1)"_s.arg(
                       kOldSteps, kRowBytes),
                   [](const Statement& row) { return std::pair(row.integer(0), row.integer(1)); }, olderThanUtc));
    std::tie(report.journalRows, report.bytes) = size.value_or(std::pair<qint64, qint64>());
    return report;
}

Result<> HistoryRepository::forgetEmptySteps(UtcMillis olderThanUtc, ForgetReport& report)
{
    // Kept as a bare line: what a later step names as undone, and what an import's books name.
    TRY_VOID(runSql(m_db,
                    u"DELETE FROM step WHERE %1 AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.step = step.id) "
                    "AND NOT EXISTS (SELECT 1 FROM import_run WHERE import_run.step = step.id) "
                    "AND NOT EXISTS (SELECT 1 FROM step s WHERE s.undoes = step.id) "
                    "AND NOT EXISTS (SELECT 1 FROM step s WHERE s.undone_by = step.id)"_s.arg(kOldSteps),
                    olderThanUtc));
    report.steps += m_db.changedRows();
    return {};
}

Result<ForgetReport> HistoryRepository::forgetSome(UtcMillis olderThanUtc, int maxRows)
{
    ForgetReport report;
    // A step of which a part is forgotten must not be undone, so all are marked before the first row goes.
    TRY_VOID(runSql(m_db, u"UPDATE step SET undoable = 0 WHERE undoable = 1 AND "_s + kOldSteps, olderThanUtc));
    TRY_ASSIGN(const std::vector<qint64> ids, read,
               readRows(
                   m_db,
                   u"SELECT id, %2 FROM journal WHERE step IN (SELECT id FROM step WHERE %1) LIMIT ?"_s.arg(kOldSteps,
                                                                                                            kRowBytes),
                   [&](const Statement& row) {
                       report.bytes += row.integer(1);
                       return row.integer(0);
                   },
                   olderThanUtc, maxRows));
    for (const qint64 id : ids)
        TRY_VOID(runSql(m_db, u"DELETE FROM journal WHERE id = ?"_s, id));
    report.journalRows = qint64(ids.size());
    qint64 stepsBefore = -1;
    while (report.journalRows < maxRows && std::exchange(stepsBefore, report.steps) != report.steps)
        TRY_VOID(forgetEmptySteps(olderThanUtc, report)); // a step may wait for the one that undid it
    return report;
}

Result<QSet<QString>> HistoryRepository::journalBlobs(const ForgottenLines& without)
{
    QString lines = u"FROM journal WHERE table_name = 'asset_file'"_s;
    if (without.ofTrash)
        lines += u" AND asset NOT IN (SELECT id FROM asset WHERE trashed_utc IS NOT NULL)"_s;
    if (without.olderThanUtc) {
        lines += u" AND step NOT IN (SELECT id FROM step WHERE "_s +
                 QString(kOldSteps).replace(u'?', QString::number(*without.olderThanUtc)) + u')';
    }
    TRY_ASSIGN(const std::vector<QString> hashes, read,
               readRows(m_db,
                        u"SELECT json_extract(old, '$.sha256') %1 AND old IS NOT NULL "
                        "UNION SELECT json_extract(new, '$.sha256') %1 AND new IS NOT NULL"_s.arg(lines),
                        [](const Statement& row) { return row.text(0); }));
    QSet<QString> blobs(hashes.begin(), hashes.end());
    blobs.remove(QString());
    return blobs;
}

} // namespace vitrine
