#include "tests/gui/sql_watch.h"

#include <QString>

#include <sqlite3.h>

#include <atomic>
#include <thread>

namespace vitrine::test {

namespace {

std::atomic<bool> watching{false};
std::atomic<int> others{0};
std::thread::id watched;     ///< written before watching begins
QStringList* seen = nullptr; ///< touched by the watched thread only

int note(unsigned, void*, void* statement, void*)
{
    if (!watching)
        return 0;
    if (std::this_thread::get_id() != watched) {
        ++others;
        return 0;
    }
    const QString sql = QString::fromUtf8(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
    if (!seen->contains(sql))
        seen->append(sql);
    return 0;
}

int traceConnection(sqlite3* database, const char**, const void*)
{
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, &note, nullptr);
}

using Extension = void (*)();
Extension extension()
{
    return reinterpret_cast<Extension>(&traceConnection); // the signature that SQLite documents for it
}

} // namespace

SqlWatch::SqlWatch()
{
    Q_ASSERT(!seen);
    seen = new QStringList;
    watched = std::this_thread::get_id();
    sqlite3_auto_extension(extension());
}

SqlWatch::~SqlWatch()
{
    watching = false;
    sqlite3_cancel_auto_extension(extension());
    delete seen;
    seen = nullptr;
}

void SqlWatch::start()
{
    seen->clear();
    others = 0;
    watching = true;
}

QStringList SqlWatch::stop()
{
    watching = false;
    return *seen;
}

int SqlWatch::elsewhere() const
{
    return others;
}

} // namespace vitrine::test
