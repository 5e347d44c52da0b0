#include "core/storage/blob_temporaries.h"

#include "core/base/uuid.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr qsizetype kUuidLength = 36;

QString lockPath(const QString& folder, const QString& session)
{
    return folder + u'/' + session + u".lock"_s;
}

/// The locked descriptor, or -1 when somebody else holds it or it cannot be opened.
int tryLock(const QString& path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return -1;
    struct stat status = {};
    // A cleaner may take the file away between open and lock: then the lock is on a name that is gone.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &status) == 0 && status.st_nlink > 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

} // namespace

BlobTemporaries::~BlobTemporaries()
{
    if (m_lock < 0)
        return;
    QFile::remove(lockPath(m_folder, m_session));
    ::close(m_lock);
}

Result<> BlobTemporaries::startSession()
{
    const std::lock_guard guard(m_mutex);
    if (m_lock >= 0)
        return {};
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::Io, u"The folder '%1' cannot be made; is the catalogue writable?"_s.arg(m_folder));
    for (int attempt = 0; attempt < 8 && m_lock < 0; ++attempt) {
        m_session = newUuid();
        m_lock = tryLock(lockPath(m_folder, m_session), O_RDWR | O_CREAT | O_EXCL);
    }
    if (m_lock < 0)
        return fail(ErrorCode::Io, u"No file can be made in '%1': %2."_s.arg(m_folder, qt_error_string(errno)));
    return {};
}

Result<QString> BlobTemporaries::newPath()
{
    TRY_VOID(startSession());
    return u"%1/%2-%3.part"_s.arg(m_folder, m_session).arg(m_next++);
}

int BlobTemporaries::removeStale()
{
    const QStringList names = QDir(m_folder).entryList(QDir::Files | QDir::Hidden | QDir::System);
    QSet<QString> sessions;
    for (const QString& name : names)
        sessions.insert(name.left(kUuidLength));
    int removed = 0;
    for (const QString& session : sessions) {
        const QString lock = lockPath(m_folder, session);
        const int descriptor = tryLock(lock, O_RDWR | O_CREAT);
        if (descriptor < 0)
            continue;
        for (const QString& name : names) {
            if (name.startsWith(session) && name.endsWith(".part"_L1) && QFile::remove(m_folder + u'/' + name))
                ++removed;
        }
        QFile::remove(lock);
        ::close(descriptor);
    }
    return removed;
}

} // namespace vitrine
