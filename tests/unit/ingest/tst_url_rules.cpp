#include "core/ingest/url_rules.h"
#include "tests/support/test_registry.h"

#include <arpa/inet.h>

using namespace vitrine;

class TestUrlRules : public QObject
{
    Q_OBJECT

    static std::vector<quint8> bytes(const char* text)
    {
        const bool v6 = strchr(text, ':') != nullptr;
        std::vector<quint8> address(v6 ? 16 : 4);
        if (::inet_pton(v6 ? AF_INET6 : AF_INET, text, address.data()) != 1)
            address.clear();
        return address;
    }

private Q_SLOTS:
    void checkFetchAddress_kinds_areTold_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("usually");
        QTest::addColumn<bool>("whenPrivateIsAllowed");
        QTest::newRow("open internet") << QByteArray("93.184.216.34") << true << true;
        QTest::newRow("open internet, version 6") << QByteArray("2606:2800:220:1:248:1893:25c8:1946") << true << true;
        QTest::newRow("just below 172.16") << QByteArray("172.15.255.255") << true << true;
        QTest::newRow("just above 172.31") << QByteArray("172.32.0.0") << true << true;
        QTest::newRow("this machine") << QByteArray("127.0.0.1") << false << true;
        QTest::newRow("this machine, far end") << QByteArray("127.255.255.254") << false << true;
        QTest::newRow("this machine, version 6") << QByteArray("::1") << false << true;
        QTest::newRow("private 10") << QByteArray("10.1.2.3") << false << true;
        QTest::newRow("private 172.16") << QByteArray("172.31.255.1") << false << true;
        QTest::newRow("private 192.168") << QByteArray("192.168.1.1") << false << true;
        QTest::newRow("unique local") << QByteArray("fd12::1") << false << true;
        QTest::newRow("carrier") << QByteArray("100.64.0.1") << false << true;
        QTest::newRow("cloud metadata") << QByteArray("169.254.169.254") << false << false;
        QTest::newRow("link-local, version 6") << QByteArray("fe80::1") << false << false;
        QTest::newRow("zero") << QByteArray("0.0.0.0") << false << false;
        QTest::newRow("unspecified") << QByteArray("::") << false << false;
        QTest::newRow("multicast") << QByteArray("224.0.0.1") << false << false;
        QTest::newRow("multicast, version 6") << QByteArray("ff02::1") << false << false;
        QTest::newRow("broadcast") << QByteArray("255.255.255.255") << false << false;
        QTest::newRow("mapped private") << QByteArray("::ffff:192.168.0.1") << false << true;
        QTest::newRow("mapped metadata") << QByteArray("::ffff:169.254.169.254") << false << false;
        QTest::newRow("mapped open") << QByteArray("::ffff:93.184.216.34") << true << true;
        QTest::newRow("translated loopback") << QByteArray("64:ff9b::127.0.0.1") << false << true;
        QTest::newRow("6to4 of a private address") << QByteArray("2002:c0a8:0101::1") << false << true;
        QTest::newRow("Teredo of the loopback") << QByteArray("2001:0:1:2:3:4:80ff:fffe") << false << true;
    }

    void checkFetchAddress_kinds_areTold()
    {
        QFETCH(const QByteArray, address);
        QFETCH(const bool, usually);
        QFETCH(const bool, whenPrivateIsAllowed);
        const std::vector<quint8> raw = bytes(address.constData());
        QVERIFY(!raw.empty());
        QCOMPARE(checkFetchAddress(raw, PrivateAddresses::Refuse).ok(), usually);
        QCOMPARE(checkFetchAddress(raw, PrivateAddresses::Allow).ok(), whenPrivateIsAllowed);
    }

    void checkFetchAddress_refused_namesAddressAndKind()
    {
        const auto result = checkFetchAddress(bytes("192.168.0.7"), PrivateAddresses::Refuse);
        QVERIFY(result.error().detail.contains(QStringLiteral("192.168.0.7")));
        QVERIFY(result.error().detail.contains(QStringLiteral("private network")));
    }

    void isFetchableUrl_onlyHttpWithAHost()
    {
        QVERIFY(isFetchableUrl(QStringLiteral(" https://example.com/a.jpg ")));
        QVERIFY(isFetchableUrl(QStringLiteral("http://example.com:8080/a?b=c")));
        for (const char* text : {"file:///a.jpg", "a.jpg", "ftp://example.com/a", "http:///a", "javascript:1", "//x/y"})
            QVERIFY2(!isFetchableUrl(QString::fromLatin1(text)), text);
    }

    void checkUrl_addresses_areJudged_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << u"https://shop.example/a%20b.jpg?w=5#x"_qs << true;
        QTest::newRow("http with a port") << u"http://shop.example:8080/a.jpg"_qs << true;
        QTest::newRow("upper case") << u"HTTPS://Shop.Example/a.jpg"_qs << true;
        QTest::newRow("data") << u"data:image/png;base64,AAAA"_qs << false;
        QTest::newRow("user") << u"https://me@shop.example/a.jpg"_qs << false;
        QTest::newRow("password") << u"https://me:hunter2@shop.example/a.jpg"_qs << false;
        QTest::newRow("password without a scheme that is fetched")
            << u"ftp://me:hunter2@shop.example/a.jpg"_qs << false;
        QTest::newRow("mail port") << u"http://shop.example:25/a.jpg"_qs << false;
        QTest::newRow("port zero") << u"http://shop.example:0/a.jpg"_qs << false;
        QTest::newRow("line break") << u"http://shop.example/a\r\nHost: x"_qs << false;
        QTest::newRow("space in the host") << u"http://shop .example/a"_qs << false;
        QTest::newRow("endless") << u"http://shop.example/"_qs + QString(3000, u'a') << false;
        QTest::newRow("empty") << QString() << false;
    }
    void checkUrl_addresses_areJudged()
    {
        QFETCH(QString, url);
        const Result<> checked = checkUrl(url);
        QTEST(checked.ok(), "allowed");
        if (!checked.ok()) {
            QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
            QVERIFY2(!checked.error().detail.contains(u"hunter2"), qPrintable(checked.error().detail));
        }
    }
};

VITRINE_REGISTER_TEST(TestUrlRules)
#include "tst_url_rules.moc"
