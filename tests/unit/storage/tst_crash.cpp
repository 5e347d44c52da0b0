#include "core/storage/catalogue_files.h"
#include "core/storage/database_check.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

#include <QProcess>

#include <unistd.h>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kBulk = 3000;

Edit product(qint64 number)
{
    return TestCatalogue::edit(
        {u"INSERT INTO product (uuid, name, created_utc) VALUES ('e%1', 'edit', 0)"_s.arg(number),
         u"INSERT INTO product_text (product, position, title) SELECT id, 0, 'a' FROM product WHERE uuid = 'e%1'"_s.arg(
             number),
         u"INSERT INTO product_text (product, position, title) SELECT id, 1, 'b' FROM product WHERE uuid = 'e%1'"_s.arg(
             number)});
}

Edit bulk(const QString& name)
{
    return TestCatalogue::edit(
        {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO "
         "product (uuid, name, created_utc) SELECT '%2' || i, '%2', 0 FROM n"_s.arg(kBulk)
             .arg(name)});
}

/// Tells the parent, past every buffer.
void say(const QByteArray& line)
{
    const QByteArray text = line + '\n';
    if (::write(STDOUT_FILENO, text.constData(), size_t(text.size())) != text.size())
        ::_exit(3);
}

/// Edits one by one; a number is said only when its step is durable.
void writeEdits(Writer& writer, qint64 from, qint64 count)
{
    for (qint64 number = from; number < from + count; ++number) {
        must(writer.run(TestCatalogue::info(), product(number)));
        say("done " + QByteArray::number(number));
    }
}

/// Undoes and redoes a step of several transactions again and again.
void undoForEver(Writer& writer)
{
    StepId step = must(writer.run(TestCatalogue::info(), bulk(u"bulk"_s)));
    say("ready");
    while (true)
        step = must(writer.undo(step, TestCatalogue::actor()));
}

/// Long steps, none of them ever finished, and short ones between.
void leaveStepsOpen(Writer& writer)
{
    say("ready");
    for (qint64 number = 0;; ++number) {
        const StepId step = must(writer.beginStep(TestCatalogue::info(u"long"_s)));
        must(writer.append(step, bulk(u"long%1-"_s.arg(number))));
        must(writer.run(TestCatalogue::info(), product(number)));
        say("done " + QByteArray::number(number));
        must(writer.append(step, TestCatalogue::edit({u"UPDATE product SET brand = 'x' WHERE name = 'edit'"_s})));
        if (number % 2 == 1)
            must(writer.abandonStep(step));
    }
}

} // namespace

/// Kills a writing process at random moments. The child is this program itself, running the slot `child`.
class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void child()
    {
        const QString path = qEnvironmentVariable("VITRINE_CRASH_DATABASE");
        if (path.isEmpty())
            QSKIP("Runs only as the child of the tests below.");
        const QString mode = qEnvironmentVariable("VITRINE_CRASH_MODE");
        const SystemClock clock;
        auto writer = must(Writer::open(path, clock));
        if (mode == u"edits")
            writeEdits(*writer, 0, 1'000'000);
        else if (mode == u"some edits")
            writeEdits(*writer, 1'000'000, 150);
        else if (mode == u"undo")
            undoForEver(*writer);
        else
            leaveStepsOpen(*writer);
    }

    void kill_whileEditing_losesNothingAcknowledged()
    {
        for (int round = 0; round < 6; ++round) {
            TestCatalogue catalogue;
            catalogue.close();
            const qint64 last = killAtRandom(catalogue, u"edits"_s);
            catalogue.reopen();
            verifySound(catalogue);
            const qint64 products = catalogue.base().integer(u"SELECT count(*) FROM product"_s);
            QVERIFY2(products == last + 1 || products == last + 2,
                     qPrintable(u"%1 of %2"_s.arg(products).arg(last + 1)));
            QCOMPARE(catalogue.base().integer(u"SELECT count(*) FROM product_text"_s), products * 2);
            QCOMPARE(
                catalogue.base().integer(u"SELECT count(*) FROM step WHERE state = 'committed' AND change_count = 3"_s),
                products);
        }
    }

    void kill_whileUndoing_leavesAllOrNothing()
    {
        for (int round = 0; round < 6; ++round) {
            TestCatalogue catalogue;
            catalogue.close();
            killAtRandom(catalogue, u"undo"_s);
            catalogue.reopen();
            verifySound(catalogue);
            const qint64 products = catalogue.base().integer(u"SELECT count(*) FROM product"_s);
            QVERIFY2(products == 0 || products == kBulk, qPrintable(QString::number(products)));
            const bool inForce =
                catalogue.base().integer(u"SELECT count(*) FROM step WHERE id = 1 AND undone_by IS NULL"_s) == 1;
            QCOMPARE(products == kBulk, inForce);
        }
    }

    void kill_withOpenSteps_rollsThemBackAndKeepsTheEditsBetween()
    {
        for (int round = 0; round < 4; ++round) {
            TestCatalogue catalogue;
            catalogue.close();
            const qint64 last = killAtRandom(catalogue, u"open"_s);
            catalogue.reopen();
            verifySound(catalogue);
            QCOMPARE(catalogue.base().integer(u"SELECT count(*) FROM product WHERE name LIKE 'long%'"_s), 0);
            QCOMPARE(catalogue.base().integer(u"SELECT count(*) FROM product WHERE brand = 'x'"_s), 0);
            QVERIFY(catalogue.base().integer(u"SELECT count(*) FROM product"_s) >= last + 1);
        }
    }

    void twoProcesses_editingAtOnce_bothGetTheirTurn()
    {
        TestCatalogue catalogue;
        QProcess process;
        start(process, catalogue, u"some edits"_s);
        int mine = 0;
        while (process.state() != QProcess::NotRunning || mine < 150) {
            must(catalogue.writer().run(TestCatalogue::info(), product(mine++)));
            process.waitForFinished(0);
        }
        QCOMPARE(process.exitCode(), 0);
        verifySound(catalogue);
        QCOMPARE(catalogue.base().integer(u"SELECT count(*) FROM product"_s), mine + 150);
        QCOMPARE(catalogue.base().integer(u"SELECT count(*) FROM step WHERE state = 'committed'"_s), mine + 150);
    }

private:
    static void start(QProcess& process, TestCatalogue& catalogue, const QString& mode)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"VITRINE_CRASH_DATABASE"_s, catalogue.base().path());
        environment.insert(u"VITRINE_CRASH_MODE"_s, mode);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {u"tst_crash"_s, u"child"_s, u"-silent"_s});
        QVERIFY(process.waitForStarted());
    }

    /// Starts the child, lets it work for a random while once it works at all, and kills it. The last number it said.
    qint64 killAtRandom(TestCatalogue& catalogue, const QString& mode)
    {
        QProcess process;
        start(process, catalogue, mode);
        QByteArray said;
        while (!said.contains("ready\n") && !said.contains("done ")) {
            if (!process.waitForReadyRead(60'000))
                qFatal("The child says nothing.");
            said += process.readAllStandardOutput();
        }
        process.waitForFinished(m_random.bounded(300)); // it never does: only a while passes
        process.kill();
        process.waitForFinished();
        said += process.readAllStandardOutput();
        const qsizetype last = said.lastIndexOf("done ");
        return last < 0 ? -1 : said.mid(last + 5, said.indexOf('\n', last) - last - 5).toLongLong();
    }

    static void verifySound(TestCatalogue& catalogue)
    {
        const QString sessions = CatalogueFiles(catalogue.base().folder()).sessions();
        QCOMPARE(must(checkDatabase(catalogue.base().db(), sessions)), QStringList());
        QCOMPARE(catalogue.base().integer(u"SELECT count(*) FROM step WHERE state = 'open'"_s), 0);
    }

    QRandomGenerator m_random{*QRandomGenerator::global()};
};

VITRINE_REGISTER_TEST(TestCrash)
#include "tst_crash.moc"
