#include "core/storage/unique_conflict.h"

#include "core/storage/row_words.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// A UNIQUE rule: what must differ, for which rows.
struct UniqueRule {
    QStringList expressions;
    QString condition = u"1"_s;
};

/// "CREATE UNIQUE INDEX i ON t (a, coalesce(b, 0)) WHERE c" -> {a, coalesce(b, 0)}, c
UniqueRule ruleOf(const QString& sql)
{
    UniqueRule rule;
    QString expression;
    int depth = 0;
    for (qsizetype i = sql.indexOf(u'('); i >= 0 && i < sql.size(); ++i) {
        const QChar c = sql[i];
        depth += c == u'(' ? 1 : (c == u')' ? -1 : 0);
        const bool outermost = (c == u'(' && depth == 1) || (c == u',' && depth == 1) || depth == 0;
        if (!outermost)
            expression += c;
        else if (c != u'(')
            rule.expressions << std::exchange(expression, {}).trimmed();
        if (depth == 0) {
            const QString rest = sql.mid(i + 1).trimmed();
            if (rest.startsWith(u"WHERE"_s, Qt::CaseInsensitive))
                rule.condition = rest.mid(5);
            break;
        }
    }
    return rule;
}

Result<std::vector<UniqueRule>> uniqueRules(Connection& db, const QString& table)
{
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT s.sql, (SELECT group_concat(i.name, ', ') FROM pragma_index_info(l.name) i) "
                          "FROM pragma_index_list(?) l LEFT JOIN sqlite_schema s ON s.name = l.name "
                          "WHERE l.\"unique\" = 1"_s));
    select.bind(table);
    std::vector<UniqueRule> rules;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, select.next());
        if (!more)
            return rules;
        rules.push_back(select.isNull(0) ? ruleOf(u"("_s + select.text(1) + u")"_s) : ruleOf(select.text(0)));
    }
}

/// The row that holds what `wanted` would need; 0 = none by this rule.
Result<qint64> otherRow(Connection& db, const QString& table, qint64 rowId, const Cells& wanted, const UniqueRule& rule)
{
    QStringList keys;
    QStringList equal;
    for (const QString& expression : rule.expressions) {
        keys << u"(%1) AS k%2"_s.arg(expression).arg(keys.size());
        equal << u"t.k%1 = w.k%1"_s.arg(equal.size());
    }
    QStringList columns = wanted.keys();
    QStringList values;
    for (const QString& column : std::as_const(columns))
        values << u"? AS \"%1\""_s.arg(column);
    TRY_ASSIGN(
        Statement select, prepared,
        db.prepare(u"WITH wanted AS (SELECT %1) SELECT t.id FROM (SELECT id, %2 FROM \"%3\" WHERE %4) t JOIN "
                   "(SELECT %2 FROM wanted WHERE %4) w ON %5 WHERE t.id <> ? LIMIT 1"_s.arg(
                       values.join(u", "_s), keys.join(u", "_s), table, rule.condition, equal.join(u" AND "_s))));
    for (const QString& column : std::as_const(columns))
        bindCell(select, wanted.value(column));
    TRY_ASSIGN(const bool found, stepped, select.bind(rowId).next());
    return found ? select.integer(0) : 0;
}

Result<Cells> wantedCells(Connection& db, const JournalRow& row)
{
    TRY_ASSIGN(const JournalRow full, loaded, fullJournalRow(db, row.id));
    const Cells before = cellsOf(full.before);
    if (row.kind == JournalKind::Delete)
        return before;
    TRY_ASSIGN(const std::optional<Cells> current, read, currentCells(db, row.table, row.rowId));
    Cells wanted = current.value_or(before);
    for (const QString& column : differingColumns(cellsOf(full.after), before))
        wanted.insert(column, before.value(column));
    return wanted;
}

QString fieldsOf(const UniqueRule& rule)
{
    QStringList fields;
    for (const QString& expression : rule.expressions) {
        if (!expression.contains(u'(') && !fields.contains(RowWords::field(expression)))
            fields << RowWords::field(expression);
    }
    return fields.join(u" and "_s);
}

Result<QString> conflictWords(Connection& db, const JournalRow& row)
{
    TRY_ASSIGN(const Cells wanted, computed, wantedCells(db, row));
    TRY_ASSIGN(const std::vector<UniqueRule> rules, read, uniqueRules(db, row.table));
    RowWords words(db);
    for (const UniqueRule& rule : rules) {
        TRY_ASSIGN(const qint64 other, looked, otherRow(db, row.table, row.rowId, wanted, rule));
        if (other != 0) {
            return u"%1 cannot become what it was: %2 has the same %3 now."_s.arg(
                words.describe(row.table, wanted), words.describe(row.table, other), fieldsOf(rule));
        }
    }
    return u"%1 cannot become what it was: another one has its name or number now."_s.arg(
        words.describe(row.table, row.rowId));
}

} // namespace

Error uniqueConflict(Connection& db, const JournalRow& row)
{
    const auto words = conflictWords(db, row);
    if (!words.ok())
        return words.error();
    QString text = words.value();
    text[0] = text[0].toUpper();
    return fail(ErrorCode::Conflict, text);
}

} // namespace vitrine
