#include "tests/support/test_registry.h"
#include "tests/unit/http/test_server.h"

#include <QFile>
#include <QHostAddress>

#include <semaphore>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr qint64 kMegabyte = 1024 * 1024;

QByteArray chunked(const QList<QByteArray>& pieces)
{
    QByteArray body;
    for (const QByteArray& piece : pieces)
        body += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    return body + "0\r\n\r\n";
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void get_plainRequest_isAnsweredWithTheServersHeaders()
    {
        TestServer server;
        RawClient client = server.client();
        const RawReply reply = client.ask(getRequest("/a%20b/c?d=e"));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("GET /a%20b/c 0"));
        QCOMPARE(reply.headers.value("Content-Type"), QByteArray("text/plain"));
        QCOMPARE(reply.headers.value("X-Request-Id").size(), 36);
        QVERIFY(reply.headers.value("Date").endsWith(" GMT"));
        QCOMPARE(reply.headers.value("Server"), QByteArray("Vitrine"));
        QCOMPARE(reply.headers.count("Connection"), 0);
    }

    void get_manyOnOneConnection_areAnsweredEachWithItsOwnId()
    {
        TestServer server;
        RawClient client = server.client();
        QSet<QByteArray> ids;
        for (int i = 0; i < 50; ++i)
            ids.insert(client.ask(getRequest("/" + QByteArray::number(i))).headers.value("X-Request-Id"));
        QCOMPARE(ids.size(), 50);
        QCOMPARE(server.server().counts().connectionsTotal, 1);
        QCOMPARE(server.server().counts().requests, 50);
    }

    void get_pipelinedWithASlowFirstHandler_areAnsweredInOrder()
    {
        std::binary_semaphore first{0};
        TestServer server({.handle = [&](const HttpRequest& request) {
            if (request.rawPath == "/0")
                first.acquire();
            return echo(request);
        }});
        RawClient client = server.client();
        QByteArray all;
        for (int i = 0; i < 200; ++i)
            all += getRequest("/" + QByteArray::number(i));
        QVERIFY(client.send(all));
        first.release();
        for (int i = 0; i < 200; ++i)
            QCOMPARE(client.reply().body, "GET /" + QByteArray::number(i) + " 0");
    }

    void post_chunkedBody_arrivesWhole()
    {
        TestServer server({.handle = [](const HttpRequest& request) {
            return httpResponse(200, "text/plain", request.body.bytes());
        }});
        RawClient client = server.client();
        const QByteArray head = "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        QCOMPARE(client.ask(head + chunked({"one ", "two ", "three"})).body, QByteArray("one two three"));
        QCOMPARE(client.ask(head + chunked({})).body, QByteArray());
        QCOMPARE(client.ask(getRequest("/b")).status, 200);
    }

    void post_longBody_isSpooledAndItsFileGoesWithTheCall()
    {
        QByteArray sum;
        QStringList files;
        QString path;
        TestServer* running = nullptr;
        TestServer server({.handle = [&](const HttpRequest& request) {
            sum = QCryptographicHash::hash(request.body.bytes(), QCryptographicHash::Md5);
            files = running->spooledFiles();
            path = request.body.path();
            const bool onlyMine =
                QFile::permissions(path) == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
            return httpResponse(onlyMine && request.body.isSpooled() ? 200 : 500, "text/plain", "x");
        }});
        running = &server;
        RawClient client = server.client();
        QByteArray body(4 * kMegabyte, 'x');
        body[12345] = 'y';
        QCOMPARE(client.ask(postRequest("/a", body)).status, 200);
        QCOMPARE(sum, QCryptographicHash::hash(body, QCryptographicHash::Md5));
        QCOMPARE(files.size(), 1);
        QTRY_VERIFY(server.spooledFiles().isEmpty()); // a worker gives the request back after its answer
        QCOMPARE(client.ask(postRequest("/a", body.first(kMegabyte))).status, 500); // short enough for memory
        QVERIFY(path.isEmpty());
    }

    void post_longBodySentBack_isStillThereWhenItIsSent()
    {
        TestServer server({.handle = [](const HttpRequest& request) {
            return httpResponse(200, "text/plain", request.body.bytes());
        }});
        RawClient client = server.client();
        const QByteArray body(8 * kMegabyte, 'x');
        QVERIFY(client.ask(postRequest("/a", body)).body == body);
    }

    void post_expectContinue_isInvitedAfterAdmission()
    {
        TestServer server({.admit = [](const HttpHead& head) { return head.request.rawPath == "/a" ? 10 : 5; }});
        const QByteArray headers = " HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n";
        RawClient client = server.client();
        QCOMPARE(client.ask("POST /a" + headers).status, 100);
        QCOMPARE(client.ask("0123456789").body, QByteArray("POST /a 10"));
        RawClient refused = server.client();
        QCOMPARE(refused.ask("POST /b" + headers).status, 413);
        QVERIFY(refused.endsByServer());
    }

    void head_request_isAnsweredWithoutBody()
    {
        TestServer server;
        RawClient client = server.client();
        QVERIFY(client.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n"));
        const RawReply reply = client.reply(true);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.value("Content-Length"), QByteArray("9"));
        QCOMPARE(client.ask(getRequest("/b")).body, QByteArray("GET /b 0"));
    }

    void admission_refusal_keepsTheConnectionOnlyWithoutBody()
    {
        TestServer server({.admit = [](const HttpHead& head) -> std::variant<qint64, HttpResponse> {
            HttpResponse reply = httpResponse(head.request.method == "OPTIONS" ? 204 : 404, "text/plain", "no");
            reply.headers.add("Allow", "GET, POST");
            return reply;
        }});
        RawClient client = server.client();
        QCOMPARE(client.ask(getRequest("/a")).status, 404);
        const RawReply options = client.ask("OPTIONS /a HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(options.status, 204);
        QCOMPARE(options.headers.value("Allow"), QByteArray("GET, POST"));
        QCOMPARE(options.headers.count("Content-Length"), 0);
        const RawReply post = client.ask(postRequest("/a", "body"));
        QCOMPARE(post.status, 404);
        QCOMPARE(post.headers.value("Connection"), QByteArray("close"));
        QVERIFY(client.endsByServer());
        QCOMPARE(server.server().counts().refused, 2);
    }

    void admission_manyPipelinedRefusals_areAllAnswered()
    {
        TestServer server({.admit = [](const HttpHead&) { return httpResponse(404, "text/plain", "no"); }});
        RawClient client = server.client();
        QByteArray all;
        for (int i = 0; i < 3000; ++i)
            all += "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
        QVERIFY(client.send(all));
        for (int i = 0; i < 3000; ++i)
            QCOMPARE(client.reply().status, 404);
    }

    void response_ofAFile_isStreamed()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("film"));
        QByteArray bytes(20 * kMegabyte + 7, 'f');
        bytes[19 * kMegabyte] = 'g';
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        TestServer server({.handle = [&](const HttpRequest& request) {
            HttpResponse reply = httpResponse(200, "video/mp4", {});
            reply.file = request.rawPath == "/film" ? path : path + u'x';
            return reply;
        }});
        RawClient client = server.client();
        QVERIFY(client.ask(getRequest("/film")).body == bytes);
        QCOMPARE(client.ask(getRequest("/none")).status, 500);
    }

    void response_ofAFileToARange_isThePartThatWasAskedFor_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("contentRange");
        const auto row = [](const char* name, const char* headers, int status, const char* body, const char* range) {
            QTest::newRow(name) << QByteArray(headers) << status << QByteArray(body) << QByteArray(range);
        };
        row("no range", "", 200, "0123456789", "");
        row("from the middle", "Range: bytes=4-6\r\n", 206, "456", "bytes 4-6/10");
        row("to the end", "Range: bytes=7-\r\n", 206, "789", "bytes 7-9/10");
        row("past the end", "Range: bytes=7-99\r\n", 206, "789", "bytes 7-9/10");
        row("the last ones", "Range: bytes=-2\r\n", 206, "89", "bytes 8-9/10");
        row("more than all of the last ones", "Range: bytes=-20\r\n", 206, "0123456789", "bytes 0-9/10");
        row("behind the end", "Range: bytes=10-\r\n", 416, "", "bytes */10");
        row("the last none", "Range: bytes=-0\r\n", 416, "", "bytes */10");
        row("reversed", "Range: bytes=6-4\r\n", 200, "0123456789", "");
        row("several", "Range: bytes=0-1,4-5\r\n", 200, "0123456789", "");
        row("no numbers", "Range: bytes=a-b\r\n", 200, "0123456789", "");
        row("nothing at all", "Range: bytes=-\r\n", 200, "0123456789", "");
        row("signs", "Range: bytes=+1-2\r\n", 200, "0123456789", "");
        row("another unit", "Range: pages=1-2\r\n", 200, "0123456789", "");
        row("only if unchanged", "Range: bytes=4-6\r\nIf-Range: \"tag\"\r\n", 200, "0123456789", "");
    }
    void response_ofAFileToARange_isThePartThatWasAskedFor()
    {
        QFETCH(QByteArray, headers);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("film")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("0123456789") == 10);
        file.close();
        TestServer server({.handle = [&](const HttpRequest&) {
            HttpResponse reply = httpResponse(200, "video/mp4", {});
            reply.file = file.fileName();
            return reply;
        }});
        RawClient client = server.client();
        const RawReply reply = client.ask("GET /f HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n");
        QTEST(reply.status, "status");
        QTEST(reply.body, "body");
        QTEST(reply.headers.value("Content-Range"), "contentRange");
        QCOMPARE(reply.headers.value("Accept-Ranges"), QByteArray("bytes"));
        QCOMPARE(client.ask("GET /g HTTP/1.1\r\nHost: h\r\n\r\n").status, 200);
    }

    void response_dropped_endsTheConnectionWithoutAnAnswer()
    {
        TestServer server({.handle = [](const HttpRequest&) {
            HttpResponse reply;
            reply.dropped = true;
            return reply;
        }});
        RawClient client = server.client();
        client.send(getRequest("/a"));
        QCOMPARE(client.readToEnd(), QByteArray());
    }

    void response_lineEndInAHeader_cannotAddAnother()
    {
        TestServer server({.handle = [](const HttpRequest&) {
            HttpResponse reply = httpResponse(200, "text/plain", "x");
            reply.headers.add("X-A", "b\r\nX-Evil: yes");
            reply.headers.add("Content-Length", "999");
            return reply;
        }});
        RawClient client = server.client();
        const RawReply reply = client.ask(getRequest("/a"));
        QCOMPARE(reply.headers.count("X-Evil"), 0);
        QCOMPARE(reply.headers.value("Content-Length"), QByteArray("1"));
    }

    void version10_withoutKeepAlive_endsAfterTheAnswer()
    {
        TestServer server;
        RawClient client = server.client();
        QVERIFY(client.send("GET /a HTTP/1.0\r\n\r\n"));
        QVERIFY(client.readToEnd().endsWith("GET /a 0"));
        RawClient kept = server.client();
        const QByteArray request = "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
        QCOMPARE(kept.ask(request).headers.value("Connection"), QByteArray("keep-alive"));
        QCOMPARE(kept.ask(request).status, 200);
    }

    void handler_thatThrows_becomesAnInternalError()
    {
        TestServer server({.handle = [](const HttpRequest&) -> HttpResponse { throw std::runtime_error("oh"); }});
        RawClient client = server.client();
        const RawReply reply = client.ask(getRequest("/a"));
        QCOMPARE(reply.status, 500);
        QVERIFY(reply.body.contains("oh"));
    }

    void start_withoutASpoolFolder_usesTheSystems()
    {
        QString path;
        const auto started = HttpServer::start(
            {}, [](const HttpHead&) { return 4 * kMegabyte; },
            [&](const HttpRequest& request) {
                path = request.body.path();
                return echo(request);
            },
            &refusalText);
        QVERIFY(started.ok());
        RawClient client(started.value()->port());
        QCOMPARE(client.ask(postRequest("/a", QByteArray(2 * kMegabyte, 'x'))).status, 200);
        QVERIFY2(path.startsWith(QDir::tempPath() + u'/'), qPrintable(path));
    }

    void start_portInUse_isAConflict()
    {
        TestServer first;
        HttpSettings settings;
        settings.port = first.port();
        settings.spoolFolder = first.folder();
        const auto second = HttpServer::start(
            settings, [](const HttpHead&) { return qint64(0); }, &echo, &refusalText);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::Conflict);
    }

    void start_addressThatIsNone_isInvalid_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("no address at all") << QStringLiteral("somewhere");
        QTest::newRow("an address of another machine") << QStringLiteral("192.0.2.1");
    }
    void start_addressThatIsNone_isInvalid()
    {
        QFETCH(QString, address);
        QTemporaryDir folder;
        HttpSettings settings;
        settings.address = address;
        settings.spoolFolder = folder.path();
        const auto started = HttpServer::start(
            settings, [](const HttpHead&) { return qint64(0); }, &echo, &refusalText);
        QVERIFY(!started.ok());
        QCOMPARE(started.error().code, ErrorCode::InvalidInput);
    }

    void url_ofIpv6_isInBrackets()
    {
        QTemporaryDir folder;
        HttpSettings settings;
        settings.address = QStringLiteral("::1");
        settings.spoolFolder = folder.path();
        const auto started = HttpServer::start(
            settings, [](const HttpHead&) { return qint64(0); }, &echo, &refusalText);
        if (!started.ok())
            QSKIP("This machine has no IPv6 loopback.");
        QCOMPARE(started.value()->url(), QStringLiteral("http://[::1]:%1").arg(started.value()->port()));
    }
};

VITRINE_REGISTER_TEST(TestHttpServer)
#include "tst_http_server.moc"
