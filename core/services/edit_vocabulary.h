#pragma once

#include "core/catalog/attribute.h"
#include "core/catalog/saved_search.h"
#include "core/catalog/step.h"
#include "core/catalog/tag.h"
#include "core/services/catalogue.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// The words products and assets are described with: tags, categories, attributes, saved searches.
/// Steps, errors and threads as in edit_products.h.

/// Finds or makes every tag of "Colour/Red" and returns the last. An alias finds its tag.
Result<TagId> ensureTag(Catalogue& catalogue, const Actor& actor, const QString& path);
struct TagPatch {
    std::optional<QString> name;
    std::optional<QString> colour; ///< "#rrggbb" or empty
    std::optional<QStringList> aliases;
    std::optional<std::optional<TagId>> parent; ///< moving under itself: InvalidInput
};
Result<StepId> changeTag(Catalogue& catalogue, const Actor& actor, TagId tag, const TagPatch& patch);
/// `from` becomes an alias of `into`; everything tagged with it is tagged with `into`; its children move too, those
/// with the same name are merged in turn.
Result<StepId> mergeTags(Catalogue& catalogue, const Actor& actor, TagId from, TagId into);
/// A branch goes and comes back whole; links stay and are seen again. Restoring a tag brings back those above it.
/// Errors also: Conflict when a living sibling has the name now.
Result<StepId> trashTags(Catalogue& catalogue, const Actor& actor, std::span<const TagId> tags);
Result<StepId> restoreTags(Catalogue& catalogue, const Actor& actor, std::span<const TagId> tags);

Result<CategoryId> ensureCategory(Catalogue& catalogue, const Actor& actor, const QString& path);
Result<StepId> renameCategory(Catalogue& catalogue, const Actor& actor, CategoryId category, const QString& name);
Result<StepId> moveCategory(Catalogue& catalogue, const Actor& actor, CategoryId category,
                            std::optional<CategoryId> parent);
/// With everything under it; products stay. Undo brings it back with its products.
Result<StepId> removeCategory(Catalogue& catalogue, const Actor& actor, CategoryId category);

/// Makes an attribute; its key is made from the name when empty. Errors: Conflict (key in use).
Result<AttributeId> createAttribute(Catalogue& catalogue, const Actor& actor, const AttributeDefinition& definition);
/// Name, unit and options (added, renamed by id, reordered; one that is missing is removed, Conflict while it is used).
/// The type changes only where every stored value converts (InvalidInput names one that does not). The key stays.
Result<StepId> changeAttribute(Catalogue& catalogue, const Actor& actor, const AttributeDefinition& definition);
Result<StepId> removeAttribute(Catalogue& catalogue, const Actor& actor, AttributeId attribute);

Result<SavedSearchId> saveSearch(Catalogue& catalogue, const Actor& actor, const SavedSearch& search);
Result<StepId> removeSavedSearch(Catalogue& catalogue, const Actor& actor, SavedSearchId search);

} // namespace vitrine
