#pragma once

#include "core/catalog/summaries.h"
#include "core/catalog/tag.h"
#include "core/storage/connection.h"
#include "core/storage/named_tree.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Tags <-> rows. Names and paths come normalised (core/catalog/tag_path.h). A tag in the trash keeps its links.
/// Errors: as of Statement; Conflict when a living sibling has the name.
class TagRepository
{
public:
    explicit TagRepository(Connection& db) : m_db(db), m_tree(db, QStringLiteral("tag")) {}

    /// Finds or makes every tag of a path and gives the last. Where no child has the name, a child with that alias is
    /// taken; a path of one name also finds an alias anywhere in the tree.
    Result<TagId> ensurePath(const QStringList& path);
    /// The same without making anything.
    Result<std::optional<TagId>> findPath(const QStringList& path);
    /// Writes what differs: name, colour, parent, aliases. True = something was written.
    Result<bool> update(const Tag& before, const Tag& after);
    Result<> trash(TagId tag, UtcMillis now) { return m_tree.trashBranch(tag.value(), now); }
    Result<> restore(TagId tag) { return m_tree.restoreBranch(tag.value()); }
    /// Moves links and children of `from` to `into`, makes its name and aliases aliases of `into`, then removes the row
    /// of `from`. Children with the same name are merged in turn; if `into` lies under `from`, it takes its place.
    Result<> merge(TagId from, TagId into);
    /// The beginning of a merge, to be called until it gives false, so that no transaction becomes long.
    Result<bool> mergeSomeLinks(TagId from, TagId into, int limit);

    Result<std::optional<Tag>> fetchOne(TagId tag);
    /// Those of `ids` that are there and not in the trash, in the same order.
    Result<std::vector<TagId>> living(std::span<const TagId> ids);
    /// `tag` itself or something under it is `candidate`.
    Result<bool> isInBranch(TagId tag, TagId candidate);
    /// Names from the root down.
    Result<QStringList> path(TagId tag);
    /// Living tags, parents before children, siblings by position then name, with what carries each.
    Result<std::vector<TagNode>> tree();
    Result<std::vector<Tag>> trashed();

private:
    Result<std::optional<TagId>> findChild(std::optional<TagId> parent, const QString& name);
    Result<> mergeChildren(TagId from, TagId into);
    Result<> inheritNames(const Tag& source, const Tag& target);
    Result<> updateAliases(TagId tag, const QStringList& before, const QStringList& after);
    Result<std::vector<Tag>> select(const QString& where);
    Connection& m_db;
    NamedTree m_tree;
};

} // namespace vitrine
