#include "core/media/barcode.h"

#include "core/media/picture.h"
#include "tests/support/test_registry.h"
#include "tests/unit/media/samples.h"

#include <QPainter>
#include <QTransform>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kTea[] = "4012345678901";
const QString kTeaGtin = u"04012345678901"_s;

QImage code(ZXing::BarcodeFormat format, const std::string& text, QSize size = {380, 190})
{
    const ZXing::BitMatrix bits =
        ZXing::MultiFormatWriter(format).setMargin(10).encode(text, size.width(), size.height());
    QImage image(bits.width(), bits.height(), QImage::Format_RGB32);
    for (int y = 0; y < bits.height(); ++y) {
        for (int x = 0; x < bits.width(); ++x)
            image.setPixel(x, y, bits.get(x, y) ? 0xff101010 : 0xfff4f4f0);
    }
    return image;
}

/// A photo of a package: colours around, the code somewhere on a white label, turned.
QImage photo(const QImage& label, double degrees = 0, QSize size = {900, 700})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(120, 150, 90));
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setBrush(QColor(200, 60, 40));
    painter.drawEllipse(30, 40, 260, 220);
    painter.translate(size.width() * .55, size.height() * .55);
    painter.rotate(degrees);
    painter.drawImage(-label.width() / 2, -label.height() / 2, label);
    return image;
}

QImage blurred(const QImage& image, int by)
{
    return image.scaled(image.size() / by, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// Slats and letters: much that has edges like bars, and no code.
QImage crate(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    for (int x = 0, width = 3; x < size.width(); x += width, width = 3 + (width * 7 + x) % 11)
        painter.fillRect(x, 0, width, size.height(), QColor::fromHsv(30, 120, 60 + (x * 53) % 190));
    painter.drawText(QRect(QPoint(0, 0), size), Qt::AlignCenter, u"FRAGILE 12345"_s);
    return image;
}

std::vector<Barcode> read(const QImage& image)
{
    auto codes = readBarcodes(image);
    if (!codes.ok())
        qFatal("%s", qPrintable(codes.error().detail));
    return std::move(codes).take();
}

QImage sampleCode(const QString& name)
{
    QImage image(sourcePath(u"tests/data/codes/"_s + name));
    if (image.isNull())
        qFatal("The code '%s' is missing.", qPrintable(name));
    QImage paper(image.size() + QSize(60, 60), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(30, 30, image);
    return paper;
}

} // namespace

class TestBarcode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readBarcodes_everyWrittenKind_givesTheGtin_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("gtin");
        const auto row = [](const char* name, ZXing::BarcodeFormat format, const char* text, BarcodeKind kind,
                            const char* gtin) {
            QTest::newRow(name) << int(format) << QString::fromLatin1(text) << int(kind) << QString::fromLatin1(gtin);
        };
        using Format = ZXing::BarcodeFormat;
        row("EAN-13", Format::EAN13, kTea, BarcodeKind::Ean13, "04012345678901");
        row("EAN-8", Format::EAN8, "96385074", BarcodeKind::Ean8, "00000096385074");
        row("UPC-A", Format::UPCA, "036000291452", BarcodeKind::UpcA, "00036000291452");
        row("UPC-E", Format::UPCE, "04252614", BarcodeKind::UpcE, "00042100005264");
        row("ITF of a carton", Format::ITF, "14012345678908", BarcodeKind::Itf14, "14012345678908");
        row("Code 128 with a shop's number", Format::Code128, "TEA-250", BarcodeKind::Code128, "");
        row("Code 128 with a GTIN", Format::Code128, kTea, BarcodeKind::Code128, "04012345678901");
        row("QR with a digital link", Format::QRCode, "https://tea.example/01/04012345678901/10/AB-7",
            BarcodeKind::QrCode, "04012345678901");
        row("QR with a shop's link of 13 digits", Format::QRCode, "https://tea.example/gtin/4012345678901?a=1",
            BarcodeKind::QrCode, "04012345678901");
        row("QR with the number alone", Format::QRCode, kTea, BarcodeKind::QrCode, "04012345678901");
        row("QR with something else", Format::QRCode, "https://tea.example/about", BarcodeKind::QrCode, "");
    }

    void readBarcodes_everyWrittenKind_givesTheGtin()
    {
        QFETCH(int, format);
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, gtin);
        const auto found = read(photo(code(ZXing::BarcodeFormat(format), text.toStdString())));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(int(found.front().kind), kind);
        QCOMPARE(found.front().gtin14, gtin);
        QCOMPARE(found.front().text.isEmpty(), false);
    }

    void readBarcodes_kindsOfTheTrade_giveTheGtin_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("gtin");
        QTest::newRow("GS1 DataBar") << u"databar.png"_s << int(BarcodeKind::DataBar) << kTeaGtin;
        QTest::newRow("DataBar expanded") << u"databar-expanded.png"_s << int(BarcodeKind::DataBar) << kTeaGtin;
        QTest::newRow("GS1-128, a date first") << u"gs1-128.png"_s << int(BarcodeKind::Gs1Bars) << kTeaGtin;
        QTest::newRow("Data Matrix") << u"gs1-datamatrix.png"_s << int(BarcodeKind::DataMatrix) << kTeaGtin;
        QTest::newRow("UPC-E") << u"upc-e.png"_s << int(BarcodeKind::UpcE) << u"00042100005264"_s;
        QTest::newRow("ITF-14 in its frame") << u"itf-14.png"_s << int(BarcodeKind::Itf14) << u"14012345678908"_s;
    }

    void readBarcodes_kindsOfTheTrade_giveTheGtin()
    {
        QFETCH(QString, file);
        QFETCH(int, kind);
        QFETCH(QString, gtin);
        const auto found = read(sampleCode(file));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(int(found.front().kind), kind);
        QCOMPARE(found.front().gtin14, gtin);
    }

    void readBarcodes_turned_isFoundInEveryDirection()
    {
        const QImage label = code(ZXing::BarcodeFormat::EAN13, kTea);
        for (int degrees = 0; degrees < 360; degrees += 30) {
            const auto found = read(photo(label, degrees));
            QVERIFY2(found.size() == 1, qPrintable(u"%1 degrees: %2 codes"_s.arg(degrees).arg(found.size())));
            QCOMPARE(found.front().gtin14, kTeaGtin);
        }
    }

    void readBarcodes_areaOfACode_isWhereItStands()
    {
        const QImage label = code(ZXing::BarcodeFormat::EAN13, kTea, {665, 330});
        for (const double degrees : {0.0, 45.0}) {
            const auto found = read(photo(label, degrees, {2400, 1900})); // larger than what is looked at
            QCOMPARE(found.size(), size_t(1));
            QVERIFY(QRect(850, 650, 950, 800).contains(found.front().area));
            QVERIFY(found.front().area.width() > 150);
        }
    }

    void readBarcodes_blurredAndCompressed_isStillFound()
    {
        const QImage sharp = photo(code(ZXing::BarcodeFormat::EAN13, kTea, {570, 280}));
        const QByteArray jpeg = encoded(blurred(sharp, 2), "jpg", 40);
        const auto found = read(QImage::fromData(jpeg));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().gtin14, kTeaGtin);
    }

    void readBarcodes_blurredBeyondReading_givesNothingWrong()
    {
        QVERIFY(read(blurred(photo(code(ZXing::BarcodeFormat::EAN13, kTea)), 12)).empty());
    }

    void readBarcodes_several_comeFromTopToBottomAndEachOnce()
    {
        QImage sheet(900, 900, QImage::Format_RGB32);
        sheet.fill(Qt::white);
        QPainter painter(&sheet);
        painter.drawImage(250, 20, code(ZXing::BarcodeFormat::EAN13, "4006381333931"));
        painter.drawImage(20, 240, code(ZXing::BarcodeFormat::EAN13, kTea));
        painter.drawImage(480, 240, code(ZXing::BarcodeFormat::EAN13, kTea));
        painter.drawImage(300, 500,
                          code(ZXing::BarcodeFormat::QRCode, "https://tea.example/01/9506000134352", {360, 360}));
        painter.end();
        QStringList gtins;
        for (const Barcode& found : read(sheet))
            gtins << found.gtin14;
        QCOMPARE(gtins, (QStringList{u"04006381333931"_s, kTeaGtin, u"09506000134352"_s}));
    }

    void readBarcodes_pictureWithoutACode_givesNothing()
    {
        QVERIFY(read(crate({1200, 800})).empty());
        QVERIFY(read(pattern()).empty());
        QImage plain(400, 300, QImage::Format_RGB32);
        plain.fill(Qt::white);
        QVERIFY(read(plain).empty());
    }

    void readBarcodes_stripsAndEmptyPictures_giveNothingOrAnError()
    {
        QImage strip(4000, 1, QImage::Format_RGB32);
        strip.fill(Qt::black);
        QVERIFY(read(strip).empty());
        QImage tall(17, 30000, QImage::Format_RGB32);
        tall.fill(Qt::black);
        QVERIFY(read(tall).empty());
        QCOMPARE(readBarcodes(QImage()).error().code, ErrorCode::InvalidInput);
    }

    void readBarcodes_onATransparentGround_countsItAsWhite()
    {
        QImage label = code(ZXing::BarcodeFormat::EAN13, kTea).convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < label.height(); ++y) {
            for (int x = 0; x < label.width(); ++x) {
                if (qGray(label.pixel(x, y)) > 128)
                    label.setPixel(x, y, qRgba(0, 0, 0, 0));
            }
        }
        const auto found = read(label);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().gtin14, kTeaGtin);
    }

    void gtinOfElements_whatIsNoGtin_isNone()
    {
        QCOMPARE(gtinOfElements(u"0104012345678901"_s), kTeaGtin);
        QCOMPARE(gtinOfElements(u"(10)AB(01)04012345678901"_s), kTeaGtin);
        QCOMPARE(gtinOfElements(u"10AB\x1d"
                                "0104012345678901"_s),
                 kTeaGtin);
        for (const QString& text :
             {u""_s, u"01"_s, u"0104012345678902"_s, u"10AB0104012345678901"_s, u"(01)"_s, u"\x1d"_s})
            QCOMPARE(gtinOfElements(text), QString());
    }

    void gtinOfDigitalLink_whatIsNone_isNone()
    {
        QCOMPARE(gtinOfDigitalLink(u"HTTPS://TEA.EXAMPLE/shop/01/04012345678901"_s), kTeaGtin);
        for (const QString& text : {u"https://tea.example/01/123"_s, u"https://tea.example/02/04012345678901"_s,
                                    u"ftp://tea.example/01/04012345678901"_s, u"/01/04012345678901"_s, u"https://"_s})
            QCOMPARE(gtinOfDigitalLink(text), QString());
    }
};

VITRINE_REGISTER_TEST(TestBarcode)
#include "tst_barcode.moc"
