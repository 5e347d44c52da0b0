#pragma once

#include "core/services/look_members.h"
#include "core/services/look_search.h"

#include <optional>
#include <vector>

namespace vitrine {

/// What the words and filters of a question leave: products, or pictures. Sorted.
struct LookNarrowing {
    std::optional<std::vector<ProductId>> products;
    std::optional<std::vector<AssetId>> assets;
};

/// Asks the words of `query.within`; without any, nothing is narrowed. Errors: those of searchIds.
Result<LookNarrowing> narrowingOf(const Catalogue& catalogue, const LookQuery& query);

/// Which pictures a question goes over.
struct LookScope {
    SlotSet slots;
    const LookGallery* gallery = nullptr;           ///< null = all living pictures
    std::optional<std::vector<EntryId>> entries;    ///< sorted; only these of the gallery
    std::optional<std::vector<ProductId>> products; ///< sorted; a picture is found as one of these
};

/// Pictures and entries that are gone are not in it.
LookScope scopeOf(const LookMembers& members, const LookQuery& query, const LookNarrowing& narrowing);

} // namespace vitrine
