#include "core/storage/connection.h"

#include "core/storage/database_error.h"
#include "core/storage/statement_data.h"
#include "core/storage/text_index_functions.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>
#include <QUrl>

#include <sqlite3.h>

#include <atomic>
#include <mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

struct Connection::Data {
    QString name;
    QString path;
    std::shared_ptr<StatementCache> statements;
};

namespace {

/// What one statement may keep in memory of the pages that it changes, to take itself back. With SQLite's own 64 kB the
/// insertion of one product, which writes some 15 pages of tables, indexes and journal, went over it now and then, and
/// every statement behind it in the transaction wrote to a file instead. Must stay below 128 kB: what does not fit is
/// moved to a file in one write, and SQLite 3.40 (`seekAndWriteFd`) takes the length of a write modulo 128 kB: a whole
/// multiple writes nothing and is told as a full disk.
constexpr int kStatementJournalBytes = 120 * 1024;

/// Without memory statistics the threads do not meet at their mutex at each allocation. Counts if nobody has used
/// SQLite before; otherwise nothing changes.
void configureLibraryOnce()
{
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, kStatementJournalBytes);
    });
}

QString newConnectionName()
{
    static std::atomic<quint64> counter{0};
    return u"vitrine-%1"_s.arg(++counter);
}

/// In a folder that may not be written SQLite cannot make its shared-memory file: such a catalogue is read as one that
/// nobody changes. Not so where changes wait in the log beside it: they would be overlooked.
Result<bool> mustOpenImmutable(const QString& path)
{
    const QFileInfo file(path);
    if (QFileInfo(file.absolutePath()).isWritable() || QFileInfo::exists(path + u"-shm"_s))
        return false;
    if (QFileInfo(path + u"-wal"_s).size() > 0) {
        return fail(
            ErrorCode::Unavailable,
            u"\"%1\" has changes in its log that a read-only folder does not let us read; open it once where its "
            "folder may be written, or copy the folder."_s.arg(path));
    }
    return true;
}

Result<> configure(StatementCache& statements, DatabaseAccess access)
{
    TRY_VOID(statements.exec(u"PRAGMA foreign_keys = ON"_s));
    TRY_VOID(statements.exec(u"PRAGMA recursive_triggers = ON"_s));
    TRY_VOID(installSearchFunctions(statements.handle()));
    // No mmap: a file cut short under a mapping kills the process, a read() merely fails.
    TRY_VOID(statements.exec(u"PRAGMA mmap_size = 0"_s));
    if (access == DatabaseAccess::Salvage)
        TRY_VOID(statements.exec(u"PRAGMA writable_schema = ON"_s)); // reads on past mistakes in the schema
    if (access != DatabaseAccess::ReadWrite) {
        TRY_VOID(statements.exec(u"PRAGMA cache_size = -8000"_s));
        // Not so for writers: SQLite walks a savepoint's journal from its beginning after each statement if it is in
        // memory.
        TRY_VOID(statements.exec(u"PRAGMA temp_store = MEMORY"_s));
        TRY_VOID(statements.exec(u"PRAGMA query_only = ON"_s));
        if (access == DatabaseAccess::Salvage)
            return {};
        return statements.exec(u"SELECT count(*) FROM sqlite_schema"_s); // says now if it is no database
    }
    TRY_VOID(statements.exec(u"PRAGMA cache_size = -32000"_s));
    if (sqlite3_db_readonly(statements.handle(), "main") == 1)
        return databaseError(SQLITE_READONLY, {}, statements.path());
    TRY_VOID(statements.exec(u"PRAGMA journal_mode = WAL"_s));
    // 16 MB of log before it is folded in: an import would otherwise do so after nearly every commit.
    TRY_VOID(statements.exec(u"PRAGMA wal_autocheckpoint = 4000"_s));
    return statements.exec(u"PRAGMA synchronous = FULL"_s);
}

Error openError(const QSqlDatabase& database, const QString& path)
{
    const QSqlError error = database.lastError();
    const QString code = error.nativeErrorCode();
    return databaseError(code.isEmpty() ? SQLITE_CANTOPEN : code.toInt(), error.databaseText(), path);
}

Result<> openDatabase(QSqlDatabase& database, const QString& path, DatabaseAccess access)
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
    QString name = path;
    if (access != DatabaseAccess::ReadWrite) {
        if (!QFileInfo::exists(path))
            return fail(ErrorCode::NotFound, u"There is no file \"%1\"."_s.arg(path));
        TRY_ASSIGN(const bool immutable, checked, mustOpenImmutable(path));
        options += u";QSQLITE_OPEN_READONLY"_s;
        if (immutable) {
            options += u";QSQLITE_OPEN_URI"_s;
            name = u"file:%1?immutable=1"_s.arg(
                QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/")));
        }
    }
    database.setConnectOptions(options);
    database.setDatabaseName(name);
    if (!database.open())
        return openError(database, path);
    return {};
}

sqlite3* sqliteHandle(const QSqlDatabase& database)
{
    const QVariant handle = database.driver()->handle();
    return qstrcmp(handle.typeName(), "sqlite3*") == 0 ? *static_cast<sqlite3* const*>(handle.constData()) : nullptr;
}

} // namespace

Connection::Connection(std::unique_ptr<Data> data) : m_data(std::move(data)) {}

Connection::~Connection()
{
    if (m_data->statements)
        m_data->statements->close();
    QSqlDatabase::removeDatabase(m_data->name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, DatabaseAccess access)
{
    configureLibraryOnce();
    auto data = std::make_unique<Data>(Data{.name = newConnectionName(), .path = path, .statements = {}});
    std::unique_ptr<Connection> connection(new Connection(std::move(data)));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_data->name);
    if (!database.isValid())
        return fail(ErrorCode::Unavailable, u"Qt's SQLite driver is not installed (Debian: libqt6sql6-sqlite)."_s);
    TRY_VOID(openDatabase(database, path, access));
    sqlite3* handle = sqliteHandle(database);
    if (!handle)
        return fail(ErrorCode::Unavailable, u"Qt's SQLite driver does not hand out its connection."_s);
    connection->m_data->statements = std::make_shared<StatementCache>(std::exchange(database, {}), handle, path);
    TRY_VOID(configure(*connection->m_data->statements, access));
    return connection;
}

Result<> Connection::exec(const QString& sql)
{
    return m_data->statements->exec(sql);
}

Result<Statement> Connection::prepare(const QString& sql)
{
    TRY_ASSIGN(std::unique_ptr<PreparedQuery> prepared, taken, m_data->statements->take(sql));
    return Statement(std::make_unique<Statement::Data>(m_data->statements, sql, std::move(prepared)));
}

qint64 Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(handle());
}

int Connection::changedRows() const
{
    return sqlite3_changes(handle());
}

QString Connection::path() const
{
    return m_data->path;
}

sqlite3* Connection::handle() const
{
    return m_data->statements->handle();
}

void Connection::leaveThread()
{
    m_data->statements->database().driver()->moveToThread(nullptr);
}

void Connection::enterThread()
{
    m_data->statements->database().driver()->moveToThread(QThread::currentThread());
}

} // namespace vitrine
