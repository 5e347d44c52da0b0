#include "core/search/vector_codes.h"
#include "core/search/vector_kernels.h"
#include "tests/support/test_registry.h"
#include "tests/unit/vector_index/random_vectors.h"

#include <hwy/targets.h>
#include <map>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr std::size_t kPairs = std::tuple_size_v<VectorCode>;

VectorCode randomCode(std::mt19937& random)
{
    VectorCode code;
    for (std::uint8_t& byte : code)
        byte = std::uint8_t(random());
    return code;
}

CodeTables randomTables(std::mt19937& random, float base)
{
    CodeTables tables;
    for (std::uint8_t& worth : tables.worth)
        worth = std::uint8_t(random() % 128);
    tables.base = base;
    tables.step = .001F;
    return tables;
}

/// By the book, one number after the other.
int plainWorth(const CodeTables& tables, const VectorCode& code)
{
    int sum = 0;
    for (std::size_t i = 0; i < code.size(); ++i)
        sum += tables.worth[32 * i + code[i] % 16] + tables.worth[32 * i + 16 + code[i] / 16];
    return sum;
}

float innerProduct(const Vector& a, const Vector& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.F);
}

std::vector<float> joined(const std::vector<Vector>& vectors)
{
    std::vector<float> all;
    for (const Vector& vector : vectors)
        all.insert(all.end(), vector.begin(), vector.end());
    return all;
}

/// What a list finds of all it has, by slot.
std::map<VectorSlot, float> scanned(const CodeList& list, const CodeTables& tables, float bias, const SlotSet* among)
{
    BestSlots best(list.slots().size() + 1);
    list.scan(tables, bias, among, best);
    std::map<VectorSlot, float> found;
    for (const VectorMatch& match : best.take())
        found[match.slot] = match.cosine;
    return found;
}

} // namespace

class TestVectorCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scanCodes_onEveryInstructionSet_equalsPlainSums()
    {
        std::mt19937 random(1);
        int sets = 0;
        for (std::int64_t rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1, ++sets) {
            hwy::SetSupportedTargetsForTest(rest & -rest);
            hwy::GetChosenTarget().Update(hwy::SupportedTargets());
            CodeTables tables = randomTables(random, 0);
            if (sets % 2)
                tables.worth.fill(127); // as large as sums can be
            std::vector<std::uint8_t> block(kPairs * 64);
            std::vector<VectorCode> codes(64);
            for (std::size_t row = 0; row < codes.size(); ++row) {
                codes[row] = randomCode(random);
                for (std::size_t i = 0; i < kPairs; ++i)
                    block[i * 64 + row] = codes[row][i];
            }
            const int least = plainWorth(tables, codes[7]);
            std::uint16_t sums[64];
            const std::uint64_t mask = scanCodes(block.data(), tables.worth.data(), kPairs, least, sums);
            for (std::size_t row = 0; row < codes.size(); ++row) {
                const int worth = plainWorth(tables, codes[row]);
                QCOMPARE(int(sums[row]), worth);
                QCOMPARE(((mask >> row) & 1) != 0, worth >= least);
            }
            QCOMPARE(scanCodes(block.data(), tables.worth.data(), kPairs, 0, sums), ~std::uint64_t(0));
        }
        hwy::SetSupportedTargetsForTest(0);
        hwy::GetChosenTarget().Update(hwy::SupportedTargets());
        QVERIFY(sets > 0);
    }

    void codeList_anyEdits_holdsAndComparesWhatIsThere()
    {
        std::mt19937 random(2);
        CodeList list;
        std::map<VectorSlot, VectorCode> wanted;
        for (int round = 0; round < 40; ++round) {
            for (int i = 0; i < 30; ++i) {
                const VectorSlot slot = random() % 400;
                if (wanted.contains(slot)) {
                    list.remove(slot);
                    wanted.erase(slot);
                } else {
                    list.add(slot, wanted[slot] = randomCode(random));
                }
            }
            list.remove(1000); // not there
            QCOMPARE(list.slots().size(), wanted.size());
            for (std::size_t row = 0; row < wanted.size(); ++row)
                QVERIFY(list.code(row) == wanted.at(list.slots()[row]));
            SlotSet third;
            for (VectorSlot slot = 0; slot < 400; slot += 3)
                third.insert(slot);
            const CodeTables tables = randomTables(random, 0);
            for (const SlotSet* among : {static_cast<const SlotSet*>(nullptr), static_cast<const SlotSet*>(&third)}) {
                std::map<VectorSlot, float> all;
                for (const auto& [slot, code] : wanted) {
                    if (!among || among->contains(slot))
                        all[slot] = .5F + tables.step * float(plainWorth(tables, code));
                }
                QVERIFY(scanned(list, tables, .5F, among) == all);
            }
        }
    }

    void codeList_fewWanted_givesTheBest()
    {
        std::mt19937 random(3);
        CodeList lists[3];
        std::vector<VectorMatch> all;
        const CodeTables tables = randomTables(random, 0);
        BestSlots best(20);
        for (VectorSlot slot = 0; slot < 3000; ++slot) {
            const VectorCode code = randomCode(random);
            lists[slot % 3].add(slot, code);
            all.push_back({slot, float(slot % 3) * .1F + tables.step * float(plainWorth(tables, code))});
        }
        for (std::size_t i = 0; i < 3; ++i)
            lists[i].scan(tables, float(i) * .1F, nullptr, best);
        std::ranges::sort(all, isBetter);
        all.resize(20);
        const std::vector<VectorMatch> found = best.take();
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(found[i].cosine, all[i].cosine);
    }

    void codes_ofVectorsWithAFewDirections_areOffByHundredths_data()
    {
        QTest::addColumn<int>("dimensions");
        QTest::addColumn<double>("most");
        QTest::newRow("fewer than a code has numbers") << 40 << .03;
        QTest::newRow("as many") << 64 << .03;
        QTest::newRow("padded") << 100 << .03;
        QTest::newRow("usual") << 256 << .03;
    }
    void codes_ofVectorsWithAFewDirections_areOffByHundredths()
    {
        QFETCH(int, dimensions);
        QFETCH(double, most);
        RandomVectors source(dimensions, 4, 20);
        std::vector<Vector> vectors;
        for (int i = 0; i < 3000; ++i)
            vectors.push_back(source.next());
        const auto trained = VectorCodes::train(dimensions, joined(vectors));
        QVERIFY2(trained.ok(), trained.ok() ? "" : qPrintable(trained.error().detail));
        const auto again = VectorCodes::fromNumbers(dimensions, trained.value().numbers());
        QVERIFY(again.ok());
        const std::vector<VectorCode> codes = trained.value().encode(joined(vectors));
        QVERIFY(again.value().encode(joined(vectors)) == codes);
        CodeList list;
        for (std::size_t i = 0; i < codes.size(); ++i)
            list.add(VectorSlot(i), codes[i]);
        double squares = 0;
        for (int question = 0; question < 20; ++question) {
            const Vector asked = source.next();
            const CodeTables tables = trained.value().tables(asked);
            for (const auto& [slot, score] : scanned(list, tables, tables.base, nullptr))
                squares += std::pow(score - innerProduct(asked, vectors[slot]), 2);
        }
        const double off = std::sqrt(squares / 20 / double(vectors.size()));
        QVERIFY2(off < most, qPrintable(QString::number(off)));
    }

    void codes_allVectorsAlike_stillCompare()
    {
        const Vector one = RandomVectors(64, 5).next();
        const auto trained = VectorCodes::train(64, joined(std::vector<Vector>(1000, one)));
        QVERIFY(trained.ok());
        CodeList list;
        list.add(3, trained.value().encode(one).front());
        const CodeTables tables = trained.value().tables(one);
        QVERIFY(std::abs(scanned(list, tables, tables.base, nullptr).at(3) - 1) < .01);
        const CodeTables nothing = trained.value().tables(Vector(64, 0.F));
        QVERIFY(std::abs(scanned(list, nothing, nothing.base, nullptr).at(3)) < .01);
    }

    void fromNumbers_anotherCount_isCorrupt()
    {
        const std::vector<float> numbers(VectorCodes::numberCount(64) - 1);
        QCOMPARE(VectorCodes::fromNumbers(64, numbers).error().code, ErrorCode::Corrupt);
    }
};

VITRINE_REGISTER_TEST(TestVectorCodes)
#include "tst_vector_codes.moc"
