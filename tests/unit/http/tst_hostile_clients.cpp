// Each row of the table of hostile inputs that decided for this server, and more; all must end.
#include "tests/support/process_memory.h"
#include "tests/support/test_registry.h"
#include "tests/unit/http/test_server.h"

#include <sys/resource.h>

#include <semaphore>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr qint64 kMegabyte = 1024 * 1024;
constexpr qint64 kGigabyte = 1024 * kMegabyte;

QByteArray postHead(const QByteArray& headers)
{
    return "POST /a HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n\r\n";
}

/// Sends `piece` again and again until the server takes no more. Returns how much it took.
qint64 sendEndlessly(RawClient& client, const QByteArray& piece)
{
    qint64 sent = 0;
    while (sent < 4 * kGigabyte && client.send(piece))
        sent += piece.size();
    return sent;
}

/// Anonymous memory of this process, in bytes.
qint64 anonymousMemory()
{
    return processMemory("RssAnon");
}

/// Raises the number of files that this process may have open, if it may.
bool mayOpen(rlim_t files)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < files)
        return false;
    limit.rlim_cur = std::max(limit.rlim_cur, files);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

HttpLimits fewConnections(int count)
{
    HttpLimits limits = quickLimits();
    limits.connections = count;
    limits.headerDeadline = std::chrono::milliseconds{20'000};
    limits.bodyDeadline = std::chrono::milliseconds{20'000};
    return limits;
}

} // namespace

class TestHostileClients : public QObject
{
    Q_OBJECT

    /// Whatever was done to it, the server goes on serving.
    static void verifyServes(const TestServer& server)
    {
        RawClient client = server.client();
        QCOMPARE(client.ask(getRequest("/still")).status, 200);
    }

private Q_SLOTS:
    void length_tenGigabytes_isRefusedBeforeTheBody()
    {
        TestServer server;
        RawClient client = server.client();
        client.send(postHead("Content-Length: 10000000000"));
        const qint64 before = anonymousMemory();
        const qint64 took = sendEndlessly(client, QByteArray(kMegabyte, 'x'));
        QVERIFY2(took < 64 * kMegabyte, qPrintable(QString::number(took)));
        QVERIFY2(anonymousMemory() - before < 4 * kMegabyte, "the body is in memory");
        QVERIFY(client.endsByServer());
        QVERIFY(server.spooledFiles().isEmpty());
        verifyServes(server);
    }

    void length_tenGigabytesWithoutSendingThem_isAnsweredWith413()
    {
        TestServer server;
        RawClient client = server.client();
        QCOMPARE(client.ask(postHead("Content-Length: 10000000000")).status, 413);
        QVERIFY(client.endsByServer());
    }

    void chunked_endless_isCutAtTheLimitAndLeavesNoFile()
    {
        HttpLimits limits = quickLimits();
        limits.bodyBytes = 16 * kMegabyte;
        limits.bodyDeadline = std::chrono::milliseconds{20'000};
        TestServer server({.limits = limits});
        RawClient client = server.client();
        client.send(postHead("Transfer-Encoding: chunked"));
        const qint64 before = anonymousMemory();
        const qint64 took = sendEndlessly(client, "100000\r\n" + QByteArray(kMegabyte, 'x') + "\r\n");
        QVERIFY(took >= 16 * kMegabyte);
        QVERIFY2(took < 64 * kMegabyte, qPrintable(QString::number(took)));
        QVERIFY2(anonymousMemory() - before < 8 * kMegabyte, "the body is in memory");
        QTRY_VERIFY(server.spooledFiles().isEmpty());
        verifyServes(server);
    }

    void post_fourMegabytes_isNotCopiedIntoMemory()
    {
        qint64 before = 0, during = 0;
        TestServer server({.handle = [&](const HttpRequest& request) {
            during = anonymousMemory();
            return echo(request);
        }});
        RawClient client = server.client();
        QCOMPARE(client.ask(getRequest("/a")).status, 200);
        const QByteArray request = postRequest("/a", QByteArray(4 * kMegabyte, 'x'));
        before = anonymousMemory();
        QCOMPARE(client.ask(request).body, QByteArray("POST /a 4194304"));
        QVERIFY2(during - before < kMegabyte, qPrintable(QString::number(during - before)));
    }

    void header_endless_isCut()
    {
        TestServer server;
        RawClient client = server.client();
        client.send("GET / HTTP/1.1\r\n");
        const qint64 before = anonymousMemory();
        QVERIFY(sendEndlessly(client, "X-More: " + QByteArray(1000, 'x') + "\r\n") < 16 * kMegabyte);
        QVERIFY2(anonymousMemory() - before < 4 * kMegabyte, "the header is in memory");
        verifyServes(server);
    }

    void header_tooLong_isAnsweredWith431()
    {
        TestServer server;
        RawClient client = server.client();
        QCOMPARE(client.ask("GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n").status, 431);
        QVERIFY(client.endsByServer());
    }

    void halfSent_aThousandRequests_areAllFreedAtTheDeadline()
    {
        HttpLimits limits = quickLimits();
        limits.connections = 2000;
        limits.headerDeadline = std::chrono::milliseconds{2000}; // longer than it takes to connect them all
        if (!mayOpen(2200))
            QSKIP("This process may not open enough files for 1000 connections and their clients.");
        TestServer server({.limits = limits});
        std::vector<RawClient> clients;
        for (int i = 0; i < 1000; ++i) {
            clients.push_back(server.client());
            QVERIFY(clients.back().send("GET / HT"));
        }
        for (RawClient& client : clients)
            QCOMPARE(client.reply().status, 408);
        for (RawClient& client : clients)
            QVERIFY(client.endsByServer());
        QTRY_COMPARE(server.server().counts().connectionsOpen, 0);
    }

    void halfSent_moreThanConnections_evictTheOldestAndLeaveTheServerReachable()
    {
        TestServer server({.limits = fewConnections(8)});
        std::vector<RawClient> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(server.client());
            QVERIFY(clients.back().send("GET / HT"));
        }
        verifyServes(server);
        QVERIFY(clients.front().endsByServer());
        QVERIFY(server.server().counts().evicted >= 40);
        QVERIFY(server.server().counts().connectionsOpen <= 8);
    }

    void connections_allWithCalls_giveTheNextOne503()
    {
        std::counting_semaphore<4> begun{0}, go{0};
        TestServer server({.limits = fewConnections(2), .handle = [&](const HttpRequest& request) {
                               begun.release();
                               go.acquire();
                               return echo(request);
                           }});
        RawClient first = server.client(), second = server.client();
        first.send(getRequest("/1"));
        second.send(getRequest("/2"));
        begun.acquire();
        begun.acquire();
        RawClient third = server.client();
        QCOMPARE(third.reply().status, 503);
        go.release(2);
        QCOMPARE(first.reply().status, 200);
        QCOMPARE(second.reply().status, 200);
    }

    void calls_moreThanMayWait_areAnsweredWith503()
    {
        std::counting_semaphore<8> begun{0}, go{0};
        HttpLimits limits = quickLimits();
        limits.workers = 1;
        limits.waitingCalls = 1;
        TestServer server({.limits = limits, .handle = [&](const HttpRequest& request) {
                               begun.release();
                               go.acquire();
                               return echo(request);
                           }});
        RawClient first = server.client(), second = server.client(), third = server.client();
        first.send(getRequest("/1"));
        begun.acquire();
        second.send(getRequest("/2"));
        QTRY_COMPARE(server.server().counts().requests, 2);
        QCOMPARE(third.ask(getRequest("/3")).status, 503);
        go.release(2);
        QCOMPARE(first.reply().status, 200);
        QCOMPARE(second.reply().status, 200);
    }

    void slowClient_oneByteNowAndThen_isAnsweredWith408()
    {
        TestServer server;
        RawClient client = server.client();
        const QByteArray request = getRequest("/a");
        bool taken = true;
        for (qsizetype i = 0; i < 25 && taken; ++i) {
            taken = client.send(request.sliced(i, 1));
            std::this_thread::sleep_for(std::chrono::milliseconds{40});
        }
        QCOMPARE(client.reply().status, 408);
        QVERIFY(client.endsByServer());
    }

    void slowClient_oneByteEachInTime_isServed()
    {
        HttpLimits limits = quickLimits();
        limits.headerDeadline = std::chrono::milliseconds{20'000};
        TestServer server({.limits = limits});
        RawClient client = server.client();
        const QByteArray request = postRequest("/a", "body");
        for (qsizetype i = 0; i < request.size(); ++i)
            QVERIFY(client.send(request.sliced(i, 1)));
        QCOMPARE(client.reply().body, QByteArray("POST /a 4"));
    }

    void body_silent_isAnsweredWith408()
    {
        TestServer server;
        RawClient client = server.client();
        QCOMPARE(client.ask(postHead("Content-Length: 10") + "12345").status, 408);
        QVERIFY(client.endsByServer());
    }

    void body_tricklingPastItsDeadline_isAnsweredWith408()
    {
        HttpLimits limits = quickLimits();
        limits.bodyDeadline = std::chrono::milliseconds{800};
        TestServer server({.limits = limits});
        RawClient client = server.client();
        client.send(postHead("Content-Length: 1000"));
        for (int i = 0; i < 60 && client.send("x"); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds{40});
        QCOMPARE(client.reply().status, 408);
    }

    void malformed_anyKind_isAnsweredWith400AndTheEnd_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("HTTP/9.9") << QByteArray("GET / HTTP/9.9\r\nHost: h\r\n\r\n");
        QTest::newRow("Content-Length -5") << postHead("Content-Length: -5");
        QTest::newRow("double length") << postHead("Content-Length: 5\r\nContent-Length: 5") + "12345";
        QTest::newRow("length and chunked") << postHead("Content-Length: 5\r\nTransfer-Encoding: chunked") + "12345";
        QTest::newRow("zero byte in a header") << postHead(QByteArray("X: a\0b", 6));
        QTest::newRow("folded header") << postHead("X: a\r\n b");
        QTest::newRow("bad chunk size") << postHead("Transfer-Encoding: chunked") + "xyz\r\n";
        QTest::newRow("no HTTP at all") << QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7);
    }
    void malformed_anyKind_isAnsweredWith400AndTheEnd()
    {
        QFETCH(QByteArray, request);
        TestServer server;
        RawClient client = server.client();
        const RawReply reply = client.ask(request + getRequest("/smuggled"));
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.headers.value("Connection"), QByteArray("close"));
        QCOMPARE(client.readToEnd(), QByteArray());
        QCOMPARE(server.server().counts().refused, 1);
    }

    void expectContinue_tenGigabytes_isAnsweredWith413()
    {
        TestServer server;
        RawClient client = server.client();
        QCOMPARE(client.ask(postHead("Content-Length: 10000000000\r\nExpect: 100-continue")).status, 413);
        QVERIFY(client.endsByServer());
    }

    void path_escapedSlashAndSpace_reachTheHandlerInOnePiece()
    {
        TestServer server({.handle = [](const HttpRequest& request) {
            QByteArray text = request.rawPath;
            for (const QByteArray& segment : request.segments)
                text += '|' + segment;
            return httpResponse(200, "text/plain", text);
        }});
        RawClient client = server.client();
        QCOMPARE(client.ask(getRequest("/p/a%2Fb%20c/x")).body, QByteArray("/p/a%2Fb%20c/x|p|a/b c|x"));
    }

    void endOfSending_insideARequest_isAnsweredWith400()
    {
        TestServer server;
        RawClient client = server.client();
        client.send(postHead("Content-Length: 10") + "123");
        client.endSending();
        QCOMPARE(client.reply().status, 400);
        RawClient polite = server.client();
        polite.send(getRequest("/a"));
        polite.endSending();
        QCOMPARE(polite.reply().status, 200);
        QVERIFY(polite.endsByServer());
    }

    void client_thatLeavesBeforeItsReply_costsNothing()
    {
        std::counting_semaphore<64> begun{0}, go{0};
        TestServer server({.handle = [&](const HttpRequest& request) {
            begun.release();
            go.acquire();
            return httpResponse(200, "text/plain", QByteArray(8 * kMegabyte, 'r') + request.rawPath);
        }});
        for (int i = 0; i < 8; ++i) {
            RawClient client = server.client();
            client.send(postRequest("/a", QByteArray(2 * kMegabyte, 'b')));
            begun.acquire();
            client.reset();
        }
        go.release(9);
        RawClient client = server.client();
        QCOMPARE(client.ask(getRequest("/b")).status, 200);
        QTRY_COMPARE(server.server().counts().connectionsOpen, 1);
        QTRY_VERIFY(server.spooledFiles().isEmpty());
    }

    void client_thatReadsNothing_isClosedAtTheWriteDeadline()
    {
        HttpLimits limits = quickLimits();
        limits.writeDeadline = std::chrono::milliseconds{300};
        TestServer server({.limits = limits, .handle = [&](const HttpRequest&) {
                               return httpResponse(200, "text/plain", QByteArray(64 * kMegabyte, 'r'));
                           }});
        RawClient client = server.client();
        client.send(getRequest("/a"));
        QTRY_COMPARE(server.server().counts().requests, 1);
        QTRY_COMPARE(server.server().counts().connectionsOpen, 0);
        QVERIFY(client.readToEnd().size() < 64 * kMegabyte);
    }

    void idle_fiveHundredTwelve_needLittleMemoryAndStayUsable()
    {
        HttpLimits limits = quickLimits();
        limits.headerDeadline = std::chrono::milliseconds{20'000};
        TestServer server({.limits = limits});
        std::vector<RawClient> clients;
        RawClient first = server.client();
        QCOMPARE(first.ask(getRequest("/0")).status, 200);
        const qint64 before = anonymousMemory();
        for (int i = 0; i < 511; ++i) {
            clients.push_back(server.client());
            if (clients.back().ask(getRequest("/a")).status != 200)
                QSKIP("This process may not open enough files for 512 connections and their clients.");
        }
        const qint64 grown = anonymousMemory() - before;
        QVERIFY2(grown < 20 * kMegabyte, qPrintable(QString::number(grown)));
        QCOMPARE(server.server().counts().connectionsOpen, 512);
        QCOMPARE(clients[255].ask(getRequest("/b")).body, QByteArray("GET /b 0"));
        QCOMPARE(server.server().counts().evicted, 0);
    }

    void idle_longerThanItsDeadline_isClosedWithoutAnAnswer()
    {
        HttpLimits limits = quickLimits();
        limits.idleDeadline = std::chrono::milliseconds{200};
        TestServer server({.limits = limits});
        RawClient client = server.client();
        QCOMPARE(client.ask(getRequest("/a")).status, 200);
        QCOMPARE(client.readToEnd(), QByteArray());
        RawClient silent = server.client();
        QCOMPARE(silent.readToEnd(), QByteArray());
    }
};

VITRINE_REGISTER_TEST(TestHostileClients)
#include "tst_hostile_clients.moc"
