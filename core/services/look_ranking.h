#pragma once

#include "core/services/look_scope.h"
#include "core/services/look_search.h"
#include "core/services/look_shared.h"

#include <unordered_map>
#include <vector>

namespace vitrine {

/// A view of a picture that may be an answer.
struct LookMatch {
    VectorSlot slot = 0;
    AssetId asset;
    FeatureKey key;
    double cosine = 0;                 ///< with the question
    double similarity = 0;             ///< what it is ranked by: the cosine, moved by whatever else the question says
    std::optional<double> detail = {}; ///< how much of its printing is the example's, where that was compared
    std::optional<QRect> box = {};     ///< where; oriented pixels
};

/// What may be an answer, most alike first.
struct LookMatches {
    std::vector<LookMatch> matches;
    qint64 total = 0;        ///< of which these are the best
    bool everything = false; ///< no picture of the scope was left out
};

/// A scope of at most this many pictures is ranked whole: totals and groups are then exact.
inline constexpr qint64 kSmallScope = 5000;
/// How many pictures are looked at closely, beyond their vectors.
inline constexpr qint64 kCloselyCompared = 1000;

struct LookRanked {
    LookFound found;
    std::vector<const LookMatch*> matches; ///< of the hits, among what was gathered
};

/// Asks the space's index and makes what it finds into hits: by picture, or fused by product or item. Members and space
/// as they are during the call (the caller holds the lock).
class LookRanking
{
public:
    LookRanking(const LookMembers& members, const LookSpace& space, const LookScope& scope, const LookQuery& query)
        : m_members(members), m_space(space), m_scope(scope), m_query(query)
    {}

    /// Enough for the page that is wanted. @param vector  the question in the space
    Result<LookMatches> gather(std::span<const float> vector) const;
    /// Hits from `query.offset` on, at most `query.limit`. What went since the gathering is left out.
    /// @param vector  empty: the question has none, only similarities
    LookRanked rank(const LookMatches& gathered, std::span<const float> vector) const;

private:
    struct Candidate {
        LookHit hit;
        QString item;
        const LookMatch* match = nullptr;
    };
    using Similarities = std::unordered_map<VectorSlot, const LookMatch*>;
    Result<LookMatches> nearest(std::span<const float> vector, qint64 count) const;
    std::vector<Candidate> candidatesOf(const LookMatches& gathered) const;
    void addHits(const LookMatch& match, std::vector<Candidate>& into) const;
    void addEntries(const LookAsset& asset, const LookMatch& match, const LookHit& hit,
                    std::vector<Candidate>& into) const;
    std::vector<Candidate> bestOfEach(std::vector<Candidate> candidates) const;
    double fused(const Candidate& best, std::span<const float> vector, const Similarities& similarities) const;
    double meanCosine(std::span<const VectorSlot> slots, std::span<const float> vector) const;
    std::vector<VectorSlot> slotsOfGroup(const Candidate& candidate) const;
    void fuse(std::vector<Candidate>& candidates, const LookMatches& gathered, std::span<const float> vector) const;
    bool isAsked(const LookHit& hit) const;
    bool cutTail(std::vector<Candidate>& candidates) const;
    bool isWanted(EntryId entry) const;
    bool isWanted(ProductId product) const;
    /// The similarity is more than the cosine: nothing may be left out by it before.
    bool isAdjusted() const;

    const LookMembers& m_members;
    const LookSpace& m_space;
    const LookScope& m_scope;
    const LookQuery& m_query;
};

} // namespace vitrine
