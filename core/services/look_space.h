#pragma once

#include "core/search/vector_index.h"
#include "core/services/look_score.h"
#include "core/services/look_search.h"
#include "core/storage/feature_store.h"
#include "core/vision/embedder.h"
#include "core/vision/projection.h"

#include <memory>
#include <span>
#include <vector>

namespace vitrine {

/// What a space was made of.
struct SpaceFacts {
    ScoreCurve curve;
    qint64 pictures = 0;  ///< that it was learnt from
    LearnReport taught;   ///< of the last teaching, kept or not
    bool mayTeach = true; ///< false: teaching was revoked and waits for the user's word
};

/// Where pictures are compared: how a descriptor becomes a search vector, the index of those vectors, and what a cosine
/// there means. Old and new spaces never mix: a question uses one from its beginning to its end.
struct LookSpace {
    Projection projection;
    SpaceFacts facts;
    std::shared_ptr<VectorIndex> index;

    /// Of many at once it is much faster than of one after the other.
    DescriptorRows project(const DescriptorRows& descriptors) const { return projected(projection, descriptors); }
    std::vector<float> project(std::span<const float> descriptor) const;
};

/// What a cosine of whole descriptors means, until a catalogue's own space is known.
ScoreCurve usualCurve(const EmbedderInfo& info);
/// The space in which descriptors are compared as they are.
std::shared_ptr<LookSpace> plainSpace(const EmbedderInfo& info);
std::shared_ptr<LookSpace> projectedSpace(Projection projection, const SpaceFacts& facts);

/// As it is kept with the descriptors.
StoredSpace storedSpace(const LookSpace& space);
/// nullptr where what is stored does not fit the embedder: the space is made anew.
std::shared_ptr<LookSpace> spaceFrom(const StoredSpace& stored, const EmbedderInfo& info);

} // namespace vitrine
