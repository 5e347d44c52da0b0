#include "core/api/alibaba/multipart_form.h"
#include "tests/support/test_registry.h"

#include <deque>

using namespace vitrine;

namespace {

/// As the vendor's Node client writes it: the file before the last field, no line break after its bytes.
QByteArray nodeBody(const QByteArray& file)
{
    return "--boundary1f\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nabc/d.jpg\r\n"
           "--boundary1f\r\nContent-Disposition: form-data; name=\"file\"; filename=\"abc/d.jpg\"\r\nContent-Type: "
           "\r\n\r\n" +
           file +
           "--boundary1f\r\nContent-Disposition: form-data; name=\"success_action_status\"\r\n\r\n201\r\n"
           "--boundary1f--\r\n";
}

/// As the Python client writes it.
QByteArray pythonBody(const QByteArray& file)
{
    return "--12345678901234\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n"
           "--12345678901234\r\nContent-Disposition: form-data; name=\"file\"; filename=\"k\"\r\nContent-Type: "
           "\r\n\r\n" +
           file + "\r\n--12345678901234--\r\n";
}

/// The parts view the body: it is kept to the end of the program.
auto partsOf(const QByteArray& body, const QByteArray& boundary)
{
    static std::deque<QByteArray> kept;
    return parseMultipart(kept.emplace_back(body), boundary);
}

QByteArray content(const std::optional<std::vector<MultipartPart>>& parts, const QByteArray& name)
{
    if (parts)
        for (const MultipartPart& part : *parts)
            if (part.name == name)
                return part.content.toByteArray();
    return "(absent)";
}

} // namespace

class TestMultipartForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void boundary_headers_areRead_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("boundary");
        QTest::newRow("plain") << QByteArray("multipart/form-data; boundary=abc") << QByteArray("abc");
        QTest::newRow("quoted") << QByteArray("multipart/form-data; boundary=\"a;b\"") << QByteArray("a;b");
        QTest::newRow("another parameter before")
            << QByteArray("Multipart/Form-Data;charset=utf-8;Boundary=x") << QByteArray("x");
        QTest::newRow("another parameter after")
            << QByteArray("multipart/form-data; boundary=x; charset=utf-8") << QByteArray("x");
    }
    void boundary_headers_areRead()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, boundary);
        QCOMPARE(multipartBoundary(header), boundary);
    }

    void boundary_otherHeaders_haveNone()
    {
        for (const QByteArray& header :
             {QByteArray(), QByteArray("application/json"), QByteArray("multipart/form-data"),
              QByteArray("multipart/form-data; boundary="), QByteArray("multipart/mixed; boundary=a"),
              "multipart/form-data; boundary=" + QByteArray(300, 'a')})
            QVERIFY2(!multipartBoundary(header), header.constData());
    }

    void parse_fileWithoutLineBreakAfterIt_isWhole()
    {
        const QByteArray file("\x89PNG\r\n\x1a\n\0--bytes", 16);
        const auto parts = partsOf(nodeBody(file), "boundary1f");
        QVERIFY(parts);
        QCOMPARE(parts->size(), size_t(3));
        QCOMPARE(content(parts, "file"), file);
        QCOMPARE(content(parts, "key"), QByteArray("abc/d.jpg"));
        QCOMPARE(content(parts, "success_action_status"), QByteArray("201"));
        QCOMPARE(parts->at(1).fileName, QByteArray("abc/d.jpg"));
        QVERIFY(!parts->at(0).fileName);
    }

    void parse_fileWithLineBreakAfterIt_losesOnlyThat()
    {
        const auto parts = partsOf(pythonBody("bytes\r\n"), "12345678901234");
        QVERIFY(parts);
        QCOMPARE(content(parts, "file"), QByteArray("bytes\r\n"));
    }

    void parse_boundaryTextInsideTheFile_isNoBoundary()
    {
        const QByteArray file = "x--12345678901234y";
        const auto parts = partsOf(pythonBody(file), "12345678901234");
        QVERIFY(parts);
        QCOMPARE(content(parts, "file"), file);
    }

    void parse_emptyFileAndPreamble_areTaken()
    {
        const auto parts = partsOf("hello\r\n" + pythonBody("") + "good bye", "12345678901234");
        QVERIFY(parts);
        QCOMPARE(content(parts, "file"), QByteArray());
    }

    void parse_quotedNames_areUnescaped()
    {
        const auto parts = partsOf(
            "--b\r\ncontent-disposition: form-data; filename=\"a;\\\"b\\\".jpg\"; name=f\r\n\r\nx\r\n--b--", "b");
        QVERIFY(parts);
        QCOMPARE(parts->front().fileName, QByteArray("a;\"b\".jpg"));
        QCOMPARE(parts->front().name, QByteArray("f"));
    }

    void parse_broken_isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no boundary") << QByteArray("a=b");
        QTest::newRow("no closing boundary") << part;
        QTest::newRow("no name") << QByteArray("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--");
        QTest::newRow("no headers") << QByteArray("--b\r\n\r\nx\r\n--b--");
        QTest::newRow("no empty line") << QByteArray("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n--b--");
        QTest::newRow("a header without a colon") << QByteArray("--b\r\nnonsense\r\n\r\nx\r\n--b--");
        QTest::newRow("endless headers") << "--b\r\n" + QByteArray("X: y\r\n").repeated(2000) + "\r\nx\r\n--b--";
        QTest::newRow("too many parts") << part.repeated(kMaxMultipartParts + 1) + "--b--";
    }
    void parse_broken_isRefused()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!partsOf(body, "b"));
    }
};

VITRINE_REGISTER_TEST(TestMultipartForm)
#include "tst_multipart_form.moc"
