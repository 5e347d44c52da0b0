#include "core/media/picture.h"
#include "core/media/svg_cleaner.h"
#include "tests/support/test_registry.h"
#include "tests/unit/media/samples.h"

#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
const QByteArray kStart =
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='64' "
    "height='48'>";

QByteArray clean(const QByteArray& inside)
{
    const auto cleaned = cleanSvg(kStart + inside + "</svg>", {});
    if (!cleaned.ok())
        qFatal("%s", qPrintable(cleaned.error().detail));
    return cleaned.value();
}

Result<Picture> draw(const QByteArray& svg, int edge = 0)
{
    return decodePicture(MediaSource::memory(svg, u"the drawing"_s), edge);
}
} // namespace

class TestSvg : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clean_referencesOutOfTheFile_areDropped()
    {
        const QByteArray cleaned = clean("<image xlink:href='file:///etc/passwd' width='9' height='9'/>"
                                         "<image href='http://127.0.0.1/x.png' width='9' height='9'/>"
                                         "<image href='../secret.png' width='9' height='9'/>"
                                         "<use xlink:href='other.svg#a'/><a href='http://example.com/'><g/></a>");
        for (const char* word : {"passwd", "127.0.0.1", "secret", "other.svg", "example.com"})
            QVERIFY2(!cleaned.contains(word), word);
    }

    void draw_pictureOfTheDisk_isNotShown()
    {
        QTemporaryDir folder;
        QImage secret(64, 48, QImage::Format_RGB32);
        secret.fill(Qt::red);
        QVERIFY(secret.save(folder.filePath(u"secret.png"_s)));
        QFile file(folder.filePath(u"a.svg"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kStart +
                   "<rect width='64' height='48' fill='white'/><image xlink:href='secret.png' width='64' height='48'/>"
                   "<image xlink:href='" +
                   folder.filePath(u"secret.png"_s).toUtf8() + "' width='64' height='48'/></svg>");
        file.close();
        const auto drawn = decodePicture(MediaSource::file(file.fileName()), 0);
        QCOMPARE(drawn.value().image.pixelColor(30, 20), QColor(Qt::white));
    }

    void clean_scriptsAndStyleSheets_areDropped()
    {
        const auto cleaned =
            cleanSvg("<?xml version='1.0'?><?xml-stylesheet href='/etc/passwd' type='text/css'?>" + kStart +
                         "<script>alert(1)</script><foreignObject><b>x</b></foreignObject><rect/></svg>",
                     {});
        QVERIFY(!cleaned.value().contains("alert"));
        QVERIFY(!cleaned.value().contains("stylesheet"));
        QVERIFY(!cleaned.value().contains("foreignObject"));
        QVERIFY(cleaned.value().contains("rect"));
    }

    void clean_ownReferencesAndData_areKept()
    {
        const QByteArray png = encoded(pattern(), "png").toBase64();
        const QByteArray cleaned = clean("<defs><rect id='r' width='5' height='5'/></defs><use xlink:href='#r'/><image "
                                         "href='data:image/png;base64," +
                                         png + "' width='9' height='9'/>");
        QVERIFY(cleaned.contains("#r"));
        QVERIFY(cleaned.contains(png));
    }

    void clean_bombInsideData_isDropped()
    {
        QByteArray png = encoded(pattern(), "png");
        png.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
        QVERIFY(!clean("<image href='data:image/png;base64," + png.toBase64() + "'/>").contains("base64"));
        const QByteArray inner = "<svg xmlns='http://www.w3.org/2000/svg'/>";
        QVERIFY(!clean("<image href='data:image/svg+xml;base64," + inner.toBase64() + "'/>").contains("base64"));
    }

    void draw_entities_areResolved()
    {
        const auto drawn = draw("<!DOCTYPE svg [<!ENTITY colour 'red'>]>" + kStart +
                                "<rect width='64' height='48' fill='&colour;'/></svg>");
        QCOMPARE(drawn.value().image.pixelColor(30, 20), QColor(Qt::red));
    }

    void draw_textAndGradient_areDrawn()
    {
        const auto drawn =
            draw(kStart + "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1' "
                          "stop-color='blue'/></linearGradient></defs><rect width='64' height='48' "
                          "fill='url(#g)'/><text x='2' y='40' font-size='40'>M</text></svg>");
        const QImage& image = drawn.value().image;
        QVERIFY(image.pixelColor(60, 2).blue() > 200);
        int dark = 0;
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 64; ++x)
                dark += image.pixelColor(x, y).value() < 60 ? 1 : 0;
        }
        QVERIFY(dark > 50);
    }

    void draw_atAnyEdge_isSharp()
    {
        const auto drawn = draw(kStart + "<rect width='32' height='48'/></svg>", 512);
        QCOMPARE(drawn.value().image.size(), QSize(512, 384));
        QCOMPARE(drawn.value().facts.size, QSize(64, 48));
        QCOMPARE(drawn.value().image.pixelColor(254, 100).alpha(), 255);
        QCOMPARE(drawn.value().image.pixelColor(258, 100).alpha(), 0);
    }

    void draw_sizeByViewBoxOnly_works()
    {
        const auto drawn =
            draw("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'><rect width='9' height='9'/></svg>");
        QCOMPARE(drawn.value().facts.size, QSize(200, 100));
    }

    void draw_hugeSize_isDrawnSmaller()
    {
        const auto drawn =
            draw("<svg xmlns='http://www.w3.org/2000/svg' width='1000000' height='500000'><rect/></svg>");
        QVERIFY2(drawn.ok(), qPrintable(drawn.ok() ? QString() : drawn.error().detail));
        QCOMPARE(drawn.value().image.size(), QSize(4096, 2048));
    }

    void draw_referenceBomb_isTooLarge()
    {
        QByteArray levels = "<g id='l0'><rect width='1' height='1'/></g>";
        for (int level = 1; level < 12; ++level) {
            levels += "<g id='l" + QByteArray::number(level) + "'>" +
                      ("<use xlink:href='#l" + QByteArray::number(level - 1) + "'/>").repeated(10) + "</g>";
        }
        const auto drawn = draw(kStart + levels + "</svg>");
        QCOMPARE(drawn.error().code, ErrorCode::TooLarge);
        QVERIFY(drawn.error().detail.contains(u"the drawing"_s));
    }

    void draw_referenceToItself_isCorrupt()
    {
        QCOMPARE(draw(kStart + "<g id='a'><use xlink:href='#a'/></g></svg>").error().code, ErrorCode::Corrupt);
        QCOMPARE(draw(kStart + "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>").error().code,
                 ErrorCode::Corrupt);
    }

    void draw_deepNesting_isTooLarge()
    {
        const QByteArray deep = QByteArray("<g>").repeated(5000) + QByteArray("</g>").repeated(5000);
        QCOMPARE(draw(kStart + deep + "</svg>").error().code, ErrorCode::TooLarge);
    }

    void draw_entityBomb_isCorrupt()
    {
        QByteArray svg = "<!DOCTYPE svg [<!ENTITY a0 'xxxxxxxxxx'>";
        for (int level = 1; level < 10; ++level) {
            svg += "<!ENTITY a" + QByteArray::number(level) + " '" +
                   ("&a" + QByteArray::number(level - 1) + ";").repeated(10) + "'>";
        }
        const auto drawn = draw(svg + "]>" + kStart + "<text>&a9;</text></svg>");
        QVERIFY(!drawn.ok());
        QCOMPARE(drawn.error().code, ErrorCode::Corrupt);
    }

    void draw_brokenXml_namesTheLine()
    {
        const auto drawn = draw(kStart + "\n<rect></svg>");
        QCOMPARE(drawn.error().code, ErrorCode::Corrupt);
        QVERIFY(drawn.error().detail.contains(u"line 2"_s));
    }
};

VITRINE_REGISTER_TEST(TestSvg)
#include "tst_svg.moc"
