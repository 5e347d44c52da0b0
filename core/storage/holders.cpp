#include "core/storage/holders.h"

#include "core/base/uuid.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString holderPath(const QString& folder, const QString& id)
{
    return folder + u'/' + id + u".lock"_s;
}

Error holderError(const QString& path)
{
    const QString reason = qt_error_string(errno);
    const bool denied = errno == EROFS || errno == EACCES || errno == EPERM;
    return fail(
        denied ? ErrorCode::Unavailable : ErrorCode::Io,
        u"\"%1\" could not be written (%2); a catalogue is opened for writing only where that is possible."_s.arg(
            path, reason));
}

enum class Life { Alive, Dead, Gone };

/// The lock of a living process cannot be shared. `id` is read from the steps of a file: it must be a plain name.
Life lifeOf(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return Life::Gone;
    const bool locked = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return locked ? Life::Alive : Life::Dead;
}

} // namespace

Result<std::unique_ptr<HolderFile>> HolderFile::create(const QString& sessionsFolder, UtcMillis now)
{
    const QString id = newUuid();
    const QString path = holderPath(sessionsFolder, id);
    const QString temporary = path + u".new"_s;
    errno = 0;
    if (!QDir().mkpath(sessionsFolder))
        return holderError(sessionsFolder);
    const int file = ::open(QFile::encodeName(temporary).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0)
        return holderError(temporary);
    const QJsonObject content{{u"pid"_s, qint64(::getpid())},
                              {u"program"_s, QString::fromLocal8Bit(program_invocation_short_name)},
                              {u"since"_s, now}};
    const QByteArray text = QJsonDocument(content).toJson(QJsonDocument::Compact);
    std::unique_ptr<HolderFile> holder(new HolderFile(id, temporary, file));
    // Locked before it gets its name: nobody ever sees it without its lock.
    if (::flock(file, LOCK_EX) != 0 || ::write(file, text.constData(), size_t(text.size())) != text.size() ||
        std::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(path).constData()) != 0)
        return holderError(path);
    holder->m_path = path;
    return holder;
}

HolderFile::~HolderFile()
{
    QFile::remove(m_path);
    ::close(m_file);
}

bool holderLives(const QString& sessionsFolder, const QString& id)
{
    return !id.isEmpty() && !id.contains(u'/') && lifeOf(holderPath(sessionsFolder, id)) == Life::Alive;
}

std::vector<Holder> livingHolders(const QString& sessionsFolder)
{
    std::vector<Holder> holders;
    const QDir folder(sessionsFolder);
    const QStringList names = folder.entryList({u"*.lock"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        const QString path = folder.filePath(name);
        const Life life = lifeOf(path);
        if (life == Life::Dead)
            QFile::remove(path);
        QFile file(path);
        if (life != Life::Alive || !file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject content = QJsonDocument::fromJson(file.read(4096)).object();
        holders.push_back({.id = name.chopped(5),
                           .pid = content[u"pid"_s].toInteger(),
                           .program = content[u"program"_s].toString(),
                           .sinceUtc = content[u"since"_s].toInteger()});
    }
    return holders;
}

} // namespace vitrine
