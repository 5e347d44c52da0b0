// The categories and saved searches of edit_vocabulary.h.
#include "core/services/edit_vocabulary.h"

#include "core/catalog/tag_path.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/storage/category_repository.h"
#include "core/storage/reader_pool.h"
#include "core/storage/saved_search_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<Category> livingCategory(CategoryRepository& categories, CategoryId id)
{
    TRY_ASSIGN(std::optional<Category> category, fetched, categories.fetchOne(id));
    if (!category)
        return fail(ErrorCode::NotFound, u"The category is gone."_s);
    return std::move(*category);
}

} // namespace

Result<CategoryId> ensureCategory(Catalogue& catalogue, const Actor& actor, const QString& path)
{
    TRY_ASSIGN(const QStringList names, parsed, parseTagPath(path));
    using Found = std::optional<CategoryId>;
    TRY_ASSIGN(const Found there, found,
               catalogue.readers().read<Found>([&](Connection& db) { return CategoryRepository(db).findPath(names); }));
    if (there)
        return *there;
    CategoryId category;
    TRY_ASSIGN([[maybe_unused]] const StepId step, ran,
               runStep(catalogue, actor, {u"create_category"_s, {composeTagPath(names)}},
                       [&](EditContext& context) -> Result<> {
                           TRY_ASSIGN(category, ensured, CategoryRepository(context.db).ensurePath(names));
                           return {};
                       }));
    return category;
}

Result<StepId> renameCategory(Catalogue& catalogue, const Actor& actor, CategoryId category, const QString& name)
{
    TRY_ASSIGN(const QString normal, normalized, normalizedTagName(name));
    const StepLabel label{u"edit_category"_s, {nameOfCategory(catalogue, category)}};
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        CategoryRepository categories(context.db);
        TRY_ASSIGN(const Category before, fetched, livingCategory(categories, category));
        return before.name == normal ? Result<>() : categories.rename(category, normal);
    });
}

Result<StepId> moveCategory(Catalogue& catalogue, const Actor& actor, CategoryId category,
                            std::optional<CategoryId> parent)
{
    const StepLabel label{u"move_category"_s, {nameOfCategory(catalogue, category)}};
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        CategoryRepository categories(context.db);
        TRY_ASSIGN(const Category before, fetched, livingCategory(categories, category));
        if (parent) {
            TRY_VOID(livingCategory(categories, *parent));
            TRY_ASSIGN(const bool under, inBranch, categories.isInBranch(category, *parent));
            if (under)
                return fail(ErrorCode::InvalidInput,
                            u"The category '%1' cannot be moved under itself."_s.arg(before.name));
        }
        return before.parent == parent ? Result<>() : categories.move(category, parent);
    });
}

Result<StepId> removeCategory(Catalogue& catalogue, const Actor& actor, CategoryId category)
{
    const StepLabel label{u"remove_category"_s, {nameOfCategory(catalogue, category)}};
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        CategoryRepository categories(context.db);
        TRY_VOID(livingCategory(categories, category));
        return categories.trash(category, context.now);
    });
}

Result<SavedSearchId> saveSearch(Catalogue& catalogue, const Actor& actor, const SavedSearch& search)
{
    SavedSearch saved = search;
    TRY_ASSIGN(saved.name, named, normalizedTagName(search.name));
    TRY_ASSIGN([[maybe_unused]] const StepId step, ran,
               runStep(catalogue, actor, {u"save_search"_s, {saved.name}}, [&](EditContext& context) -> Result<> {
                   SavedSearchRepository searches(context.db);
                   TRY_ASSIGN(const std::vector<SavedSearch> all, read, searches.all());
                   const auto same = std::find_if(all.begin(), all.end(), [&](const SavedSearch& other) {
                       return tagNameKey(other.name) == tagNameKey(saved.name) && other.id != search.id;
                   });
                   if (same != all.end())
                       return fail(ErrorCode::Conflict,
                                   u"There is a saved search named '%1' already; take another name."_s.arg(same->name));
                   if (!search.id.isValid()) {
                       TRY_ASSIGN(saved.id, inserted, searches.insert(saved));
                       return {};
                   }
                   TRY_ASSIGN(const std::optional<SavedSearch> before, fetched, searches.fetchOne(search.id));
                   if (!before)
                       return fail(ErrorCode::NotFound, u"The saved search '%1' is gone."_s.arg(saved.name));
                   return *before == saved ? Result<>() : searches.update(saved);
               }));
    return saved.id;
}

Result<StepId> removeSavedSearch(Catalogue& catalogue, const Actor& actor, SavedSearchId search)
{
    using Found = std::optional<SavedSearch>;
    const auto read = [search](Connection& db) { return SavedSearchRepository(db).fetchOne(search); };
    TRY_ASSIGN(const Found there, found, catalogue.readers().read<Found>(read));
    if (!there)
        return fail(ErrorCode::NotFound, u"The saved search is gone."_s);
    return runStep(catalogue, actor, {u"remove_search"_s, {there->name}},
                   [&](EditContext& context) { return SavedSearchRepository(context.db).remove(search); });
}

} // namespace vitrine
