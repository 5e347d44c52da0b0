#include "core/storage/import_repository.h"

#include "core/base/uuid.h"
#include "core/storage/rows.h"

#include <array>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kOutcomeNames{u"added",           u"present",   u"product_added",
                                   u"product_changed", u"unchanged", u"skipped"};

QString outcomeName(ImportOutcome outcome)
{
    return QString::fromUtf16(kOutcomeNames[size_t(outcome)]);
}

ImportRun runOf(Statement& row)
{
    return {row.id<ImportId>(0), row.id<StepId>(1), row.text(2), row.text(3),
            row.integer(4),      row.integer(5),    row.text(6)};
}

const QString kRunningSql = u"SELECT import_run.id, step, fingerprint, request, total, import_run.started_utc, holder "
                            "FROM import_run JOIN step ON step.id = import_run.step "
                            "WHERE import_run.state = 'running' AND step.state = 'open'"_s;

} // namespace

Result<ImportId> ImportRepository::begin(StepId step, const QString& fingerprint, const QString& request, qint64 total,
                                         UtcMillis now)
{
    TRY_VOID(runSql(m_db,
                    u"INSERT INTO import_run (uuid, step, fingerprint, request, total, state, started_utc) "
                    "VALUES (?, ?, ?, ?, ?, 'running', ?)"_s,
                    newUuid(), step, fingerprint, request, total, now));
    return ImportId(m_db.lastInsertId());
}

Result<std::optional<ImportRun>> ImportRepository::running(const QString& fingerprint)
{
    return readRow(m_db, kRunningSql + u" AND fingerprint = ? ORDER BY import_run.id DESC"_s, runOf, fingerprint);
}

Result<std::vector<ImportRun>> ImportRepository::allRunning()
{
    return readRows(m_db, kRunningSql + u" ORDER BY import_run.id"_s, runOf);
}

Result<> ImportRepository::close(ImportId import, const QString& state, UtcMillis now)
{
    return runSql(m_db, u"UPDATE import_run SET state = ?, finished_utc = ? WHERE id = ?"_s, state, now, import);
}

Result<> ImportRepository::finish(ImportId import, UtcMillis now)
{
    return close(import, u"done"_s, now);
}

Result<> ImportRepository::removeItems(ImportId import)
{
    return runSql(m_db, u"DELETE FROM import_item WHERE import = ?"_s, import);
}

Result<> ImportRepository::cancel(ImportId import, UtcMillis now)
{
    TRY_VOID(removeItems(import));
    return close(import, u"cancelled"_s, now);
}

Result<> ImportRepository::record(ImportId import, const ImportItem& item)
{
    return runSql(m_db,
                  u"INSERT INTO import_item (import, source, outcome, reason, product, asset) "
                  "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (import, source) DO UPDATE SET "
                  "outcome = excluded.outcome, reason = excluded.reason, product = excluded.product, "
                  "asset = excluded.asset"_s,
                  import, item.source, outcomeName(item.outcome), item.reason, item.product, item.asset);
}

Result<std::vector<ImportRepository::SettledItem>> ImportRepository::settled(ImportId import)
{
    const auto read = [](Statement& row) {
        SettledItem item{row.text(0), std::nullopt};
        if (!row.isNull(1))
            item.product = row.id<ProductId>(1);
        return item;
    };
    return readRows(m_db, u"SELECT source, product FROM import_item WHERE import = ? AND outcome <> 'skipped'"_s, read,
                    import);
}

Result<bool> ImportRepository::changedAnything(StepId step)
{
    TRY_ASSIGN(const qint64 any, asked,
               readNumber(m_db, u"SELECT EXISTS (SELECT 1 FROM journal WHERE step = ?)"_s, step));
    return any != 0;
}

Result<ImportRepository::Counts> ImportRepository::counts(ImportId import)
{
    const auto read = [](Statement& row) { return std::pair(row.text(0), row.integer(1)); };
    TRY_ASSIGN(
        const auto rows, counted,
        readRows(m_db, u"SELECT outcome, count(*) FROM import_item WHERE import = ? GROUP BY outcome"_s, read, import));
    Counts counts;
    for (const auto& [outcome, count] : rows) {
        counts.all += count;
        if (outcome == outcomeName(ImportOutcome::Added))
            counts.added = count;
        else if (outcome == outcomeName(ImportOutcome::Present))
            counts.present = count;
        else if (outcome == outcomeName(ImportOutcome::ProductAdded))
            counts.productsAdded = count;
        else if (outcome == outcomeName(ImportOutcome::ProductChanged))
            counts.productsChanged = count;
    }
    return counts;
}

Result<> ImportRepository::forget(ImportId import)
{
    TRY_VOID(removeItems(import));
    return runSql(m_db, u"DELETE FROM import_run WHERE id = ?"_s, import);
}

} // namespace vitrine
