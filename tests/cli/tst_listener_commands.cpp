#include "tests/cli/vitrine_process.h"
#include "tests/support/test_registry.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <csignal>

using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

QByteArray exchange(const QUrl& address, const QByteArray& request)
{
    QTcpSocket socket;
    socket.connectToHost(address.host(), quint16(address.port()));
    if (!socket.waitForConnected(kPatienceMs))
        return {};
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead(kPatienceMs))
        answer += socket.readAll();
    return answer;
}

QByteArray get(const QUrl& address, const QByteArray& path)
{
    return exchange(address, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
}

} // namespace

/// vitrine key, gallery and serve, as their callers see them.
class TestListenerCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", m_folder->filePath(u"config"_s).toUtf8());
        m_catalogue = m_folder->filePath(u"catalogue"_s);
        QCOMPARE(runVitrine({u"new"_s, m_catalogue}).exitCode, 0);
    }

    void key_addListRevoke_tellTheSame()
    {
        const ProgramRun added = runVitrineJson({u"key"_s, m_catalogue, u"add"_s, u"sdk"_s});
        QCOMPARE(added.exitCode, 0);
        const QString accessKey = added.json.value("access_key"_L1).toString();
        QCOMPARE(accessKey.size(), 20);
        QCOMPARE(added.json.value("secret_key"_L1).toString().size(), 40);
        QCOMPARE(added.json.value("project_id"_L1).toString().size(), 32);
        QCOMPARE(runVitrine({u"key"_s, m_catalogue, u"add"_s, u"sdk"_s}).exitCode, 1);
        QCOMPARE(runVitrine({u"key"_s, m_catalogue, u"revoke"_s, u"sdk"_s}).exitCode, 0);
        const ProgramRun listed = runVitrineJson({u"key"_s, m_catalogue, u"list"_s});
        const QJsonObject key = listed.json.value("keys"_L1).toArray().first().toObject();
        QCOMPARE(key.value("access_key"_L1).toString(), accessKey);
        QVERIFY(key.value("revoked"_L1).isString());
        QVERIFY(!listed.output.contains(added.json.value("secret_key"_L1).toString()));
    }

    void key_secret_isNotInTheCatalogue()
    {
        const ProgramRun added = runVitrineJson({u"key"_s, m_catalogue, u"add"_s});
        const QByteArray secret = added.json.value("secret_key"_L1).toString().toUtf8();
        QCOMPARE(secret.size(), 40);
        QProcess grep;
        grep.start(u"grep"_s, {u"-r"_s, u"-q"_s, QString::fromUtf8(secret), m_catalogue});
        QVERIFY(grep.waitForFinished(kPatienceMs));
        QCOMPARE(grep.exitCode(), 1);
    }

    void gallery_addListRemove_canBeUndone()
    {
        const ProgramRun added =
            runVitrineJson({u"gallery"_s, m_catalogue, u"add"_s, u"wall"_s, u"--tag"_s, u"colour"_s, u"--number-tag"_s,
                            u"price"_s, u"--capacity"_s, u"500"_s});
        QVERIFY2(added.exitCode == 0, qPrintable(added.errors));
        const ProgramRun listed = runVitrineJson({u"gallery"_s, m_catalogue, u"list"_s});
        const QJsonObject wall = listed.json.value("galleries"_L1).toArray().first().toObject();
        QCOMPARE(wall.value("name"_L1).toString(), u"wall"_s);
        QCOMPARE(wall.value("capacity"_L1).toInt(), 500);
        QCOMPARE(wall.value("tags"_L1).toArray().size(), 2);
        QCOMPARE(wall.value("tags"_L1).toArray().at(1).toObject().value("type"_L1).toString(), u"number"_s);
        QCOMPARE(runVitrine({u"gallery"_s, m_catalogue, u"remove"_s, u"wall"_s}).exitCode, 0);
        QCOMPARE(galleryCount(), 0);
        QCOMPARE(runVitrine({u"undo"_s, m_catalogue}).exitCode, 0);
        QCOMPARE(galleryCount(), 1);
        QCOMPARE(runVitrine({u"gallery"_s, m_catalogue, u"add"_s, u"products"_s}).exitCode, 1);
    }

    void listener_wrongCalls_areRefusedWithCode2_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no deed") << QStringList{u"key"_s, u"/tmp"_s};
        QTest::newRow("unknown deed") << QStringList{u"key"_s, u"/tmp"_s, u"remove"_s};
        QTest::newRow("nobody to revoke") << QStringList{u"key"_s, u"/tmp"_s, u"revoke"_s};
        QTest::newRow("a gallery without a name") << QStringList{u"gallery"_s, u"/tmp"_s, u"add"_s};
        QTest::newRow("no connections at all") << QStringList{u"serve"_s, u"/tmp"_s, u"--max-connections"_s, u"0"_s};
        QTest::newRow("a limit that is no number") << QStringList{u"serve"_s, u"/tmp"_s, u"--max-body"_s, u"much"_s};
        QTest::newRow("a port that does not exist") << QStringList{u"serve"_s, u"/tmp"_s, u"--port"_s, u"70000"_s};
    }
    void listener_wrongCalls_areRefusedWithCode2()
    {
        QFETCH(const QStringList, words);
        QCOMPARE(runVitrine(words).exitCode, 2);
    }

    void serve_started_tellsItsAddressFirstAndEndsOnSigterm_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("plain") << QStringList{};
        QTest::newRow("json") << QStringList{u"--json"_s};
    }
    void serve_started_tellsItsAddressFirstAndEndsOnSigterm()
    {
        QFETCH(const QStringList, more);
        QProcess serve;
        serve.start(qEnvironmentVariable("VITRINE_BINARY"), QStringList{u"serve"_s, m_catalogue} + more);
        QTRY_VERIFY_WITH_TIMEOUT(serve.canReadLine(), kPatienceMs);
        const QByteArray line = serve.readLine();
        QVERIFY2(line.startsWith("{\"listening\":\"http://127.0.0.1:") && line.endsWith("\"}\n"), line);
        const QUrl address(QString::fromUtf8(line.sliced(14).chopped(3)));
        QVERIFY(get(address, "/healthz").startsWith("HTTP/1.1 200"));
        QVERIFY(get(address, "/openapi.json").contains("\"openapi\""));
        ::kill(pid_t(serve.processId()), SIGTERM);
        QVERIFY(serve.waitForFinished(kPatienceMs));
        QCOMPARE(serve.exitStatus(), QProcess::NormalExit);
        QCOMPARE(serve.exitCode(), 0);
    }

    void serve_documentedItemAdd_getsThePictureError()
    {
        QCOMPARE(runVitrine({u"gallery"_s, m_catalogue, u"add"_s, u"goodssearch"_s}).exitCode, 0);
        QProcess serve;
        serve.start(qEnvironmentVariable("VITRINE_BINARY"), {u"serve"_s, m_catalogue, u"--no-auth"_s});
        QTRY_VERIFY_WITH_TIMEOUT(serve.canReadLine(), kPatienceMs);
        const QUrl address(QString::fromUtf8(serve.readLine().sliced(14).chopped(3)));
        const QByteArray body = "cust_content,0,17#item_id,17,21#c2hvZXMyLmpwZw==,21,37#cat_id,37,38#pic_list,38,71#"
                                "c2hvZXMxLmpwZw==,71,87^{\"key1\":\"value1\"}1000cGljX2NvbnRlbnQy0c2hvZXMyLmpwZw==,"
                                "c2hvZXMxLmpwZw==cGljX2NvbnRlbnQx";
        const QByteArray reply =
            exchange(address, "POST /item/add?instaneName=goodssearch HTTP/1.1\r\nHost: localhost\r\n"
                              "Connection: close\r\nContent-Length: " +
                                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY2(reply.startsWith("HTTP/1.1 400") && reply.contains("\"Code\":\"UnsupportedPicFormat\""), reply);
        serve.terminate();
        QVERIFY(serve.waitForFinished(kPatienceMs));
        QCOMPARE(serve.exitCode(), 0);
    }

    void serve_httpLimits_areInForce()
    {
        QProcess serve;
        serve.start(qEnvironmentVariable("VITRINE_BINARY"),
                    {u"serve"_s, m_catalogue, u"--no-auth"_s, u"--max-header"_s, u"1024"_s, u"--max-body"_s, u"100"_s,
                     u"--header-seconds"_s, u"1"_s});
        QTRY_VERIFY_WITH_TIMEOUT(serve.canReadLine(), kPatienceMs);
        const QUrl address(QString::fromUtf8(serve.readLine().sliced(14).chopped(3)));
        const auto post = [&address](int bytes) {
            return exchange(address, "POST /v3/auth/tokens HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                     "Content-Length: " +
                                         QByteArray::number(bytes) + "\r\n\r\n" + QByteArray(bytes, ' '));
        };
        QVERIFY(post(100).startsWith("HTTP/1.1 400"));
        QVERIFY(post(101).startsWith("HTTP/1.1 413"));
        QVERIFY(get(address, "/healthz").startsWith("HTTP/1.1 200"));
        QVERIFY(get(address, "/healthz?" + QByteArray(2000, 'x')).startsWith("HTTP/1.1 4"));
        QVERIFY(exchange(address, "GET /healthz HT").startsWith("HTTP/1.1 408")); // after a second
        serve.terminate();
        QVERIFY(serve.waitForFinished(kPatienceMs));
    }

    void serve_networkWithoutKey_saysWhatToDo()
    {
        const ProgramRun run = runVitrine({u"serve"_s, m_catalogue, u"--bind"_s, u"0.0.0.0"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(u"key"_s), qPrintable(run.errors));
    }

private:
    qsizetype galleryCount()
    {
        return runVitrineJson({u"gallery"_s, m_catalogue, u"list"_s}).json.value("galleries"_L1).toArray().size();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_catalogue;
};

VITRINE_REGISTER_TEST(TestListenerCommands)
#include "tst_listener_commands.moc"
