#pragma once

#include "core/base/clock.h"

#include <span>
#include <vector>

namespace vitrine {

/// Why one of several duplicates is the one to keep, in the order in which they are asked.
enum class KeepReason {
    MorePixels,
    LessCompressed,
    OriginalOrientation, ///< most others are not turned against it
    MoreMetadata,        ///< who made it, when, titles, tags
    UsedAsCover,
    InMoreProducts,
    Older, ///< came into the catalogue first
};

/// What the rule looks at.
struct KeepFacts {
    qint64 pixels = 0;
    double bytesPerPixel = 0; ///< of files without loss: as if very many
    int unturned = 0;         ///< how many of the others show it the same way round
    int metadata = 0;         ///< how many of its texts, dates and tags are filled in
    int covers = 0;           ///< products of which it is the cover
    int products = 0;
    UtcMillis createdUtc = 0;
};

struct KeepChoice {
    size_t place = 0;                ///< which one
    std::vector<KeepReason> reasons; ///< those that ruled out others, in order
};

/// The one to keep. Each reason rules out those that are clearly worse (5 % fewer pixels, 10 % more compressed), the
/// next one decides among the rest; of equals the first. Precondition: not empty. Pure.
KeepChoice chooseToKeep(std::span<const KeepFacts> facts);

} // namespace vitrine
