#include "core/storage/category_repository.h"

#include "core/storage/id_list.h"
#include "core/storage/rows.h"
#include "core/storage/tree_order.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

NamedTree::Parent plain(std::optional<CategoryId> category)
{
    return category ? NamedTree::Parent(category->value()) : std::nullopt;
}

Category readCategory(const Statement& row)
{
    Category category;
    category.id = row.id<CategoryId>(0);
    category.uuid = row.text(1);
    if (!row.isNull(2))
        category.parent = row.id<CategoryId>(2);
    category.name = row.text(3);
    return category;
}

} // namespace

Result<CategoryId> CategoryRepository::ensurePath(const QStringList& path)
{
    NamedTree::Parent parent;
    for (const QString& name : path) {
        TRY_ASSIGN(NamedTree::Parent node, found, m_tree.child(parent, name));
        if (!node) {
            TRY_ASSIGN(node, inserted, m_tree.insert(parent, name));
        }
        parent = node;
    }
    return CategoryId(parent.value_or(0));
}

Result<std::optional<CategoryId>> CategoryRepository::findPath(const QStringList& path)
{
    NamedTree::Parent node;
    for (const QString& name : path) {
        TRY_ASSIGN(node, found, m_tree.child(node, name));
        if (!node)
            return std::optional<CategoryId>();
    }
    return node ? std::optional(CategoryId(*node)) : std::nullopt;
}

Result<> CategoryRepository::move(CategoryId category, std::optional<CategoryId> parent)
{
    return m_tree.move(category.value(), plain(parent));
}

Result<std::optional<Category>> CategoryRepository::fetchOne(CategoryId category)
{
    return readRow(m_db, u"SELECT id, uuid, parent, name FROM category WHERE id = ? AND trashed_utc IS NULL"_s,
                   readCategory, category);
}

Result<std::vector<CategoryId>> CategoryRepository::living(std::span<const CategoryId> ids)
{
    return readRows(
        m_db,
        u"SELECT c.id FROM json_each(?) j CROSS JOIN category c ON c.id = j.value"
        " WHERE c.trashed_utc IS NULL ORDER BY j.key"_s,
        [](Statement& row) { return row.id<CategoryId>(0); }, idListJson(ids));
}

Result<bool> CategoryRepository::isInBranch(CategoryId category, CategoryId candidate)
{
    TRY_ASSIGN(const std::vector<NamedTree::Node> path, read, m_tree.pathTo(candidate.value()));
    return std::any_of(path.begin(), path.end(),
                       [category](const NamedTree::Node& node) { return node.id == category.value(); });
}

Result<std::vector<CategoryNode>> CategoryRepository::tree()
{
    TRY_ASSIGN(std::vector<Category> categories, rows,
               readRows(m_db,
                        u"SELECT id, uuid, parent, name FROM category WHERE trashed_utc IS NULL"
                        " ORDER BY position, name_key, id"_s,
                        readCategory));
    TRY_ASSIGN(const CountById counts, counted, linkCounts(m_db, u"product_category"_s, u"category"_s, u"product"_s));
    std::vector<CategoryNode> nodes;
    for (Category& category : parentsFirst(std::move(categories))) {
        const qint64 id = category.id.value();
        nodes.push_back({std::move(category), counts.value(id)});
    }
    return nodes;
}

} // namespace vitrine
