#include "core/api/calls/faults.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_calls/requests.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void check_noFault_letsPass()
    {
        FaultBoard board;
        const auto verdict = board.check(apiRequest("GET", "/"), m_route, 0);
        QVERIFY(!verdict.failure && !verdict.drop && verdict.delayMs == 0);
    }

    void check_familyPattern_fitsItsOperationsOnly()
    {
        FaultBoard board;
        board.set({{.operation = "metastudio.*", .status = 503, .errorCode = "MSS.1"}});
        const auto verdict = board.check(apiRequest("GET", "/"), m_route, 0);
        QVERIFY(verdict.failure);
        QCOMPARE(verdict.failure->status, 503);
        QCOMPARE(verdict.failure->code, "MSS.1");
        const Route other = echoRoute("GET", "/x", "metastudios.Show", ApiFamily::MetaStudio);
        QVERIFY(!board.check(apiRequest("GET", "/"), other, 0).failure);
    }

    void check_everyThird_hitsTheThird()
    {
        FaultBoard board;
        board.set({{.operation = "*", .drop = true, .everyNth = 3}});
        QList<bool> dropped;
        for (int i = 0; i < 6; ++i)
            dropped << board.check(apiRequest("GET", "/"), m_route, 0).drop;
        QCOMPARE(dropped, (QList<bool>{false, false, true, false, false, true}));
    }

    void check_overTheRate_throttlesUntilTimeHasPassed()
    {
        FaultBoard board;
        board.set({{.operation = "metastudio.Show", .callsPerSecond = 2}});
        QVERIFY(!board.check(apiRequest("GET", "/"), m_route, 1000).failure);
        QVERIFY(!board.check(apiRequest("GET", "/"), m_route, 1000).failure);
        const auto over = board.check(apiRequest("GET", "/"), m_route, 1000);
        QVERIFY(over.failure);
        QCOMPARE(over.failure->status, 429);
        QCOMPARE(over.failure->code, "APIGW.0308");
        QVERIFY(!board.check(apiRequest("GET", "/"), m_route, 1500).failure);
    }

    void check_header_countsOnLoopbackOnly()
    {
        FaultBoard board;
        auto request = apiRequest("GET", "/", {{"x-vitrine-fault", "delay=20; status=500; code=Bad"}});
        const auto verdict = board.check(request, m_route, 0);
        QCOMPARE(verdict.delayMs, 20);
        QCOMPARE(verdict.failure->code, "Bad");
        request.loopback = false;
        QVERIFY(!board.check(request, m_route, 0).failure);
    }

    void parseFaults_everyWord_isRead()
    {
        const auto faults = parseFaults(R"([{"operation":"*","delay_ms":5,"status":503,"code":"X","drop":true,
            "calls_per_second":1.5,"every_nth":2}])");
        QVERIFY(faults.ok());
        const InjectedFault expected{"*", 5, 503, "X", true, 1.5, 2};
        QCOMPARE(faults.value().size(), 1u);
        QVERIFY(faults.value().front() == expected);
    }

    void parseFaults_nonsense_isRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("broken") << QByteArray("[{");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no operation") << QByteArray(R"([{"status":500}])");
        QTest::newRow("unknown word") << QByteArray(R"([{"operation":"*","statsu":500}])");
        QTest::newRow("status of a success") << QByteArray(R"([{"operation":"*","status":200}])");
        QTest::newRow("negative delay") << QByteArray(R"([{"operation":"*","delay_ms":-1}])");
        QTest::newRow("text for a number") << QByteArray(R"([{"operation":"*","delay_ms":"soon"}])");
    }
    void parseFaults_nonsense_isRefused()
    {
        QFETCH(const QByteArray, json);
        const auto faults = parseFaults(json);
        QVERIFY(!faults.ok());
        QCOMPARE(faults.error().code, ErrorCode::InvalidInput);
    }

private:
    Route m_route = echoRoute("GET", "/v1/{p}/products/{id}", "metastudio.Show", ApiFamily::MetaStudio);
};

VITRINE_REGISTER_TEST(TestFaults)
#include "tst_faults.moc"
