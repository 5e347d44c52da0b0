#include "core/storage/revert_check.h"

#include "core/storage/journal_triggers.h"
#include "core/storage/row_words.h"
#include "core/storage/rows.h"

#include <QSet>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Error conflict(QString sentence)
{
    sentence[0] = sentence[0].toUpper();
    return fail(ErrorCode::Conflict, sentence);
}

/// Gathers in one pass which rows a step touched, into a temporary table of this connection: `made` = the step made the
/// row, `last` = its last journal line. Everything below asks it instead of walking the journal again.
Result<> gatherTouchedRows(Connection& db, StepId step)
{
    TRY_VOID(db.exec(u"PRAGMA query_only = OFF"_s)); // the file itself is open for reading only
    TRY_VOID(
        db.exec(u"CREATE TEMP TABLE touched (table_name TEXT NOT NULL, row_id INTEGER NOT NULL, last INTEGER NOT NULL, "
                "made INTEGER NOT NULL, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"_s));
    return runSql(db,
                  u"INSERT INTO temp.touched SELECT table_name, row_id, max(id), max(old IS NULL) FROM journal "
                  "WHERE step = ? GROUP BY table_name, row_id"_s,
                  step);
}

Result<std::vector<QString>> touchedTables(Connection& db)
{
    return readRows(db, u"SELECT DISTINCT table_name FROM temp.touched"_s,
                    [](const Statement& row) { return row.text(0); });
}

/// Columns that the step touched, over all its lines of one row.
QStringList touchedColumns(const std::vector<JournalRow>& lines)
{
    QSet<QString> touched;
    for (const JournalRow& line : lines) {
        const Cells after = cellsOf(line.after);
        const QStringList columns = line.kind == JournalKind::Insert ? QStringList(after.keys())
                                                                     : differingColumns(cellsOf(line.before), after);
        touched += QSet<QString>(columns.begin(), columns.end());
    }
    QStringList sorted(touched.begin(), touched.end());
    sorted.sort();
    return sorted;
}

/// A row whose text is not what the step's last line says: perhaps only columns that the step did not touch differ.
Result<> compareRow(Connection& db, StepId step, const QString& table, qint64 rowId)
{
    TRY_ASSIGN(const std::vector<JournalRow> lines, read, journalOfRow(db, step, table, rowId));
    const JournalRow& last = lines.back();
    TRY_ASSIGN(const std::optional<Cells> current, looked, currentCells(db, table, rowId));
    RowWords words(db);
    if (last.kind == JournalKind::Delete)
        return current ? Result<>(conflict(u"%1 was brought back by %2."_s.arg(
                             words.describe(table, rowId), words.laterStep(table, rowId, {}, last.id))))
                       : Result<>();
    const Cells left = cellsOf(last.after);
    if (!current)
        return conflict(u"%1 was removed later by %2."_s.arg(words.describe(table, left),
                                                             words.laterStep(table, rowId, {}, last.id)));
    for (const QString& column : touchedColumns(lines)) {
        if (current->contains(column) && current->value(column) != left.value(column))
            return conflict(
                u"the %1 of %2 was changed later by %3."_s.arg(RowWords::field(column), words.describe(table, *current),
                                                               words.laterStep(table, rowId, column, last.id)));
    }
    return {};
}

Result<> compareTable(Connection& db, StepId step, const QString& table)
{
    TRY_ASSIGN(const QStringList columns, known, tableColumns(db, table));
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT s.row_id FROM temp.touched s CROSS JOIN journal j ON j.id = s.last "
                          "LEFT JOIN \"%1\" t ON t.id = s.row_id "
                          "WHERE s.table_name = ? AND (CASE WHEN t.id IS NOT NULL THEN %2 END) IS NOT j.new"_s.arg(
                              table, rowAsJson(u"t", columns))));
    select.bind(table);
    while (true) {
        TRY_ASSIGN(const bool more, stepped, select.next());
        if (!more)
            return {};
        TRY_VOID(compareRow(db, step, table, select.integer(0)));
    }
}

/// Rows of `child`, not made or changed by the step, that refer to a row which the step made.
Result<> requireNoNewReference(Connection& db, const QString& parent, const QString& child, const QString& column)
{
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT c.id, c.\"%2\" FROM temp.touched s CROSS JOIN \"%1\" c ON c.\"%2\" = s.row_id "
                          "LEFT JOIN temp.touched own ON own.table_name = '%1' AND own.row_id = c.id "
                          "WHERE s.table_name = ? AND s.made AND own.row_id IS NULL LIMIT 1"_s.arg(child, column)));
    TRY_ASSIGN(const bool found, stepped, select.bind(parent).next());
    if (!found)
        return {};
    RowWords words(db);
    const QString by = words.laterStep(child, select.integer(0), {}, 0);
    return conflict(u"%1 is in use: %2, by %3."_s.arg(words.describe(parent, select.integer(1)),
                                                      words.describe(child, select.integer(0)), by));
}

Result<> requireNoNewReferences(Connection& db, const QString& parent)
{
    for (const JournalledTable& child : journalledTables()) {
        TRY_ASSIGN(const std::vector<QString> columns, read,
                   readRows(
                       db, u"SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE \"table\" = ?"_s,
                       [](const Statement& row) { return row.text(0); }, child.name.toString(), parent));
        for (const QString& column : columns)
            TRY_VOID(requireNoNewReference(db, parent, child.name.toString(), column));
    }
    return {};
}

/// The reference of a row that is to come back to a thing that is there no more.
Result<QString> missingParent(Connection& db, const JournalRow& row)
{
    TRY_ASSIGN(const JournalRow full, loaded, fullJournalRow(db, row.id));
    const Cells before = cellsOf(full.before);
    TRY_ASSIGN(Statement keys, prepared, db.prepare(u"SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)"_s));
    keys.bind(row.table);
    RowWords words(db);
    while (true) {
        TRY_ASSIGN(const bool more, stepped, keys.next());
        if (!more)
            return QString();
        const auto id = before.value(keys.text(0));
        const auto* parent = std::get_if<qint64>(&id);
        if (!parent)
            continue;
        TRY_ASSIGN(const std::optional<Cells> there, looked, currentCells(db, keys.text(1), *parent));
        if (!there)
            return u"%1 cannot come back: %2 was removed for good by %3."_s.arg(
                words.describe(row.table, before), words.describe(keys.text(1), *parent),
                words.laterStep(keys.text(1), *parent, {}, 0));
    }
}

} // namespace

Result<> requireUnchangedSince(Connection& db, StepId step)
{
    TRY_VOID(gatherTouchedRows(db, step));
    TRY_ASSIGN(const std::vector<QString> tables, read, touchedTables(db));
    for (const QString& table : tables) {
        if (!journalledTable(table))
            return conflict(u"step %1 changed \"%2\", which this format does not have."_s.arg(step.value()).arg(table));
        TRY_VOID(compareTable(db, step, table));
    }
    for (const QString& table : tables)
        TRY_VOID(requireNoNewReferences(db, table));
    return {};
}

Error changedSince(Connection& db, const JournalRow& row)
{
    RowWords words(db);
    const QString by = words.laterStep(row.table, row.rowId, {}, row.id);
    return conflict(u"%1 was changed later by %2."_s.arg(words.describe(row.table, row.rowId), by));
}

Error referencedSince(Connection& db, const JournalRow& row)
{
    if (const auto missing = missingParent(db, row); missing.ok() && !missing.value().isEmpty())
        return conflict(missing.value());
    return conflict(
        u"%1 is still in use by something that was added later."_s.arg(RowWords(db).describe(row.table, row.rowId)));
}

} // namespace vitrine
