#pragma once

#include <cstddef>
#include <span>

namespace vitrine {

/// How many of the results belong to the answer: an end where the results themselves have one, so that nobody scrolls
/// through what has nothing to do with the question.
/// - Scores of .5 and more (the same product more likely than not) all stay, and the first always does.
/// - Scores under kFloorScore go.
/// - Among what is left the end is before the largest drop from one score to the next, if that is at least kGapScore:
///   the first such where two are equal. Without one everything left stays.
/// The question's own pictures and their product are not among the scores: they stay.
/// @param scores  best first, calibrated
std::size_t naturalEnd(std::span<const double> scores);

inline constexpr double kFloorScore = .1;
inline constexpr double kGapScore = .1;

} // namespace vitrine
