#include "ui/models/sidebar_data.h"

namespace vitrine {

Result<SidebarData> readSidebar(const Catalogue& catalogue)
{
    SidebarData data;
    TRY_ASSIGN(data.counts, numbers, counts(catalogue));
    TRY_ASSIGN(data.searches, searches, savedSearches(catalogue));
    TRY_ASSIGN(data.categories, categories, categoryTree(catalogue));
    TRY_ASSIGN(data.tags, tags, tagTree(catalogue));
    TRY_ASSIGN(data.galleries, galleriesHere, galleries(catalogue));
    return data;
}

} // namespace vitrine
