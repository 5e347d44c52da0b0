#pragma once

#include "core/media/media_source.h"
#include "core/search/fair_shared_mutex.h"
#include "core/services/catalogue.h"
#include "core/services/look_members.h"
#include "core/services/look_memory.h"
#include "core/services/look_search.h"
#include "core/services/look_space.h"
#include "core/storage/feature_store.h"
#include "core/vision/embedder.h"

#include <memory>

namespace vitrine {

/// What the parts of LookSearch work on together.
struct LookShared {
    Catalogue& catalogue;
    std::unique_ptr<Embedder> embedder;
    LookLimits limits;
    std::unique_ptr<FeatureStore> features;

    FairSharedMutex mutex; ///< of what is below; vectors are put under a shared lock, removed under an exclusive one
    LookMembers members;
    std::shared_ptr<LookSpace> space;
    std::shared_ptr<LookSpace> next; ///< while another is being filled: vectors go into both

    LookMemory asked;     ///< pictures that were asked for
    LookMemory described; ///< pictures of the catalogue; the last ones may not be stored yet
};

/// What a picture looks like, or only its `region` (oriented pixels; empty = all of it). Rounded to half precision, as
/// it is stored: described now or read again, it answers the same. Errors: those of loadLookPicture and
/// Embedder::describe, Corrupt (the model gave another number of values than it said, or a value that is no number).
Result<ExampleLook> describeLook(const Embedder& embedder, const MediaSource& source, const QRect& region);
/// Half precision, as features are stored.
QByteArray packedFeature(std::span<const float> values);
/// Errors: Corrupt (another number of values than the embedder makes, a value that is no number).
Result<std::vector<float>> unpackedFeature(const StoredFeature& feature, const EmbedderInfo& info);

} // namespace vitrine
