#pragma once

#include "core/services/look_examples.h"
#include "core/services/look_search.h"
#include "core/vision/embedder.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Compares descriptors with a question part by part: for weights, and for telling why something was found.
/// What any two pictures have in common is not told as likeness: it is measured on a sample of the catalogue.
class LookParts
{
public:
    /// @param examples  at least one; of several the mean counts
    LookParts(const EmbedderInfo& info, std::vector<ExampleLook> examples, std::span<const LookWeight> weights);

    /// InvalidInput: a part that there is not, a factor outside 0..2, no part that counts.
    static Result<> check(const EmbedderInfo& info, std::span<const LookWeight> weights);

    /// @param sample  descriptors of any pictures of the catalogue, a few dozen
    void setUsual(const std::vector<std::vector<float>>& sample);

    /// 0 = all parts count as usual; 1 = at least one counts for nothing beside another.
    double strength() const;
    /// The cosine with the weights. The mean distance of the sample stays what it is without them, so that the usual
    /// score curve holds; equal descriptors have 1.
    double weightedCosine(std::span<const float> descriptor) const;
    /// One a word, in the order of partWords(); then "detail" where it was compared.
    /// @param detail  how much of the printing is the same    @param detailGain  what that adds to the similarity
    std::vector<LookPartScore> explain(std::span<const float> descriptor, std::optional<double> detail,
                                       double detailGain) const;

private:
    struct Part {
        QString word;
        double weight = 0; ///< in the usual cosine
        double factor = 1;
        double usual = .5; ///< cosine with any picture
    };
    /// Of the parts with one word, together.
    struct WordSum {
        QString word;
        double likeness = 0, weight = 0;
        double gain = 0; ///< of similarity, beyond that with any picture
    };
    std::vector<WordSum> sumsByWord(std::span<const float> descriptor) const;
    double cosine(std::size_t part, std::span<const float> descriptor, bool& says) const;
    double distanceScale() const;

    std::vector<DescriptorPart> m_layout;
    std::vector<ExampleLook> m_examples;
    std::vector<Part> m_parts;
};

} // namespace vitrine
