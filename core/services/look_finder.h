#pragma once

#include "core/services/look_colours.h"
#include "core/services/look_details.h"
#include "core/services/look_examples.h"
#include "core/services/look_parts.h"
#include "core/services/look_ranking.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace vitrine {

/// What the examples of a question look like.
struct LookQuestion {
    std::vector<ExampleLook> like, unlike;
};

/// How much the printing of a picture can add to its similarity.
inline constexpr double kDetailGain = .1;

/// Answers one question. Gathers what may be an answer under the lock of the members, looks closely at it without the
/// lock (descriptors and files are read), and ranks it under the lock again; in between the space stays the one it
/// began with.
class LookFinder
{
public:
    LookFinder(LookShared& shared, LookColours& colours, LookDetails& details, const LookQuery& query,
               const LookQuestion& question);

    /// Errors: as of LookSearch::find.
    Result<LookFound> find(const LookNarrowing& narrowing, const JobContext& job);

private:
    using Descriptors = std::vector<std::vector<float>>;
    /// What is known of a match, apart: cosines, and a score of its colours.
    struct Likeness {
        double like = 0;
        std::optional<double> unlike, colour;
    };
    Result<> askColours(const LookNarrowing& narrowing, const JobContext& job);
    Result<> gather(const LookNarrowing& narrowing);
    void gatherByColour(const LookScope& scope);
    void measure();
    Likeness likenessOf(const LookMatch& match) const;
    double similarityOf(const Likeness& likeness) const;
    void chooseSample();
    Result<> readSample();
    Result<> lookClosely(const JobContext& job);
    Result<> weigh(const JobContext& job);
    double weighed(double cosine, const LookParts& parts, std::span<const float> descriptor) const;
    bool checksDetail() const;
    Result<> checkDetail(const JobContext& job);
    Result<> explain(LookRanked& ranked) const;
    std::vector<LookPartScore> partsOf(const LookMatch& match, std::span<const float> descriptor) const;
    /// In the order of `keys`; empty where there is none.
    Result<std::vector<std::optional<StoredFeature>>> stored(std::span<const FeatureKey> keys) const;
    std::vector<float> descriptorOf(const std::optional<StoredFeature>& feature) const;

    LookShared& m_shared;
    LookColours& m_colours;
    LookDetails& m_details;
    const LookQuery& m_query;
    const LookQuestion& m_question;
    std::shared_ptr<const LookSpace> m_space;
    Descriptors m_like, m_unlike; ///< in the space
    std::vector<float> m_vector;  ///< the question in the space; empty: colours alone
    std::vector<FeatureKey> m_sample;
    LookParts m_likeParts, m_unlikeParts;
    std::unordered_map<VectorSlot, double> m_colourScores;
    LookMatches m_matches;
    std::vector<Likeness> m_likenesses; ///< of the matches
};

} // namespace vitrine
