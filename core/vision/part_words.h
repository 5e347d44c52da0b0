#pragma once

#include "core/vision/embedder.h"

#include <QString>
#include <QStringList>

namespace vitrine {

/// What people call a part of a descriptor. Several parts may share a word: the colours of the thing and those around
/// it are both "colour". The classical gradients, of the middle and of the whole picture, are "shape". Of the two
/// networks the one with the small input, which sees the form as a whole, is "shape"; the one with the large input is
/// "texture": its numbers follow the surface and its pattern. A part of a user's pack keeps its own name.
QString partWord(const QString& partName);

/// Each word once, in the order of the parts.
QStringList partWords(const EmbedderInfo& info);

} // namespace vitrine
