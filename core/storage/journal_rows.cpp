#include "core/storage/journal_rows.h"

#include "core/storage/journal_triggers.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Cell cellOf(const QJsonValue& value)
{
    if (value.isDouble())
        return value.toInteger();
    return value.isString() ? Cell(value.toString()) : Cell();
}

Result<std::vector<JournalRow>> allRows(Statement& select)
{
    std::vector<JournalRow> rows;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, select.next());
        if (!more)
            return rows;
        rows.push_back(readJournalRow(select));
    }
}

} // namespace

Cells cellsOf(const QString& json)
{
    Cells cells;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        cells.insert(it.key(), cellOf(it.value()));
    return cells;
}

QString cellText(const Cell& cell)
{
    if (const auto* number = std::get_if<qint64>(&cell))
        return QString::number(*number);
    const auto* text = std::get_if<QString>(&cell);
    return text ? *text : QString();
}

void bindCell(Statement& statement, const Cell& cell)
{
    if (const auto* number = std::get_if<qint64>(&cell))
        statement.bind(*number);
    else if (const auto* text = std::get_if<QString>(&cell))
        statement.bind(*text);
    else
        statement.bindNull();
}

QStringList differingColumns(const Cells& before, const Cells& after)
{
    QStringList columns;
    for (auto it = after.begin(); it != after.end(); ++it) {
        const auto old = before.constFind(it.key());
        if (old != before.constEnd() && *old != *it)
            columns << it.key();
    }
    columns.sort();
    return columns;
}

QString journalColumns()
{
    return u"journal.id, journal.table_name, journal.row_id, journal.schema_version, journal.old IS NULL, "
           "journal.new IS NULL, journal.old, journal.new"_s;
}

JournalRow readJournalRow(const Statement& row)
{
    const bool appeared = row.integer(4) != 0;
    const bool went = row.integer(5) != 0;
    return {.id = row.integer(0),
            .table = row.text(1),
            .rowId = row.integer(2),
            .schemaVersion = int(row.integer(3)),
            .kind = appeared ? JournalKind::Insert : (went ? JournalKind::Delete : JournalKind::Update),
            .before = row.text(6),
            .after = row.text(7)};
}

Result<std::vector<JournalRow>> journalOfStep(Connection& db, StepId step, qint64 beforeId, int limit)
{
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT id, table_name, row_id, schema_version, old IS NULL, new IS NULL, "
                          "CASE WHEN new IS NOT NULL THEN old END, CASE WHEN old IS NOT NULL THEN new END "
                          "FROM journal WHERE step = ? AND id < ? ORDER BY id DESC LIMIT ?"_s));
    select.bind(step).bind(beforeId).bind(limit);
    return allRows(select);
}

Result<std::vector<JournalRow>> journalOfRow(Connection& db, StepId step, const QString& table, qint64 rowId)
{
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT "_s + journalColumns() +
                          u" FROM journal WHERE step = ? AND table_name = ? AND row_id = ? ORDER BY id"_s));
    select.bind(step).bind(table).bind(rowId);
    return allRows(select);
}

Result<JournalRow> fullJournalRow(Connection& db, qint64 id)
{
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT "_s + journalColumns() + u" FROM journal WHERE id = ?"_s));
    TRY_ASSIGN(const bool found, stepped, select.bind(id).next());
    if (!found)
        return fail(ErrorCode::NotFound, u"The history no longer holds change %1."_s.arg(id));
    return readJournalRow(select);
}

QString rowAsJson(QStringView table, const QStringList& columns)
{
    QStringList parts;
    for (const QString& column : columns)
        parts << u"'%1', %2.\"%1\""_s.arg(column, table);
    return u"json_object(%1)"_s.arg(parts.join(u", "_s));
}

Result<std::optional<Cells>> currentCells(Connection& db, const QString& table, qint64 rowId)
{
    TRY_ASSIGN(const QStringList columns, known, tableColumns(db, table));
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT %1 FROM \"%2\" AS t WHERE id = ?"_s.arg(rowAsJson(u"t", columns), table)));
    TRY_ASSIGN(const bool found, stepped, select.bind(rowId).next());
    return found ? std::optional(cellsOf(select.text(0))) : std::nullopt;
}

} // namespace vitrine
