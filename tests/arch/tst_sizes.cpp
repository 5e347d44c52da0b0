#include "tests/arch/cpp_shape.h"
#include "tests/arch/fixtures.h"
#include "tests/arch/size_check.h"
#include "tests/support/test_registry.h"

using namespace vitrine::arch;

namespace {
QString manyLines(int count, const QString& line)
{
    return QString(line + u'\n').repeated(count);
}

/// "name/lines" of every function, "name:methods" of every class, in the order in which they end.
QString outline(const QString& source)
{
    const CppShape shape = shapeOf(source);
    QStringList parts;
    for (const FunctionShape& function : shape.functions)
        parts.append(QStringLiteral("%1/%2").arg(function.name).arg(function.lines));
    for (const ClassShape& type : shape.classes)
        parts.append(QStringLiteral("%1:%2").arg(type.name).arg(type.publicMethods));
    return parts.join(u' ');
}
} // namespace

class TestSizes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapeOf_source_isRead_data() { addFixtureRows("sizes"); }
    void shapeOf_source_isRead()
    {
        const auto outlineOf = [](const ProjectFile& file) -> std::vector<Violation> {
            return {{file.path, 0, QStringLiteral("[%1]").arg(outline(file.text))}};
        };
        QCOMPARE(unexpected(outlineOf), QString());
    }

    void checkSizes_planted_isFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const QString body = QStringLiteral("    run(R\"(}{)\"); // } {");
        const QString method = QStringLiteral("    void run(int a);");
        const QString function = QStringLiteral("void work()\n{\n%1}\n");
        const QString type = QStringLiteral("class Big\n{\npublic:\n%1private:\n%1};\n");
        QTest::newRow("source of 600 lines") << "core/base/a.cpp" << manyLines(600, QStringLiteral(";")) << "";
        QTest::newRow("source of 601 lines") << "core/base/a.cpp" << manyLines(601, QStringLiteral(";"))
                                             << "core/base/a.cpp:0: lines of the file: 601, at most 600";
        QTest::newRow("header of 301 lines") << "core/base/a.h" << manyLines(301, QStringLiteral(";"))
                                             << "core/base/a.h:0: lines of the file: 301, at most 300";
        QTest::newRow("function of 60 lines") << "ui/a.cpp" << function.arg(manyLines(57, body)) << "";
        QTest::newRow("function of 61 lines")
            << "ui/a.cpp" << function.arg(manyLines(58, body)) << "ui/a.cpp:1: lines of work: 61, at most 60";
        QTest::newRow("class of 30 methods") << "ui/a.h" << type.arg(manyLines(30, method)) << "";
        QTest::newRow("class of 31 methods")
            << "ui/a.h" << type.arg(manyLines(31, method)) << "ui/a.h:1: public methods of Big: 31, at most 30";
    }
    void checkSizes_planted_isFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, source);
        QTEST(report(checkSizes({path, source})), "expected");
    }

    void checkSizes_project_isClean()
    {
        std::vector<Violation> all;
        for (const ProjectFile& file : sourceFiles(
                 {QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("tests")})) {
            const auto found = checkSizes(file);
            all.insert(all.end(), found.begin(), found.end());
        }
        QVERIFY2(all.empty(), qPrintable(report(all)));
    }
};

VITRINE_REGISTER_TEST(TestSizes)
#include "tst_sizes.moc"
