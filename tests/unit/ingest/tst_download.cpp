#include "core/ingest/download.h"
#include "tests/support/canned_server.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray answer(const QByteArray& path)
{
    if (path == "/picture")
        return CannedServer::page("hello", "image/png; x=1");
    if (path == "/moved")
        return CannedServer::redirect("/picture");
    if (path == "/loop")
        return CannedServer::redirect("/loop");
    if (path == "/tofile")
        return CannedServer::redirect("file:///etc/hostname");
    if (path == "/endless")
        return "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(100'000, 'x');
    if (path == "/broken")
        return "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n";
    return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
}

Result<> anyAddress(std::span<const quint8>)
{
    return {};
}

} // namespace

class TestDownload : public QObject
{
    Q_OBJECT

    CannedServer m_server{answer};
    QTemporaryDir m_folder;
    QString target() const { return m_folder.filePath(u"file"_s); }

private Q_SLOTS:
    void cleanup() { QFile::remove(target()); }

    void download_picture_writesTheFile()
    {
        const auto result = downloadFile(m_server.url(u"/picture"_s), target(), anyAddress);
        QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().detail));
        QCOMPARE(result.value().bytes, 5);
        QCOMPARE(result.value().mediaType, u"image/png"_s);
        QFile file(target());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("hello"));
    }

    void download_redirect_keepsOnlyTheLastBody()
    {
        const auto result = downloadFile(m_server.url(u"/moved"_s), target(), anyAddress);
        QVERIFY(result.ok());
        QCOMPARE(result.value().finalUrl, m_server.url(u"/picture"_s));
        QCOMPARE(QFileInfo(target()).size(), 5);
    }

    void download_wrong_failsAndLeavesNoFile_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("code");
        QTest::newRow("not there") << m_server.url(u"/none"_s) << int(ErrorCode::NotFound);
        QTest::newRow("the server fails") << m_server.url(u"/broken"_s) << int(ErrorCode::Unavailable);
        QTest::newRow("redirects for ever") << m_server.url(u"/loop"_s) << int(ErrorCode::Unavailable);
        QTest::newRow("redirects to a file") << m_server.url(u"/tofile"_s) << int(ErrorCode::InvalidInput);
        QTest::newRow("larger than the limit") << m_server.url(u"/endless"_s) << int(ErrorCode::TooLarge);
        QTest::newRow("a file address") << u"file:///etc/hostname"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("credentials") << u"http://user:word@127.0.0.1/x"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("no address") << u"hello"_s << int(ErrorCode::InvalidInput);
    }

    void download_wrong_failsAndLeavesNoFile()
    {
        QFETCH(const QString, url);
        QFETCH(const int, code);
        const auto result = downloadFile(url, target(), anyAddress, {.bytes = 50'000});
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().code), code);
        QVERIFY(!QFileInfo::exists(target()));
    }

    void download_refusedAddress_neverConnects()
    {
        const int before = m_server.requests();
        const auto result = downloadFile(m_server.url(u"/picture"_s), target(), [](std::span<const quint8> address) {
            return address.size() == 4 && address[0] == 127
                       ? Result<>(fail(ErrorCode::InvalidInput, u"127.0.0.1 is a private address."_s))
                       : Result<>();
        });
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QCOMPARE(m_server.requests(), before);
    }

    void download_cancelled_saysCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        const auto result = downloadFile(m_server.url(u"/picture"_s), target(), anyAddress, {}, job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(!QFileInfo::exists(target()));
    }

    void download_targetExists_isNotOverwritten()
    {
        QFile file(target());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        QCOMPARE(downloadFile(m_server.url(u"/picture"_s), target(), anyAddress).error().code, ErrorCode::Io);
        QCOMPARE(QFileInfo(target()).size(), 4);
    }
};

VITRINE_REGISTER_TEST(TestDownload)
#include "tst_download.moc"
