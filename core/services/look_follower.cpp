#include "core/services/look_follower.h"

#include "core/storage/catalogue_files.h"
#include "core/storage/reader_pool.h"

#include <algorithm>
#include <shared_mutex>
#include <unordered_set>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 1000;

/// What of an asset matters to whether and where it is found.
constexpr Changes kAssetMatters =
    Changes(Changed::Created) | Changed::Removed | Changed::Trash | Changed::Media | Changed::Files | Changed::Entries;
constexpr Changes kProductMatters = Changes(Changed::Removed) | Changed::Trash | Changed::Media;

} // namespace

LookFollower::LookFollower(LookShared& shared, LookDescriber& describer) : m_shared(shared), m_describer(describer)
{
    m_subscription = shared.catalogue.changes().subscribe([this](const ChangeSet&) {
        const std::lock_guard lock(m_mutex);
        ++m_asked;
        m_changed.notify_all();
    });
    m_thread = std::jthread([this](std::stop_token stop) { follow(stop); });
}

LookFollower::~LookFollower()
{
    m_subscription = {}; // waits for a running call
    m_thread.request_stop();
}

Result<> LookFollower::catchUp(const JobContext& job)
{
    std::unique_lock lock(m_mutex);
    const quint64 ask = ++m_asked;
    m_changed.notify_all();
    while (m_answered < ask) {
        m_changed.wait_for(lock, std::chrono::milliseconds(50));
        TRY_VOID(job.checkpoint());
    }
    return m_outcome;
}

void LookFollower::follow(std::stop_token stop)
{
    auto db = Connection::open(CatalogueFiles(m_shared.catalogue.folder()).database(), DatabaseAccess::ReadOnly);
    std::optional<ChangeReader> reader;
    if (db.ok())
        reader.emplace(*db.value());
    while (true) {
        quint64 asked = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [this] { return m_asked > m_answered || !m_loaded; });
            asked = m_asked;
        }
        if (stop.stop_requested())
            return;
        const Result<> outcome = reader ? look(*reader, stop) : Result<>(db.error());
        std::unique_lock lock(m_mutex);
        m_outcome = outcome;
        m_answered = asked;
        m_loaded = m_loaded || outcome.ok() || !reader;
        m_changed.notify_all();
        if (!outcome.ok() && !m_loaded)
            m_changed.wait_for(lock, std::chrono::milliseconds(200)); // a locked file: tried again
    }
}

/// After a failure everything is read again, so that nothing is missed.
Result<> LookFollower::look(ChangeReader& reader, std::stop_token stop)
{
    bool loaded = false;
    {
        const std::lock_guard lock(m_mutex);
        loaded = m_loaded && m_outcome.ok();
    }
    if (!loaded) {
        TRY_VOID(reader.skipToEnd());
        return readAll(stop);
    }
    TRY_ASSIGN(const ChangeSet changes, read, reader.read());
    return changes.everything ? readAll(stop) : apply(changes);
}

Result<> LookFollower::readAll(std::stop_token stop)
{
    std::vector<AssetId> living;
    for (AssetId last; !stop.stop_requested();) {
        using Ids = std::vector<AssetId>;
        TRY_ASSIGN(const Ids page, read, m_shared.catalogue.readers().read<Ids>([last](Connection& db) {
            return LookRows(db).page(last, kPage);
        }));
        if (page.empty())
            break;
        TRY_VOID(refresh(page));
        living.insert(living.end(), page.begin(), page.end());
        last = page.back();
    }
    return stop.stop_requested() ? Result<>() : forgetOthers(living);
}

Result<> LookFollower::forgetOthers(const std::vector<AssetId>& living)
{
    const std::unordered_set<AssetId> known(living.begin(), living.end());
    change([&](LookChange& edit) {
        for (const AssetId asset : m_shared.members.assets()) {
            if (!known.contains(asset))
                m_shared.members.remove(asset, edit);
        }
        m_shared.members.forgetExpected(edit);
    });
    m_describer.tellIfIdle();
    return {};
}

Result<> LookFollower::apply(const ChangeSet& changes)
{
    std::vector<AssetId> assets;
    for (auto asset = changes.assets.begin(); asset != changes.assets.end(); ++asset) {
        if (asset.value() & kAssetMatters)
            assets.push_back(asset.key());
    }
    std::vector<ProductId> products;
    for (auto product = changes.products.begin(); product != changes.products.end(); ++product) {
        if (product.value() & kProductMatters)
            products.push_back(product.key());
    }
    if (!products.empty()) {
        using Ids = std::vector<AssetId>;
        TRY_ASSIGN(const Ids shown, read, m_shared.catalogue.readers().read<Ids>([&](Connection& db) {
            return LookRows(db).assetsOf(products);
        }));
        assets.insert(assets.end(), shown.begin(), shown.end());
        const std::shared_lock lock(m_shared.mutex);
        for (const ProductId product : products) {
            const auto& before = m_shared.members.picturesOf(product);
            assets.insert(assets.end(), before.begin(), before.end());
        }
    }
    std::ranges::sort(assets);
    assets.erase(std::unique(assets.begin(), assets.end()), assets.end());
    for (size_t begin = 0; begin < assets.size(); begin += kPage)
        TRY_VOID(refresh(std::span(assets).subspan(begin, std::min<size_t>(kPage, assets.size() - begin))));
    return {};
}

Result<> LookFollower::refresh(std::span<const AssetId> assets)
{
    using Rows = std::vector<LookAssetRow>;
    TRY_ASSIGN(const Rows rows, read,
               m_shared.catalogue.readers().read<Rows>([&](Connection& db) { return LookRows(db).fetch(assets); }));
    change([&](LookChange& edit) {
        size_t next = 0; // rows come in the order of the ids, those that are gone left out
        for (const AssetId asset : assets) {
            if (next < rows.size() && rows[next].id == asset)
                m_shared.members.update(rows[next++], edit);
            else
                m_shared.members.remove(asset, edit);
        }
    });
    return {};
}

void LookFollower::change(const std::function<void(LookChange&)>& edit)
{
    LookChange change;
    {
        const std::unique_lock lock(m_shared.mutex);
        edit(change);
        for (const VectorSlot slot : change.gone) {
            m_shared.space->index->remove(slot);
            if (m_shared.next)
                m_shared.next->index->remove(slot);
        }
    }
    m_describer.add(std::move(change.toDescribe));
}

} // namespace vitrine
