#include "ui/services/thumbnail_loader.h"

#include <QCache>
#include <QHash>
#include <QSet>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace vitrine {

namespace {
constexpr qsizetype kCacheBytes = 192 * 1024 * 1024;
/// Older requests than this many are of rows long scrolled past.
constexpr size_t kMostWaiting = 512;

struct Request {
    ThumbnailKey key;
    quint64 generation = 0;
};
} // namespace

struct ThumbnailLoader::Data {
    ThumbnailReader read;
    // GUI thread only
    QCache<ThumbnailKey, QPixmap> ready{kCacheBytes};
    QHash<ThumbnailKey, ThumbState> states; ///< Loading and Failed; Ready is what the cache holds
    quint64 generation = 0;                 ///< an answer asked for before an invalidation is not taken
    QHash<QString, quint64> validFrom;
    // shared
    std::mutex mutex;
    std::condition_variable_any changed;
    std::vector<Request> waiting; ///< newest last
    std::vector<std::jthread> threads;
};

ThumbnailLoader::ThumbnailLoader(ThumbnailReader read, int threads, QObject* parent)
    : ThumbnailSource(parent), m_data(std::make_unique<Data>())
{
    m_data->read = std::move(read);
    const auto serve = [this](const std::stop_token& stop) {
        while (true) {
            std::unique_lock lock(m_data->mutex);
            if (!m_data->changed.wait(lock, stop, [this] { return !m_data->waiting.empty(); }))
                return;
            const Request request = m_data->waiting.back();
            m_data->waiting.pop_back();
            lock.unlock();
            auto result = m_data->read(request.key);
            QMetaObject::invokeMethod(
                this, [this, request, result = std::move(result)] { take(request.key, request.generation, result); },
                Qt::QueuedConnection);
        }
    };
    for (int i = 0; i < threads; ++i)
        m_data->threads.emplace_back(serve);
}

ThumbnailLoader::~ThumbnailLoader()
{
    for (std::jthread& thread : m_data->threads)
        thread.request_stop();
    m_data->threads.clear();
}

std::optional<QPixmap> ThumbnailLoader::cached(const ThumbnailKey& key) const
{
    const QPixmap* found = m_data->ready.object(key);
    return found ? std::optional(*found) : std::nullopt;
}

ThumbState ThumbnailLoader::state(const ThumbnailKey& key) const
{
    return m_data->ready.contains(key) ? ThumbState::Ready : m_data->states.value(key, ThumbState::Unknown);
}

void ThumbnailLoader::request(const ThumbnailKey& key)
{
    const ThumbState now = state(key);
    if (key.sha256.isEmpty() || now == ThumbState::Ready || now == ThumbState::Failed)
        return;
    std::vector<ThumbnailKey> dropped;
    {
        const std::lock_guard lock(m_data->mutex);
        auto& waiting = m_data->waiting;
        const auto same = std::find_if(waiting.begin(), waiting.end(), [&](const Request& r) { return r.key == key; });
        if (same != waiting.end())
            waiting.erase(same); // asked for again: to the front
        else if (now == ThumbState::Loading)
            return; // being read now
        waiting.push_back({key, ++m_data->generation});
        while (waiting.size() > kMostWaiting) {
            dropped.push_back(waiting.front().key);
            waiting.erase(waiting.begin());
        }
        m_data->changed.notify_one();
    }
    m_data->states.insert(key, ThumbState::Loading);
    for (const ThumbnailKey& one : dropped)
        m_data->states.remove(one);
}

void ThumbnailLoader::forget(const ThumbnailKey& key)
{
    const std::lock_guard lock(m_data->mutex);
    const auto removed = std::erase_if(m_data->waiting, [&](const Request& r) { return r.key == key; });
    if (removed > 0)
        m_data->states.remove(key);
}

void ThumbnailLoader::invalidate(const QString& sha256)
{
    for (const int edge : {256, 512}) {
        const ThumbnailKey key{sha256, edge};
        m_data->ready.remove(key);
        m_data->states.remove(key);
    }
    m_data->validFrom.insert(sha256, ++m_data->generation);
}

void ThumbnailLoader::dropFailures()
{
    if (m_data->states.removeIf([](const auto& state) { return state.value() == ThumbState::Failed; }) > 0)
        Q_EMIT failuresDropped();
}

void ThumbnailLoader::take(const ThumbnailKey& key, quint64 generation, const Result<std::optional<QImage>>& result)
{
    if (generation < m_data->validFrom.value(key.sha256, 0))
        return;
    m_data->states.remove(key);
    if (result.ok() && result.value() && !result.value()->isNull()) {
        auto pixmap = std::make_unique<QPixmap>(QPixmap::fromImage(*result.value()));
        const qsizetype bytes = qsizetype(pixmap->width()) * pixmap->height() * 4;
        m_data->ready.insert(key, pixmap.release(), bytes);
    } else {
        m_data->states.insert(key, ThumbState::Failed);
    }
    Q_EMIT ready(key);
}

} // namespace vitrine
