#pragma once

#include "core/services/look_examples.h"
#include "core/services/look_ranking.h"
#include "core/vision/printed_detail.h"

#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>

namespace vitrine {

/// Compares the printing of pictures point by point. The points of the pictures
/// met last are kept, 64 MB of them; the others are found anew. Any thread.
class LookDetails
{
public:
    LookDetails(LookShared& shared, LookExamples& examples) : m_shared(shared), m_examples(examples) {}

    /// A picture in which printing of an example was found again.
    struct Found {
        double strength = 0;      ///< 0 = chance, 1 = beyond doubt
        std::optional<QRect> box; ///< where; oriented pixels
    };
    /// In the order of `matches`. A picture that cannot be read any more has
    /// nothing. Errors: those of the examples, Cancelled.
    Result<std::vector<Found>> compare(std::span<const LookExample> examples, std::span<const QRect> mainObjects,
                                       std::span<const LookMatch> matches, const JobContext& job);

private:
    struct Picture {
        DetailPoints points;
        QSize fullSize;
    };
    using Shared = std::shared_ptr<const Picture>;
    struct Kept {
        FeatureKey key;
        Shared picture;
    };
    struct Question {
        Shared picture;
        QRectF thing; ///< in parts
    };
    Result<Shared> pictureOf(const MediaSource& source, const FeatureKey& key);
    Result<std::vector<Question>> questionsOf(std::span<const LookExample> examples,
                                              std::span<const QRect> mainObjects);
    Found compareOne(const std::vector<Question>& questions, const LookMatch& match);
    Shared kept(const FeatureKey& key);
    void keep(const FeatureKey& key, const Shared& picture);

    LookShared& m_shared;
    LookExamples& m_examples;
    std::mutex m_mutex;     ///< of what is below
    std::list<Kept> m_kept; ///< the latest first
    qsizetype m_keptBytes = 0;
};

} // namespace vitrine
