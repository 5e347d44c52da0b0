#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace vitrine {

/// The name a profile gives itself ("Display P3"), at most 200 characters; empty when the bytes are no profile.
QString colourProfileName(const QByteArray& iccProfile);

/// How CMYK bytes are to be read: as written by Adobe's programs (0 = full ink), or plainly (255 = full ink).
enum class InkSense { Inverted, Plain };

/// Converts the pixels to sRGB by Little CMS, relative colorimetric with black point compensation. Any 8- or 16-bit
/// QImage; returns Format_RGB32, or ARGB32 with its alpha unchanged. A profile that is broken, or of another kind of
/// pixels (a CMYK profile in an RGB file), is passed over: the pixels are then taken for sRGB. Any thread.
QImage convertToSrgb(const QImage& image, const QByteArray& iccProfile);

/// CMYK bytes, four a pixel in the rows of `ink` (Format_RGBA8888 lends only its layout), to Format_RGB32. Without a
/// usable CMYK profile by the plain rule red = (1 - cyan)(1 - black).
QImage convertInkToSrgb(const QImage& ink, InkSense sense, const QByteArray& iccProfile);

} // namespace vitrine
