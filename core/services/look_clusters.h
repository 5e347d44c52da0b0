#pragma once

#include <span>
#include <vector>

namespace vitrine {

/// Groups of vectors that point the same way: each vector joins the group whose mean is nearest if their cosine is at
/// least `minCosine`, else begins one; then all choose once more. Groups of one are left out; the largest comes first,
/// members ascending. An empty vector, or one of another length than the first, belongs nowhere. The same input gives
/// the same groups. Time: vectors x groups.
/// @param vectors  of unit length
std::vector<std::vector<size_t>> groupsByLook(std::span<const std::vector<float>> vectors, double minCosine);

} // namespace vitrine
