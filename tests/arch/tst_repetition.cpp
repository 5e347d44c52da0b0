#include "tests/arch/fixtures.h"
#include "tests/arch/repetition_check.h"
#include "tests/support/test_registry.h"

using namespace vitrine::arch;

class TestRepetition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checkRepetition_fixture_isFound_data() { addFixtureRows("repetition"); }
    void checkRepetition_fixture_isFound()
    {
        QCOMPARE(unexpected([](const ProjectFile& file) { return checkRepetition({file}); }), QString());
    }

    void checkRepetition_twoFiles_namesBothPlaces()
    {
        QString source;
        for (int i = 0; i < 7; ++i)
            source += QStringLiteral("    call(%1);\n").arg(i);
        const std::vector<ProjectFile> files{{QStringLiteral("a.cpp"), QStringLiteral("first();\n") + source},
                                             {QStringLiteral("b.cpp"), source}};
        QCOMPARE(report(checkRepetition(files)), QStringLiteral("b.cpp:1: 7 lines stand at a.cpp:2 too"));
    }

    void checkRepetition_project_isClean()
    {
        const auto files = sourceFiles({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")});
        QVERIFY(files.size() > 10);
        const QString found = report(checkRepetition(files));
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }
};

VITRINE_REGISTER_TEST(TestRepetition)
#include "tst_repetition.moc"
