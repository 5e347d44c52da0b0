#include "core/media/barcode.h"

#include "core/catalog/gtin.h"
#include "core/media/barcode_eraser.h"

#define ZX_USE_UTF8 1 // texts as UTF-8
#include <ZXing/ReadBarcode.h>

#include <QTransform>

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestEdge = 1600;
constexpr size_t kMostCodes = 8;
constexpr qsizetype kMostTextChars = 512;
constexpr int kSmallestEdge = 16; ///< below it no code can stand

using Format = ZXing::BarcodeFormat;
constexpr std::pair<Format, BarcodeKind> kKinds[] = {
    {Format::EAN13, BarcodeKind::Ean13},     {Format::EAN8, BarcodeKind::Ean8},
    {Format::UPCA, BarcodeKind::UpcA},       {Format::UPCE, BarcodeKind::UpcE},
    {Format::ITF, BarcodeKind::Itf14},       {Format::Code128, BarcodeKind::Code128},
    {Format::DataBar, BarcodeKind::DataBar}, {Format::DataBarExpanded, BarcodeKind::DataBar},
    {Format::QRCode, BarcodeKind::QrCode},   {Format::DataMatrix, BarcodeKind::DataMatrix},
};

ZXing::DecodeHints hints(ZXing::BarcodeFormats formats)
{
    ZXing::DecodeHints hints;
    hints.setFormats(formats);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    hints.setTryDownscale(true);
    // One at a time: ZXing 1.4 compares each further one with those it has, and ends the program by an assertion where
    // a bar code stands there twice.
    hints.setMaxNumberOfSymbols(1);
    return hints;
}

/// The picture as the reader wants it: grey, over white, and how it came from the one given.
struct Plate {
    QImage grey;
    QTransform back; ///< to pixels of the picture given
};

QImage greyOverWhite(const QImage& picture)
{
    if (!picture.hasAlphaChannel())
        return picture.convertToFormat(QImage::Format_Grayscale8);
    const QImage source = picture.convertToFormat(QImage::Format_ARGB32);
    QImage grey(source.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < source.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(source.constScanLine(y));
        uchar* to = grey.scanLine(y);
        for (int x = 0; x < source.width(); ++x)
            to[x] = uchar(255 - (255 - qGray(from[x])) * qAlpha(from[x]) / 255);
    }
    return grey;
}

Plate plateOf(const QImage& picture)
{
    const int longest = std::max(picture.width(), picture.height());
    const QImage fitted = longest > kLongestEdge ? picture.scaled(kLongestEdge, kLongestEdge, Qt::KeepAspectRatio,
                                                                  Qt::SmoothTransformation)
                                                 : picture;
    const double across = double(picture.width()) / std::max(1, fitted.width());
    const double down = double(picture.height()) / std::max(1, fitted.height());
    return {greyOverWhite(fitted), QTransform::fromScale(across, down)};
}

/// The plate turned by `degrees`, corners white.
Plate turned(const Plate& plate, double degrees)
{
    const QTransform wish = QTransform().rotate(degrees);
    const QTransform real = QImage::trueMatrix(wish, plate.grey.width(), plate.grey.height());
    const QImage around = plate.grey.convertToFormat(QImage::Format_ARGB32).transformed(wish, Qt::SmoothTransformation);
    return {greyOverWhite(around), real.inverted() * plate.back};
}

/// UPC-E of 8 digits as the UPC-A it stands for. Source: GS1 General Specifications, figure 5.2.2.4.2-1.
QString expandedUpcE(const QString& text)
{
    if (text.size() != 8)
        return text;
    const QString six = text.mid(1, 6);
    const QChar last = six[5];
    QString middle;
    if (last <= u'2')
        middle = six.left(2) + last + u"0000"_s + six.mid(2, 3);
    else if (last == u'3')
        middle = six.left(3) + u"00000"_s + six.mid(3, 2);
    else if (last == u'4')
        middle = six.left(4) + u"00000"_s + six.mid(4, 1);
    else
        middle = six.left(5) + u"0000"_s + last;
    return text.left(1) + middle + text.right(1);
}

QString gtinOf(const Barcode& code)
{
    const auto plain = [](const QString& digits) {
        const Result<Gtin> gtin = Gtin::parse(digits);
        return gtin.ok() ? gtin.value().asGtin14() : QString();
    };
    switch (code.kind) {
    case BarcodeKind::Ean13:
    case BarcodeKind::Ean8:
    case BarcodeKind::UpcA:
        return plain(code.text);
    case BarcodeKind::UpcE:
        return plain(expandedUpcE(code.text));
    case BarcodeKind::Itf14:
        return code.text.size() == 14 ? plain(code.text) : QString();
    case BarcodeKind::DataBar: {
        const QString element = gtinOfElements(code.text);
        return element.isEmpty() && code.text.size() == 14 ? plain(code.text) : element;
    }
    case BarcodeKind::Gs1Bars:
    case BarcodeKind::DataMatrix:
        return gtinOfElements(code.text);
    case BarcodeKind::QrCode: {
        const QString linked = gtinOfDigitalLink(code.text);
        return !linked.isEmpty() || code.text.size() < 12 ? linked : plain(code.text);
    }
    case BarcodeKind::Code128:
        return code.text.size() == 13 || code.text.size() == 14 ? plain(code.text) : QString();
    }
    return {};
}

QRect areaOf(const ZXing::Position& position, const QTransform& back, QSize size)
{
    QPolygonF corners;
    for (const ZXing::PointI& corner : position)
        corners << back.map(QPointF(corner.x, corner.y));
    const QRectF around = corners.boundingRect();
    const QRect rounded(QPoint(int(std::floor(around.left())), int(std::floor(around.top()))),
                        QPoint(int(std::ceil(around.right())), int(std::ceil(around.bottom()))));
    const QRect inside = rounded & QRect(QPoint(0, 0), size);
    return inside.isEmpty() ? QRect(0, 0, 1, 1) : inside;
}

Barcode codeOf(const ZXing::Result& read, const QTransform& back, QSize size)
{
    Barcode code;
    const auto kind = std::ranges::find(kKinds, read.format(), &std::pair<Format, BarcodeKind>::first);
    code.kind = kind == std::end(kKinds) ? BarcodeKind::Code128 : kind->second;
    const bool isGs1 = read.contentType() == ZXing::ContentType::GS1;
    if (code.kind == BarcodeKind::Code128 && isGs1)
        code.kind = BarcodeKind::Gs1Bars;
    const auto& bytes = read.bytes();
    code.text = isGs1 ? QString::fromLatin1(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()))
                      : QString::fromStdString(read.text());
    code.text.truncate(kMostTextChars);
    code.gtin14 = gtinOf(code);
    code.area = areaOf(read.position(), back, size);
    return code;
}

/// Of a square code, with a margin.
double halfHeight(const ZXing::Position& at)
{
    const double down = std::hypot(at.bottomLeft().x - at.topLeft().x, at.bottomLeft().y - at.topLeft().y);
    return down / 2 + 3;
}

/// A line of pixels may look like a short interleaved code or number: only what checks itself counts.
bool isTrustworthy(const Barcode& code)
{
    if (code.text.isEmpty())
        return false;
    return code.kind != BarcodeKind::Itf14 || !code.gtin14.isEmpty();
}

/// The first code that is left on the plate; it is taken off it.
std::optional<Barcode> nextCode(Plate& plate, ZXing::BarcodeFormats formats, QSize size)
{
    const QImage& grey = plate.grey;
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                int(grey.bytesPerLine()));
    const ZXing::Results read = ZXing::ReadBarcodes(view, hints(formats));
    if (read.empty() || !read.front().isValid())
        return std::nullopt;
    Barcode code = codeOf(read.front(), plate.back, size);
    const ZXing::Position& at = read.front().position();
    const auto middle = [](ZXing::PointI a, ZXing::PointI b) { return QPointF((a.x + b.x) / 2.0, (a.y + b.y) / 2.0); };
    if (code.kind == BarcodeKind::QrCode || code.kind == BarcodeKind::DataMatrix)
        eraseBetween(plate.grey, middle(at.topLeft(), at.bottomLeft()), middle(at.topRight(), at.bottomRight()),
                     halfHeight(at));
    else
        eraseBars(plate.grey, middle(at.topLeft(), at.bottomLeft()), middle(at.topRight(), at.bottomRight()));
    return code;
}

void addCodes(Plate plate, ZXing::BarcodeFormats formats, QSize size, std::vector<Barcode>& codes)
{
    for (size_t round = 0; round < kMostCodes; ++round) {
        std::optional<Barcode> code = nextCode(plate, formats, size);
        if (!code)
            return;
        const bool known = std::ranges::any_of(
            codes, [&](const Barcode& other) { return other.kind == code->kind && other.text == code->text; });
        if (!known && isTrustworthy(*code))
            codes.push_back(*std::move(code));
    }
}

std::vector<Barcode> allCodes(const QImage& picture)
{
    ZXing::BarcodeFormats all, bars;
    for (const auto& [format, kind] : kKinds) {
        all |= format;
        if (kind != BarcodeKind::QrCode && kind != BarcodeKind::DataMatrix)
            bars |= format;
    }
    std::vector<Barcode> codes;
    const Plate plate = plateOf(picture);
    addCodes(plate, all, picture.size(), codes);
    // Bars are read within some 25 degrees of upright; square codes in any direction already.
    if (codes.empty())
        addCodes(turned(plate, 45), bars, picture.size(), codes);
    std::ranges::stable_sort(codes, {}, [](const Barcode& code) { return code.area.top(); });
    return codes;
}

} // namespace

Result<std::vector<Barcode>> readBarcodes(const QImage& picture)
{
    if (picture.isNull())
        return fail(ErrorCode::InvalidInput, u"There is no picture to look for codes in."_s);
    if (std::min(picture.width(), picture.height()) < kSmallestEdge)
        return std::vector<Barcode>();
    try {
        return allCodes(picture);
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal,
                    u"The picture could not be looked at for codes: %1."_s.arg(QString::fromUtf8(problem.what())));
    }
}

} // namespace vitrine
