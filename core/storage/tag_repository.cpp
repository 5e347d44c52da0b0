#include "core/storage/tag_repository.h"

#include "core/catalog/tag_path.h"
#include "core/storage/page_loader.h"
#include "core/storage/rows.h"
#include "core/storage/tag_links.h"
#include "core/storage/tree_order.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

NamedTree::Parent plain(std::optional<TagId> tag)
{
    return tag ? NamedTree::Parent(tag->value()) : std::nullopt;
}

Tag readTag(const Statement& row)
{
    Tag tag;
    tag.id = row.id<TagId>(0);
    tag.uuid = row.text(1);
    if (!row.isNull(2))
        tag.parent = row.id<TagId>(2);
    tag.name = row.text(3);
    tag.colour = row.text(4);
    tag.trashedUtc = row.optionalInteger(5);
    return tag;
}

QStringList keysOf(const QStringList& names)
{
    QStringList keys;
    for (const QString& name : names)
        keys << tagNameKey(name);
    return keys;
}

} // namespace

Result<std::optional<TagId>> TagRepository::findChild(std::optional<TagId> parent, const QString& name)
{
    TRY_ASSIGN(const NamedTree::Parent child, found, m_tree.child(plain(parent), name));
    if (child)
        return std::optional(TagId(*child));
    return readRow(
        m_db,
        u"SELECT t.id FROM tag_alias a JOIN tag t ON t.id = a.tag AND t.trashed_utc IS NULL"
        " WHERE a.alias_key = ? AND (? = 0 OR t.parent = ?) ORDER BY t.parent IS NOT NULL, t.id LIMIT 1"_s,
        [](Statement& row) { return row.id<TagId>(0); }, tagNameKey(name), plain(parent).value_or(0),
        plain(parent).value_or(0));
}

Result<std::optional<TagId>> TagRepository::findPath(const QStringList& path)
{
    std::optional<TagId> tag;
    for (const QString& name : path) {
        TRY_ASSIGN(tag, found, findChild(tag, name));
        if (!tag)
            return tag;
    }
    return tag;
}

Result<TagId> TagRepository::ensurePath(const QStringList& path)
{
    std::optional<TagId> parent;
    for (const QString& name : path) {
        TRY_ASSIGN(std::optional<TagId> tag, found, findChild(parent, name));
        if (!tag) {
            TRY_ASSIGN(const NamedTree::NodeId made, inserted, m_tree.insert(plain(parent), name));
            tag = TagId(made);
        }
        parent = tag;
    }
    return parent.value_or(TagId());
}

Result<bool> TagRepository::update(const Tag& before, const Tag& after)
{
    const qint64 id = before.id.value();
    if (before.parent != after.parent)
        TRY_VOID(m_tree.move(id, plain(after.parent)));
    if (before.name != after.name)
        TRY_VOID(m_tree.rename(id, after.name));
    if (before.colour != after.colour)
        TRY_VOID(runSql(m_db, u"UPDATE tag SET colour = ? WHERE id = ?"_s, after.colour, id));
    if (before.aliases != after.aliases)
        TRY_VOID(updateAliases(before.id, before.aliases, after.aliases));
    return before.parent != after.parent || before.name != after.name || before.colour != after.colour ||
           before.aliases != after.aliases;
}

Result<> TagRepository::updateAliases(TagId tag, const QStringList& before, const QStringList& after)
{
    const QStringList had = keysOf(before);
    const QStringList has = keysOf(after);
    for (const QString& key : had) {
        if (!has.contains(key))
            TRY_VOID(runSql(m_db, u"DELETE FROM tag_alias WHERE tag = ? AND alias_key = ?"_s, tag, key));
    }
    for (qsizetype i = 0; i < after.size(); ++i) {
        const qsizetype old = had.indexOf(has[i]);
        if (old < 0) {
            TRY_VOID(runSql(m_db, u"INSERT INTO tag_alias (tag, alias, alias_key) VALUES (?, ?, ?)"_s, tag, after[i],
                            has[i]));
        } else if (before[old] != after[i]) {
            TRY_VOID(runSql(m_db, u"UPDATE tag_alias SET alias = ? WHERE tag = ? AND alias_key = ?"_s, after[i], tag,
                            has[i]));
        }
    }
    return {};
}

Result<> TagRepository::merge(TagId from, TagId into)
{
    TRY_ASSIGN(const std::optional<Tag> source, sourceRead, fetchOne(from));
    TRY_ASSIGN(const std::optional<Tag> target, targetRead, fetchOne(into));
    if (!source || !target || from == into)
        return fail(ErrorCode::NotFound, u"One of the tags to merge is gone."_s);
    TRY_ASSIGN(const bool under, branchRead, isInBranch(from, into));
    if (under)
        TRY_VOID(m_tree.move(into.value(), plain(source->parent)));
    TRY_VOID(mergeChildren(from, into));
    TRY_VOID(TagLinks(m_db, u"product"_s).moveAll(from, into));
    TRY_VOID(TagLinks(m_db, u"asset"_s).moveAll(from, into));
    TRY_VOID(updateAliases(from, source->aliases, {}));
    TRY_VOID(runSql(m_db, u"DELETE FROM tag WHERE id = ?"_s, from));
    return inheritNames(*source, *target);
}

Result<> TagRepository::mergeChildren(TagId from, TagId into)
{
    while (true) { // a child that is merged into `from` itself leaves its own children there
        TRY_ASSIGN(const std::vector<qint64> children, childrenRead, m_tree.livingChildren(from.value()));
        if (children.empty())
            break;
        TRY_ASSIGN(const std::optional<NamedTree::Node> node, nodeRead, m_tree.node(children.front()));
        TRY_ASSIGN(const NamedTree::Parent twin, twinRead, m_tree.child(into.value(), node->name));
        if (twin)
            TRY_VOID(merge(TagId(node->id), TagId(*twin)));
        else
            TRY_VOID(m_tree.move(node->id, into.value()));
    }
    return runSql(m_db, u"UPDATE tag SET parent = ? WHERE parent = ?"_s, into, from); // those in the trash follow
}

Result<> TagRepository::inheritNames(const Tag& source, const Tag& target)
{
    QStringList aliases = target.aliases;
    QStringList keys = keysOf(aliases) << tagNameKey(target.name);
    for (const QString& alias : QStringList(source.name) + source.aliases) {
        const QString key = tagNameKey(alias);
        if (keys.contains(key))
            continue;
        keys << key;
        aliases << alias;
    }
    return updateAliases(target.id, target.aliases, aliases);
}

Result<bool> TagRepository::mergeSomeLinks(TagId from, TagId into, int limit)
{
    TRY_ASSIGN(const int products, productsMoved, TagLinks(m_db, u"product"_s).moveSome(from, into, limit));
    TRY_ASSIGN(const int assets, assetsMoved, TagLinks(m_db, u"asset"_s).moveSome(from, into, limit));
    return products + assets > 0;
}

Result<std::vector<Tag>> TagRepository::select(const QString& where)
{
    TRY_ASSIGN(
        std::vector<Tag> tags, rows,
        readRows(m_db, u"SELECT id, uuid, parent, name, colour, trashed_utc FROM tag WHERE "_s + where, readTag));
    PageLoader<Tag> page(m_db, tags);
    TRY_VOID(page.each(u"SELECT a.tag, a.alias FROM json_each(?) j JOIN tag_alias a ON a.tag = j.value ORDER BY a.id"_s,
                       [](Tag& tag, const Statement& row) { tag.aliases << row.text(1); }));
    return tags;
}

Result<std::optional<Tag>> TagRepository::fetchOne(TagId tag)
{
    return firstOf(select(u"id = %1"_s.arg(tag.value())));
}

Result<std::vector<TagId>> TagRepository::living(std::span<const TagId> ids)
{
    return readRows(
        m_db,
        u"SELECT t.id FROM json_each(?) j CROSS JOIN tag t ON t.id = j.value"
        " WHERE t.trashed_utc IS NULL ORDER BY j.key"_s,
        [](Statement& row) { return row.id<TagId>(0); }, idListJson(ids));
}

Result<bool> TagRepository::isInBranch(TagId tag, TagId candidate)
{
    TRY_ASSIGN(const std::vector<NamedTree::Node> path, read, m_tree.pathTo(candidate.value()));
    return std::any_of(path.begin(), path.end(), [tag](const NamedTree::Node& node) { return node.id == tag.value(); });
}

Result<QStringList> TagRepository::path(TagId tag)
{
    TRY_ASSIGN(const std::vector<NamedTree::Node> nodes, read, m_tree.pathTo(tag.value()));
    QStringList names;
    for (const NamedTree::Node& node : nodes)
        names << node.name;
    return names;
}

Result<std::vector<TagNode>> TagRepository::tree()
{
    TRY_ASSIGN(std::vector<Tag> tags, selected, select(u"trashed_utc IS NULL ORDER BY position, name_key, id"_s));
    TRY_ASSIGN(const CountById products, productRows, linkCounts(m_db, u"product_tag"_s, u"tag"_s, u"product"_s));
    TRY_ASSIGN(const CountById assets, assetRows, linkCounts(m_db, u"asset_tag"_s, u"tag"_s, u"asset"_s));
    std::vector<TagNode> nodes;
    for (Tag& tag : parentsFirst(std::move(tags))) {
        const qint64 id = tag.id.value();
        nodes.push_back({std::move(tag), products.value(id), assets.value(id)});
    }
    return nodes;
}

Result<std::vector<Tag>> TagRepository::trashed()
{
    return select(u"trashed_utc IS NOT NULL ORDER BY trashed_utc DESC, name_key, id"_s);
}

} // namespace vitrine
