#pragma once

#include <QImage>

namespace vitrine {

/// The picture made exactly `size` by averaging the pixels that each new one covers (fractions at the borders rounded
/// to whole pixels; enlarging repeats pixels). Opaque: transparent parts are laid over white. Fast and the same on
/// every machine, for what is computed from pictures; for what people look at use QImage::scaled. Precondition: not
/// null.
QImage areaAverage(const QImage& picture, QSize size);

} // namespace vitrine
