#include "core/vision/asked_colour.h"

#include "core/vision/colour_histogram.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

namespace {

constexpr int kLightSteps = 4, kHueSteps = 12;
/// Of a and b in 8 bits, as colourHistogram() counts them.
constexpr double kFirstHue = 64, kHueStep = 128.0 / kHueSteps, kLightStep = 100.0 / kLightSteps;
constexpr double kLightReach = 24, kHueReach = 12;

double linear(int value)
{
    const double part = value / 255.0;
    return part <= .04045 ? part / 12.92 : std::pow((part + .055) / 1.055, 2.4);
}

double labCurve(double value)
{
    return value > .008856 ? std::cbrt(value) : 7.787 * value + 16 / 116.0;
}

/// L 0..100, a and b around 128. sRGB under D65.
std::array<double, 3> labOf(QRgb colour)
{
    const double r = linear(qRed(colour)), g = linear(qGreen(colour)), b = linear(qBlue(colour));
    const double x = labCurve((.412453 * r + .357580 * g + .180423 * b) / .950456);
    const double y = labCurve(.212671 * r + .715160 * g + .072169 * b);
    const double z = labCurve((.019334 * r + .119193 * g + .950227 * b) / 1.088754);
    return {116 * y - 16, 128 + 500 * (x - y), 128 + 200 * (y - z)};
}

/// From a value to the bin, 0 inside. The outermost bins hold everything beyond them.
double distanceTo(int bin, int bins, double first, double step, double value)
{
    const double low = first + bin * step, high = low + step;
    if (value < low)
        return bin == 0 ? 0 : low - value;
    if (value > high)
        return bin == bins - 1 ? 0 : value - high;
    return 0;
}

} // namespace

std::vector<float> colourLikeness(QRgb colour)
{
    const auto lab = labOf(colour);
    std::vector<float> likeness(kColourBins);
    for (int i = 0; i < kColourBins; ++i) {
        const double light = distanceTo(i / (kHueSteps * kHueSteps), kLightSteps, 0, kLightStep, lab[0]) / kLightReach;
        const double a = distanceTo(i / kHueSteps % kHueSteps, kHueSteps, kFirstHue, kHueStep, lab[1]) / kHueReach;
        const double b = distanceTo(i % kHueSteps, kHueSteps, kFirstHue, kHueStep, lab[2]) / kHueReach;
        likeness[std::size_t(i)] = float(std::exp(-light * light - a * a - b * b));
    }
    return likeness;
}

} // namespace vitrine
