#include "core/jobs/rate_meter.h"
#include "tests/support/test_registry.h"

using namespace vitrine;

class TestRateMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void perSecond_steadyWork_isItsRate()
    {
        RateMeter meter;
        for (int second = 0; second <= 5; ++second)
            meter.add(second * 40, second * 1000);
        QCOMPARE(meter.perSecond(5000), 40.0);
        QCOMPARE(*meter.secondsLeft(400, 5000), 5.0);
    }

    void perSecond_changeOfPace_forgetsTheOldOne()
    {
        RateMeter meter;
        qint64 done = 0;
        for (int second = 0; second < 100; ++second)
            meter.add(done += 1000, second * 1000);
        for (int second = 100; second < 120; ++second)
            meter.add(done += 10, second * 1000);
        QCOMPARE(meter.perSecond(119000), 10.0);
    }

    void perSecond_manyReportsAMillisecond_countsThemAll()
    {
        RateMeter meter;
        for (int i = 0; i <= 20000; ++i)
            meter.add(i, i / 10);
        QVERIFY(qAbs(meter.perSecond(2000) - 10000.0) < 100.0);
    }

    void secondsLeft_nothingMeasuredYet_isUnknown()
    {
        RateMeter meter;
        QVERIFY(!meter.secondsLeft(100, 0));
        meter.add(0, 0);
        meter.add(50, 100);
        QVERIFY(!meter.secondsLeft(100, 100));
        meter.add(60, 1000);
        QVERIFY(!meter.secondsLeft(0, 1000)); // the total is not known
    }

    void perSecond_afterRestart_doesNotCountThePause()
    {
        RateMeter meter;
        meter.add(0, 0);
        meter.add(100, 1000);
        meter.restart();
        meter.add(100, 600000);
        meter.add(200, 601000);
        QCOMPARE(meter.perSecond(601000), 100.0);
    }

    void perSecond_stalledWork_sinks()
    {
        RateMeter meter;
        meter.add(0, 0);
        meter.add(100, 1000);
        QCOMPARE(meter.perSecond(10000), 10.0);
    }

    void add_smallerNumber_startsANewMeasurement()
    {
        RateMeter meter;
        meter.add(0, 0);
        meter.add(5000, 1000);
        meter.add(0, 2000);
        meter.add(10, 3000);
        QCOMPARE(meter.perSecond(3000), 10.0);
    }
};

VITRINE_REGISTER_TEST(TestRateMeter)
#include "tst_rate_meter.moc"
