#include "core/api/http/request_target.h"
#include "tests/support/test_registry.h"

using namespace vitrine;

using Segments = std::vector<QByteArray>;

class TestRequestTarget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pathSegments_paths_areCutBeforeTheyAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArrayList>("segments");
        QTest::newRow("the root has none") << QByteArray("/") << QByteArrayList();
        QTest::newRow("an escaped slash stays inside")
            << QByteArray("/p/a%2Fb%20c/x") << QByteArrayList{"p", "a/b c", "x"};
        QTest::newRow("a last slash gives an empty one") << QByteArray("/a/") << QByteArrayList{"a", ""};
        QTest::newRow("two slashes enclose an empty one") << QByteArray("/a//b") << QByteArrayList{"a", "", "b"};
        QTest::newRow("a plus is a plus") << QByteArray("/a+b") << QByteArrayList{"a+b"};
        QTest::newRow("a broken escape stays") << QByteArray("/%zz%4") << QByteArrayList{"%zz%4"};
        QTest::newRow("dots are names") << QByteArray("/../%2e") << QByteArrayList{"..", "."};
        QTest::newRow("an escaped zero byte") << QByteArray("/a%00b") << QByteArrayList{QByteArray("a\0b", 3)};
    }
    void pathSegments_paths_areCutBeforeTheyAreDecoded()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArrayList, segments);
        QCOMPARE(pathSegments(path), Segments(segments.begin(), segments.end()));
    }

    void splitTarget_originForm_splitsPathAndQuery()
    {
        HttpRequest request;
        QVERIFY(splitTarget("/a%20b?c=d%26e&f&g=&c=?", request));
        QCOMPARE(request.rawPath, QByteArray("/a%20b"));
        QCOMPARE(request.rawQuery, QByteArray("c=d%26e&f&g=&c=?"));
        QCOMPARE(request.query.size(), size_t(4));
        QCOMPARE(request.query[0].value, QByteArray("d&e"));
        QVERIFY(!request.query[1].hasEquals);
        QVERIFY(request.query[2].hasEquals);
        QCOMPARE(request.query[3].value, QByteArray("?"));
    }

    void splitTarget_absoluteForm_losesItsAuthority_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("with path") << QByteArray("http://h:80/a/b?c") << QByteArray("/a/b") << QByteArray("c");
        QTest::newRow("without path") << QByteArray("HTTPS://h") << QByteArray("/") << QByteArray();
        QTest::newRow("only a query") << QByteArray("http://h?c") << QByteArray("/") << QByteArray("c");
        QTest::newRow("asterisk") << QByteArray("*") << QByteArray("*") << QByteArray();
    }
    void splitTarget_absoluteForm_losesItsAuthority()
    {
        QFETCH(QByteArray, target);
        HttpRequest request;
        QVERIFY(splitTarget(target, request));
        QCOMPARE(request.target, target);
        QTEST(request.rawPath, "path");
        QTEST(request.rawQuery, "query");
    }

    void splitTarget_otherForms_areRefused_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("authority form") << QByteArray("host:443");
        QTest::newRow("relative path") << QByteArray("a/b");
        QTest::newRow("foreign scheme") << QByteArray("ftp://h/a");
        QTest::newRow("empty") << QByteArray();
    }
    void splitTarget_otherForms_areRefused()
    {
        QFETCH(QByteArray, target);
        HttpRequest request;
        QVERIFY(!splitTarget(target, request));
    }
};

VITRINE_REGISTER_TEST(TestRequestTarget)
#include "tst_request_target.moc"
