#pragma once

#include <QImage>
#include <QString>

#include <vector>

namespace vitrine {

/// CIE L*a*b* (D65, 2 degrees): L 0..100, a and b about -128..127.
struct LabColour {
    float l = 0, a = 0, b = 0;
    bool operator==(const LabColour&) const = default;
};

/// Euclidean distance (CIE76): 2.3 is just noticeable, above 30 colours have other names.
float colourDistance(const LabColour& x, const LabColour& y);

LabColour toLab(QRgb colour);        ///< sRGB
QRgb toRgb(const LabColour& colour); ///< clamped to sRGB

struct PaletteColour {
    LabColour colour;
    float weight = 0; ///< share of the opaque pixels, 0..1
    bool operator==(const PaletteColour&) const = default;
};

/// Up to six dominant colours, heaviest first; their weights add up to 1. Made from the picture at 64 pixels: colours
/// are gathered in a 16 x 16 x 16 grid of sRGB, then grouped by k-means in Lab from the same beginnings every time;
/// groups nearer than 14 are joined, those under 2 % dropped. Pixels less than half opaque do not count: a fully
/// transparent picture gives none. Any thread.
std::vector<PaletteColour> dominantColours(const QImage& picture);

/// The stored form: `[{"l":52.1,"a":3.0,"b":-20.5,"w":0.61}, ...]`, and back; what is malformed is left out.
QString paletteToJson(const std::vector<PaletteColour>& palette);
std::vector<PaletteColour> paletteFromJson(const QString& json);

} // namespace vitrine
