#pragma once

#include "core/search/fair_shared_mutex.h"
#include "core/search/vector_block.h"
#include "core/search/vector_index.h"

#include <functional>
#include <memory>
#include <vector>

namespace vitrine {

/// Looks at every vector: bytes first, 64 rows at a time under the bitmaps of living and wanted slots, then the best
/// again in half precision. The second look is widened until no vector that was left out can belong to the answer.
class ExactIndex final : public VectorIndex
{
public:
    /// @param threads  that share one scan of more than 100,000 vectors
    explicit ExactIndex(int dimensions, int threads = 2);
    /// What a file held: whole blocks, and which of their rows are in use.
    struct Contents {
        std::vector<std::unique_ptr<VectorBlock>> blocks;
        SlotSet living;
        std::shared_ptr<const MappedFile> file;
    };
    ExactIndex(int dimensions, Contents contents, int threads = 2);

    int dimensions() const override { return m_dimensions; }
    qint64 size() const override;
    Result<> put(VectorSlot slot, std::span<const float> vector) override;
    bool remove(VectorSlot slot) override;
    bool fetch(VectorSlot slot, std::span<float> to) const override;
    bool contains(VectorSlot slot) const override;
    Result<VectorAnswer> search(const VectorQuestion& question) const override;

    /// The same among a list of slots (dead ones are passed over), one after the other.
    Result<VectorAnswer> searchSlots(const VectorQuestion& question, std::span<const VectorSlot> slots) const;
    /// Every living slot, in order.
    std::vector<VectorSlot> slots() const;
    /// The rows of these slots as they are kept, at one moment; true where there is one.
    std::vector<bool> copy(std::span<const VectorSlot> slots, RawRows& to) const;
    /// How often put() and remove() changed something since this was made.
    qint64 changes() const;
    /// The slots that put() wrote to since this was last asked; for whoever keeps something beside the vectors.
    SlotSet takeWritten();

private:
    struct Coarse {
        std::vector<VectorMatch> best;
        qint64 reached = 0;
        bool complete = false; ///< nothing was left out
    };
    Coarse scan(const PreparedQuestion& prepared, const VectorQuestion& question, std::size_t count) const;
    Coarse scanBlocks(const PreparedQuestion& prepared, const VectorQuestion& question, std::size_t count,
                      std::size_t firstBlock, std::size_t endBlock) const;
    Coarse scanSlots(const PreparedQuestion& prepared, const VectorQuestion& question, std::size_t count,
                     std::span<const VectorSlot> slots) const;
    using Scan = std::function<Coarse(std::size_t count)>;
    VectorAnswer refined(const PreparedQuestion& prepared, const VectorQuestion& question, const Scan& scan) const;
    float coarseError(const PreparedQuestion& prepared) const;
    void lookAtFile() const;

    const int m_dimensions;
    const int m_threads;
    mutable FairSharedMutex m_mutex;
    std::vector<std::unique_ptr<VectorBlock>> m_blocks;
    SlotSet m_living, m_written;
    std::shared_ptr<const MappedFile> m_file;
    qint64 m_size = 0;
    qint64 m_changes = 0;
};

} // namespace vitrine
