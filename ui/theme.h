#pragma once

namespace vitrine {
/// Distances in logical pixels at scale 1 (look.md: 4, 8, 12, 16, 24).
inline constexpr int kSpaceSmall = 4;
} // namespace vitrine
