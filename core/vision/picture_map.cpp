#include "core/vision/picture_map.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace vitrine {

namespace {

constexpr int kMaxBits = 16;       ///< so many may differ of two places that look alike
constexpr size_t kMaxTries = 96;   ///< maps that are tried: those of the best matches
constexpr double kTolerance = 3.5; ///< pixels between where a mark should be and is
constexpr int kEnough = 5;
constexpr double kMaxGrowth = 5;

/// A mark of the first picture that looks like one of the second.
struct Match {
    QPointF from, to; ///< `from` with x negated where mirrored
    double growth = 1, turn = 0;
    int bits = 0;
};

Match makeMatch(const PictureMark& first, const PictureMark& second, bool isMirrored, int bits)
{
    Match match;
    match.from = QPointF(isMirrored ? -first.x : first.x, first.y);
    match.to = QPointF(second.x, second.y);
    match.growth = first.size > 0 ? second.size / first.size : 0;
    // A direction in a mirror image: x goes the other way.
    const double angle = isMirrored ? M_PI - first.angle : first.angle;
    match.turn = second.angle - angle;
    match.bits = bits;
    return match;
}

/// Each mark with the one that looks most like it.
std::vector<Match> matches(std::span<const PictureMark> first, std::span<const PictureMark> second, bool isMirrored)
{
    std::vector<Match> found;
    for (const PictureMark& mark : first) {
        const quint64 code = isMirrored ? mark.mirrored : mark.code;
        for (const PictureMark& other : second) {
            const int bits = std::popcount(code ^ other.code);
            if (bits > kMaxBits)
                continue;
            const Match match = makeMatch(mark, other, isMirrored, bits);
            if (match.growth < kMaxGrowth && match.growth > 1 / kMaxGrowth)
                found.push_back(match);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.bits < b.bits; });
    return found;
}

PictureMap mapOf(const Match& match, bool isMirrored)
{
    PictureMap map;
    map.a = match.growth * std::cos(match.turn);
    map.b = match.growth * std::sin(match.turn);
    map.dx = match.to.x() - (map.a * match.from.x() - map.b * match.from.y());
    map.dy = match.to.y() - (map.b * match.from.x() + map.a * match.from.y());
    map.isMirrored = isMirrored;
    return map;
}

double missBy(const PictureMap& map, const Match& match)
{
    const double x = map.a * match.from.x() - map.b * match.from.y() + map.dx - match.to.x();
    const double y = map.b * match.from.x() + map.a * match.from.y() + map.dy - match.to.y();
    return std::hypot(x, y);
}

/// Those that the map puts where they are; of several for one place only the best counts.
std::vector<Match> agreeing(const PictureMap& map, const std::vector<Match>& all, double tolerance)
{
    std::vector<Match> found;
    for (const Match& match : all) {
        if (missBy(map, match) > tolerance)
            continue;
        const bool known = std::any_of(found.begin(), found.end(), [&](const Match& other) {
            return other.to == match.to || other.from == match.from;
        });
        if (!known)
            found.push_back(match);
    }
    return found;
}

/// Least squares over the matches.
std::optional<PictureMap> fitted(const std::vector<Match>& all, bool isMirrored)
{
    QPointF from, to;
    for (const Match& match : all) {
        from += match.from / double(all.size());
        to += match.to / double(all.size());
    }
    double spread = 0, along = 0, across = 0;
    for (const Match& match : all) {
        const QPointF p = match.from - from, q = match.to - to;
        spread += QPointF::dotProduct(p, p);
        along += QPointF::dotProduct(p, q);
        across += p.x() * q.y() - p.y() * q.x();
    }
    if (spread < 1)
        return std::nullopt;
    PictureMap map{along / spread, across / spread, 0, 0, isMirrored};
    map.dx = to.x() - (map.a * from.x() - map.b * from.y());
    map.dy = to.y() - (map.b * from.x() + map.a * from.y());
    return map;
}

std::optional<FoundMap> bestMap(const std::vector<Match>& all, bool isMirrored)
{
    std::optional<FoundMap> best;
    for (size_t i = 0; i < std::min(all.size(), kMaxTries); ++i) {
        std::optional<PictureMap> map = mapOf(all[i], isMirrored);
        // A single mark knows its size and direction only roughly: two looser rounds first.
        for (const double tolerance : {kTolerance * 4, kTolerance * 2, kTolerance}) {
            const std::vector<Match> inside = agreeing(*map, all, tolerance);
            if (int(inside.size()) < kEnough || !(map = fitted(inside, isMirrored)))
                break;
            const int count = int(inside.size());
            if (tolerance == kTolerance && (!best || count > best->agreeing))
                best = FoundMap{*map, count};
        }
        if (best && best->agreeing > kEnough * 6)
            break;
    }
    return best;
}

} // namespace

std::optional<FoundMap> mapByMarks(std::span<const PictureMark> first, std::span<const PictureMark> second)
{
    const std::optional<FoundMap> upright = bestMap(matches(first, second, false), false);
    const std::optional<FoundMap> mirrored = bestMap(matches(first, second, true), true);
    if (upright && (!mirrored || mirrored->agreeing <= upright->agreeing))
        return upright;
    return mirrored;
}

} // namespace vitrine
