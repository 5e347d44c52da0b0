#pragma once

#include "core/search/vector_file.h"
#include "core/storage/feature_store.h"

#include <optional>
#include <vector>

namespace vitrine {

/// How an index file names what a row is of: the bytes of the SHA-256 and the region.
VectorLabel labelOf(const FeatureKey& key);

/// Rows of an index file that wait for the pictures they are of. Not thread-safe.
class LookExpected
{
public:
    LookExpected() = default;
    /// @param labels  by slot
    explicit LookExpected(std::vector<VectorLabel> labels);

    /// The slot that holds this vector, given once. Pictures that come in the order in which they were written are
    /// found at once, others by halving.
    std::optional<VectorSlot> claim(const FeatureKey& key);
    /// Slots whose row nobody claimed, and those without a row.
    std::vector<VectorSlot> unclaimed() const;
    std::size_t rows() const { return m_labels.size(); }

private:
    bool isOpen(VectorSlot slot, const VectorLabel& label) const;
    std::vector<VectorLabel> m_labels;
    std::vector<VectorSlot> m_sorted; ///< by label
    std::vector<bool> m_claimed;
    VectorSlot m_next = 0; ///< behind the last claimed one
};

} // namespace vitrine
