#include "tests/arch/project_files.h"
#include "tests/support/source_path.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace vitrine::arch;
using vitrine::test::sourcePath;

namespace {
/// Messages of a .ts file without a translation, as "source (type)"; a damaged file gives its error.
QStringList unfinished(const QString& text)
{
    QStringList found;
    QXmlStreamReader xml(text);
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QStringLiteral("source"))
            source = xml.readElementText();
        if (xml.name() != QStringLiteral("translation"))
            continue;
        const QString type = xml.attributes().value(QStringLiteral("type")).toString();
        const QString translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        const bool isGone = type == QStringLiteral("vanished") || type == QStringLiteral("obsolete");
        if (!isGone && (type == QStringLiteral("unfinished") || translation.isEmpty()))
            found.append(QStringLiteral("%1 (%2)").arg(source, type.isEmpty() ? QStringLiteral("empty") : type));
    }
    if (xml.hasError())
        found.append(QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString()));
    return found;
}

std::vector<ProjectFile> translationFiles()
{
    std::vector<ProjectFile> found;
    for (const ProjectFile& file : projectFiles()) {
        if (file.path.startsWith(QStringLiteral("translations/")) && file.path.endsWith(QStringLiteral(".ts")))
            found.push_back(file);
    }
    return found;
}
} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unfinished_planted_isFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        const QString frame = QStringLiteral("<TS><context><message><source>Tea</source>%1</message></context></TS>");
        QTest::newRow("finished") << frame.arg(QStringLiteral("<translation>T</translation>")) << "";
        QTest::newRow("unfinished") << frame.arg(QStringLiteral("<translation type=\"unfinished\">T</translation>"))
                                    << "Tea (unfinished)";
        QTest::newRow("empty") << frame.arg(QStringLiteral("<translation></translation>")) << "Tea (empty)";
        QTest::newRow("vanished") << frame.arg(QStringLiteral("<translation type=\"vanished\">T</translation>")) << "";
        QTest::newRow("plural") << frame.arg(QStringLiteral("<translation><numerusform>T</numerusform></translation>"))
                                << "";
        QTest::newRow("cut off") << "<TS><context>"
                                 << "line 1: Premature end of document.";
    }
    void unfinished_planted_isFound()
    {
        QFETCH(QString, text);
        QTEST(unfinished(text).join(u'\n'), "found");
    }

    void translations_everyFile_isFinished()
    {
        if (translationFiles().empty())
            QSKIP("There is no translation file yet.");
        for (const ProjectFile& file : translationFiles())
            QVERIFY2(unfinished(file.text).isEmpty(),
                     qPrintable(file.path + u'\n' + unfinished(file.text).join(u'\n')));
    }

    /// Reads the sources anew into copies: a text of the window that a file does not know turns up as unfinished.
    void translations_sources_holdNoNewText()
    {
        if (translationFiles().empty())
            QSKIP("There is no translation file yet.");
        QTemporaryDir folder;
        for (const ProjectFile& file : translationFiles()) {
            const QString copy = folder.filePath(QString(file.path).replace(u'/', u'_'));
            QVERIFY(QFile::copy(sourcePath(file.path), copy));
            // Headers tell the namespace of a class, which is part of the context.
            QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."),
                                  QStringLiteral("-locations"), QStringLiteral("none")};
            if (file.path.endsWith(QStringLiteral("_en.ts"))) // the language of the sources needs its plurals only
                arguments << QStringLiteral("-pluralonly");
            arguments << QStringLiteral("ui") << QStringLiteral("app") << QStringLiteral("-ts") << copy;
            QProcess update;
            update.setWorkingDirectory(sourcePath());
            update.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate"), arguments);
            QVERIFY2(update.waitForFinished(120000) && update.exitCode() == 0, qPrintable(update.errorString()));
            QFile updated(copy);
            QVERIFY(updated.open(QIODevice::ReadOnly));
            QCOMPARE(unfinished(QString::fromUtf8(updated.readAll())).join(u'\n'), QString());
        }
    }
};

VITRINE_REGISTER_TEST(TestTranslations)
#include "tst_translations.moc"
