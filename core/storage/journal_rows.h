#pragma once

#include "core/catalog/step.h"
#include "core/storage/connection.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace vitrine {

/// One value of a journalled row: NULL, an integer or a text. Nothing else stands in a journal.
using Cell = std::variant<std::monostate, qint64, QString>;
using Cells = QHash<QString, Cell>;

/// A row as the journal holds it. Numbers keep all 64 bits.
Cells cellsOf(const QString& json);
/// For people: "" for NULL, digits, the text.
QString cellText(const Cell& cell);
void bindCell(Statement& statement, const Cell& cell);
/// Columns that stand in both and differ, in alphabetical order.
QStringList differingColumns(const Cells& before, const Cells& after);

enum class JournalKind { Insert, Update, Delete };

/// One line of the journal. `before` is empty for an insert, `after` for a delete; a light row has them for updates
/// only.
struct JournalRow {
    qint64 id = 0;
    QString table;
    qint64 rowId = 0;
    int schemaVersion = 0;
    JournalKind kind = JournalKind::Update;
    QString before;
    QString after;
};

/// The columns that readJournalRow() wants, of `journal`.
QString journalColumns();
JournalRow readJournalRow(const Statement& row);

/// Light rows of a step with id < `beforeId`, newest first, at most `limit`.
Result<std::vector<JournalRow>> journalOfStep(Connection& db, StepId step, qint64 beforeId, int limit);
/// What a step did to one row, oldest first.
Result<std::vector<JournalRow>> journalOfRow(Connection& db, StepId step, const QString& table, qint64 rowId);
/// The whole of a light row.
Result<JournalRow> fullJournalRow(Connection& db, qint64 id);

/// SQL for the JSON that the journal would write of a row of `table` (an alias) now.
QString rowAsJson(QStringView table, const QStringList& columns);
/// A row as it is now; nullopt = it is not there.
Result<std::optional<Cells>> currentCells(Connection& db, const QString& table, qint64 rowId);

} // namespace vitrine
