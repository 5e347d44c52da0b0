#include "core/services/duplicate_groups.h"
#include "core/services/keep_rule.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace Qt::StringLiterals;

using Facts = std::vector<KeepFacts>;
using Reasons = std::vector<KeepReason>;
Q_DECLARE_METATYPE(Facts)
Q_DECLARE_METATYPE(Reasons)

namespace {

KeepFacts facts()
{
    return {.pixels = 1000,
            .bytesPerPixel = 2,
            .unturned = 1,
            .metadata = 2,
            .covers = 1,
            .products = 1,
            .createdUtc = 500};
}

template <class Change>
KeepFacts with(const Change& change)
{
    KeepFacts changed = facts();
    change(changed);
    return changed;
}

StoredPair pair(const char* first, const char* second, double score)
{
    return {ContentPair::of(QString::fromLatin1(first), QString::fromLatin1(second)), score, false};
}

QStringList texts(const std::vector<ContentGroup>& groups)
{
    QStringList all;
    for (ContentGroup group : groups) {
        std::sort(group.begin(), group.end());
        all << QStringList(group.begin(), group.end()).join(u' ');
    }
    all.sort();
    return all;
}

} // namespace

class TestKeepRule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void chooseToKeep_oneThatIsBetter_isItWithTheReason_data()
    {
        QTest::addColumn<Facts>("all");
        QTest::addColumn<int>("place");
        QTest::addColumn<Reasons>("reasons");
        const auto worse = [](const auto& change) { return Facts{with(change), facts()}; };
        QTest::newRow("fewer pixels") << worse([](KeepFacts& f) { f.pixels = 900; }) << 1
                                      << Reasons{KeepReason::MorePixels};
        QTest::newRow("a few pixels fewer do not count, what is written on it does")
            << Facts{with([](KeepFacts& f) { f.pixels = 990; }), with([](KeepFacts& f) { f.metadata = 0; })} << 0
            << Reasons{KeepReason::MoreMetadata};
        QTest::newRow("more compressed") << worse([](KeepFacts& f) { f.bytesPerPixel = .5; }) << 1
                                         << Reasons{KeepReason::LessCompressed};
        QTest::newRow("turned") << worse([](KeepFacts& f) { f.unturned = 0; }) << 1
                                << Reasons{KeepReason::OriginalOrientation};
        QTest::newRow("nothing written on it")
            << worse([](KeepFacts& f) { f.metadata = 0; }) << 1 << Reasons{KeepReason::MoreMetadata};
        QTest::newRow("no cover") << worse([](KeepFacts& f) { f.covers = 0; }) << 1 << Reasons{KeepReason::UsedAsCover};
        QTest::newRow("in no product") << worse([](KeepFacts& f) { f.products = 0; }) << 1
                                       << Reasons{KeepReason::InMoreProducts};
        QTest::newRow("younger") << worse([](KeepFacts& f) { f.createdUtc = 900; }) << 1 << Reasons{KeepReason::Older};
        QTest::newRow("equal: the first") << Facts{facts(), facts()} << 0 << Reasons{};
        QTest::newRow("alone") << Facts{facts()} << 0 << Reasons{};
        QTest::newRow("three, by two reasons")
            << Facts{with([](KeepFacts& f) { f.pixels = 100; }), with([](KeepFacts& f) { f.covers = 0; }), facts()} << 2
            << Reasons{KeepReason::MorePixels, KeepReason::UsedAsCover};
    }
    void chooseToKeep_oneThatIsBetter_isItWithTheReason()
    {
        QFETCH(Facts, all);
        QFETCH(int, place);
        QFETCH(Reasons, reasons);
        const KeepChoice choice = chooseToKeep(all);
        QCOMPARE(int(choice.place), place);
        QVERIFY(choice.reasons == reasons);
    }

    void groupsOf_pairs_gathersThem()
    {
        const StoredPair pairs[] = {pair("a", "b", .9), pair("c", "d", .8), pair("b", "e", .7)};
        QCOMPARE(texts(groupsOf(pairs)), QStringList({u"a b e"_s, u"c d"_s}));
        QVERIFY(groupsOf({}).empty());
    }

    void groupsOf_oneWrongPairBetweenTwoGroups_doesNotChainThem()
    {
        std::vector<StoredPair> pairs;
        for (const char* group : {"abcde", "vwxyz"}) {
            for (int i = 0; i < 5; ++i) {
                for (int j = i + 1; j < 5; ++j) {
                    const char first[] = {group[i], 0}, second[] = {group[j], 0};
                    pairs.push_back(pair(first, second, .9));
                }
            }
        }
        pairs.push_back(pair("a", "z", .6));
        QCOMPARE(texts(groupsOf(pairs)), QStringList({u"a b c d e"_s, u"v w x y z"_s}));
    }
};

VITRINE_REGISTER_TEST(TestKeepRule)
#include "tst_keep_rule.moc"
