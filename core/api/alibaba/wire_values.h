#pragma once

#include <QByteArray>
#include <QRect>
#include <QString>

#include <optional>

namespace vitrine {

/// The small values of the Alibaba families as they arrive on the wire. Pure; any thread; nullopt = not such a value.

/// Base64 in the standard or the URL-safe alphabet, with or without padding; line breaks and surrounding spaces are
/// skipped, a space inside is the '+' that it was before a form was decoded. The empty text is the empty value.
std::optional<QByteArray> decodedBase64(QByteArrayView text);

/// A text that must be UTF-8.
std::optional<QString> wireText(QByteArrayView bytes);

/// "true", "True", "TRUE", "1" and their opposites.
std::optional<bool> wireFlag(QByteArrayView text);

/// A decimal integer that fits in 32 bits: "-12". No plus sign, no spaces.
std::optional<qint32> wireInteger(QByteArrayView text);

/// "x1,x2,y1,y2" in pixels, x1 < x2, y1 < y2, none negative, at most 65535; spaces around the numbers are skipped.
/// Becomes x, y, width, height with x2 and y2 outside.
std::optional<QRect> wireRegion(QByteArrayView text);
QString regionText(const QRect& region);

/// "0.00" to "1.00" with at most two decimals.
std::optional<double> wireScore(QByteArrayView text);

} // namespace vitrine
