#pragma once

#include "ui/sample/sample_shapes.h"

#include <QImage>
#include <QSize>

namespace vitrine {

enum class SampleView { Front, Pair, Detail };

/// A studio photo of a thing that does not exist: backdrop, soft shadow, light from the left. Any thread; always the
/// same for the same arguments.
QImage drawSamplePicture(SampleShape shape, const QColor& main, SampleView view, QSize size);

} // namespace vitrine
