#pragma once

#include "core/api/alibaba/call_words.h"
#include "core/api/alibaba/instance_call.h"
#include "core/services/look_search.h"

namespace vitrine {

/// An entry that fits, with how well: 0..1.
struct FoundPicture {
    Entry entry;
    double score = 1;
    double similarity = 1; ///< cosine, by look only
};
struct FoundPictures {
    std::vector<FoundPicture> pictures; ///< the page asked for, best first
    qint64 total = 0;                   ///< all that fit
    qint64 milliseconds = 0;
    std::optional<QRect> region; ///< the main object of the example
};

/// By look, within the filter and the category if one is given. Errors: InvalidRegion is checked before;
/// UnsupportedPicFormat (the example cannot be decoded).
Checked<FoundPictures> searchByLook(const InstanceCall& gallery, const LookExample& example, const SearchWords& words);
/// A search by picture as the cloud does it: without a category in `words` the picture's own is guessed, and where the
/// nearest picture, another one and the majority of its neighbours agree on one, the search stays within it.
struct CategorySearch {
    FoundPictures found;
    qint64 category = 0; ///< given, else guessed
};
Checked<CategorySearch> searchInCategory(const InstanceCall& gallery, const LookExample& example, SearchWords words);
/// By words, in what is written on entries and their products.
Checked<FoundPictures> searchByWords(const InstanceCall& gallery, const QString& text, const SearchWords& words);
/// By the filter alone, in the order of their coming.
Checked<FoundPictures> searchByFilter(const InstanceCall& gallery, const SearchWords& words);

/// The category that more than half of the nearest ten, weighed by their score, have; kOtherCategory when there is none
/// or nothing has a category.
Checked<qint64> guessCategory(const InstanceCall& gallery, const LookExample& example);
qint64 guessCategory(std::span<const FoundPicture> nearest);

} // namespace vitrine
