#include "core/storage/change_feed.h"
#include "core/storage/change_reader.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// Collects what a feed tells and waits for it.
class Collector
{
public:
    void operator()(const ChangeSet& changes)
    {
        const std::lock_guard lock(m_mutex);
        m_sets.push_back(changes);
        m_changed.notify_all();
    }
    bool waitFor(const std::function<bool(const ChangeSet&)>& wanted)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return std::ranges::any_of(m_sets, wanted); });
    }
    size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_sets.size();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<ChangeSet> m_sets;
};

const QString kProduct = u"INSERT INTO product (uuid, name, created_utc) VALUES ('p', 'p', 0)"_s;
const QString kAsset = u"INSERT INTO asset (uuid, kind, state, created_utc) VALUES ('a', 'picture', 'ready', 0)"_s;

} // namespace

class TestChangeFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_catalogue = std::make_unique<TestCatalogue>();
        m_reader = std::make_unique<ChangeReader>(m_catalogue->base().db());
        must(m_reader->skipToEnd());
    }

    void read_everyTable_saysWhatChangedOfWhom_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("product");
        QTest::addColumn<int>("asset");
        const auto row = [](const char* name, const QString& sql, Changes product, Changes asset = {}) {
            QTest::newRow(name) << sql << int(product) << int(asset);
        };
        row("fields", u"UPDATE product SET name = 'x'"_s, Changed::Fields);
        row("trash", u"UPDATE product SET trashed_utc = 4"_s, Changed::Trash);
        row("cover", u"UPDATE product SET cover = 1"_s, Changed::Media);
        row("two at once", u"UPDATE product SET cover = 1, brand = 'b'"_s, Changes(Changed::Media) | Changed::Fields);
        row("removed", u"DELETE FROM product"_s, Changed::Removed);
        row("text", u"INSERT INTO product_text (product, position) VALUES (1, 0)"_s, Changed::Texts);
        row("translation", u"INSERT INTO product_translation (product, language) VALUES (1, 'de')"_s, Changed::Texts);
        row("picture", u"INSERT INTO product_asset (product, asset, position) VALUES (1, 1, 0)"_s, Changed::Media,
            Changed::Media);
        row("asset rated", u"UPDATE asset SET rating = 4"_s, {}, Changed::Fields);
        row("asset file",
            u"INSERT INTO asset_file (asset, role, state, storage) VALUES (1, 'main', 'ready', 'managed')"_s, {},
            Changed::Files);
        row("link", u"INSERT INTO product_link (product, target, kind) VALUES (1, 1, 'related')"_s, Changed::Links);
    }

    void read_everyTable_saysWhatChangedOfWhom()
    {
        QFETCH(QString, sql);
        QFETCH(int, product);
        QFETCH(int, asset);
        m_catalogue->mustRun({kProduct, kAsset});
        ChangeSet changes = must(m_reader->read());
        QCOMPARE(changes.products.value(ProductId(1)), Changes(Changed::Created));
        QCOMPARE(changes.assets.value(AssetId(1)), Changes(Changed::Created));
        const StepId step = m_catalogue->mustRun({sql});
        changes = must(m_reader->read());
        QCOMPARE(int(changes.products.value(ProductId(1))), product);
        QCOMPARE(int(changes.assets.value(AssetId(1))), asset);
        QVERIFY(changes.history);
        QCOMPARE(changes.newestStep, step);
        QVERIFY(must(m_reader->read()).isEmpty());
    }

    void read_trees_raiseTheirFlag()
    {
        m_catalogue->mustRun({u"INSERT INTO tag (uuid, name, name_key) VALUES ('t', 't', 't')"_s,
                              u"INSERT INTO category (uuid, name, name_key) VALUES ('t', 't', 't')"_s,
                              u"INSERT INTO attribute (uuid, key, name, type) VALUES ('t', 't', 't', 'text')"_s,
                              u"INSERT INTO gallery (uuid, name, created_utc) VALUES ('t', 't', 0)"_s,
                              u"INSERT INTO saved_search (uuid, name, query) VALUES ('t', 't', '')"_s,
                              u"INSERT INTO setting (key, value) VALUES ('t', 't')"_s});
        const ChangeSet changes = must(m_reader->read());
        QVERIFY(changes.tagTree && changes.categoryTree && changes.attributeDefinitions && changes.galleries &&
                changes.savedSearches && changes.settings);
        QVERIFY(changes.products.isEmpty() && changes.assets.isEmpty());
    }

    void read_openStepThenItsCommit_areBothTold()
    {
        const StepId step = must(m_catalogue->writer().beginStep(TestCatalogue::info()));
        must(m_catalogue->writer().append(step, TestCatalogue::edit({kProduct})));
        QVERIFY(must(m_reader->read()).products.contains(ProductId(1)));
        must(m_catalogue->writer().commitStep(step));
        const ChangeSet changes = must(m_reader->read());
        QVERIFY(changes.history);
        QVERIFY(changes.products.isEmpty());
    }

    void read_moreThanTwentyThousand_isEverything()
    {
        m_catalogue->mustRun({u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20001) "
                              "INSERT INTO product (uuid, created_utc) SELECT i, 0 FROM n"_s});
        const ChangeSet changes = must(m_reader->read());
        QVERIFY(changes.everything);
        QVERIFY(changes.products.isEmpty());
        QVERIFY(must(m_reader->read()).isEmpty());
    }

    void subscribe_ownCommit_isToldAfterWake()
    {
        auto feed = must(ChangeFeed::start(m_catalogue->base().path()));
        Collector collector;
        const auto subscription = feed->subscribe(std::ref(collector));
        m_catalogue->writer().setCommitListener([&] { feed->wake(); });
        const StepId step = m_catalogue->mustRun({kProduct});
        QVERIFY(collector.waitFor([&](const ChangeSet& set) { return set.newestStep == step; }));
        must(m_catalogue->writer().undo(step, TestCatalogue::actor()));
        QVERIFY(collector.waitFor(
            [](const ChangeSet& set) { return set.products.value(ProductId(1)).testFlag(Changed::Removed); }));
        m_catalogue->writer().setCommitListener({});
    }

    void subscribe_commitOfAnotherWriter_isToldWithoutWake()
    {
        auto feed = must(ChangeFeed::start(m_catalogue->base().path()));
        Collector collector;
        const auto subscription = feed->subscribe(std::ref(collector));
        auto other = must(Writer::open(m_catalogue->base().path(), m_catalogue->clock()));
        must(other->run(TestCatalogue::info(), TestCatalogue::edit({kProduct})));
        QVERIFY(collector.waitFor([](const ChangeSet& set) { return set.products.contains(ProductId(1)); }));
    }

    void subscription_ended_isNeverCalledAgain()
    {
        auto feed = must(ChangeFeed::start(m_catalogue->base().path()));
        Collector ended;
        Collector other;
        const auto kept = feed->subscribe(std::ref(other));
        {
            const auto subscription = feed->subscribe(std::ref(ended));
            feed->announcePreviews(std::vector{AssetId(4)});
            QVERIFY(ended.waitFor(
                [](const ChangeSet& set) { return set.assets.value(AssetId(4)).testFlag(Changed::Previews); }));
        }
        const size_t before = ended.count();
        feed->announcePreviews(std::vector{AssetId(5)});
        QVERIFY(other.waitFor([](const ChangeSet& set) { return set.assets.contains(AssetId(5)); }));
        QCOMPARE(ended.count(), before);
    }

    void subscription_endedFromItsOwnListener_doesNotHang()
    {
        auto feed = must(ChangeFeed::start(m_catalogue->base().path()));
        Collector collector;
        ChangeFeed::Subscription own;
        const auto kept = feed->subscribe(std::ref(collector));
        std::mutex mutex;
        std::unique_lock lock(mutex);
        own = feed->subscribe([&](const ChangeSet&) {
            const std::lock_guard inside(mutex);
            own = {};
        });
        lock.unlock();
        feed->announcePreviews(std::vector{AssetId(1)});
        feed->announcePreviews(std::vector{AssetId(2)});
        QVERIFY(collector.waitFor([](const ChangeSet& set) { return set.assets.contains(AssetId(2)); }));
        feed.reset();
    }

    void start_missingFile_fails()
    {
        const auto feed = ChangeFeed::start(m_catalogue->base().folder() + u"/none.sqlite"_s);
        QCOMPARE(feed.error().code, ErrorCode::NotFound);
    }

private:
    std::unique_ptr<TestCatalogue> m_catalogue;
    std::unique_ptr<ChangeReader> m_reader;
};

VITRINE_REGISTER_TEST(TestChangeFeed)
#include "tst_change_feed.moc"
