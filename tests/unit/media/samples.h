#pragma once

#include "tests/support/source_path.h"

#include <QBuffer>
#include <QFile>
#include <QImage>

namespace vitrine::test {

/// A committed file of tests/data/media (made by make.sh there).
inline QString samplePath(const QString& name)
{
    return sourcePath(QStringLiteral("tests/data/media/") + name);
}

inline QByteArray sample(const QString& name)
{
    QFile file(samplePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The sample '%s' is missing.", qPrintable(name));
    return file.readAll();
}

/// The pattern of all samples: red, green / blue, white quarters.
inline QImage pattern(QSize size = {64, 48}, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(size, format);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool right = x >= size.width() / 2, low = y >= size.height() / 2;
            image.setPixelColor(x, y, low ? (right ? Qt::white : Qt::blue) : (right ? Qt::green : Qt::red));
        }
    }
    return image;
}

inline QByteArray encoded(const QImage& image, const char* format, int quality = -1)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, quality))
        qFatal("A sample cannot be written as %s.", format);
    return buffer.data();
}

/// The quarters clockwise from top left as letters: "RGWB" is the pattern upright; '?' is none of its colours.
inline QString quarters(const QImage& image)
{
    const auto letter = [&image](int x, int y) {
        const QColor colour = image.pixelColor(image.width() * x / 4, image.height() * y / 4);
        const int bits = (colour.red() > 170) << 2 | (colour.green() > 170) << 1 | (colour.blue() > 170);
        const bool pure = std::min({colour.red(), colour.green(), colour.blue()}) < 100;
        return bits == 7 ? u'W' : !pure ? u'?' : bits == 4 ? u'R' : bits == 2 ? u'G' : bits == 1 ? u'B' : u'?';
    };
    const char16_t letters[] = {letter(1, 1), letter(3, 1), letter(3, 3), letter(1, 3)};
    return QString::fromUtf16(letters, 4);
}

/// A JPEG with an EXIF block that holds nothing but the orientation.
inline QByteArray orientedJpeg(const QImage& image, int orientation)
{
    const QByteArray jpeg = encoded(image, "jpg", 95);
    QByteArray exif = QByteArray::fromHex("ffe10022457869660000" // APP1, "Exif"
                                          "4d4d002a00000008"     // TIFF, big endian
                                          "0001"
                                          "0112000300000001");
    exif += char(0);
    exif += char(orientation);
    exif += QByteArray(6, '\0');
    return jpeg.first(2) + exif + jpeg.sliced(2);
}

} // namespace vitrine::test
