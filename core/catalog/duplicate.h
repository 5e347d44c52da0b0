#pragma once

#include "core/base/id.h"

#include <QString>

#include <optional>
#include <tuple>
#include <vector>

namespace vitrine {

/// In which way pictures are duplicates of each other.
enum class DuplicateClass {
    Exact,       ///< the same bytes, in several assets
    SamePicture, ///< one picture, turned, mirrored, cropped, resized, recompressed, watermarked; a frame of a film
    SameProduct, ///< other pictures of one thing, under several products
};

/// All of them, in the order in which they are looked for and shown.
inline constexpr DuplicateClass kDuplicateClasses[] = {DuplicateClass::Exact, DuplicateClass::SamePicture,
                                                       DuplicateClass::SameProduct};

/// Two contents, by SHA-256; `first` <= `second`.
struct ContentPair {
    QString first, second;
    bool operator==(const ContentPair&) const = default;
    friend auto operator<=>(const ContentPair& a, const ContentPair& b)
    {
        return std::tie(a.first, a.second) <=> std::tie(b.first, b.second);
    }
    static ContentPair of(const QString& a, const QString& b) { return a < b ? ContentPair{a, b} : ContentPair{b, a}; }
};

/// What was decided about two contents. Kept: the one was kept, the other went.
enum class DuplicateDecision { Different, KeptFirst, KeptSecond };

struct DuplicateVerdict {
    DuplicateClass kind = DuplicateClass::SamePicture;
    ContentPair pair;
    DuplicateDecision decision = DuplicateDecision::Different;
};

} // namespace vitrine
