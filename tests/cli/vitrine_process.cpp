#include "tests/cli/vitrine_process.h"

#include "tests/support/shared_data.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>

#include <sys/resource.h>
#include <unistd.h>

namespace vitrine::test {

namespace {
constexpr int kLongestRunMs = 120'000;

QString binary()
{
    return qEnvironmentVariable("VITRINE_BINARY");
}
ProgramRun runProgram(const QString& program, const QStringList& words)
{
    QProcess process;
    process.start(program, words);
    ProgramRun run;
    if (!process.waitForFinished(kLongestRunMs)) {
        process.kill();
        process.waitForFinished();
        run.errors = QStringLiteral("did not end within %1 ms").arg(kLongestRunMs);
        return run;
    }
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.output = QString::fromUtf8(process.readAllStandardOutput());
    run.errors = QString::fromUtf8(process.readAllStandardError());
    const QString lastLine = run.output.trimmed().section(u'\n', -1);
    run.json = QJsonDocument::fromJson(lastLine.toUtf8()).object();
    return run;
}

} // namespace

ProgramRun runVitrine(const QStringList& words)
{
    return runProgram(binary(), words);
}

ProgramRun runVitrineWithoutPower(QStringList words)
{
    words << QStringLiteral("--json");
    if (::geteuid() != 0)
        return runVitrine(words);
    const QStringList nobody{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                             QStringLiteral("--clear-groups"), binary()};
    return runProgram(QStringLiteral("setpriv"), nobody + words);
}

qint64 mostMemoryOfRuns()
{
    struct rusage usage = {};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return qint64(usage.ru_maxrss) * 1024;
}

ProgramRun runVitrineJson(QStringList words)
{
    words << QStringLiteral("--json");
    return runVitrine(words);
}

bool runVitrineAndKill(const QStringList& words, int milliseconds)
{
    QProcess process;
    process.start(binary(), words);
    const bool ended = process.waitForFinished(milliseconds);
    if (!ended) {
        process.kill();
        process.waitForFinished(kLongestRunMs);
    }
    return !ended;
}

QString groceryFolder()
{
    const QDir folder(sharedGrocery());
    return folder.exists(QStringLiteral("products.csv")) ? folder.absolutePath() : QString();
}

} // namespace vitrine::test
