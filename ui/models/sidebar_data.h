#pragma once

#include "core/services/browse.h"
#include "core/services/edit_galleries.h"
#include "core/services/edit_vocabulary.h"

#include <optional>
#include <vector>

namespace vitrine {

/// Everything the sidebar shows, of one moment.
struct SidebarData {
    CatalogueCounts counts;
    std::vector<SavedSearch> searches;
    std::vector<CategoryNode> categories;
    std::vector<TagNode> tags;
    std::vector<GallerySummary> galleries;
    std::optional<qint64> duplicates; ///< groups to decide; nullopt = not known yet. Not read by readSidebar
};

/// Blocking: on a worker.
Result<SidebarData> readSidebar(const Catalogue& catalogue);

} // namespace vitrine
