#include "tests/support/drawn_code.h"

#include <QPainter>

#include <algorithm>

namespace vitrine::test {

using namespace Qt::StringLiterals;

namespace {

/// Modules of the digits on the left with odd parity; even parity is its mirrored inverse, the right its inverse.
constexpr const char* kOdd[] = {"0001101", "0011001", "0010011", "0111101", "0100011",
                                "0110001", "0101111", "0111011", "0110111", "0001011"};
/// Which of the six digits on the left have even parity, by the first digit.
constexpr const char* kParity[] = {"000000", "001011", "001101", "001110", "010011",
                                   "011001", "011100", "010101", "010110", "011010"};

QString inverse(QString bits)
{
    for (QChar& bit : bits)
        bit = bit == u'0' ? u'1' : u'0';
    return bits;
}

QString mirrored(QString bits)
{
    std::reverse(bits.begin(), bits.end());
    return bits;
}

QString modules(const QString& digits)
{
    const QString parity = QString::fromLatin1(kParity[digits[0].digitValue()]);
    QString bits = u"101"_s;
    for (int i = 1; i <= 12; ++i) {
        const QString odd = QString::fromLatin1(kOdd[digits[i].digitValue()]);
        if (i == 7)
            bits += u"01010"_s;
        if (i > 6)
            bits += inverse(odd);
        else
            bits += parity[i - 1] == u'1' ? mirrored(inverse(odd)) : odd;
    }
    return bits + u"101"_s;
}

} // namespace

QImage drawnEan13(const QString& digits, int module, int height)
{
    const QString bits = modules(digits);
    const int quiet = 11 * module;
    QImage image(int(bits.size()) * module + 2 * quiet, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int i = 0; i < bits.size(); ++i) {
        if (bits[i] == u'1')
            painter.fillRect(quiet + i * module, 6, module, height - 12, Qt::black);
    }
    return image;
}

QImage withEan13(QImage picture, const QString& digits)
{
    const QImage code = drawnEan13(digits);
    QPainter painter(&picture);
    painter.drawImage(picture.width() - code.width() - 4, picture.height() - code.height() - 4, code);
    return picture;
}

} // namespace vitrine::test
