#include "core/storage/statement_data.h"

#include <sqlite3.h>

namespace vitrine {

using namespace Qt::StringLiterals;

Statement::Statement(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

int Statement::Data::nextPlace()
{
    if (std::exchange(executed, false)) {
        sqlite3_reset(handle());
        bound = 0;
    }
    return ++bound;
}

Result<> Statement::Data::start()
{
    const int given = std::exchange(bound, 0);
    executed = true;
    finished = false;
    if (auto error = std::exchange(bindError, std::nullopt))
        return *error;
    if (given != prepared->parameters) {
        return fail(ErrorCode::Internal,
                    u"A statement wants %1 values and got %2: %3"_s.arg(prepared->parameters).arg(given).arg(sql));
    }
    if (!handle())
        return fail(ErrorCode::Internal, u"A statement was run on a closed connection."_s);
    sqlite3_reset(handle()); // rows of a run before may be left
    return {};
}

Result<bool> Statement::Data::step()
{
    const int outcome = sqlite3_step(handle());
    if (outcome == SQLITE_ROW)
        return true;
    finished = true;
    if (outcome == SQLITE_DONE)
        return false;
    const Error error = cache->lastError();
    sqlite3_reset(handle());
    return error;
}

Statement& Statement::bind(qint64 value)
{
    sqlite3_bind_int64(m_data->handle(), m_data->nextPlace(), value);
    return *this;
}

Statement& Statement::bind(const QString& value)
{
    if (value.contains(QChar(0)))
        m_data->bindError = fail(ErrorCode::InvalidInput, u"A text holds a NUL character, which cannot be stored."_s);
    const QByteArray text = value.toUtf8(); // half a surrogate pair becomes a replacement character
    sqlite3_bind_text64(m_data->handle(), m_data->nextPlace(), text.isNull() ? "" : text.constData(),
                        sqlite3_uint64(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(const QByteArray& blob)
{
    // A null pointer would bind NULL.
    sqlite3_bind_blob64(m_data->handle(), m_data->nextPlace(), blob.isNull() ? "" : blob.constData(),
                        sqlite3_uint64(blob.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(std::optional<qint64> value)
{
    return value ? bind(*value) : bindNull();
}

Statement& Statement::bind(std::optional<QString> value)
{
    return value ? bind(*value) : bindNull();
}

Statement& Statement::bindNull()
{
    sqlite3_bind_null(m_data->handle(), m_data->nextPlace());
    return *this;
}

Statement& Statement::bindColumn(const Statement& row, int column)
{
    sqlite3_bind_value(m_data->handle(), m_data->nextPlace(), sqlite3_column_value(row.m_data->handle(), column));
    return *this;
}

Result<bool> Statement::next()
{
    if (!m_data->executed)
        TRY_VOID(m_data->start());
    return m_data->finished ? Result<bool>(false) : m_data->step();
}

Result<> Statement::run()
{
    TRY_VOID(m_data->start());
    TRY_VOID(m_data->step());
    sqlite3_reset(m_data->handle());
    m_data->executed = false;
    return {};
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_data->handle(), column);
}

QString Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_data->handle(), column));
    return text ? QString::fromUtf8(text, sqlite3_column_bytes(m_data->handle(), column)) : QString();
}

QByteArray Statement::blob(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_data->handle(), column));
    return {bytes, sqlite3_column_bytes(m_data->handle(), column)};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_data->handle(), column) == SQLITE_NULL;
}

std::optional<qint64> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<QString> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

} // namespace vitrine
