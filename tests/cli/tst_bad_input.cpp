#include "tests/cli/vitrine_process.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray picture(int seed, const char* format = "JPEG")
{
    QImage image(64, 48, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x * 4, y * 5, (seed * 37 + x * y) & 255));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// What a run may use, however large what it reads: measured runs need about a third of it. The address sanitizer keeps
/// what was freed for a while (256 MB) and surrounds what is in use.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kMostMemory = 896LL << 20;
#else
constexpr qint64 kMostMemory = 512LL << 20;
#endif

/// A PNG whose header promises 60,000 x 60,000 pixels over a few bytes of data.
QByteArray lyingPng()
{
    QByteArray bytes = picture(1, "PNG");
    for (int i = 0; i < 8; i += 4) {
        bytes[16 + i] = 0;
        bytes[17 + i] = 0;
        bytes[18 + i] = char(0xEA);
        bytes[19 + i] = char(0x60);
    }
    return bytes; // the header's checksum is wrong now too, as it is in files met in the wild
}

} // namespace

/// Whatever is dropped: each bad thing is a skipped item with its reason or a clear error, the good things beside it
/// come in, what was there stays, and the catalogue checks clean afterwards.
class TestBadInput : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's own file");
        return path(name);
    }
    QString catalogue() const { return path(u"catalogue"_s); }
    QStringList reasons(const ProgramRun& run) const
    {
        QStringList all;
        for (const QJsonValue& item : run.json[u"skipped"].toArray())
            all << item[u"path"].toString() + u": "_s + item[u"reason"].toString();
        return all;
    }
    void setPermissions(const QString& root, QFile::Permissions folders, QFile::Permissions files) const
    {
        QFile::setPermissions(root, folders);
        QDirIterator all(root, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            all.next();
            QFile::setPermissions(all.filePath(), all.fileInfo().isDir() ? folders : files);
        }
    }
    /// For a run without the rights of the superuser.
    void letEverybodyIn() const
    {
        const QFile::Permissions files = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::WriteOther;
        setPermissions(m_folder->path(), files | QFile::ExeOwner | QFile::ExeOther, files);
    }
    void forbidWriting() const
    {
        const QFile::Permissions files = QFile::ReadOwner | QFile::ReadOther;
        setPermissions(catalogue(), files | QFile::ExeOwner | QFile::ExeOther, files);
    }
    void verifyClean() const
    {
        const ProgramRun check = runVitrineJson({u"check"_s, catalogue()});
        QVERIFY2(check.json[u"ok"].toBool(), qPrintable(check.output + check.errors));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(runVitrine({u"new"_s, catalogue()}).exitCode, 0);
    }

    void picture_broken_isSkippedAndTheGoodOneComesIn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a header that promises 60,000 x 60,000") << u"lie.png"_s << lyingPng();
        QTest::newRow("a picture cut in the middle") << u"cut.jpg"_s << picture(2).left(200);
        QTest::newRow("an empty file") << u"empty.jpg"_s << QByteArray();
        QTest::newRow("text that calls itself a picture") << u"text.jpg"_s << QByteArray("this is no picture at all");
    }

    void picture_broken_isSkippedAndTheGoodOneComesIn()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        write(u"in/"_s + name, bytes);
        write(u"in/good.jpg"_s, picture(3));
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), path(u"in"_s)});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.json[u"assets_added"].toInt(), 1);
        QCOMPARE(run.json[u"skipped"].toArray().size(), 1);
        QVERIFY2(reasons(run).first().contains(name), qPrintable(run.output));
        verifyClean();
    }

    void names_strange_comeInOrAreTold()
    {
        write(u"in/line\nbreak.jpg"_s, picture(1));
        write(u"in/\U0001F34F apple.jpg"_s, picture(2));
        write(u"in/\u202Egpj.tfel-ot-thgir.jpg"_s, picture(3));
        write(u"in/ leading and trailing .jpg"_s, picture(4));
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), path(u"in"_s)});
        QCOMPARE(run.json[u"assets_added"].toInt(), 3);
        QCOMPARE(run.json[u"skipped"].toArray().size(), 1); // a line break in a name breaks every list it stands in
        QVERIFY2(reasons(run).first().contains(u"break.jpg"_s), qPrintable(run.output));
        verifyClean();
    }

    void name_brokenUtf8_isToldAndHarmsNothing()
    {
        write(u"in/good.jpg"_s, picture(1));
        QFile file;
        const QByteArray raw = QFile::encodeName(path(u"in"_s)) + "/br\xff\xfeken.jpg";
        FILE* stream = std::fopen(raw.constData(), "wb");
        QVERIFY(stream);
        const QByteArray bytes = picture(2);
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
        std::fclose(stream);
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), path(u"in"_s)});
        std::remove(raw.constData()); // Qt cannot name it, so the temporary folder could not be removed
        const int added = run.json[u"assets_added"].toInt();
        QVERIFY2(added == 2 || (added == 1 && run.json[u"skipped"].toArray().size() == 1), qPrintable(run.output));
        verifyClean();
    }

    void folder_unreadable_isToldAndTheRestComesIn()
    {
        write(u"in/good.jpg"_s, picture(1));
        write(u"in/closed/hidden.jpg"_s, picture(2));
        write(u"in/closed.jpg"_s, picture(3));
        letEverybodyIn();
        const QFile::Permissions none;
        QVERIFY(QFile::setPermissions(path(u"in/closed"_s), none));
        QVERIFY(QFile::setPermissions(path(u"in/closed.jpg"_s), none));
        const ProgramRun run = runVitrineWithoutPower({u"import"_s, catalogue(), path(u"in"_s)});
        QVERIFY(QFile::setPermissions(path(u"in/closed"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY2(run.exitCode == 3, qPrintable(run.errors));
        QCOMPARE(run.json[u"assets_added"].toInt(), 1);
        QCOMPARE(reasons(run).size(), 2);
        QVERIFY2(reasons(run).join(u'\n').contains(u"The folder cannot be read"_s), qPrintable(run.output));
        verifyClean();
    }

    void links_outOfTheTree_areNotFollowed()
    {
        write(u"secret/outside.jpg"_s, picture(1));
        write(u"in/good.jpg"_s, picture(2));
        QVERIFY(QFile::link(path(u"secret"_s), path(u"in/away"_s)));
        QVERIFY(QFile::link(path(u"secret/outside.jpg"_s), path(u"in/outside.jpg"_s)));
        QVERIFY(QFile::link(path(u"in"_s), path(u"in/round"_s)));
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), path(u"in"_s)});
        QCOMPARE(run.json[u"assets_added"].toInt(), 1);
        QCOMPARE(reasons(run).size(), 3);
        verifyClean();
    }

    void archive_withPathsThatClimbOut_bringsOnlyTheGoodOnes()
    {
        write(u"work/good.jpg"_s, picture(1));
        write(u"evil.jpg"_s, picture(2));
        QProcess tar;
        tar.setWorkingDirectory(path(u"work"_s));
        tar.start(u"tar"_s, {u"-cPf"_s, path(u"climb.tar"_s), u"good.jpg"_s, u"../evil.jpg"_s});
        QVERIFY(tar.waitForFinished() && tar.exitCode() == 0);
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), path(u"climb.tar"_s)});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.json[u"assets_added"].toInt(), 1);
        QVERIFY2(reasons(run).join(u'\n').contains(u"evil.jpg"_s), qPrintable(run.output));
        verifyClean();
    }

    void archive_bomb_isRefusedWithoutFillingTheDisk()
    {
        const QString zeros = path(u"zeros.png"_s);
        QFile file(zeros);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(2) << 30));
        QProcess tar;
        tar.start(u"tar"_s, {u"-C"_s, m_folder->path(), u"-czf"_s, path(u"bomb.tar.gz"_s), u"zeros.png"_s});
        QVERIFY(tar.waitForFinished(120'000) && tar.exitCode() == 0);
        QFile::remove(zeros);
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), path(u"bomb.tar.gz"_s)});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.json[u"assets_added"].toInt(), 0);
        QVERIFY2(!reasons(run).isEmpty() && reasons(run).first().contains(u"bomb.tar.gz"_s), qPrintable(run.output));
        QVERIFY2(mostMemoryOfRuns() < kMostMemory, qPrintable(QString::number(mostMemoryOfRuns())));
        verifyClean();
    }

    void table_broken_tellsTheLineAndKeepsTheRest_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<int>("added");
        QTest::addColumn<QString>("place");
        QTest::newRow("a quote that never ends")
            << QByteArray("sku,name\nA1,Good\nA2,\"never ends\nA3,next\n") << 2 << u":3"_s;
        QTest::newRow("the same SKU twice with other names")
            << QByteArray("sku,name\nA1,One\nA1,Two\n") << 1 << QString();
        QTest::newRow("too many cells in a row")
            << QByteArray("sku,name\nA1,One\nA2,Two,Three,Four\nA3,Five\n") << 3 << QString();
    }

    void table_broken_tellsTheLineAndKeepsTheRest()
    {
        QFETCH(const QByteArray, table);
        QFETCH(const int, added);
        QFETCH(const QString, place);
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), u"--table"_s, write(u"table.csv"_s, table)});
        QVERIFY2(run.exitCode == 0 || run.exitCode == 3, qPrintable(run.errors));
        QVERIFY2(run.json[u"products_added"].toInt() >= added - 1 && run.json[u"products_added"].toInt() <= added,
                 qPrintable(run.output));
        if (!place.isEmpty())
            QVERIFY2(reasons(run).join(u'\n').contains(u"table.csv"_s + place), qPrintable(run.output));
        verifyClean();
    }

    void table_oneLineOfOneGigabyte_isRefused()
    {
        QFile file(path(u"long.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("sku,name\nA1,");
        const QByteArray block(1 << 20, 'x');
        for (int i = 0; i < 1024; ++i)
            QCOMPARE(file.write(block), qint64(block.size()));
        file.close();
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), u"--table"_s, file.fileName()});
        QVERIFY2(run.exitCode == 1 || run.exitCode == 3, qPrintable(run.output + run.errors));
        QCOMPARE(runVitrineJson({u"search"_s, catalogue()}).json[u"total"].toInt(), 0);
        QVERIFY2(mostMemoryOfRuns() < kMostMemory, qPrintable(QString::number(mostMemoryOfRuns())));
        verifyClean();
    }

    void table_formulaCellsAndOneSkuTwice_areToldWithTheirLines()
    {
        const QString table = write(u"t.csv"_s, "sku,name\nA1,=1+1\nA2,Tea\nA2,Coffee\nA3,\"=\"\"0012\"\"\"\n");
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), u"--table"_s, table});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.json[u"products_added"].toInt(), 3);
        QStringList names;
        for (const QJsonValue& result : runVitrineJson({u"search"_s, catalogue()}).json[u"results"].toArray())
            names << result[u"name"].toString();
        names.sort();
        QCOMPARE(names, QStringList({QString(), u"0012"_s, u"Tea"_s})); // a formula is no value, but its row comes in
        QVERIFY2(run.errors.contains(u":2: name: The cell holds a formula"_s), qPrintable(run.errors));
        QCOMPARE(reasons(run).size(), 1);
        QVERIFY2(reasons(run).first().contains(u":4"_s), qPrintable(run.output));
        verifyClean();
    }

    void catalogue_newerThanTheProgram_isRefusedUntouched()
    {
        QProcess sqlite;
        sqlite.start(u"sqlite3"_s, {catalogue() + u"/catalogue.sqlite"_s, u"PRAGMA user_version = 9999;"_s});
        if (!sqlite.waitForFinished() || sqlite.exitCode() != 0)
            QSKIP("The sqlite3 program is not installed.");
        const ProgramRun run = runVitrine({u"history"_s, catalogue()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(u"newer"_s), qPrintable(run.errors));
    }

    void catalogue_damagedFile_isReportedAndNotMadeWorse()
    {
        write(u"in/good.jpg"_s, picture(1));
        QCOMPARE(runVitrineJson({u"import"_s, catalogue(), path(u"in"_s)}).exitCode, 0);
        QFile file(catalogue() + u"/catalogue.sqlite"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 20'000);
        file.seek(4096);
        file.write(QByteArray(12'000, '\x5a'));
        file.close();
        const ProgramRun check = runVitrineJson({u"check"_s, catalogue()});
        QCOMPARE(check.exitCode, 1);
        QVERIFY2(!check.errors.isEmpty() || !check.json[u"problems"].toArray().isEmpty(), qPrintable(check.output));
        const ProgramRun refused = runVitrineJson({u"import"_s, catalogue(), path(u"in"_s)});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains(u"--repair"_s), qPrintable(refused.errors));
        const ProgramRun repaired = runVitrineJson({u"check"_s, catalogue(), u"--repair"_s});
        QVERIFY2(repaired.exitCode == 0, qPrintable(repaired.output + repaired.errors));
        QCOMPARE(runVitrineJson({u"import"_s, catalogue(), path(u"in"_s)}).exitCode, 0);
        verifyClean();
    }

    void catalogue_readOnly_isReadAndRefusesWrites()
    {
        QCOMPARE(runVitrineJson({u"import"_s, catalogue(), write(u"good.jpg"_s, picture(1))}).exitCode, 0);
        letEverybodyIn();
        forbidWriting();
        const ProgramRun search = runVitrineWithoutPower({u"search"_s, catalogue(), u"--by"_s, u"picture"_s});
        const ProgramRun import = runVitrineWithoutPower({u"import"_s, catalogue(), write(u"other.jpg"_s, picture(2))});
        const ProgramRun check = runVitrineWithoutPower({u"check"_s, catalogue()});
        letEverybodyIn();
        QVERIFY2(search.exitCode == 0, qPrintable(search.errors));
        QCOMPARE(search.json[u"total"].toInt(), 1);
        QVERIFY2(import.exitCode == 1 && !import.errors.isEmpty(), qPrintable(import.output));
        QVERIFY2(check.exitCode == 0, qPrintable(check.output + check.errors));
        verifyClean();
    }

    void disk_full_failsClearlyAndKeepsWhatWasThere()
    {
        const QString mount = path(u"small"_s);
        QDir().mkpath(mount);
        QProcess tool;
        tool.start(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=3m"_s, u"tmpfs"_s, mount});
        if (!tool.waitForFinished() || tool.exitCode() != 0)
            QSKIP("A small file system cannot be mounted here.");
        const QString small = mount + u"/catalogue"_s;
        QCOMPARE(runVitrine({u"new"_s, small}).exitCode, 0);
        write(u"first/one.jpg"_s, picture(0));
        const ProgramRun first = runVitrineJson({u"import"_s, small, path(u"first"_s)});
        for (int i = 0; i < 60; ++i)
            write(u"in/%1.bmp"_s.arg(i), picture(i, "BMP") + QByteArray(200'000, char(i)));
        const ProgramRun run = runVitrineJson({u"import"_s, small, path(u"in"_s)});
        const int total = runVitrineJson({u"search"_s, small, u"--by"_s, u"picture"_s}).json[u"total"].toInt();
        const ProgramRun check = runVitrineJson({u"check"_s, small});
        tool.start(u"umount"_s, {mount});
        tool.waitForFinished();
        QCOMPARE(first.json[u"assets_added"].toInt(), 1);
        QVERIFY2(run.exitCode == 1 || run.exitCode == 3, qPrintable(run.output));
        QVERIFY2(!run.errors.isEmpty() || run.exitCode == 3, qPrintable(run.output));
        QVERIFY(total >= 1);
        QVERIFY2(check.json[u"ok"].toBool(), qPrintable(check.output + check.errors));
    }
};

VITRINE_REGISTER_TEST(TestBadInput)
#include "tst_bad_input.moc"
