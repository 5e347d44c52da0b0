#pragma once

#include "core/media/media_source.h"
#include "core/services/look_search.h"
#include "core/services/look_shared.h"

namespace vitrine {

/// Where the bytes of an example are, and under which key its descriptor is kept.
struct ExampleSource {
    MediaSource source;
    FeatureKey key;
};

/// Describes the examples of questions: pictures of the catalogue from their stored descriptors, others by decoding
/// them. The last few from outside are remembered, for paging and changed filters. Any thread.
class LookExamples
{
public:
    explicit LookExamples(LookShared& shared) : m_shared(shared) {}

    /// In the order given. Errors: as of LookSearch::find.
    Result<std::vector<ExampleLook>> look(std::span<const LookExample> examples, const JobContext& job);

    /// Errors: as of LookSearch::find.
    Result<ExampleSource> sourceOf(const LookExample& example);

private:
    Result<ExampleLook> lookAt(const LookExample& example);
    Result<FeatureKey> keyOf(const LookExample& example) const;
    std::optional<ExampleLook> stored(const FeatureKey& key) const;

    LookShared& m_shared;
};

} // namespace vitrine
