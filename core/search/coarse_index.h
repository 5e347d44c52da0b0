#pragma once

#include "core/jobs/job_context.h"
#include "core/search/exact_index.h"
#include "core/search/vector_codes.h"

#include <QByteArray>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// The approximate tier for very many vectors: they are dealt out to the nearest of some thousand centres (trained by
/// FAISS), and each list keeps what is left of its vectors, without the centre, as short codes. A question looks
/// through the codes of the lists whose centres are nearest to it; the best of them it compares by bytes and then in
/// half precision, in the exact index, which has the rows, the tombstones and the exact scores. Questions over less
/// than a tenth of the vectors, and those that find too little, go to the exact index. Any thread, as VectorIndex says.
class CoarseIndex final : public VectorIndex
{
public:
    /// Trains on a sample and deals out what is in `exact`; then finds out how many lists must be looked into for a
    /// recall of .99. Takes tens of seconds for a million; `exact` may be used and changed meanwhile, as long as
    /// catchUp() is called before this index is. Errors: Cancelled, InvalidInput (fewer than 10,000 vectors), Internal
    /// (FAISS).
    static Result<std::unique_ptr<CoarseIndex>> build(std::shared_ptr<ExactIndex> exact, const JobContext& job);

    int dimensions() const override { return m_exact->dimensions(); }
    qint64 size() const override { return m_exact->size(); }
    Result<> put(VectorSlot slot, std::span<const float> vector) override;
    bool remove(VectorSlot slot) override;
    bool fetch(VectorSlot slot, std::span<float> to) const override { return m_exact->fetch(slot, to); }
    bool contains(VectorSlot slot) const override { return m_exact->contains(slot); }
    Result<VectorAnswer> search(const VectorQuestion& question) const override;
    const std::shared_ptr<ExactIndex>& exact() const { return m_exact; }

    /// Deals out what came into the exact index since building, or was replaced there.
    Result<> catchUp();
    /// Share of the exact index's ten nearest that come back, measured on vectors of its own; how many lists are looked
    /// into and how many codes are looked at closer is set so that it reaches .99 where possible. Errors: Cancelled.
    Result<double> tune(const JobContext& job);
    /// Little has changed since it was tuned.
    bool isTuned() const;
    /// Centres, and the lists and codes of these slots in their order: with the vectors in a file it spares building.
    /// Any thread.
    QByteArray lists(std::span<const VectorSlot> slots) const;
    /// From what lists() gave of slots 0, 1, 2, ... of `exact`. Errors: Corrupt (it does not fit), and those of
    /// catchUp().
    static Result<std::unique_ptr<CoarseIndex>> fromLists(std::shared_ptr<ExactIndex> exact, const QByteArray& lists);
    double recall() const { return m_recall; }

private:
    /// How much a question costs, and what it finds.
    struct Effort {
        int lists = 32;    ///< that are looked into
        int closer = 2048; ///< of their vectors, the best by their codes, that are compared by bytes
    };
    struct Tried {
        std::vector<float> question;
        std::vector<VectorMatch> nearest;
    };
    /// A vector's list, and its code there.
    struct Place {
        int list = 0;
        VectorCode code{};
    };

    explicit CoarseIndex(std::shared_ptr<ExactIndex> exact);
    Result<> setCentres(std::vector<float> vectors);
    Result<> train(const JobContext& job);
    Result<> trainCodes(std::vector<float> vectors);
    Result<std::vector<int>> centresOf(std::span<const float> vectors) const;
    std::vector<float> withoutCentres(std::vector<float> vectors, std::span<const int> lists) const;
    std::vector<Place> placesOf(std::vector<float> vectors, std::span<const int> lists) const;
    void assign(VectorSlot slot, const Place& place);
    void unassign(VectorSlot slot);
    Result<VectorAnswer> searchLists(const VectorQuestion& question, Effort effort) const;
    Effort effortFor(const VectorQuestion& question, double share) const;

    Result<std::vector<Tried>> questions(const JobContext& job) const;
    Result<double> recallAt(Effort effort, const std::vector<Tried>& tried, const JobContext& job) const;

    std::shared_ptr<ExactIndex> m_exact;
    std::unique_ptr<ExactIndex> m_centres;
    std::vector<float> m_centreVectors; ///< row-major
    std::optional<VectorCodes> m_codes; ///< there is one, once it is made
    mutable FairSharedMutex m_mutex;    ///< of the two below
    std::vector<CodeList> m_lists;
    std::vector<int> m_listOf; ///< by slot; -1 = in none
    std::atomic<Effort> m_effort;
    std::atomic<double> m_recall = 0;
    std::atomic<qint64> m_tunedChanges = 0;
};

} // namespace vitrine
