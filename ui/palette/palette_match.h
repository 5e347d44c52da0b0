#pragma once

#include <QString>

#include <optional>

namespace vitrine {

/// How well `typed` fits `text`: lower is better, nullopt = not at all. Each letter must come in order; beginnings of
/// words count most, then runs, then anything. An empty `typed` fits everything alike. Pure; any thread.
std::optional<int> paletteScore(const QString& typed, const QString& text);

} // namespace vitrine
