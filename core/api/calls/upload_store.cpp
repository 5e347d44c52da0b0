#include "core/api/calls/upload_store.h"

#include "core/api/calls/random_text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSaveFile>

#include <algorithm>
#include <deque>
#include <mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLifetimeMs = 24 * 3600 * 1000;
constexpr qsizetype kMaxObjects = 4096;

/// An object's file with its mapping; removed with the last body that shows it.
struct MappedFile {
    explicit MappedFile(const QString& path) : file(path) {}
    ~MappedFile() { file.remove(); }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    QFile file;
};

Result<HttpBody> writtenBody(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, u"Could not keep an upload in %1: %2"_s.arg(path, file.errorString()));
    auto mapped = std::make_shared<MappedFile>(path);
    uchar* view = mapped->file.open(QIODevice::ReadOnly) ? mapped->file.map(0, bytes.size()) : nullptr;
    if (!view)
        return fail(ErrorCode::Io, u"Could not read the upload %1 again: %2"_s.arg(path, mapped->file.errorString()));
    const auto shown = QByteArray::fromRawData(reinterpret_cast<const char*>(view), bytes.size());
    return HttpBody(mapped, path, shown);
}

} // namespace

struct UploadStore::Data {
    struct Slot {
        Object object;
        UtcMillis sinceUtc = 0;
        bool isPut = false;
    };

    Data(const QString& folder_, const Clock& clock_, qint64 maxBytes_)
        : folder(folder_), clock(clock_), maxBytes(maxBytes_)
    {}

    /// Forgets a key; `order` may keep its name, which then fits nothing.
    void drop(const QByteArray& key)
    {
        bytes -= slots_.value(key).object.body.size();
        slots_.remove(key);
    }
    /// Drops what is too old, and the oldest while there are too many or too much.
    void prune(qint64 comingBytes)
    {
        const UtcMillis now = clock.now();
        while (!order.empty()) {
            const auto oldest = slots_.constFind(order.front());
            const bool gone = oldest == slots_.constEnd();
            const bool old = !gone && now - oldest->sinceUtc > kLifetimeMs;
            const bool tooMuch = slots_.size() > kMaxObjects || bytes + comingBytes > maxBytes;
            if (!gone && !old && !tooMuch)
                return;
            if (!gone)
                drop(order.front());
            order.pop_front();
        }
    }
    const Slot* find(const QByteArray& key) const
    {
        const auto slot = slots_.constFind(key);
        return slot == slots_.constEnd() || clock.now() - slot->sinceUtc > kLifetimeMs ? nullptr : &*slot;
    }

    const QString folder;
    const Clock& clock;
    const qint64 maxBytes;
    mutable std::mutex mutex;
    QHash<QByteArray, Slot> slots_;
    std::deque<QByteArray> order; ///< keys, oldest first
    qint64 bytes = 0, written = 0;
};

UploadStore::UploadStore(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
UploadStore::~UploadStore() = default;

Result<std::unique_ptr<UploadStore>> UploadStore::open(const QString& folder, const Clock& clock, qint64 maxBytes)
{
    QDir dir(folder);
    if (!dir.removeRecursively() || !dir.mkpath(folder))
        return fail(ErrorCode::Io, u"Could not make the folder for uploads, %1; check its rights."_s.arg(folder));
    return std::unique_ptr<UploadStore>(new UploadStore(std::make_unique<Data>(folder, clock, maxBytes)));
}

QByteArray UploadStore::reserve(const QByteArray& purpose)
{
    const QByteArray key = randomText(40, kLettersAndDigits);
    const std::lock_guard lock(m_data->mutex);
    m_data->prune(0);
    Data::Slot slot;
    slot.object.key = key;
    slot.object.purpose = purpose;
    slot.sinceUtc = m_data->clock.now();
    m_data->slots_.insert(key, slot);
    m_data->order.push_back(key);
    return key;
}

std::optional<QByteArray> UploadStore::purposeOf(const QByteArray& key) const
{
    const std::lock_guard lock(m_data->mutex);
    const Data::Slot* slot = m_data->find(key);
    return slot ? std::optional(slot->object.purpose) : std::nullopt;
}

Result<> UploadStore::put(const QByteArray& key, const QByteArray& mediaType, const HttpBody& body)
{
    if (body.size() > m_data->maxBytes)
        return fail(ErrorCode::TooLarge,
                    u"An upload of %1 bytes is over the limit of %2 bytes."_s.arg(body.size()).arg(m_data->maxBytes));
    QString path;
    {
        const std::lock_guard lock(m_data->mutex);
        if (!m_data->find(key))
            return fail(ErrorCode::NotFound, u"There is no open upload of this key; it was taken or is too old."_s);
        path = m_data->folder + u"/%1"_s.arg(++m_data->written);
    }
    // A spooled body is a file already; small ones are written, so that memory does not fill.
    HttpBody kept = body;
    if (!body.isSpooled() && body.size() > 0) {
        TRY_ASSIGN(kept, written, writtenBody(path, body.bytes()));
    }
    const QByteArray md5 = QCryptographicHash::hash(kept.bytes(), QCryptographicHash::Md5).toBase64();
    const std::lock_guard lock(m_data->mutex);
    if (!m_data->slots_.contains(key))
        return fail(ErrorCode::NotFound, u"The upload was taken away meanwhile."_s);
    // This one is the newest now; others make room for it.
    std::erase(m_data->order, key);
    m_data->order.push_back(key);
    m_data->prune(kept.size());
    const auto slot = m_data->slots_.find(key);
    m_data->bytes += kept.size() - slot->object.body.size();
    slot->object.body = kept;
    slot->object.mediaType = mediaType;
    slot->object.md5Base64 = md5;
    slot->isPut = true;
    return {};
}

std::optional<UploadStore::Object> UploadStore::find(const QByteArray& key) const
{
    const std::lock_guard lock(m_data->mutex);
    const Data::Slot* slot = m_data->find(key);
    return slot && slot->isPut ? std::optional(slot->object) : std::nullopt;
}

std::vector<UploadStore::Object> UploadStore::findAll(QByteArrayView purposePrefix) const
{
    std::vector<Object> objects;
    {
        const std::lock_guard lock(m_data->mutex);
        for (const Data::Slot& slot : std::as_const(m_data->slots_)) {
            if (slot.isPut && slot.object.purpose.startsWith(purposePrefix))
                objects.push_back(slot.object);
        }
    }
    std::sort(objects.begin(), objects.end(),
              [](const Object& left, const Object& right) { return left.purpose < right.purpose; });
    return objects;
}

void UploadStore::remove(const QByteArray& key)
{
    const std::lock_guard lock(m_data->mutex);
    m_data->drop(key);
}

} // namespace vitrine
