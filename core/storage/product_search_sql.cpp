#include "core/storage/product_search_sql.h"

#include "core/storage/database_error.h"

#include <sqlite3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

Error lastError(Connection& db)
{
    const auto* message = static_cast<const QChar*>(sqlite3_errmsg16(db.handle()));
    return databaseError(sqlite3_extended_errcode(db.handle()), QString(message), db.path());
}

Result<std::shared_ptr<sqlite3_stmt>> prepare(Connection& db, const SqlPart& query)
{
    sqlite3_stmt* raw = nullptr;
    const QByteArray sql = query.sql.toUtf8();
    if (sqlite3_prepare_v2(db.handle(), sql.constData(), int(sql.size()), &raw, nullptr) != SQLITE_OK)
        return lastError(db);
    std::shared_ptr<sqlite3_stmt> statement(raw, &sqlite3_finalize);
    if (sqlite3_bind_parameter_count(raw) != int(query.values.size()))
        return fail(ErrorCode::Internal, u"A search binds a wrong number of values: %1"_s.arg(query.sql));
    int place = 0;
    for (const auto& value : query.values) {
        ++place;
        if (const auto* number = std::get_if<qint64>(&value)) {
            sqlite3_bind_int64(raw, place, *number);
            continue;
        }
        const QByteArray text = std::get<QString>(value).toUtf8();
        sqlite3_bind_text64(raw, place, text.constData() ? text.constData() : "", sqlite3_uint64(text.size()),
                            SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    return statement;
}

} // namespace

SqlPart& SqlPart::operator+=(const SqlPart& other)
{
    sql += other.sql;
    values.insert(values.end(), other.values.begin(), other.values.end());
    return *this;
}

SqlPart joined(const std::vector<SqlPart>& parts, const QString& separator)
{
    SqlPart all;
    for (const SqlPart& part : parts) {
        if (!all.sql.isEmpty())
            all.sql += separator;
        all += part;
    }
    return all;
}

SqlPart oneOf(const QStringList& values)
{
    std::vector<SqlPart> parts;
    for (const QString& value : values)
        parts.push_back(SqlPart(u"?"_s, value));
    SqlPart list(u"("_s);
    list += joined(parts, u", "_s);
    list.sql += u')';
    return list;
}

qint64 FoundRow::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view FoundRow::utf8(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return text ? std::string_view(text, size_t(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

Result<> forEachRow(Connection& db, const SqlPart& query, const std::function<void(const FoundRow&)>& read)
{
    TRY_ASSIGN(const std::shared_ptr<sqlite3_stmt> statement, prepared, prepare(db, query));
    const FoundRow row(statement.get());
    while (true) {
        const int rc = sqlite3_step(statement.get());
        if (rc == SQLITE_DONE)
            return {};
        if (rc != SQLITE_ROW)
            return lastError(db);
        read(row);
    }
}

Result<std::vector<qint64>> selectIntegers(Connection& db, const SqlPart& query, int columns)
{
    std::vector<qint64> all;
    TRY_VOID(forEachRow(db, query, [&all, columns](const FoundRow& row) {
        for (int column = 0; column < columns; ++column)
            all.push_back(row.integer(column));
    }));
    return all;
}

Result<qint64> selectInteger(Connection& db, const SqlPart& query)
{
    TRY_ASSIGN(const std::vector<qint64> all, read, selectIntegers(db, query));
    return all.empty() ? 0 : all.front();
}

Result<std::vector<QStringList>> selectTexts(Connection& db, const SqlPart& query, int columns)
{
    std::vector<QStringList> all;
    TRY_VOID(forEachRow(db, query, [&all, columns](const FoundRow& row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column) {
            const std::string_view text = row.utf8(column);
            cells.append(QString::fromUtf8(text.data(), qsizetype(text.size())));
        }
        all.push_back(std::move(cells));
    }));
    return all;
}

} // namespace vitrine
