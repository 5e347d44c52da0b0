#include "core/storage/write_turn.h"

#include "core/storage/holders.h"

#include <QElapsedTimer>
#include <QFile>

#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kLook = std::chrono::milliseconds(1);

/// SQLite asks again after each look; `patience` is in looks.
int waitForWriter(void* patience, int looks)
{
    if (looks >= *static_cast<const int*>(patience))
        return 0;
    std::this_thread::sleep_for(kLook);
    return 1;
}

} // namespace

WriteTurn::WriteTurn(Connection& db, QString folder, int patienceMs, int file)
    : m_db(db), m_folder(std::move(folder)), m_patienceMs(patienceMs), m_file(file)
{
    sqlite3_busy_handler(db.handle(), waitForWriter, &m_patienceMs);
}

WriteTurn::~WriteTurn()
{
    sqlite3_busy_handler(m_db.handle(), nullptr, nullptr);
    ::close(m_file);
}

Result<std::unique_ptr<WriteTurn>> WriteTurn::create(Connection& db, const QString& sessionsFolder, int patienceMs)
{
    const QString path = sessionsFolder + u"/next.lock"_s;
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return fail(ErrorCode::Io, u"\"%1\" could not be opened (%2)."_s.arg(path, qt_error_string()));
    return std::unique_ptr<WriteTurn>(new WriteTurn(db, sessionsFolder, patienceMs, file));
}

bool WriteTurn::standInLine() const
{
    QElapsedTimer waited;
    waited.start();
    while (::flock(m_file, LOCK_EX | LOCK_NB) != 0) {
        if (waited.elapsed() >= m_patienceMs)
            return false;
        std::this_thread::sleep_for(kLook);
    }
    return true;
}

Error WriteTurn::tooLong() const
{
    QStringList others;
    for (const Holder& holder : livingHolders(m_folder)) {
        if (holder.pid != ::getpid())
            others << u"%1, process %2"_s.arg(holder.program).arg(holder.pid);
    }
    const QString who = others.isEmpty() ? QString() : u" (%1)"_s.arg(others.join(u"; "_s));
    return fail(ErrorCode::Unavailable, u"Another program%1 is writing to the catalogue and did not finish within %2 "
                                        "seconds; try again, or end it first."_s.arg(who)
                                            .arg(m_patienceMs / 1000));
}

Result<Transaction> WriteTurn::begin()
{
    if (!standInLine())
        return tooLong();
    auto begun = Transaction::begin(m_db);
    ::flock(m_file, LOCK_UN);
    if (!begun.ok() && (sqlite3_errcode(m_db.handle()) & 0xff) == SQLITE_BUSY)
        return tooLong();
    return begun;
}

} // namespace vitrine
