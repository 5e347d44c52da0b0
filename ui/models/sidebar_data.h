#pragma once

#include "core/services/browse.h"

#include <vector>

namespace vitrine {

/// Everything the sidebar shows, of one moment.
struct SidebarData {
    CatalogueCounts counts;
    std::vector<SavedSearch> searches;
    std::vector<CategoryNode> categories;
    std::vector<TagNode> tags;
};

/// Blocking: on a worker.
Result<SidebarData> readSidebar(const Catalogue& catalogue);

} // namespace vitrine
