#pragma once

#include "core/storage/connection.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3_stmt;

namespace vitrine {

/// A piece of SQL with the values of its placeholders, in order. Words of the user only ever stand among the values.
struct SqlPart {
    QString sql;
    std::vector<std::variant<qint64, QString>> values;

    SqlPart() = default;
    template <class... Values>
    explicit SqlPart(QString text, const Values&... bound) : sql(std::move(text)), values{bound...}
    {}
    SqlPart& operator+=(const SqlPart& other);
};

SqlPart joined(const std::vector<SqlPart>& parts, const QString& separator);
/// `(?, ?, ?)` with its values.
SqlPart oneOf(const QStringList& values);

/// One row while it is being read.
class FoundRow
{
public:
    explicit FoundRow(sqlite3_stmt* statement) : m_statement(statement) {}
    qint64 integer(int column) const;
    std::string_view utf8(int column) const; ///< valid until the next row

private:
    sqlite3_stmt* m_statement;
};

/// Every row of a query. These functions go past QtSql, which costs more for each row than SQLite itself: a list of a
/// million ids is read this way.
Result<> forEachRow(Connection& db, const SqlPart& query, const std::function<void(const FoundRow&)>& read);
/// Every row of a query whose columns are all integers, row after row in one list.
Result<std::vector<qint64>> selectIntegers(Connection& db, const SqlPart& query, int columns = 1);
/// The first column of the first row; 0 when there is none.
Result<qint64> selectInteger(Connection& db, const SqlPart& query);
/// Rows of texts and numbers, each cell as text.
Result<std::vector<QStringList>> selectTexts(Connection& db, const SqlPart& query, int columns);

} // namespace vitrine
