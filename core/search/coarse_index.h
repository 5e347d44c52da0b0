#pragma once

#include "core/jobs/job_context.h"
#include "core/search/exact_index.h"

#include <QByteArray>

#include <atomic>
#include <memory>
#include <vector>

namespace vitrine {

/// The approximate tier for very many vectors: they are dealt out to the nearest of some thousand centres (trained by
/// FAISS), and a question looks only into the lists of the centres nearest to it. The lists hold slots; rows,
/// tombstones and exact scores are the exact index's own, so that adding, removing and filters work as there. Questions
/// over less than a tenth of the vectors, and those that find too little, go to the exact index. Any thread, as
/// VectorIndex says.
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

    /// Deals out what came into the exact index since building.
    Result<> catchUp();
    /// Share of the exact index's ten nearest that come back, measured on vectors of its own; the number of lists that
    /// are looked into is set so that it reaches .99 where possible. Errors: Cancelled.
    Result<double> tune(const JobContext& job);
    /// Little has changed since it was tuned.
    bool isTuned() const;
    /// Centres, and the lists of these slots in their order: with the vectors in a file it spares building. Any thread.
    QByteArray lists(std::span<const VectorSlot> slots) const;
    /// From what lists() gave of slots 0, 1, 2, ... of `exact`. Errors: Corrupt (it does not fit), and those of
    /// catchUp().
    static Result<std::unique_ptr<CoarseIndex>> fromLists(std::shared_ptr<ExactIndex> exact, const QByteArray& lists);
    double recall() const { return m_recall; }

private:
    explicit CoarseIndex(std::shared_ptr<ExactIndex> exact);
    Result<> setCentres(std::vector<float> vectors);
    Result<> train(const JobContext& job);
    Result<std::vector<int>> centresOf(std::span<const float> vectors) const;
    void assign(VectorSlot slot, int list);
    void unassign(VectorSlot slot);
    Result<VectorAnswer> searchLists(const VectorQuestion& question, int lists) const;

    struct Tried {
        std::vector<float> question;
        std::vector<VectorMatch> nearest;
    };
    Result<std::vector<Tried>> questions(const JobContext& job) const;
    Result<double> recallAt(int lists, const std::vector<Tried>& tried, const JobContext& job) const;

    std::shared_ptr<ExactIndex> m_exact;
    std::unique_ptr<ExactIndex> m_centres;
    std::vector<float> m_centreVectors; ///< row-major
    mutable FairSharedMutex m_mutex;    ///< of the two below
    std::vector<std::vector<VectorSlot>> m_lists;
    std::vector<int> m_listOf; ///< by slot; -1 = in none
    std::atomic<int> m_looked = 32;
    std::atomic<double> m_recall = 0;
    std::atomic<qint64> m_tunedChanges = 0;
};

} // namespace vitrine
