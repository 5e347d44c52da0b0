#pragma once

#include "core/catalog/summaries.h"
#include "core/catalog/tag.h"
#include "core/storage/connection.h"
#include "core/storage/named_tree.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Categories <-> rows. Names and paths come normalised (core/catalog/tag_path.h). A removed category lies in the trash
/// with its links, so that undo brings everything back at once.
/// Errors: as of Statement; Conflict when a living sibling has the name.
class CategoryRepository
{
public:
    explicit CategoryRepository(Connection& db) : m_db(db), m_tree(db, QStringLiteral("category")) {}

    /// Finds or makes every category of a path and gives the last.
    Result<CategoryId> ensurePath(const QStringList& path);
    Result<std::optional<CategoryId>> findPath(const QStringList& path);
    Result<> rename(CategoryId category, const QString& name) { return m_tree.rename(category.value(), name); }
    Result<> move(CategoryId category, std::optional<CategoryId> parent);
    Result<> trash(CategoryId category, UtcMillis now) { return m_tree.trashBranch(category.value(), now); }

    /// A living category; nullopt when it is gone or in the trash.
    Result<std::optional<Category>> fetchOne(CategoryId category);
    /// Those of `ids` that are there and not in the trash, in the same order.
    Result<std::vector<CategoryId>> living(std::span<const CategoryId> ids);
    /// `category` itself or something under it is `candidate`.
    Result<bool> isInBranch(CategoryId category, CategoryId candidate);
    /// Living categories, parents before children, siblings by position then name, with their living products.
    Result<std::vector<CategoryNode>> tree();

private:
    Connection& m_db;
    NamedTree m_tree;
};

} // namespace vitrine
