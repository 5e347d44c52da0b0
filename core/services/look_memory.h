#pragma once

#include "core/storage/feature_store.h"

#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace vitrine {

/// What a picture looks like.
struct ExampleLook {
    std::vector<float> descriptor;
    QRect mainObject; ///< oriented pixels of the whole picture
};

/// The last few pictures that were described, so that one that is asked for, paged and added is described once. Any
/// thread.
class LookMemory
{
public:
    std::optional<ExampleLook> find(const FeatureKey& key) const;
    void remember(const FeatureKey& key, const ExampleLook& look);

private:
    struct Remembered {
        FeatureKey key;
        ExampleLook look;
    };
    mutable std::mutex m_mutex;
    std::deque<Remembered> m_remembered; ///< the latest first
};

} // namespace vitrine
