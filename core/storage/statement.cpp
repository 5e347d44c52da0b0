#include "core/storage/statement_data.h"

#include <QSqlError>

namespace vitrine {

using namespace Qt::StringLiterals;

Statement::Statement(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::Data::bind(const QVariant& value)
{
    if (std::exchange(executed, false)) {
        prepared->query.finish();
        bound = 0;
    }
    prepared->query.bindValue(bound++, value);
}

Result<> Statement::Data::execute()
{
    const int given = std::exchange(bound, 0);
    executed = true;
    if (auto error = std::exchange(bindError, std::nullopt))
        return *error;
    if (given != prepared->parameters) {
        return fail(ErrorCode::Internal,
                    u"A statement wants %1 values and got %2: %3"_s.arg(prepared->parameters).arg(given).arg(sql));
    }
    if (!prepared->query.exec())
        return cache->lastError();
    return {};
}

Statement& Statement::bind(qint64 value)
{
    m_data->bind(value);
    return *this;
}

Statement& Statement::bind(const QString& value)
{
    if (value.contains(QChar(0)))
        m_data->bindError = fail(ErrorCode::InvalidInput, u"A text holds a NUL character, which cannot be stored."_s);
    if (value.isNull())
        m_data->bind(u""_s);
    else // half a surrogate pair would swallow its neighbour on the way to UTF-8
        m_data->bind(value.isValidUtf16() ? value : QString::fromUtf8(value.toUtf8()));
    return *this;
}

Statement& Statement::bind(const QByteArray& blob)
{
    // QtSql would store a null array as NULL.
    m_data->bind(blob.isNull() ? QByteArray("") : blob);
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
    m_data->bind(QVariant());
    return *this;
}

Result<bool> Statement::next()
{
    if (!m_data->executed)
        TRY_VOID(m_data->execute());
    if (m_data->prepared->query.next())
        return true;
    if (m_data->prepared->query.lastError().isValid())
        return m_data->cache->lastError();
    return false;
}

Result<> Statement::run()
{
    TRY_VOID(m_data->execute());
    m_data->prepared->query.finish();
    m_data->executed = false;
    return {};
}

qint64 Statement::integer(int column) const
{
    return m_data->prepared->query.value(column).toLongLong();
}

QString Statement::text(int column) const
{
    return m_data->prepared->query.value(column).toString();
}

QByteArray Statement::blob(int column) const
{
    return m_data->prepared->query.value(column).toByteArray();
}

bool Statement::isNull(int column) const
{
    return m_data->prepared->query.isNull(column);
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
