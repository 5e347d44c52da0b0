#include "core/services/api_keys.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxNameChars = 64;
constexpr std::string_view kUpperAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::string_view kSecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

QString randomText(int count, std::string_view alphabet)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += QLatin1Char(alphabet[QRandomGenerator::system()->bounded(quint32(alphabet.size()))]);
    return text;
}

/// A descriptor that is closed at the end.
class Descriptor
{
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int value() const { return m_value; }
    bool isOpen() const { return m_value >= 0; }

private:
    int m_value;
};

Error ioError(const QString& deed, const QString& path)
{
    return fail(ErrorCode::Io, u"Could not %1 %2: %3."_s.arg(deed, path, QString::fromLocal8Bit(std::strerror(errno))));
}

Result<QString> checkedName(const QString& name)
{
    const QString trimmed = name.trimmed();
    const bool control =
        std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (trimmed.isEmpty() || trimmed.size() > kMaxNameChars || control)
        return fail(ErrorCode::InvalidInput,
                    u"A key's name has 1 to %1 characters and no control characters."_s.arg(kMaxNameChars));
    return trimmed;
}

NewApiKey keyOf(const QJsonObject& object)
{
    NewApiKey key;
    key.key.name = object.value("name"_L1).toString();
    key.key.accessKey = object.value("access_key"_L1).toString();
    key.key.rights = object.value("rights"_L1).toString() == u"read_only" ? ApiRights::ReadOnly : ApiRights::ReadWrite;
    key.key.createdUtc = object.value("created"_L1).toInteger();
    if (object.contains("revoked"_L1))
        key.key.revokedUtc = object.value("revoked"_L1).toInteger();
    key.secretKey = object.value("secret_key"_L1).toString();
    return key;
}

QJsonObject objectOf(const NewApiKey& key)
{
    QJsonObject object{{"name"_L1, key.key.name},
                       {"access_key"_L1, key.key.accessKey},
                       {"rights"_L1, key.key.rights == ApiRights::ReadOnly ? u"read_only"_s : u"read_write"_s},
                       {"created"_L1, key.key.createdUtc}};
    if (key.key.revokedUtc)
        object.insert("revoked"_L1, *key.key.revokedUtc);
    else
        object.insert("secret_key"_L1, key.secretKey);
    return object;
}

Result<> writeWhole(int descriptor, const QByteArray& bytes, const QString& path)
{
    for (qsizetype written = 0; written < bytes.size();) {
        const ssize_t count = ::write(descriptor, bytes.constData() + written, size_t(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ioError(u"write"_s, path);
        written += count;
    }
    return ::fsync(descriptor) == 0 ? Result<>() : Result<>(ioError(u"write"_s, path));
}

/// Writes beside `path`, readable by nobody else from the first byte on, then takes its place.
Result<> replaceFile(const QString& path, const QByteArray& bytes)
{
    const QString temporary = path + u'.' + randomText(12, kUpperAndDigits);
    const QByteArray name = QFile::encodeName(temporary);
    {
        const Descriptor file(::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!file.isOpen())
            return ioError(u"make"_s, temporary);
        if (auto written = writeWhole(file.value(), bytes, temporary); !written.ok()) {
            ::unlink(name.constData());
            return written;
        }
    }
    if (::rename(name.constData(), QFile::encodeName(path).constData()) != 0) {
        const Error error = ioError(u"replace"_s, path);
        ::unlink(name.constData());
        return error;
    }
    const Descriptor folder(
        ::open(QFile::encodeName(path.left(path.lastIndexOf(u'/'))).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.isOpen() && ::fsync(folder.value()) == 0 ? Result<>() : Result<>(ioError(u"keep"_s, path));
}

/// What tells one state of the file from another.
struct Stamp {
    ino_t inode = 0;
    off_t size = -1;
    qint64 seconds = 0, nanoseconds = 0;
    bool operator==(const Stamp&) const = default;
};

Stamp stampOf(const struct stat& info)
{
    return {info.st_ino, info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec};
}

} // namespace

struct ApiKeyStore::Data {
    Data(const QString& folder_, const QString& catalogueUuid)
        : folder(folder_), path(QDir(folder_).filePath(catalogueUuid + u".json"_s))
    {}

    /// Reads the file again if it has changed. Precondition: `mutex` is held.
    Result<> refresh()
    {
        const QByteArray name = QFile::encodeName(path);
        struct stat info {};
        if (::lstat(name.constData(), &info) != 0) {
            if (errno != ENOENT)
                return ioError(u"read the keys in"_s, path);
            keys.clear();
            stamp = {};
            return {};
        }
        TRY_VOID(checkOwner(info));
        if (stampOf(info) == stamp)
            return {};
        const Descriptor file(::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file.isOpen() || ::fstat(file.value(), &info) != 0)
            return ioError(u"read the keys in"_s, path);
        TRY_VOID(checkOwner(info));
        return load(file.value(), info);
    }

    Result<> checkOwner(const struct stat& info) const
    {
        if (S_ISREG(info.st_mode) && (info.st_mode & 077) == 0 && info.st_uid == ::geteuid())
            return {};
        return fail(ErrorCode::Io, u"Others could read the keys in %1; take their rights away (chmod 600) and make "
                                   "new keys."_s.arg(path));
    }

    Result<> load(int descriptor, const struct stat& info)
    {
        QFile file;
        if (!file.open(descriptor, QIODevice::ReadOnly))
            return fail(ErrorCode::Io, u"Could not read the keys in %1: %2."_s.arg(path, file.errorString()));
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
        if (!document.isObject())
            return fail(ErrorCode::Io, u"The keys in %1 cannot be read (%2); restore the file or remove it and make "
                                       "new keys."_s.arg(path, problem.errorString()));
        keys.clear();
        for (const QJsonValue& each : document.object().value("keys"_L1).toArray())
            keys.push_back(keyOf(each.toObject()));
        stamp = stampOf(info);
        return {};
    }

    /// Reads, changes and replaces the file while no other process does.
    template <class Change>
    Result<> edit(Change change)
    {
        if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno == ENOENT && QDir().mkpath(folder))
            ::chmod(QFile::encodeName(folder).constData(), 0700);
        const QString lockPath = path + u".lock"_s;
        const Descriptor lock(::open(QFile::encodeName(lockPath).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
        if (!lock.isOpen() || ::flock(lock.value(), LOCK_EX) != 0)
            return ioError(u"lock the keys by"_s, lockPath);
        const std::lock_guard guard(mutex);
        TRY_VOID(refresh());
        auto changed = keys;
        TRY_VOID(change(changed));
        QJsonArray list;
        for (const NewApiKey& key : changed)
            list.append(objectOf(key));
        TRY_VOID(replaceFile(path, QJsonDocument(QJsonObject{{"version"_L1, 1}, {"keys"_L1, list}}).toJson()));
        return refresh();
    }

    const QString folder, path;
    std::mutex mutex;
    std::vector<NewApiKey> keys;
    Stamp stamp;
};

ApiKeyStore::ApiKeyStore(const QString& folder, const QString& catalogueUuid)
    : m_data(std::make_unique<Data>(folder, catalogueUuid))
{}

ApiKeyStore::~ApiKeyStore() = default;

Result<NewApiKey> ApiKeyStore::add(const QString& name, ApiRights rights, UtcMillis now)
{
    TRY_ASSIGN(const QString checked, trimmed, checkedName(name));
    NewApiKey added;
    added.key = {checked, u"VI"_s + randomText(18, kUpperAndDigits), rights, now, {}};
    added.secretKey = randomText(40, kSecretAlphabet);
    TRY_VOID(m_data->edit([&](std::vector<NewApiKey>& keys) -> Result<> {
        const bool taken = std::any_of(keys.begin(), keys.end(), [&](const NewApiKey& key) {
            return !key.key.revokedUtc && key.key.name == checked;
        });
        if (taken)
            return fail(ErrorCode::Conflict,
                        u"There is a key called '%1' already; revoke it or choose another name."_s.arg(checked));
        keys.push_back(added);
        return {};
    }));
    return added;
}

Result<std::vector<ApiKey>> ApiKeyStore::list() const
{
    const std::lock_guard guard(m_data->mutex);
    TRY_VOID(m_data->refresh());
    std::vector<ApiKey> keys;
    for (auto key = m_data->keys.rbegin(); key != m_data->keys.rend(); ++key)
        keys.push_back(key->key);
    return keys;
}

Result<> ApiKeyStore::revoke(const QString& nameOrAccessKey, UtcMillis now)
{
    return m_data->edit([&](std::vector<NewApiKey>& keys) -> Result<> {
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const NewApiKey& each) {
            return !each.key.revokedUtc && (each.key.name == nameOrAccessKey || each.key.accessKey == nameOrAccessKey);
        });
        if (key == keys.end())
            return fail(ErrorCode::NotFound, u"There is no key '%1' in force."_s.arg(nameOrAccessKey));
        key->key.revokedUtc = now;
        key->secretKey.clear();
        return {};
    });
}

Result<std::optional<NewApiKey>> ApiKeyStore::find(const QString& accessKey) const
{
    const std::lock_guard guard(m_data->mutex);
    TRY_VOID(m_data->refresh());
    for (const NewApiKey& key : m_data->keys)
        if (!key.key.revokedUtc && key.key.accessKey == accessKey)
            return std::optional(key);
    return std::optional<NewApiKey>();
}

QString apiKeyFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/vitrine/keys"_s;
}

} // namespace vitrine
