#include "core/storage/history_changes.h"

#include "core/storage/row_words.h"

#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Made from other columns, or meaningless to people.
bool isTechnical(const QString& column)
{
    static const QSet<QString> columns{u"id"_s, u"uuid"_s, u"sku_key"_s, u"name_key"_s, u"alias_key"_s, u"gtin14"_s};
    return columns.contains(column);
}

/// What a step did to one row, all its journal lines together: the state before the first and after the last.
struct RowChange {
    QString table;
    std::optional<Cells> before;
    std::optional<Cells> after;
};

std::vector<RowChange> netChanges(const std::vector<JournalRow>& rows)
{
    std::vector<RowChange> changes;
    std::map<std::pair<QString, qint64>, size_t> places;
    for (const JournalRow& row : rows) {
        const auto [place, isNew] = places.try_emplace({row.table, row.rowId}, changes.size());
        if (isNew) {
            changes.push_back({.table = row.table, .before = {}, .after = {}});
            if (row.kind != JournalKind::Insert)
                changes.back().before = cellsOf(row.before);
        }
        RowChange& change = changes[place->second];
        change.after = row.kind == JournalKind::Delete ? std::nullopt : std::optional(cellsOf(row.after));
    }
    return changes;
}

void addFields(RowWords& words, const RowChange& change, std::vector<HistoryChange>& out)
{
    const QString noun = RowWords::noun(change.table);
    for (const QString& column : differingColumns(*change.before, *change.after)) {
        if (isTechnical(column))
            continue;
        out.push_back({noun, RowWords::field(column), words.value(change.table, column, change.before->value(column)),
                       words.value(change.table, column, change.after->value(column))});
    }
}

} // namespace

std::vector<HistoryChange> historyChanges(Connection& db, const std::vector<JournalRow>& rows)
{
    RowWords words(db);
    std::vector<HistoryChange> out;
    for (const RowChange& change : netChanges(rows)) {
        if (change.before && change.after)
            addFields(words, change, out);
        else if (change.after)
            out.push_back({RowWords::noun(change.table), {}, {}, words.name(change.table, *change.after)});
        else if (change.before)
            out.push_back({RowWords::noun(change.table), {}, words.name(change.table, *change.before), {}});
    }
    return out;
}

} // namespace vitrine
