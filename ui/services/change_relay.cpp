#include "ui/services/change_relay.h"

#include "core/storage/change_feed.h"

#include <QTimer>

#include <mutex>

namespace vitrine {

namespace {
constexpr int kQuietMs = 100;
/// Above this many ids one reload is cheaper than so many patches.
constexpr qsizetype kMostIds = 20000;

template <class Key>
void mergeMap(QHash<Key, Changes>& into, const QHash<Key, Changes>& later)
{
    for (auto it = later.cbegin(); it != later.cend(); ++it)
        into[it.key()] |= it.value();
}
} // namespace

void mergeChanges(ChangeSet& into, const ChangeSet& later)
{
    into.newestStep = std::max(into.newestStep, later.newestStep);
    mergeMap(into.products, later.products);
    mergeMap(into.assets, later.assets);
    into.tagTree |= later.tagTree;
    into.categoryTree |= later.categoryTree;
    into.attributeDefinitions |= later.attributeDefinitions;
    into.galleries |= later.galleries;
    into.savedSearches |= later.savedSearches;
    into.settings |= later.settings;
    into.history |= later.history;
    into.everything |= later.everything;
    if (into.products.size() + into.assets.size() > kMostIds) {
        into.products.clear();
        into.assets.clear();
        into.everything = true;
    }
}

struct ChangeRelay::Data {
    std::mutex mutex;
    ChangeSet pending;
    bool posted = false;
    QTimer quiet;
    ChangeFeed::Subscription subscription; ///< last: ends first
};

ChangeRelay::ChangeRelay(QObject* parent) : QObject(parent), m_data(std::make_unique<Data>())
{
    m_data->quiet.setSingleShot(true);
    m_data->quiet.setInterval(kQuietMs);
    connect(&m_data->quiet, &QTimer::timeout, this, &ChangeRelay::deliver);
}

ChangeRelay::ChangeRelay(Catalogue& catalogue, QObject* parent) : ChangeRelay(parent)
{
    m_data->subscription = catalogue.changes().subscribe([this](const ChangeSet& changes) { accept(changes); });
}

ChangeRelay::~ChangeRelay()
{
    m_data->subscription = {};
}

void ChangeRelay::accept(const ChangeSet& changes)
{
    const std::lock_guard lock(m_data->mutex);
    mergeChanges(m_data->pending, changes);
    if (m_data->posted)
        return;
    m_data->posted = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_data->quiet.isActive())
                deliver();
        },
        Qt::QueuedConnection);
}

void ChangeRelay::deliver()
{
    ChangeSet changes;
    {
        const std::lock_guard lock(m_data->mutex);
        std::swap(changes, m_data->pending);
        m_data->posted = false;
    }
    if (changes.isEmpty())
        return;
    m_data->quiet.start();
    Q_EMIT changed(changes);
}

} // namespace vitrine
