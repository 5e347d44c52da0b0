#include "core/storage/row_reverter.h"

#include "core/storage/journal_triggers.h"
#include "core/storage/migrations.h"
#include "core/storage/unique_conflict.h"

#include <sqlite3.h>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// INSERT of the row that journal line `?` took away.
QString insertFromJournal(const QString& table, const QStringList& columns)
{
    QStringList names;
    QStringList values;
    for (const QString& column : columns) {
        names << u"\"%1\""_s.arg(column);
        values << u"json_extract(old, '$.%1')"_s.arg(column);
    }
    return u"INSERT INTO \"%1\" (%2) SELECT %3 FROM journal WHERE id = ?"_s.arg(table, names.join(u", "_s),
                                                                                values.join(u", "_s));
}

QStringList keysIn(const Cells& cells, const QStringList& columns)
{
    QStringList both;
    for (const QString& column : columns) {
        if (cells.contains(column))
            both << column;
    }
    return both;
}

} // namespace

Result<RowRevert> RowReverter::revert(const JournalRow& row)
{
    if (m_schemaVersion == 0) {
        TRY_ASSIGN(m_schemaVersion, read, schemaVersion(m_db));
    }
    switch (row.kind) {
    case JournalKind::Insert:
        return deleteAgain(row);
    case JournalKind::Delete:
        return insertAgain(row);
    case JournalKind::Update:
        return setBack(row);
    }
    return RowRevert::Done;
}

Result<const RowReverter::TableSql*> RowReverter::tableSql(const QString& table)
{
    auto found = m_tables.constFind(table);
    if (found == m_tables.constEnd()) {
        if (!journalledTable(table))
            return fail(ErrorCode::Conflict,
                        u"The history speaks of \"%1\", which this format does not have."_s.arg(table));
        TRY_ASSIGN(const QStringList columns, known, tableColumns(m_db, table));
        const QString asLeft = u" AND %1 = (SELECT new FROM journal WHERE id = ?)"_s.arg(rowAsJson(u"t", columns));
        found = m_tables.insert(table, {.columns = columns,
                                        .deleteRow = u"DELETE FROM \"%1\" AS t WHERE t.id = ?"_s.arg(table) + asLeft,
                                        .insertRow = insertFromJournal(table, columns)});
    }
    return &*found;
}

/// For lines of an older format, whose text differs from what would be written now.
Result<bool> RowReverter::isAsLeft(const JournalRow& row)
{
    TRY_ASSIGN(const JournalRow full, loaded, fullJournalRow(m_db, row.id));
    TRY_ASSIGN(const std::optional<Cells> current, read, currentCells(m_db, row.table, row.rowId));
    return current && differingColumns(cellsOf(full.after), *current).isEmpty();
}

Result<RowRevert> RowReverter::deleteAgain(const JournalRow& row)
{
    TRY_ASSIGN(const TableSql* sql, known, tableSql(row.table));
    if (row.schemaVersion == m_schemaVersion) {
        TRY_ASSIGN(Statement remove, prepared, m_db.prepare(sql->deleteRow));
        return outcome(row, remove.bind(row.rowId).bind(row.id).run());
    }
    TRY_ASSIGN(const bool asLeft, compared, isAsLeft(row));
    if (!asLeft)
        return RowRevert::ChangedSince;
    TRY_ASSIGN(Statement remove, prepared, m_db.prepare(u"DELETE FROM \"%1\" WHERE id = ?"_s.arg(row.table)));
    return outcome(row, remove.bind(row.rowId).run());
}

Result<RowRevert> RowReverter::insertAgain(const JournalRow& row)
{
    TRY_ASSIGN(const TableSql* sql, known, tableSql(row.table));
    QString text = sql->insertRow;
    if (row.schemaVersion != m_schemaVersion) {
        TRY_ASSIGN(const JournalRow full, loaded, fullJournalRow(m_db, row.id));
        text = insertFromJournal(row.table, keysIn(cellsOf(full.before), sql->columns));
    }
    TRY_ASSIGN(Statement insert, prepared, m_db.prepare(text));
    return outcome(row, insert.bind(row.id).run());
}

Result<RowRevert> RowReverter::setBack(const JournalRow& row)
{
    TRY_ASSIGN(const TableSql* sql, known, tableSql(row.table));
    const Cells before = cellsOf(row.before);
    const Cells after = cellsOf(row.after);
    const QStringList columns = differingColumns(before, after);
    for (const QString& column : columns) {
        if (!sql->columns.contains(column))
            return fail(ErrorCode::Conflict,
                        u"The history speaks of a field \"%1\" of %2, which this format does not have."_s.arg(
                            column, row.table));
    }
    TRY_ASSIGN(const RowRevert whole, tried, setColumns(row, columns, before, after));
    if (whole == RowRevert::Done || m_later == LaterChanges::Refuse || columns.size() < 2)
        return whole;
    RowRevert result = RowRevert::Done;
    for (const QString& column : columns) {
        TRY_ASSIGN(const RowRevert one, triedOne, setColumns(row, {column}, before, after));
        if (one != RowRevert::Done)
            result = RowRevert::ChangedSince;
    }
    return result;
}

Result<RowRevert> RowReverter::setColumns(const JournalRow& row, const QStringList& columns, const Cells& before,
                                          const Cells& after)
{
    QStringList sets;
    QStringList conditions;
    for (const QString& column : columns) {
        sets << u"\"%1\" = ?"_s.arg(column);
        conditions << u" AND \"%1\" IS ?"_s.arg(column);
    }
    TRY_ASSIGN(Statement update, prepared,
               m_db.prepare(u"UPDATE \"%1\" SET %2 WHERE id = ?%3"_s.arg(row.table, sets.join(u", "_s),
                                                                         conditions.join(QString()))));
    for (const QString& column : columns)
        bindCell(update, before.value(column));
    update.bind(row.rowId);
    for (const QString& column : columns)
        bindCell(update, after.value(column));
    return outcome(row, update.run());
}

Result<RowRevert> RowReverter::outcome(const JournalRow& row, const Result<>& ran)
{
    if (ran.ok())
        return m_db.changedRows() > 0 ? RowRevert::Done : RowRevert::ChangedSince;
    const int code = sqlite3_extended_errcode(m_db.handle());
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        return RowRevert::Referenced;
    if (code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return RowRevert::ChangedSince;
    if ((code & 0xff) == SQLITE_CONSTRAINT && m_later == LaterChanges::Keep)
        return RowRevert::ChangedSince; // what others did since and what was before do not fit together
    if (code == SQLITE_CONSTRAINT_UNIQUE)
        return uniqueConflict(m_db, row);
    return ran.error();
}

} // namespace vitrine
