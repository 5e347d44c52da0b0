#pragma once

#include "core/media/media_source.h"
#include "core/services/look_search.h"
#include "core/services/look_shared.h"

#include <deque>
#include <mutex>

namespace vitrine {

/// What an example looks like.
struct ExampleLook {
    std::vector<float> descriptor;
    QRect mainObject; ///< oriented pixels of the whole picture
};

/// Describes the examples of questions: pictures of the catalogue from their stored descriptors, others by decoding
/// them. The last few from outside are remembered, for paging and changed filters. Any thread.
class LookExamples
{
public:
    explicit LookExamples(LookShared& shared) : m_shared(shared) {}

    /// In the order given. Errors: as of LookSearch::find.
    Result<std::vector<ExampleLook>> look(std::span<const LookExample> examples, const JobContext& job);

private:
    struct Remembered {
        FeatureKey key;
        ExampleLook look;
    };
    Result<ExampleLook> lookAt(const LookExample& example);
    Result<ExampleLook> ofAsset(const LookExample& example);
    Result<ExampleLook> ofSource(const MediaSource& source, const FeatureKey& key);
    std::optional<ExampleLook> remembered(const FeatureKey& key);
    void remember(const FeatureKey& key, const ExampleLook& look);

    LookShared& m_shared;
    std::mutex m_mutex;
    std::deque<Remembered> m_remembered; ///< the latest first
};

} // namespace vitrine
