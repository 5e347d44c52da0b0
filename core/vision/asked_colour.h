#pragma once

#include <QRgb>

#include <vector>

namespace vitrine {

/// How far each bin of colourHistogram() is the colour asked for: 1 = it lies in the bin, falling with the distance
/// from it in Lab. Light counts half as much as hue and saturation, because shadows are no other colour.
std::vector<float> colourLikeness(QRgb colour);

} // namespace vitrine
