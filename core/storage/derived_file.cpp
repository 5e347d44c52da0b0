#include "core/storage/derived_file.h"

#include "core/storage/connection_pool.h"
#include "core/storage/rows.h"
#include "core/storage/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

Result<> makeTables(Connection& db, qint64 version, const QStringList& tables)
{
    TRY_ASSIGN(Transaction transaction, begun, Transaction::begin(db));
    for (const QString& table : tables)
        TRY_VOID(db.exec(table));
    TRY_VOID(db.exec(u"PRAGMA user_version = %1"_s.arg(version)));
    return transaction.commit();
}

/// Every new connection: sets the pace, makes the tables in a new file, refuses one of another version as if damaged.
Result<> prepareConnection(Connection& db, DatabaseAccess access, qint64 version, const QStringList& tables)
{
    TRY_ASSIGN(const qint64 found, read, readNumber(db, u"PRAGMA user_version"_s));
    if (found != 0 && found != version)
        return fail(ErrorCode::Corrupt, u"'%1' is of version %2."_s.arg(db.path()).arg(found));
    if (access == DatabaseAccess::ReadOnly)
        return {};
    TRY_VOID(db.exec(u"PRAGMA synchronous = NORMAL"_s));
    return found == version ? Result<>() : makeTables(db, version, tables);
}

Result<> readEveryTable(Connection& db)
{
    TRY_ASSIGN(const std::vector<QString> tables, names,
               readRows(db, u"SELECT name FROM sqlite_schema WHERE type = 'table'"_s,
                        [](Statement& row) { return row.text(0); }));
    for (const QString& table : tables)
        TRY_VOID(readNumber(db, u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT 1)"_s.arg(table)));
    return {};
}

bool isUseless(const Error& error)
{
    return error.code == ErrorCode::Corrupt || error.code == ErrorCode::NotFound;
}

} // namespace

DerivedFile::DerivedFile(const QString& path, DatabaseAccess access, qint64 version, QStringList tables)
    : m_access(access), m_connections(std::make_unique<ConnectionPool>(
                            path, access, [access, version, made = std::move(tables)](Connection& db) {
                                return prepareConnection(db, access, version, made);
                            }))
{}

DerivedFile::~DerivedFile() = default;

Result<> DerivedFile::open() const
{
    if (m_access == DatabaseAccess::ReadWrite && !QDir().mkpath(QFileInfo(path()).absolutePath()))
        return fail(ErrorCode::Io, u"The folder of '%1' cannot be made."_s.arg(path()));
    return use(&readEveryTable);
}

Result<> DerivedFile::discard() const
{
    m_connections->closeIdle();
    for (const auto ending : {""_L1, "-wal"_L1, "-shm"_L1}) {
        QFile file(path() + ending);
        if (file.exists() && !file.remove())
            return fail(ErrorCode::Io,
                        u"'%1' is damaged and cannot be removed: %2."_s.arg(file.fileName(), file.errorString()));
    }
    return {};
}

Result<> DerivedFile::useOnce(const std::function<Result<>(Connection&)>& work) const
{
    TRY_ASSIGN(std::unique_ptr<Connection> connection, taken, m_connections->take());
    TRY_VOID(work(*connection)); // a connection that failed is in doubt and closes
    m_connections->giveBack(std::move(connection));
    return {};
}

Result<> DerivedFile::use(const std::function<Result<>(Connection&)>& work) const
{
    const Result<> done = useOnce(work);
    if (done.ok() || !isUseless(done.error()))
        return done;
    if (m_access == DatabaseAccess::ReadOnly)
        return {}; // as if empty
    TRY_VOID(discard());
    return useOnce(work);
}

Result<> DerivedFile::write(const std::function<Result<>(Connection&)>& work) const
{
    if (m_access == DatabaseAccess::ReadOnly)
        return fail(ErrorCode::Unavailable, u"'%1' is open for reading only."_s.arg(path()));
    const std::lock_guard lock(m_writing);
    return use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(Transaction transaction, begun, Transaction::begin(db));
        TRY_VOID(work(db));
        return transaction.commit();
    });
}

QString DerivedFile::path() const
{
    return m_connections->path();
}

qint64 DerivedFile::bytes() const
{
    return QFileInfo(path()).size();
}

} // namespace vitrine
