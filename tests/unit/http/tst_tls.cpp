#include "core/api/http/certificate.h"
#include "tests/support/test_registry.h"
#include "tests/unit/http/test_server.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr UtcMillis kNow = 1'767'225'600'000; // 2026-01-01
constexpr UtcMillis kDay = 24LL * 60 * 60 * 1000;
constexpr int kPatienceMs = 20'000;

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Trusts only `certificateFile`.
std::unique_ptr<QSslSocket> connectTo(quint16 port, const QString& certificateFile)
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(certificateFile));
    socket->setSslConfiguration(configuration);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return socket;
}

QByteArray readUntil(QSslSocket& socket, qsizetype size)
{
    QByteArray all;
    while (all.size() < size && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(kPatienceMs)))
        all += socket.readAll();
    return all;
}

} // namespace

class TestTls : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    HttpTls m_files{m_folder.filePath(QStringLiteral("listener.crt")),
                    m_folder.filePath(QStringLiteral("listener.key"))};

private Q_SLOTS:
    void initTestCase()
    {
        const auto made = makeSelfSignedCertificate(m_files, {}, QDateTime::currentMSecsSinceEpoch());
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().detail));
    }

    void makeSelfSigned_itsKey_isOnlyItsOwners()
    {
        const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        const QFile::Permissions all = owner | QFile::ReadGroup | QFile::ReadOther;
        QCOMPARE(QFile::permissions(m_files.keyFile) & ~(QFile::ReadUser | QFile::WriteUser),
                 owner & ~(QFile::ReadUser | QFile::WriteUser));
        QVERIFY((QFile::permissions(m_files.certificateFile) & ~all) == 0);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 2);
    }

    void makeSelfSigned_itsCertificate_namesTheHosts()
    {
        const QSslCertificate certificate = QSslCertificate::fromPath(m_files.certificateFile).value(0);
        const auto names = certificate.subjectAlternativeNames();
        QVERIFY(names.contains(QSsl::DnsEntry, QStringLiteral("localhost")));
        QVERIFY(names.contains(QSsl::IpAddressEntry, QStringLiteral("127.0.0.1")));
        QVERIFY(certificate.isSelfSigned());
    }

    void makeSelfSigned_hostThatIsNone_isInvalid()
    {
        const auto made = makeSelfSignedCertificate(m_files, {QStringLiteral("a,DNS:evil")}, kNow);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
    }

    void ensureSelfSigned_existingPair_isKeptWhileItIsGood()
    {
        QTemporaryDir folder;
        const HttpTls files{folder.filePath(QStringLiteral("a.crt")), folder.filePath(QStringLiteral("a.key"))};
        const auto ensure = [&](const QStringList& hosts, UtcMillis now) {
            const QByteArray before = contents(files.certificateFile);
            return ensureSelfSignedCertificate(files, hosts, now).ok() && contents(files.certificateFile) != before;
        };
        QVERIFY(ensure({}, kNow));
        QVERIFY(!ensure({}, kNow + kDay));
        QVERIFY(!ensure({QStringLiteral("::1")}, kNow + kDay));
        QVERIFY(ensure({QStringLiteral("192.168.1.5"), QStringLiteral("shop.local")}, kNow));
        QVERIFY(!ensure({QStringLiteral("shop.local")}, kNow));
        QVERIFY(ensure({}, kNow + 820 * kDay));
        QVERIFY(QFile::remove(files.keyFile));
        QVERIFY(ensure({}, kNow + 820 * kDay));
    }

    void server_withCertificate_servesManyRequestsAndLongBodies()
    {
        TestServer server({.handle =
                               [](const HttpRequest& request) {
                                   return httpResponse(request.tls ? 200 : 500, "text/plain", request.body.bytes());
                               },
                           .tls = m_files});
        QVERIFY(server.server().url().startsWith(QStringLiteral("https://127.0.0.1:")));
        const auto socket = connectTo(server.port(), m_files.certificateFile);
        QVERIFY2(socket->waitForEncrypted(kPatienceMs), qPrintable(socket->errorString()));
        socket->write(getRequest("/a") + getRequest("/b"));
        const qsizetype answer = 150; // an answer is longer; two have begun once twice this has come
        QCOMPARE(readUntil(*socket, 2 * answer).count("HTTP/1.1 200 OK"), 2);
        const QByteArray body(3 * 1024 * 1024, 'b');
        socket->write(postRequest("/c", body));
        QVERIFY(readUntil(*socket, body.size() + 100).endsWith(body.last(1000)));
    }

    void server_withCertificate_endsAClientThatSpeaksPlain()
    {
        TestServer server({.tls = m_files});
        RawClient client = server.client();
        client.send(getRequest("/a"));
        QVERIFY(client.endsByServer());
        RawClient silent = server.client();
        QVERIFY(silent.endsByServer());
    }

    void start_filesThatDoNotFit_areInvalid_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::newRow("no certificate") << QString() << m_files.keyFile;
        QTest::newRow("no key") << m_files.certificateFile << QString();
        QTest::newRow("a key as certificate") << m_files.keyFile << m_files.keyFile;
        QTest::newRow("key of another") << m_files.certificateFile << m_folder.filePath(QStringLiteral("other.key"));
    }
    void start_filesThatDoNotFit_areInvalid()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QTemporaryDir folder;
        const HttpTls other{folder.filePath(QStringLiteral("o.crt")), m_folder.filePath(QStringLiteral("other.key"))};
        QVERIFY(makeSelfSignedCertificate(other, {}, kNow).ok());
        HttpSettings settings;
        settings.tls = HttpTls{certificate, key};
        settings.spoolFolder = folder.path();
        const auto started = HttpServer::start(
            settings, [](const HttpHead&) { return qint64(0); }, &echo, &refusalText);
        QVERIFY(!started.ok());
        QCOMPARE(started.error().code, ErrorCode::InvalidInput);
        QVERIFY(started.error().detail.endsWith(u'.'));
    }
};

VITRINE_REGISTER_TEST(TestTls)
#include "tst_tls.moc"
