#pragma once

#include "core/base/result.h"
#include "core/media/media_limits.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace vitrine {

/// An SVG as Qt's renderer may safely see it: entities resolved, no processing instructions, scripts or foreign
/// objects, no reference that leaves the file (Qt would open files of the disk), embedded pictures within the limits.
/// Errors: Corrupt (no XML; elements that contain themselves by reference), TooLarge (depth; elements after following
/// references), Unavailable (text, but the process has no QGuiApplication and so no fonts).
Result<QByteArray> cleanSvg(QByteArrayView svg, const MediaLimits& limits);

} // namespace vitrine
