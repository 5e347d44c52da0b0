#pragma once

#include "core/base/result.h"
#include "core/search/slot_set.h"

#include <span>
#include <vector>

namespace vitrine {

/// A vector that was found. `cosine` is the inner product with the question: of unit vectors, in [-1, 1].
struct VectorMatch {
    VectorSlot slot = 0;
    float cosine = 0;
    bool operator==(const VectorMatch&) const = default;
};

struct VectorQuestion {
    std::span<const float> vector;  ///< `dimensions()` floats, of length at most 2
    int count = 10;                 ///< how many of the best; fewer come back when fewer fit, never padded
    float atLeast = -4;             ///< only these cosines
    const SlotSet* among = nullptr; ///< only these slots; null = all
};

struct VectorAnswer {
    std::vector<VectorMatch> matches; ///< best first; equal cosines by slot
    qint64 total = 0;                 ///< how many reach `atLeast`; by the coarse score, so off by a few at the edge
};

/// Nearest vectors by inner product. Many threads may ask while one adds and removes; an answer is of one moment.
/// Vectors are unit length and finite; they are kept in half precision (2 bytes a dimension) beside the index's own
/// form.
class VectorIndex
{
public:
    virtual ~VectorIndex() = default;
    virtual int dimensions() const = 0;
    /// Living vectors.
    virtual qint64 size() const = 0;
    /// Adds the vector, or replaces the one in its slot. Errors: InvalidInput (another number of dimensions, a value
    /// that is no number).
    virtual Result<> put(VectorSlot slot, std::span<const float> vector) = 0;
    /// True = there was one.
    virtual bool remove(VectorSlot slot) = 0;
    /// The vector as it is kept (half precision) into `to`, `dimensions()` floats; false = there is none.
    virtual bool fetch(VectorSlot slot, std::span<float> to) const = 0;
    virtual bool contains(VectorSlot slot) const = 0;
    /// Errors: InvalidInput (another number of dimensions, a value that is no number, a count below 1).
    virtual Result<VectorAnswer> search(const VectorQuestion& question) const = 0;
};

} // namespace vitrine
