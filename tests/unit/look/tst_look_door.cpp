#include "core/services/look_door.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <QtTest>

#include <set>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;

/// One search by look for everybody who asks.
class TestLookDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opened_nobodyAsked_isNothing()
    {
        CatalogueFixture fixture;
        LookDoor door(fixture.catalogue());
        QCOMPARE(door.opened(), nullptr);
        LookSearch* const look = must(door.open());
        QVERIFY(look);
        QCOMPARE(door.opened(), look);
    }

    void open_manyThreadsAtOnce_makesOne()
    {
        CatalogueFixture fixture;
        std::atomic<int> made = 0;
        LookDoor door(fixture.catalogue(), [&made](Catalogue& catalogue) {
            ++made;
            return LookSearch::open(catalogue);
        });
        std::mutex mutex;
        std::set<LookSearch*> given;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&] {
                    LookSearch* const look = must(door.open());
                    const std::lock_guard lock(mutex);
                    given.insert(look);
                });
        }
        QCOMPARE(made.load(), 1);
        QCOMPARE(given.size(), size_t(1));
    }

    void open_afterAFailure_triesAgain()
    {
        CatalogueFixture fixture;
        bool fails = true;
        LookDoor door(fixture.catalogue(), [&fails](Catalogue& catalogue) -> Result<std::unique_ptr<LookSearch>> {
            if (fails)
                return fail(ErrorCode::Io, QStringLiteral("The disk is full."));
            return LookSearch::open(catalogue);
        });
        const Result<LookSearch*> refused = door.open();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Io);
        QCOMPARE(door.opened(), nullptr);
        fails = false;
        QVERIFY(door.open().ok());
    }

    void open_ofPictures_findsThem()
    {
        LookFixture fixture;
        const AssetId red = fixture.addDrawn(1);
        fixture.addDrawn(2);
        LookDoor door(fixture.catalogue());
        LookSearch& look = *must(door.open());
        QVERIFY(look.describeAll().ok());
        const LookFound found = must(look.find(likeAsset(red)));
        QVERIFY(!found.hits.empty());
        QCOMPARE(found.hits.front().asset, red);
    }
};

VITRINE_REGISTER_TEST(TestLookDoor)
#include "tst_look_door.moc"
