#include "core/vision/hash_index.h"
#include "core/vision/mark_index.h"
#include "tests/support/changed_pictures.h"
#include "tests/support/test_registry.h"

#include <bit>

using namespace vitrine;
using namespace vitrine::test;

class TestMarkIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void candidates_copyAmongOthers_comesFirst()
    {
        MarkIndex index;
        for (int seed = 0; seed < 30; ++seed)
            index.add(pictureMarks(busyPicture(seed)).take());
        index.finish();
        for (const ChangedPicture& changed : changedPictures(busyPicture(12))) {
            const auto found = index.candidates(pictureMarks(changed.image).take(), 5);
            QVERIFY2(!found.empty(), qPrintable(changed.name));
            QCOMPARE(found.front().picture, 12);
            QVERIFY(found.size() <= 5);
        }
    }

    void candidates_nothingInIndexOrQuestion_isEmpty()
    {
        MarkIndex index;
        index.finish();
        QVERIFY(index.candidates(pictureMarks(busyPicture(1)).take(), 5).empty());
        MarkIndex other;
        other.add({});
        other.add(pictureMarks(busyPicture(1)).take());
        other.finish();
        QVERIFY(other.candidates({}, 5).empty());
    }

    void near_hashes_areThoseWithinTheDistance()
    {
        HashIndex index;
        const quint64 hash = 0x123456789ABCDEF0ULL;
        for (int bits = 0; bits <= 20; ++bits)
            index.add(hash ^ ((1ULL << bits) - 1) * 8, bits);
        const std::vector<int> found = index.near(hash, 100);
        QCOMPARE(found.size(), size_t(HashIndex::kMaxDistance) + 1);
        QCOMPARE(found.front(), 0);
        QCOMPARE(index.near(hash, 3).size(), size_t(3));
    }

    void isTelling_plainPictures_isFalse()
    {
        QVERIFY(!HashIndex::isTelling(0));
        QVERIFY(!HashIndex::isTelling(~0ULL));
        QVERIFY(HashIndex::isTelling(0x123456789ABCDEF0ULL));
    }
};

VITRINE_REGISTER_TEST(TestMarkIndex)
#include "tst_mark_index.moc"
