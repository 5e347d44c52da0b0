#include "core/api/http/request_parser.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace vitrine;
using Stage = RequestParser::Stage;

namespace {

constexpr qint64 kHeaderBytes = 4096;

/// Reads `bytes` in pieces of `piece`, through the head, until nothing more is taken.
void feed(RequestParser& parser, QByteArrayView bytes, qsizetype piece, const BodyLimits& limits)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView part = bytes.first(std::min(piece, bytes.size()));
        const qsizetype taken = parser.take(part);
        bytes = bytes.sliced(taken);
        if (parser.stage() == Stage::HeadRead)
            parser.readBody(limits);
        else if (taken == 0)
            return;
    }
}

QByteArray withHeader(const QByteArray& header)
{
    return "POST /a HTTP/1.1\r\nHost: h\r\n" + header + "\r\n\r\n";
}

QByteArray chunkedRequest(const QByteArray& body)
{
    return withHeader("Transfer-Encoding: chunked") + body;
}

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    BodyLimits limits() const { return {64 * 1024, 16 * 1024, m_folder.path()}; }
    HttpProblem problemOf(const QByteArray& bytes)
    {
        RequestParser parser(kHeaderBytes);
        feed(parser, bytes, bytes.size(), limits());
        return parser.problem();
    }

private Q_SLOTS:
    void take_anyPieces_giveTheSameRequest_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 3, 7, 64, 100'000})
            QTest::newRow(qPrintable(QStringLiteral("%1 bytes at a time").arg(piece))) << piece;
    }
    void take_anyPieces_giveTheSameRequest()
    {
        QFETCH(int, piece);
        RequestParser parser(kHeaderBytes);
        const QByteArray body = "5;name=\"v\"\r\nhello\r\n1\r\n \r\n00A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";
        const QByteArray rest = "GET /next HTTP/1.1\r\n";
        const QByteArray all = "\r\n" + chunkedRequest(body) + rest;
        feed(parser, all, piece, limits());
        QCOMPARE(parser.stage(), Stage::Whole);
        const HttpRequest& request = parser.request();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.rawPath, QByteArray("/a"));
        QCOMPARE(request.headers.lines().size(), size_t(2));
        QCOMPARE(request.body.bytes(), QByteArray("hello 0123456789"));
        QVERIFY(request.keepAlive);
    }

    void take_bytesAfterTheRequest_areLeft()
    {
        RequestParser parser(kHeaderBytes);
        const QByteArray request = "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n";
        QCOMPARE(parser.take(request + "abcGET"), request.size());
        QCOMPARE(parser.stage(), Stage::HeadRead);
        QCOMPARE(parser.contentLength(), std::optional<qint64>(3));
        QVERIFY(parser.hasBody());
        parser.readBody(limits());
        QCOMPARE(parser.take("abcGET"), 3);
        QCOMPARE(parser.stage(), Stage::Whole);
        QCOMPARE(parser.take("GET"), 0);
    }

    void take_leftOfChunkedFraming_isNotTaken()
    {
        RequestParser parser(kHeaderBytes);
        feed(parser, chunkedRequest("1\r\na\r\n0\r"), 1000, limits());
        QCOMPARE(parser.stage(), Stage::Body);
        QCOMPARE(parser.take("\n\r\nGET / HT"), 3);
        QCOMPARE(parser.stage(), Stage::Whole);
    }

    void take_badTrailerInPieces_isTakenAndRefused()
    {
        RequestParser parser(kHeaderBytes);
        feed(parser, chunkedRequest("1\r\na\r\n0\r\nno trailer: x\r\n\r"), 1000, limits());
        QCOMPARE(parser.stage(), Stage::Body);
        QCOMPARE(parser.take("\n"), 1);
        QCOMPARE(parser.stage(), Stage::Refused);
    }

    void take_hostileHeads_areRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QByteArray& bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        row("a version that never was", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", 400);
        row("a version of another protocol", "PRI * HTTP/2.0\r\n\r\n", 505);
        row("no version", "GET /\r\nHost: h\r\n\r\n", 400);
        row("negative length", withHeader("Content-Length: -5"), 400);
        row("length with a plus", withHeader("Content-Length: +5"), 400);
        row("length in hexadecimal", withHeader("Content-Length: 0x5"), 400);
        row("empty length", withHeader("Content-Length:"), 400);
        row("length above 64 bits", withHeader("Content-Length: 99999999999999999999"), 400);
        row("length above the limit", withHeader("Content-Length: 18446744073709551615"), 413);
        row("two lengths", withHeader("Content-Length: 5\r\nContent-Length: 6"), 400);
        row("the same length twice", withHeader("Content-Length: 5\r\nContent-Length: 5"), 400);
        row("a list of lengths", withHeader("Content-Length: 5, 5"), 400);
        row("length and chunked", withHeader("Content-Length: 5\r\nTransfer-Encoding: chunked"), 400);
        row("chunked and length", withHeader("Transfer-Encoding: chunked\r\nContent-Length: 5"), 400);
        row("chunked twice", withHeader("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400);
        row("another coding", withHeader("Transfer-Encoding: gzip, chunked"), 501);
        row("chunked not last", withHeader("Transfer-Encoding: chunked, identity"), 501);
        row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("zero byte in a value", withHeader(QByteArray("X: a\0b", 6)), 400);
        row("zero byte in the target", QByteArray("GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n", 28), 400);
        row("folded header", withHeader("X: a\r\n b"), 400);
        row("folded with a tab", withHeader("X: a\r\n\tb"), 400);
        row("space before the colon", withHeader("X : a"), 400);
        row("header without a name", withHeader(": a"), 400);
        row("header without a colon", withHeader("nothing"), 400);
        row("bare line feeds", "GET / HTTP/1.1\nHost: h\n\n", 400);
        row("carriage return inside", withHeader("X: a\rb"), 400);
        row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two Hosts", withHeader("Host: g"), 400);
        row("method that is none", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("unknown method", "FLY / HTTP/1.1\r\nHost: h\r\n\r\n", 501);
        row("tunnel", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("relative target", "GET a HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("encrypted greeting", QByteArray("\x16\x03\x01\x02\x00", 5), 400);
        row("another expectation", withHeader("Content-Length: 1\r\nExpect: 200-ok"), 417);
        row("expectation without a length", withHeader("Expect: 100-continue"), 411);
        row("HTTP/1.0 body without a length", "POST / HTTP/1.0\r\n\r\nbody", 411);
        row("endless request line", "GET /" + QByteArray(kHeaderBytes, 'a'), 414);
        row("endless header", "GET / HTTP/1.1\r\nX: " + QByteArray(kHeaderBytes, 'a'), 431);
        row("endless empty lines", QByteArray(2 * kHeaderBytes, '\n'), 400);
    }
    void take_hostileHeads_areRefused()
    {
        QFETCH(QByteArray, bytes);
        const HttpProblem problem = problemOf(bytes);
        QTEST(problem.status, "status");
        QVERIFY2(problem.reason.endsWith(u'.'), qPrintable(problem.reason));
    }

    void take_hostileChunks_areRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("size that is no number") << QByteArray("zz\r\nab\r\n") << 400;
        QTest::newRow("negative size") << QByteArray("-1\r\nab\r\n") << 400;
        QTest::newRow("empty size") << QByteArray("\r\nab\r\n") << 400;
        QTest::newRow("size above 64 bits") << QByteArray("10000000000000000\r\n") << 400;
        QTest::newRow("size above the limit") << QByteArray("ffffffffffffffff\r\n") << 413;
        QTest::newRow("data longer than its size") << QByteArray("1\r\nabcdef\r\n0\r\n\r\n") << 400;
        QTest::newRow("endless extension") << "1;a=" + QByteArray(2 * kHeaderBytes, 'a') << 400;
        QTest::newRow("endless trailer") << "0\r\nX: " + QByteArray(2 * kHeaderBytes, 'a') << 400;
        QTest::newRow("a length as trailer") << QByteArray("0\r\nContent-Length: 5\r\n\r\n") << 400;
        QTest::newRow("chunks that add up")
            << QByteArray("8000\r\n" + QByteArray(0x8000, 'a') + "\r\n").repeated(3) << 413;
    }
    void take_hostileChunks_areRefused()
    {
        QFETCH(QByteArray, body);
        QTEST(problemOf(chunkedRequest(body)).status, "status");
    }

    void readBody_longBody_isSpooledUntilItsLastCopyGoes_data()
    {
        QTest::addColumn<QByteArray>("request");
        const QByteArray body(40'000, 'b');
        QTest::newRow("announced") << withHeader("Content-Length: 40000") + body;
        QTest::newRow("chunked") << chunkedRequest("9C40\r\n" + body + "\r\n0\r\n\r\n");
    }
    void readBody_longBody_isSpooledUntilItsLastCopyGoes()
    {
        QFETCH(QByteArray, request);
        HttpBody kept;
        {
            RequestParser parser(kHeaderBytes);
            feed(parser, request, 1000, limits());
            QCOMPARE(parser.stage(), Stage::Whole);
            kept = parser.request().body;
        }
        QVERIFY(kept.isSpooled());
        QVERIFY(QFile::exists(kept.path()));
        QCOMPARE(kept.bytes(), QByteArray(40'000, 'b'));
        const QString path = std::exchange(kept, {}).path();
        QVERIFY(!QFile::exists(path));
    }

    void readBody_noSpoolFolder_isUnavailable()
    {
        RequestParser parser(kHeaderBytes);
        const BodyLimits nowhere{64 * 1024, 1000, m_folder.filePath(QStringLiteral("absent"))};
        feed(parser, withHeader("Content-Length: 2000") + QByteArray(2000, 'b'), 500, nowhere);
        QCOMPARE(parser.stage(), Stage::Refused);
        QCOMPARE(parser.problem().status, 503);
    }

    void readBody_abandoned_leavesNoFile()
    {
        {
            RequestParser parser(kHeaderBytes);
            feed(parser, withHeader("Content-Length: 60000") + QByteArray(2000, 'b'), 500, limits());
            QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
        }
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 0);
    }

    void prepareSpoolFolder_leftBodies_areRemovedUnlessInUse()
    {
        QTemporaryDir folder;
        BodySink sink({100, 10, folder.path()}, 50);
        QVERIFY(sink.add(QByteArray(50, 'b')).ok());
        QFile left(folder.filePath(QStringLiteral("body-abcdef")));
        QVERIFY(left.open(QIODevice::WriteOnly));
        const QDir files(folder.path());
        for (const QString& name : files.entryList(QDir::Files)) {
            QFile old(files.filePath(name));
            QVERIFY(old.open(QIODevice::ReadWrite));
            QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        }
        left.close();
        QCOMPARE(files.entryList(QDir::Files).size(), 2);
        QVERIFY(prepareSpoolFolder(folder.path()).ok());
        QCOMPARE(files.entryList(QDir::Files).size(), 1);
        QVERIFY(!left.exists());
    }
};

VITRINE_REGISTER_TEST(TestRequestParser)
#include "tst_request_parser.moc"
