#include "tests/arch/project_files.h"
#include "tests/support/source_path.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

using namespace vitrine::arch;
using vitrine::test::sourcePath;

namespace {
constexpr int kProcesses = 2;

QString formatter()
{
    return QStringLiteral("clang-format-14");
}

/// What clang-format would change in the files, as it says it; several processes share the work.
QString complaints(const QStringList& paths, const QString& folder)
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < kProcesses; ++i) {
        QStringList arguments{QStringLiteral("--dry-run"), QStringLiteral("-Werror"), QStringLiteral("--style=file")};
        for (qsizetype at = i; at < paths.size(); at += kProcesses)
            arguments.append(paths[at]);
        if (arguments.size() == 3)
            continue;
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->setWorkingDirectory(folder);
        processes.back()->setProcessChannelMode(QProcess::MergedChannels);
        processes.back()->start(formatter(), arguments);
    }
    QString all;
    for (const auto& process : processes) {
        if (!process->waitForFinished(120000))
            return QStringLiteral("%1 did not run: %2").arg(formatter(), process->errorString());
        all += QString::fromUtf8(process->readAll());
        if (process->exitCode() != 0 && all.isEmpty())
            all = QStringLiteral("%1 failed with exit code %2").arg(formatter()).arg(process->exitCode());
    }
    return all;
}
} // namespace

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void format_plantedSource_isFound()
    {
        QTemporaryDir folder;
        QVERIFY(
            QFile::copy(sourcePath(QStringLiteral(".clang-format")), folder.filePath(QStringLiteral(".clang-format"))));
        QFile file(folder.filePath(QStringLiteral("planted.cpp")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("int  main( ) {return 0;}\n");
        file.close();
        QVERIFY(complaints({QStringLiteral("planted.cpp")}, folder.path()).contains(QStringLiteral("planted.cpp:1")));
    }

    void format_project_isClean()
    {
        QStringList paths;
        for (const ProjectFile& file : sourceFiles({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui"),
                                                    QStringLiteral("tests"), QStringLiteral("resources")}))
            paths.append(file.path);
        QCOMPARE(complaints(paths, sourcePath()), QString());
    }
};

VITRINE_REGISTER_TEST(TestFormat)
#include "tst_format.moc"
