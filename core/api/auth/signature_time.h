#pragma once

#include "core/base/clock.h"

#include <QByteArray>

#include <optional>

namespace vitrine {

/// Times as requests carry them; nullopt = not in the form.
std::optional<UtcMillis> parseHttpDate(const QByteArray& text);   ///< Sat, 24 Feb 2018 08:00:00 GMT
std::optional<UtcMillis> parseIsoSeconds(const QByteArray& text); ///< 2024-01-02T03:04:05Z
std::optional<UtcMillis> parseBasicIso(const QByteArray& text);   ///< 20240102T030405Z
QByteArray isoSeconds(UtcMillis time);
QByteArray basicIso(UtcMillis time);

} // namespace vitrine
