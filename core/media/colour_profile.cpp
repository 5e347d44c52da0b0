#include "core/media/colour_profile.h"

#include <lcms2.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

struct CloseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

struct DeleteTransform {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Transform = std::unique_ptr<void, DeleteTransform>;

Profile openProfile(const QByteArray& bytes)
{
    return Profile(bytes.isEmpty() ? nullptr : cmsOpenProfileFromMem(bytes.constData(), cmsUInt32Number(bytes.size())));
}

QString nameOf(const Profile& profile)
{
    wchar_t buffer[201] = {};
    cmsGetProfileInfo(profile.get(), cmsInfoDescription, "en", "US", buffer, sizeof buffer);
    return QString::fromWCharArray(buffer).trimmed();
}

Transform toSrgb(const Profile& from, cmsUInt32Number fromFormat, cmsUInt32Number flags)
{
    const Profile srgb(cmsCreate_sRGBProfile());
    return Transform(cmsCreateTransform(from.get(), fromFormat, srgb.get(), TYPE_BGRA_8, INTENT_RELATIVE_COLORIMETRIC,
                                        cmsFLAGS_BLACKPOINTCOMPENSATION | flags));
}

void runRows(const Transform& transform, const QImage& from, QImage& to)
{
    for (int y = 0; y < from.height(); ++y)
        cmsDoTransform(transform.get(), from.constScanLine(y), to.scanLine(y), cmsUInt32Number(from.width()));
}

QImage eightBitColour(const QImage& image)
{
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
}

} // namespace

QString colourProfileName(const QByteArray& iccProfile)
{
    const Profile profile = openProfile(iccProfile);
    return profile ? nameOf(profile) : QString();
}

QImage convertToSrgb(const QImage& image, const QByteArray& iccProfile)
{
    QImage colour = eightBitColour(image);
    const Profile profile = openProfile(iccProfile);
    // Nearly every profile in the wild is a copy of sRGB: nothing to do.
    if (!profile || nameOf(profile).startsWith("sRGB"_L1))
        return colour;
    const cmsColorSpaceSignature space = cmsGetColorSpace(profile.get());
    if (space == cmsSigGrayData && !image.hasAlphaChannel() && image.allGray()) {
        const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
        if (const Transform transform = toSrgb(profile, TYPE_GRAY_8, 0)) {
            runRows(transform, grey, colour);
            return colour.convertToFormat(QImage::Format_RGB32);
        }
    }
    if (space == cmsSigRgbData) {
        if (const Transform transform = toSrgb(profile, TYPE_BGRA_8, cmsFLAGS_COPY_ALPHA))
            runRows(transform, colour, colour);
    }
    return colour;
}

QImage convertInkToSrgb(const QImage& ink, InkSense sense, const QByteArray& iccProfile)
{
    QImage colour(ink.size(), QImage::Format_RGB32);
    if (colour.isNull())
        return {};
    const Profile profile = openProfile(iccProfile);
    if (profile && cmsGetColorSpace(profile.get()) == cmsSigCmykData) {
        const auto format = sense == InkSense::Inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8;
        if (const Transform transform = toSrgb(profile, format, 0)) {
            colour.fill(Qt::black); // sets the unused fourth byte, which the transform leaves alone
            runRows(transform, ink, colour);
            return colour;
        }
    }
    const int flip = sense == InkSense::Inverted ? 0 : 255;
    for (int y = 0; y < ink.height(); ++y) {
        const uchar* from = ink.constScanLine(y);
        auto* to = reinterpret_cast<QRgb*>(colour.scanLine(y));
        for (int x = 0; x < ink.width(); ++x, from += 4) {
            const int light = from[3] ^ flip;
            to[x] =
                qRgb((from[0] ^ flip) * light / 255, (from[1] ^ flip) * light / 255, (from[2] ^ flip) * light / 255);
        }
    }
    return colour;
}

} // namespace vitrine
