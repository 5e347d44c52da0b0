#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace vitrine::test {

/// What one run of the real program answered.
struct ProgramRun {
    int exitCode = -1;
    QString output, errors;
    QJsonObject json; ///< the last line of the output, if it is an object
};

/// Runs the built `vitrine` with these words and waits for its end (at most two minutes).
ProgramRun runVitrine(const QStringList& words);
/// The same, with --json added.
ProgramRun runVitrineJson(QStringList words);
/// Runs it (with --json) as somebody whom the file system can refuse: the superuser becomes nobody for this run.
/// Without an exit code (-1) where that cannot be done.
ProgramRun runVitrineWithoutPower(QStringList words);
/// The most memory that any program run so far had in use at once, in bytes.
qint64 mostMemoryOfRuns();
/// Starts it, kills it with SIGKILL after `milliseconds`; true = it was killed before it ended by itself.
bool runVitrineAndKill(const QStringList& words, int milliseconds);

/// The shared real pictures (`VITRINE_GROCERY`, else ../shared/data/grocery beside the checkout); empty when absent.
QString groceryFolder();

} // namespace vitrine::test
