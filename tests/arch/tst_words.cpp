#include "tests/arch/fixtures.h"
#include "tests/arch/word_check.h"
#include "tests/support/test_registry.h"

using namespace vitrine::arch;

namespace {
std::vector<Violation> checkAll(const ProjectFile& file)
{
    std::vector<Violation> all = checkWords(file);
    for (const auto& check : {&checkHosts, &checkTranslationsInApp}) {
        const auto found = check(file);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}
} // namespace

class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checkWords_fixture_isFound_data() { addFixtureRows("words"); }
    void checkWords_fixture_isFound() { QCOMPARE(unexpected(&checkAll), QString()); }

    void checkWords_project_isClean()
    {
        std::vector<Violation> all;
        for (const ProjectFile& file : projectFiles()) {
            if (file.path.startsWith(QStringLiteral("tests/arch/")))
                continue; // the rules and the planted violations themselves
            const auto found = checkAll(file);
            all.insert(all.end(), found.begin(), found.end());
        }
        QVERIFY2(all.empty(), qPrintable(report(all)));
    }
};

VITRINE_REGISTER_TEST(TestWords)
#include "tst_words.moc"
