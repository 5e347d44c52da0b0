#pragma once

#include "core/services/look_examples.h"
#include "core/services/look_parts.h"
#include "core/services/look_ranking.h"

#include <memory>
#include <vector>

namespace vitrine {

/// What the examples of a question look like.
struct LookQuestion {
    std::vector<ExampleLook> like, unlike;
};

/// Answers one question. Gathers what may be an answer under the lock of the members, looks closely at it without the
/// lock (descriptors are read), and ranks it under the lock again; in between the space stays the one it began with.
class LookFinder
{
public:
    LookFinder(LookShared& shared, const LookQuery& query, const LookQuestion& question);

    /// Errors: as of LookSearch::find.
    Result<LookFound> find(const LookNarrowing& narrowing, const JobContext& job);

private:
    using Descriptors = std::vector<std::vector<float>>;
    Result<> gather(const LookNarrowing& narrowing);
    void separate();
    double similarityOf(double like, double unlike) const;
    void chooseSample();
    Result<> readSample();
    Result<> weigh(const JobContext& job);
    double weighed(double cosine, const LookParts& parts, std::span<const float> descriptor) const;
    Result<> explain(LookRanked& ranked) const;
    /// In the order of `keys`; empty where there is none.
    Result<std::vector<std::optional<StoredFeature>>> stored(std::span<const FeatureKey> keys) const;
    std::vector<float> descriptorOf(const std::optional<StoredFeature>& feature) const;

    LookShared& m_shared;
    const LookQuery& m_query;
    const LookQuestion& m_question;
    std::shared_ptr<const LookSpace> m_space;
    Descriptors m_like, m_unlike; ///< in the space
    std::vector<float> m_vector;  ///< the question in the space
    std::vector<FeatureKey> m_sample;
    LookParts m_likeParts, m_unlikeParts;
    LookMatches m_matches;
    std::vector<double> m_likeCosines, m_unlikeCosines; ///< of the matches
};

} // namespace vitrine
