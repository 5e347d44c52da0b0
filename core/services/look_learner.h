#pragma once

#include "core/services/look_describer.h"
#include "core/services/look_index_file.h"
#include "core/vision/teaching.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace vitrine {

/// Makes the space in which pictures are compared fit the catalogue: main axes from some hundred pictures on, taught by
/// the products when there are enough; again when much has changed. Works on a thread of its own or when called. A new
/// space is filled beside the old one, which answers meanwhile, and then takes its place at once. What is idle also has
/// the index file written. Any thread.
class LookLearner
{
public:
    LookLearner(LookShared& shared, LookDescriber& describer, LookIndexFile& file);
    ~LookLearner();

    /// Teaches now, whether or not it was revoked. Errors: Cancelled, Unavailable (read-only).
    Result<LearnReport> learn(const JobContext& job);
    /// Back to the untaught space, and no more teaching by itself until learn() is called.
    Result<> forget(const JobContext& job);
    /// Pictures were described: looks whether it is time to learn. Returns at once.
    void consider();

private:
    struct Labelled {
        TeachingSet all;      ///< up to some thousand pictures, in the order of arrival; product -1 = none of its own
        TeachingSet teaching; ///< those of products with at least two
        qint64 described = 0;
    };
    void work(std::stop_token stop);
    bool isTimeToLearn();
    Result<Labelled> read(const JobContext& job) const;
    Result<LearnReport> learnLocked(const JobContext& job);
    /// Fills and swaps. `facts.curve` is calibrated first.
    Result<> moveTo(Projection projection, SpaceFacts facts, const Labelled& labelled, const JobContext& job);
    Result<> fill(LookSpace& space, const JobContext& job);
    /// What the space in use has and the other has not yet.
    std::vector<LookTask> missingIn(const LookSpace& space) const;
    /// From the stored descriptors; pictures without one are described again.
    Result<> fillWith(LookSpace& space, std::span<const LookTask> tasks, const JobContext& job);
    /// The approximate tier beside the exact index of very many vectors.
    Result<> upgradeIndex(const JobContext& job);
    void workOnce(const JobContext& job);
    Result<> ensureWritable() const;
    Projection untaught(const Labelled& labelled) const;

    LookShared& m_shared;
    LookDescriber& m_describer;
    LookIndexFile& m_file;
    std::mutex m_learning; ///< one at a time
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_asked = false;
    std::jthread m_thread; // last: starts when all else is there
};

} // namespace vitrine
