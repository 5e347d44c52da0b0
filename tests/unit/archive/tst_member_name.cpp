#include "core/archive/member_name.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace Qt::StringLiterals;

class TestMemberName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void name_rawBytes_areReadable_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("ascii") << QByteArray("tea/1.jpg") << u"tea/1.jpg"_s << u"UTF-8"_s;
        QTest::newRow("UTF-8") << QByteArray("\xE8\x8C\xB6.jpg") << u"茶.jpg"_s << u"UTF-8"_s;
        QTest::newRow("emoji") << QByteArray("\xF0\x9F\x8D\xB5") << u"🍵"_s << u"UTF-8"_s;
        QTest::newRow("GB18030") << QByteArray("\xC2\xCC\xB2\xE8/\xD5\xD5\xC6\xAC 1.jpg") << u"绿茶/照片 1.jpg"_s
                                 << u"GB18030"_s;
        QTest::newRow("IBM437") << QByteArray("Caf\x82 cr\x8Ame.jpg") << u"Café crème.jpg"_s << u"IBM437"_s;
        QTest::newRow("umlauts") << QByteArray("Gr\x81ner Tee.jpg") << u"Grüner Tee.jpg"_s << u"IBM437"_s;
        QTest::newRow("cut in the middle of a letter") << QByteArray("\xE8\x8C") << u"Φî"_s << u"IBM437"_s;
    }

    void name_rawBytes_areReadable()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QString, text);
        QFETCH(QString, encoding);
        QCOMPARE(memberName(raw).text, text);
        QCOMPARE(memberName(raw).encoding, encoding);
    }

    void safePath_goodNames_areKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::newRow("plain") << u"a/b.jpg"_s << u"a/b.jpg"_s;
        QTest::newRow("dots") << u"./a/./b..c"_s << u"a/b..c"_s;
        QTest::newRow("backslashes") << u"a\\b.jpg"_s << u"a/b.jpg"_s;
        QTest::newRow("double slashes") << u"a//b"_s << u"a/b"_s;
    }

    void safePath_goodNames_areKept()
    {
        QFETCH(QString, name);
        QFETCH(QString, path);
        QCOMPARE(safeMemberPath(name).value(), path);
    }

    void safePath_badNames_areRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("word");
        QTest::newRow("up") << u"../a"_s << u".."_s;
        QTest::newRow("up in the middle") << u"a/../../b"_s << u".."_s;
        QTest::newRow("up by backslash") << u"a\\..\\..\\b"_s << u".."_s;
        QTest::newRow("absolute") << u"/etc/passwd"_s << u"absolute"_s;
        QTest::newRow("drive") << u"C:\\a"_s << u"absolute"_s;
        QTest::newRow("share") << u"\\\\server\\a"_s << u"absolute"_s;
        QTest::newRow("empty") << u""_s << u"no name"_s;
        QTest::newRow("only dots") << u"./."_s << u"no name"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"line break"_s;
        QTest::newRow("long part") << QString(256, u'x') << u"255"_s;
        QTest::newRow("deep") << u"a/"_s.repeated(65) << u"folders deep"_s;
    }

    void safePath_badNames_areRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, word);
        const auto safe = safeMemberPath(name);
        QVERIFY(!safe.ok());
        QVERIFY2(safe.error().detail.contains(word), qPrintable(safe.error().detail));
    }
};

VITRINE_REGISTER_TEST(TestMemberName)
#include "tst_member_name.moc"
