#include "tests/arch/fixtures.h"
#include "tests/arch/layer_check.h"
#include "tests/support/test_registry.h"

using namespace vitrine::arch;

class TestLayers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void layerTable_everyCell_namesSomethingDeclared() { QCOMPARE(report(checkLayerTable()), QString()); }

    void checkLayers_fixture_isFound_data() { addFixtureRows("layers"); }
    void checkLayers_fixture_isFound() { QCOMPARE(unexpected(&checkLayers), QString()); }

    void checkLayers_project_isClean()
    {
        std::vector<Violation> all;
        for (const ProjectFile& file : sourceFiles({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui"),
                                                    QStringLiteral("tests"), QStringLiteral("resources")})) {
            const auto found = checkLayers(file);
            all.insert(all.end(), found.begin(), found.end());
        }
        QVERIFY2(all.empty(), qPrintable(report(all)));
    }
};

VITRINE_REGISTER_TEST(TestLayers)
#include "tst_layers.moc"
