#pragma once

#include "core/services/look_search.h"
#include "core/services/look_shared.h"

#include <vector>

namespace vitrine {

/// Which pictures a question goes over.
struct LookScope {
    SlotSet slots;
    const LookGallery* gallery = nullptr;        ///< null = all living pictures
    std::optional<std::vector<EntryId>> entries; ///< sorted; only these of the gallery
};

/// Pictures and entries that are gone are not in it.
LookScope scopeOf(const LookMembers& members, const LookQuery& query);

/// Asks the space's index and makes what it finds into hits: by picture, or fused by product or item. One moment of
/// members and space (the caller holds the lock).
class LookRanking
{
public:
    LookRanking(const LookMembers& members, const LookSpace& space, const LookScope& scope, const LookQuery& query)
        : m_members(members), m_space(space), m_scope(scope), m_query(query)
    {}

    /// @param vector  the question in the space. Hits from `query.offset` on, at most `query.limit`.
    Result<LookFound> rank(std::span<const float> vector) const;

private:
    struct Candidate {
        LookHit hit;
        QString item;
    };
    struct Found {
        std::vector<Candidate> candidates;
        qint64 total = 0;
        bool everything = false; ///< no picture of the scope was left out
    };
    Result<Found> pictures(std::span<const float> vector, int count) const;
    Result<Found> products(std::span<const float> vector) const;
    void addHits(VectorMatch match, std::vector<Candidate>& into) const;
    std::vector<Candidate> bestOfEach(std::vector<Candidate> candidates) const;
    double fused(const Candidate& best, std::span<const float> vector) const;
    std::vector<VectorSlot> slotsOfGroup(const Candidate& candidate) const;
    bool isWanted(EntryId entry) const;

    const LookMembers& m_members;
    const LookSpace& m_space;
    const LookScope& m_scope;
    const LookQuery& m_query;
};

} // namespace vitrine
