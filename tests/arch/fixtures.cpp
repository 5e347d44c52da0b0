#include "tests/arch/fixtures.h"
#include "tests/support/source_path.h"

#include <QDir>
#include <QFile>
#include <QtTest>

namespace vitrine::arch {

void addFixtureRows(const char* check)
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("source");
    const QDir folder(test::sourcePath(QStringLiteral("tests/arch/fixtures/") + QString::fromLatin1(check)));
    const QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    QVERIFY2(!names.isEmpty(), "a check without a planted violation proves nothing");
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const qsizetype body = text.indexOf(QStringLiteral("\n---\n"));
        const QStringList head = text.left(body).split(u'\n');
        QVERIFY2(body > 0 && head.size() == 2, qPrintable(name));
        const QString title = QString(name).remove(QStringLiteral(".txt")).replace(u'_', u' ');
        QTest::newRow(qPrintable(title)) << head[0].mid(6) << head[1].mid(8) << text.mid(body + 5);
    }
}

QString unexpected(const FileCheck& run)
{
    QFETCH(QString, path);
    QFETCH(QString, expected);
    QFETCH(QString, source);
    const QString found = report(run({path, source}));
    const bool asExpected = expected == QStringLiteral("clean") ? found.isEmpty() : found.contains(expected);
    return asExpected ? QString() : QStringLiteral("expected \"%1\", found \"%2\"").arg(expected, found);
}

} // namespace vitrine::arch
