#pragma once

#include "core/storage/journal_rows.h"

namespace vitrine {

/// How the revert of a row ended.
enum class RowRevert {
    Done,
    ChangedSince, ///< the row is not as the journal line left it; nothing was done
    Referenced,   ///< a foreign key stands in the way now; it may be out of the way when other rows are reverted
};

/// What to do where somebody else changed a row later.
enum class LaterChanges {
    Refuse, ///< an undo: all or nothing
    Keep,   ///< rolling back an abandoned step: take back what is still ours, leave the rest
};

/// Plays journal lines back, one at a time: an insert is deleted, a delete is inserted, an update sets the differing
/// columns back; each only if the row is still as that line left it. Lines must come newest first: then every state in
/// between is one that the catalogue was in before, and rules between tables hold by themselves.
class RowReverter
{
public:
    RowReverter(Connection& db, LaterChanges later) : m_db(db), m_later(later) {}

    /// Errors: Conflict with the words of what stands in the way where a unique value is taken by another row.
    Result<RowRevert> revert(const JournalRow& row);

private:
    struct TableSql {
        QStringList columns;
        QString deleteRow;
        QString insertRow;
    };
    Result<const TableSql*> tableSql(const QString& table);
    Result<RowRevert> deleteAgain(const JournalRow& row);
    Result<RowRevert> insertAgain(const JournalRow& row);
    Result<RowRevert> setBack(const JournalRow& row);
    Result<RowRevert> setColumns(const JournalRow& row, const QStringList& columns, const Cells& before,
                                 const Cells& after);
    Result<RowRevert> outcome(const JournalRow& row, const Result<>& ran);
    Result<bool> isAsLeft(const JournalRow& row);

    Connection& m_db;
    LaterChanges m_later;
    QHash<QString, TableSql> m_tables;
    int m_schemaVersion = 0;
};

} // namespace vitrine
