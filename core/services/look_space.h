#pragma once

#include "core/search/vector_index.h"
#include "core/services/look_score.h"
#include "core/vision/embedder.h"

#include <memory>
#include <span>
#include <vector>

namespace vitrine {

/// Where pictures are compared: how a descriptor becomes a search vector, the index of those vectors, and what a cosine
/// there means. Old and new spaces never mix: a question uses one from its beginning to its end.
struct LookSpace {
    QString projection; ///< "none", "pca", "taught"
    ScoreCurve curve;
    std::unique_ptr<VectorIndex> index;

    std::vector<float> project(std::span<const float> descriptor) const
    {
        return {descriptor.begin(), descriptor.end()};
    }
};

/// The space in which descriptors are compared as they are.
std::shared_ptr<LookSpace> plainSpace(const EmbedderInfo& info);

} // namespace vitrine
