#pragma once

#include <QImage>
#include <QRect>
#include <QString>

namespace vitrine::test {

/// EAN-13 bars on white, drawn without any library: `digits` are 13 with a right check digit; a bar is `module` wide.
QImage drawnEan13(const QString& digits, int module = 2, int height = 90);

/// The picture with the code in its lower right corner, as on a package.
QImage withEan13(QImage picture, const QString& digits);

} // namespace vitrine::test
