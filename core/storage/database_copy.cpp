#include "core/storage/database_copy.h"

#include "core/storage/connection.h"
#include "core/storage/database_error.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPagesAStep = 2000; // 8 MB between two looks at the cancel button

using Database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

Result<> copyPages(sqlite3* target, sqlite3* source, const QString& path, const JobContext& job)
{
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup)
        return databaseError(sqlite3_extended_errcode(target), QString::fromUtf8(sqlite3_errmsg(target)), path);
    int code = SQLITE_OK;
    Result<> going;
    while (code == SQLITE_OK && going.ok()) {
        code = sqlite3_backup_step(backup, kPagesAStep);
        const int total = sqlite3_backup_pagecount(backup);
        job.report({.done = total - sqlite3_backup_remaining(backup), .total = total, .step = path});
        going = job.checkpoint();
    }
    sqlite3_backup_finish(backup);
    TRY_VOID(going);
    if (code != SQLITE_DONE)
        return databaseError(code, QString::fromUtf8(sqlite3_errstr(code)), path);
    return {};
}

Result<> copyInto(const QString& temporary, const QString& source, const JobContext& job)
{
    TRY_ASSIGN(const std::unique_ptr<Connection> reader, opened, Connection::open(source, DatabaseAccess::ReadOnly));
    // A read transaction over the whole copy: writers go on, the copy is of this moment and never starts again.
    TRY_VOID(reader->exec(u"BEGIN"_s));
    TRY_VOID(reader->exec(u"SELECT count(*) FROM sqlite_schema"_s));
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(temporary).constData(), &handle,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const Database target(handle, &sqlite3_close);
    if (code != SQLITE_OK)
        return databaseError(code, QString::fromUtf8(sqlite3_errstr(code)), temporary);
    return copyPages(target.get(), reader->handle(), temporary, job);
}

Result<> syncToDisk(const QString& path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!synced)
        return fail(ErrorCode::Io, u"\"%1\" could not be brought to the disk (%2)."_s.arg(path, qt_error_string()));
    return {};
}

Result<> copyAndRename(const QString& temporary, const QString& source, const QString& target, const JobContext& job)
{
    TRY_VOID(copyInto(temporary, source, job));
    TRY_VOID(syncToDisk(temporary, O_RDONLY));
    if (std::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(target).constData()) != 0)
        return fail(ErrorCode::Io, u"\"%1\" could not be written (%2)."_s.arg(target, qt_error_string()));
    return syncToDisk(QFileInfo(target).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace

Result<> copyDatabase(const QString& source, const QString& target, const JobContext& job)
{
    const QString temporary = target + u".part"_s;
    QFile::remove(temporary);
    auto copied = copyAndRename(temporary, source, target, job);
    if (!copied.ok())
        QFile::remove(temporary);
    return copied;
}

} // namespace vitrine
