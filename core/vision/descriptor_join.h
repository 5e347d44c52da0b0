#pragma once

#include "core/vision/embedder.h"

#include <span>
#include <vector>

namespace vitrine {

/// To unit length; zeros stay zeros.
void toUnitLength(std::span<float> values);

/// A descriptor from the raw values of its parts, in the order of `parts`: each to unit length, signed square roots,
/// unit length again, times its weight; the whole to unit length.
/// Errors: Corrupt (a value that is no number, or a part of another size: the model is not what it says).
Result<std::vector<float>> joinParts(const std::vector<DescriptorPart>& parts,
                                     const std::vector<std::vector<float>>& values);

/// Cosine of one part of two descriptors; nullopt where one of them says nothing in it.
std::optional<double> partCosine(const std::vector<DescriptorPart>& parts, std::size_t part, std::span<const float> a,
                                 std::span<const float> b);

} // namespace vitrine
