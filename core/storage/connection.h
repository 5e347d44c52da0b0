#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

struct sqlite3;

namespace vitrine {

/// Salvage = ReadOnly for a damaged file: a schema with mistakes is accepted, and nothing is asked of the file at
/// opening.
enum class DatabaseAccess { ReadWrite, ReadOnly, Salvage };

/// One prepared statement in use. Bind by order, then `next()` row by row or `run()`. Move-only; when it goes, the
/// statement is reset and returns to its connection's cache. Only these types can be bound: the journal stays exact.
/// Errors of binding surface at next()/run(). Errors: Conflict (a UNIQUE or CHECK rule), Unavailable (locked for 5 s),
/// Corrupt (damaged file), Io (full or failing disk), Internal (wrong SQL).
class Statement
{
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    Statement& bind(qint64 value);
    Statement& bind(int value) { return bind(qint64(value)); }
    Statement& bind(const QString& value); ///< a null QString binds '': NULL must be asked for
    Statement& bind(std::optional<qint64> value);
    Statement& bind(std::optional<QString> value);
    Statement& bindNull();
    template <class Tag>
    Statement& bind(Id<Tag> id)
    {
        return bind(id.value());
    }
    template <class Tag>
    Statement& bind(std::optional<Id<Tag>> id)
    {
        return id ? bind(id->value()) : bindNull();
    }
    /// For the files of derived data only: the catalogue's tables are STRICT and have no BLOB column.
    Statement& bind(const QByteArray& blob);
    /// A value just as it stands in the current row of another statement of the same connection.
    Statement& bindColumn(const Statement& row, int column);
    Statement& bind(bool) = delete;
    Statement& bind(quint64) = delete;
    Statement& bind(double) = delete;

    /// Executes at the first call; true = a row is there to be read.
    Result<bool> next();
    /// Executes a statement that returns no rows; may then be bound and run again.
    Result<> run();

    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    bool isNull(int column) const;
    std::optional<qint64> optionalInteger(int column) const;
    std::optional<QString> optionalText(int column) const;
    template <class IdT>
    IdT id(int column) const
    {
        return IdT(integer(column));
    }

private:
    friend class Connection;
    struct Data;
    explicit Statement(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

/// One SQLite connection through QtSql: WAL, foreign keys, recursive triggers, 5 s busy time-out, synchronous FULL.
/// Never crosses threads: use it only on the thread that opened it (ConnectionPool hands whole connections over).
/// Placeholders are plain `?`, one a value: QtSql gives every one its own name, so `?1` twice would be two values.
class Connection
{
public:
    /// ReadWrite makes the file where there is none (whoever opens a catalogue checks that first) and fails with
    /// Unavailable where it may not be written. ReadOnly works in a read-only folder too. Errors: NotFound (ReadOnly,
    /// no such file), Unavailable, Corrupt, Io.
    static Result<std::unique_ptr<Connection>> open(const QString& path, DatabaseAccess access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// One statement without values.
    Result<> exec(const QString& sql);
    /// Prepares or takes from the cache. The same SQL may be in use twice at a time.
    Result<Statement> prepare(const QString& sql);
    qint64 lastInsertId() const;
    /// Rows changed by the last INSERT, UPDATE or DELETE.
    int changedRows() const;
    QString path() const;
    /// The driver's handle, for what QtSql cannot do (backup, functions). Core/storage only.
    sqlite3* handle() const;

private:
    friend class ConnectionPool;
    void leaveThread(); ///< after this any one thread may take it over by enterThread()
    void enterThread();
    struct Data;
    explicit Connection(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
