#pragma once

#include "core/storage/connection.h"

#include <QString>

#include <optional>
#include <type_traits>
#include <vector>

namespace vitrine {

namespace detail {
/// Enums do not bind; ids, numbers and texts do.
template <class... Values>
void bindAll(Statement& statement, const Values&... values)
{
    (statement.bind(values), ...);
}
} // namespace detail

/// Runs one writing statement with `values` in order.
template <class... Values>
Result<> runSql(Connection& db, const QString& sql, const Values&... values)
{
    TRY_ASSIGN(Statement statement, prepared, db.prepare(sql));
    detail::bindAll(statement, values...);
    return statement.run();
}

/// Every row of a query, each made into a value by `read(row)`.
template <class Read, class... Values>
auto readRows(Connection& db, const QString& sql, const Read& read, const Values&... values)
    -> Result<std::vector<std::invoke_result_t<Read, Statement&>>>
{
    TRY_ASSIGN(Statement rows, prepared, db.prepare(sql));
    detail::bindAll(rows, values...);
    std::vector<std::invoke_result_t<Read, Statement&>> all;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, rows.next());
        if (!more)
            return all;
        all.push_back(read(rows));
    }
}

/// The first row of a query, if there is one.
template <class Read, class... Values>
auto readRow(Connection& db, const QString& sql, const Read& read, const Values&... values)
    -> Result<std::optional<std::invoke_result_t<Read, Statement&>>>
{
    using Row = std::optional<std::invoke_result_t<Read, Statement&>>;
    TRY_ASSIGN(Statement rows, prepared, db.prepare(sql));
    detail::bindAll(rows, values...);
    TRY_ASSIGN(const bool found, stepped, rows.next());
    return found ? Row(read(rows)) : Row();
}

/// The first of a list that a query gave, if there is one.
template <class Value>
Result<std::optional<Value>> firstOf(Result<std::vector<Value>> list)
{
    TRY_ASSIGN(std::vector<Value> values, read, std::move(list));
    return values.empty() ? std::nullopt : std::optional<Value>(std::move(values.front()));
}

/// A perceptual hash, kept in SQLite's signed whole number.
inline std::optional<quint64> optionalHash(const Statement& row, int column)
{
    const std::optional<qint64> value = row.optionalInteger(column);
    return value ? std::optional(quint64(*value)) : std::nullopt;
}

/// The one number a query gives (a count, a sum); 0 when it gives no row.
template <class... Values>
Result<qint64> readNumber(Connection& db, const QString& sql, const Values&... values)
{
    TRY_ASSIGN(const std::optional<qint64> number, read,
               readRow(
                   db, sql, [](Statement& row) { return row.integer(0); }, values...));
    return number.value_or(0);
}

} // namespace vitrine
