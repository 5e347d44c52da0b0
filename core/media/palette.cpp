#include "core/media/palette.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr int kSide = 64, kColours = 6, kRounds = 6;
constexpr float kJoinDistance = 14, kLeastWeight = 0.02F;

/// Pixels of one cell of the grid: their mean colour and their share.
struct Bin {
    LabColour colour;
    float weight = 0;
};

const std::array<float, 256>& linearLight()
{
    static const auto table = [] {
        std::array<float, 256> values{};
        for (size_t i = 0; i < values.size(); ++i) {
            const double v = double(i) / 255;
            values[i] = float(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
        }
        return values;
    }();
    return table;
}

LabColour labFromLinear(float red, float green, float blue)
{
    // IEC 61966-2-1 primaries to XYZ over the D65 white point.
    const float x = (0.4124564F * red + 0.3575761F * green + 0.1804375F * blue) / 0.95047F;
    const float y = 0.2126729F * red + 0.7151522F * green + 0.0721750F * blue;
    const float z = (0.0193339F * red + 0.1191920F * green + 0.9503041F * blue) / 1.08883F;
    const auto f = [](float t) { return t > 0.008856F ? std::cbrt(t) : 7.787F * t + 16.0F / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

std::vector<Bin> gather(const QImage& small)
{
    struct Cell {
        int count = 0, red = 0, green = 0, blue = 0;
    };
    std::vector<Cell> cells(16 * 16 * 16);
    int total = 0;
    for (int y = 0; y < small.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(small.constScanLine(y));
        for (int x = 0; x < small.width(); ++x) {
            if (qAlpha(row[x]) < 128)
                continue;
            const int red = qRed(row[x]), green = qGreen(row[x]), blue = qBlue(row[x]);
            Cell& cell = cells[size_t((red >> 4) << 8 | (green >> 4) << 4 | blue >> 4)];
            cell = {cell.count + 1, cell.red + red, cell.green + green, cell.blue + blue};
            ++total;
        }
    }
    std::vector<Bin> bins;
    for (const Cell& cell : cells) {
        if (cell.count > 0) {
            const QRgb mean = qRgb(cell.red / cell.count, cell.green / cell.count, cell.blue / cell.count);
            bins.push_back({toLab(mean), float(cell.count) / float(total)});
        }
    }
    return bins;
}

size_t nearest(const LabColour& colour, const std::vector<PaletteColour>& groups)
{
    size_t best = 0;
    for (size_t i = 1; i < groups.size(); ++i) {
        if (colourDistance(colour, groups[i].colour) < colourDistance(colour, groups[best].colour))
            best = i;
    }
    return best;
}

/// The heaviest bin first, then always the one whose weight times distance from the chosen ones is greatest.
std::vector<PaletteColour> beginnings(const std::vector<Bin>& bins)
{
    std::vector<PaletteColour> chosen;
    std::vector<float> distance(bins.size(), 100);
    while (chosen.size() < std::min<size_t>(kColours, bins.size())) {
        size_t best = 0;
        for (size_t i = 1; i < bins.size(); ++i) {
            if (bins[i].weight * distance[i] > bins[best].weight * distance[best])
                best = i;
        }
        if (distance[best] <= 0)
            break;
        chosen.push_back({bins[best].colour, 0});
        for (size_t i = 0; i < bins.size(); ++i)
            distance[i] = std::min(distance[i], colourDistance(bins[i].colour, bins[best].colour));
    }
    return chosen;
}

/// One round of k-means: every group becomes the mean of the bins nearest to it.
void regroup(const std::vector<Bin>& bins, std::vector<PaletteColour>& groups)
{
    std::vector<PaletteColour> sums(groups.size());
    for (const Bin& bin : bins) {
        PaletteColour& sum = sums[nearest(bin.colour, groups)];
        sum.colour.l += bin.colour.l * bin.weight;
        sum.colour.a += bin.colour.a * bin.weight;
        sum.colour.b += bin.colour.b * bin.weight;
        sum.weight += bin.weight;
    }
    for (size_t i = 0; i < groups.size(); ++i) {
        const PaletteColour& sum = sums[i];
        if (sum.weight > 0)
            groups[i].colour = {sum.colour.l / sum.weight, sum.colour.a / sum.weight, sum.colour.b / sum.weight};
        groups[i].weight = sum.weight;
    }
}

PaletteColour joined(const PaletteColour& x, const PaletteColour& y)
{
    const float weight = x.weight + y.weight;
    const auto mix = [&](float u, float v) { return weight > 0 ? (u * x.weight + v * y.weight) / weight : u; };
    return {{mix(x.colour.l, y.colour.l), mix(x.colour.a, y.colour.a), mix(x.colour.b, y.colour.b)}, weight};
}

/// Joins the two nearest groups for as long as they are too near.
void joinNear(std::vector<PaletteColour>& groups)
{
    for (;;) {
        size_t first = 0, second = 0;
        float least = kJoinDistance;
        for (size_t i = 0; i < groups.size(); ++i) {
            for (size_t j = i + 1; j < groups.size(); ++j) {
                if (const float distance = colourDistance(groups[i].colour, groups[j].colour); distance < least) {
                    least = distance;
                    first = i;
                    second = j;
                }
            }
        }
        if (second == 0)
            return;
        groups[first] = joined(groups[first], groups[second]);
        groups.erase(groups.begin() + qsizetype(second));
    }
}

} // namespace

float colourDistance(const LabColour& x, const LabColour& y)
{
    const float l = x.l - y.l, a = x.a - y.a, b = x.b - y.b;
    return std::sqrt(l * l + a * a + b * b);
}

LabColour toLab(QRgb colour)
{
    const auto& light = linearLight();
    return labFromLinear(light[size_t(qRed(colour))], light[size_t(qGreen(colour))], light[size_t(qBlue(colour))]);
}

QRgb toRgb(const LabColour& colour)
{
    const float fy = (colour.l + 16) / 116;
    const auto inverse = [](float f) { return f * f * f > 0.008856F ? f * f * f : (f - 16.0F / 116) / 7.787F; };
    const float x = 0.95047F * inverse(fy + colour.a / 500), y = inverse(fy),
                z = 1.08883F * inverse(fy - colour.b / 200);
    const auto channel = [](float linear) {
        const float v = linear <= 0.0031308F ? 12.92F * linear : 1.055F * std::pow(linear, 1 / 2.4F) - 0.055F;
        return int(std::lround(std::clamp(v, 0.0F, 1.0F) * 255));
    };
    return qRgb(channel(3.2404542F * x - 1.5371385F * y - 0.4985314F * z),
                channel(-0.9692660F * x + 1.8760108F * y + 0.0415560F * z),
                channel(0.0556434F * x - 0.2040259F * y + 1.0572252F * z));
}

std::vector<PaletteColour> dominantColours(const QImage& picture)
{
    if (picture.isNull())
        return {};
    QImage small = picture.convertToFormat(picture.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    if (std::max(small.width(), small.height()) > kSide)
        small = small.scaled(kSide, kSide, Qt::KeepAspectRatio, Qt::FastTransformation);
    const std::vector<Bin> bins = gather(small);
    std::vector<PaletteColour> groups = beginnings(bins);
    for (int round = 0; round < kRounds && !groups.empty(); ++round)
        regroup(bins, groups);
    joinNear(groups);
    std::erase_if(groups, [](const PaletteColour& group) { return group.weight < kLeastWeight; });
    float total = 0;
    for (const PaletteColour& group : groups)
        total += group.weight;
    for (PaletteColour& group : groups)
        group.weight /= total;
    std::stable_sort(groups.begin(), groups.end(), [](const auto& x, const auto& y) { return x.weight > y.weight; });
    return groups;
}

QString paletteToJson(const std::vector<PaletteColour>& palette)
{
    const auto rounded = [](float value, double step) { return std::round(double(value) / step) * step; };
    QJsonArray array;
    for (const PaletteColour& entry : palette) {
        array.append(QJsonObject{{u"l"_s, rounded(entry.colour.l, 0.1)},
                                 {u"a"_s, rounded(entry.colour.a, 0.1)},
                                 {u"b"_s, rounded(entry.colour.b, 0.1)},
                                 {u"w"_s, rounded(entry.weight, 0.001)}});
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

std::vector<PaletteColour> paletteFromJson(const QString& json)
{
    std::vector<PaletteColour> palette;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue& value : array) {
        const QJsonObject entry = value.toObject();
        const bool whole = entry[u"l"_s].isDouble() && entry[u"a"_s].isDouble() && entry[u"b"_s].isDouble() &&
                           entry[u"w"_s].isDouble();
        if (whole) {
            palette.push_back(
                {{float(entry[u"l"_s].toDouble()), float(entry[u"a"_s].toDouble()), float(entry[u"b"_s].toDouble())},
                 float(entry[u"w"_s].toDouble())});
        }
    }
    return palette;
}

} // namespace vitrine
