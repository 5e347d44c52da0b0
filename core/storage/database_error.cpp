#include "core/storage/database_error.h"

#include <sqlite3.h>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Error constraintError(int code, const QString& message, const std::source_location& where)
{
    if (code == SQLITE_CONSTRAINT_NOTNULL && message.contains(u"journal.step"_s))
        return fail(ErrorCode::Internal, u"A journalled table was changed outside a step; nothing was saved."_s, where);
    if (code == SQLITE_CONSTRAINT_NOTNULL || code == SQLITE_CONSTRAINT_DATATYPE)
        return fail(ErrorCode::Internal, u"A value does not fit its column (%1); nothing was saved."_s.arg(message),
                    where);
    return fail(ErrorCode::Conflict, u"The change breaks a rule of the catalogue (%1)."_s.arg(message), where);
}

} // namespace

Error databaseError(int code, const QString& message, const QString& path, std::source_location where)
{
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return constraintError(code, message, where);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(ErrorCode::Unavailable,
                    u"Another program is writing to \"%1\" and did not finish in time; try again."_s.arg(path), where);
    case SQLITE_FULL:
        return fail(
            ErrorCode::Io,
            u"The disk that holds \"%1\" is full: the change was not saved. Free some space and try again."_s.arg(path),
            where);
    case SQLITE_IOERR:
        return fail(ErrorCode::Io,
                    u"Reading or writing \"%1\" failed (%2): the change was not saved."_s.arg(path, message), where);
    case SQLITE_CANTOPEN:
        return fail(ErrorCode::Io, u"\"%1\" could not be opened (%2)."_s.arg(path, message), where);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fail(ErrorCode::Corrupt,
                    u"\"%1\" is damaged (%2); run a check on the catalogue or restore a backup."_s.arg(path, message),
                    where);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return fail(ErrorCode::Unavailable,
                    u"\"%1\" cannot be changed: the file or its folder is read-only. Allow writing to it or copy the "
                    "catalogue to a place where you may write."_s.arg(path),
                    where);
    case SQLITE_TOOBIG:
        return fail(ErrorCode::TooLarge, u"A value is too large for \"%1\" (%2)."_s.arg(path, message), where);
    case SQLITE_INTERRUPT:
        return fail(ErrorCode::Cancelled, u"Cancelled."_s, where);
    default:
        return fail(ErrorCode::Internal, u"The database \"%1\" refused a statement: %2."_s.arg(path, message), where);
    }
}

} // namespace vitrine
