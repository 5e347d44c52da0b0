#include "core/storage/thumbnail_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

#include <QFile>
#include <QTemporaryDir>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestThumbnailStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"cache/thumbs.sqlite"_s);
    }

    void put_thumbnailAndLook_comeBackUnchanged()
    {
        const auto store = openStore();
        const DerivedMedia media = makeMedia(1);
        QVERIFY(store->put(std::span(&media, 1)).ok());
        QCOMPARE(store->thumbnail({media.sha256, 256, 7}).value(), std::optional(media.thumbs[0].second));
        QCOMPARE(store->thumbnail({media.sha256, 512, 7}).value(), std::optional(media.thumbs[1].second));
        QCOMPARE(store->look(media.sha256, 9).value(), media.look);
        QCOMPARE(store->thumbnail({media.sha256, 256, 8}).value(), std::nullopt);
        QCOMPARE(store->look(media.sha256, 8).value(), std::nullopt);
    }

    void put_hashWithItsHighestBit_isKept()
    {
        const auto store = openStore();
        DerivedMedia media = makeMedia(1);
        media.look->perceptualHash = 0xFFFFFFFFFFFFFFFEull;
        media.look->waveform.clear();
        QVERIFY(store->put(std::span(&media, 1)).ok());
        QCOMPARE(store->look(media.sha256, 9).value(), media.look);
    }

    void put_again_replaces()
    {
        const auto store = openStore();
        DerivedMedia media = makeMedia(1);
        QVERIFY(store->put(std::span(&media, 1)).ok());
        media.thumbs[0].second.bytes = "other";
        QVERIFY(store->put(std::span(&media, 1)).ok());
        QCOMPARE(store->thumbnail({media.sha256, 256, 7}).value()->bytes, "other");
    }

    void missing_someThere_givesTheOthersInOrder()
    {
        const auto store = openStore();
        const DerivedMedia media = makeMedia(2);
        QVERIFY(store->put(std::span(&media, 1)).ok());
        const std::vector<QString> asked = {hashOf(3), hashOf(2), hashOf(1)};
        const std::vector<QString> expected = {hashOf(3), hashOf(1)};
        QCOMPARE(store->missingThumbnails(asked, 256, 7).value(), expected);
        QCOMPARE(store->missingLooks(asked, 9).value(), expected);
        QCOMPARE(store->missingThumbnails(asked, 256, 8).value(), asked);
    }

    void forEachHash_onlyThoseWithOne_areVisited()
    {
        const auto store = openStore();
        std::vector<DerivedMedia> media = {makeMedia(1), makeMedia(2), makeMedia(3)};
        media[1].look->perceptualHash.reset();
        QVERIFY(store->put(media).ok());
        QStringList seen;
        QVERIFY(store
                    ->forEachHash(9,
                                  [&](const QString& sha256, quint64 hash) {
                                      seen.append(sha256.right(1) + u':' + QString::number(hash));
                                      return Result<>();
                                  })
                    .ok());
        QCOMPARE(seen, QStringList({u"1:1"_s, u"3:3"_s}));
    }

    void prune_unwanted_areRemoved()
    {
        const auto store = openStore();
        std::vector<DerivedMedia> media;
        for (int i = 0; i < 1200; ++i)
            media.push_back(makeMedia(i));
        QVERIFY(store->put(media).ok());
        QCOMPARE(store->prune([&](const QString& hash) { return hash == hashOf(5); }).value(), 1199);
        QVERIFY(store->thumbnail({hashOf(5), 256, 7}).value().has_value());
        QVERIFY(!store->thumbnail({hashOf(6), 256, 7}).value().has_value());
        QVERIFY(!store->look(hashOf(6), 9).value().has_value());
    }

    void open_damagedOrForeignFile_isMadeAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no database at all") << QByteArray(10'000, 'x');
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("database header, then nonsense")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(9'000, '\1');
    }

    void open_damagedOrForeignFile_isMadeAnew()
    {
        QFETCH(QByteArray, content);
        openStore().reset();
        writtenFile(m_path, content);
        const auto store = openStore();
        const DerivedMedia media = makeMedia(1);
        QVERIFY(store->put(std::span(&media, 1)).ok());
        QVERIFY(store->thumbnail({media.sha256, 256, 7}).value().has_value());
    }

    void open_deletedWhileClosed_isMadeAnew()
    {
        const DerivedMedia media = makeMedia(1);
        QVERIFY(openStore()->put(std::span(&media, 1)).ok());
        QVERIFY(QDir(m_folder->filePath(u"cache"_s)).removeRecursively());
        QVERIFY(!openStore()->thumbnail({media.sha256, 256, 7}).value().has_value());
    }

    void open_readOnlyWithoutAFile_isEmpty()
    {
        const auto store = ThumbnailStore::open(m_path, DatabaseAccess::ReadOnly);
        QVERIFY(store.ok());
        QVERIFY(!store.value()->thumbnail({hashOf(1), 256, 7}).value().has_value());
        const std::vector<QString> asked = {hashOf(1)};
        QCOMPARE(store.value()->missingThumbnails(asked, 256, 7).value(), asked);
        const DerivedMedia media = makeMedia(1);
        QCOMPARE(store.value()->put(std::span(&media, 1)).error().code, ErrorCode::Unavailable);
        QVERIFY(!QFile::exists(m_path));
    }

    void put_severalThreadsAndReaders_allSucceed()
    {
        const auto store = openStore();
        std::atomic<int> failures = 0;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 30; ++i) {
                    const DerivedMedia media = makeMedia(thread * 100 + i);
                    failures += store->put(std::span(&media, 1)).ok() ? 0 : 1;
                    const auto found = store->thumbnail({media.sha256, 512, 7});
                    failures += found.ok() && found.value().has_value() ? 0 : 1;
                }
            });
        }
        threads.clear();
        QCOMPARE(failures.load(), 0);
    }

private:
    static QString hashOf(int number) { return QString::number(number).rightJustified(64, u'0'); }

    static DerivedMedia makeMedia(int number)
    {
        DerivedMedia media;
        media.sha256 = hashOf(number);
        media.thumbRecipe = 7;
        media.thumbs = {{256, {u"image/jpeg"_s, 256, 200, QByteArray("small\0", 6) + QByteArray::number(number)}},
                        {512, {u"image/png"_s, 512, 400, "large" + QByteArray::number(number)}}};
        media.look = AssetLook{quint64(number), u"[]"_s, QByteArray("\0\1\2", 3)};
        media.lookRecipe = 9;
        return media;
    }

    std::unique_ptr<ThumbnailStore> openStore()
    {
        auto opened = ThumbnailStore::open(m_path, DatabaseAccess::ReadWrite);
        if (!opened.ok())
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(opened).take();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

VITRINE_REGISTER_TEST(TestThumbnailStore)
#include "tst_thumbnail_store.moc"
