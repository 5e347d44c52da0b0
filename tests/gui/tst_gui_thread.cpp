#include "core/services/browse.h"
#include "core/services/maintenance.h"
#include "tests/gui/sql_watch.h"
#include "tests/gui/window_fixture.h"
#include "tests/gui/window_script.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// The thread of the window never waits for the catalogue. Not measured by a clock, which would depend on the machine,
/// but by who runs the statements: all of a user's hour, and none of them on that thread.
class TestGuiThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sqlWatch_serviceOnThisThread_isCaught()
    {
        SqlWatch watch;
        CatalogueFixture fixture;
        watch.start();
        QVERIFY(counts(fixture.catalogue()).ok());
        QVERIFY(!watch.stop().isEmpty());
    }

    void wholeSession_everyAct_runsNoStatementOnTheWindowsThread()
    {
        SqlWatch watch;
        WindowFixture f;
        f.files().addProducts(400);
        for (int i = 0; i < 3; ++i)
            f.files().addProduct(u"TEA-%1"_s.arg(i), u"Tea %1"_s.arg(i), f.files().addPictures(2));
        f.files().addPicture(u"unsorted.png"_s);
        const QString before = digest(f);
        f.window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&f.window()));
        watch.start();
        const WindowScript script(f.window(), f.files().folder(), u"tea"_s);
        for (const Act& act : script.acts()) {
            for (const auto& event : act.events) {
                event();
                QCoreApplication::processEvents();
            }
            QVERIFY2(QTest::qWaitFor(act.done, kPatienceMs), qPrintable(act.name + u" did not happen"_s));
        }
        QVERIFY(f.close());
        const QStringList statements = watch.stop();
        QVERIFY2(statements.isEmpty(), qPrintable(statements.join(u'\n')));
        QVERIFY(watch.elsewhere() > 100);
        QCOMPARE(digest(f), before);
    }

private:
    static QString digest(WindowFixture& f)
    {
        static const SystemClock clock;
        return checkCatalogue(f.files().folder(), clock, Repair::No, true).value().digest;
    }
};

VITRINE_REGISTER_TEST(TestGuiThread)
#include "tst_gui_thread.moc"
