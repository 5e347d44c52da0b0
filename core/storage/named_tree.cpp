#include "core/storage/named_tree.h"

#include "core/base/uuid.h"
#include "core/catalog/tag_path.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

NamedTree::Node readNode(const Statement& row)
{
    return {row.integer(0), row.optionalInteger(1), row.text(2), row.optionalInteger(3)};
}

} // namespace

NamedTree::NamedTree(Connection& db, const QString& table) : m_db(db), m_table(table) {}

Error NamedTree::explain(const Error& error, const QString& name)
{
    if (error.code != ErrorCode::Conflict)
        return error;
    return fail(
        ErrorCode::Conflict,
        u"There is a %1 named '%2' at this place already; take another name or merge them."_s.arg(m_table, name));
}

Result<NamedTree::Parent> NamedTree::child(Parent parent, const QString& name)
{
    return readRow(
        m_db,
        u"SELECT id FROM %1 WHERE coalesce(parent, 0) = ? AND name_key = ? AND trashed_utc IS NULL"_s.arg(m_table),
        [](Statement& row) { return row.integer(0); }, parent.value_or(0), tagNameKey(name));
}

Result<NamedTree::NodeId> NamedTree::insert(Parent parent, const QString& name)
{
    const Result<> stored =
        runSql(m_db, u"INSERT INTO %1 (uuid, parent, name, name_key) VALUES (?, ?, ?, ?)"_s.arg(m_table), newUuid(),
               parent, name, tagNameKey(name));
    if (!stored.ok())
        return explain(stored.error(), name);
    return m_db.lastInsertId();
}

Result<> NamedTree::rename(NodeId node, const QString& name)
{
    const Result<> stored =
        runSql(m_db, u"UPDATE %1 SET name = ?, name_key = ? WHERE id = ?"_s.arg(m_table), name, tagNameKey(name), node);
    return stored.ok() ? Result<>() : explain(stored.error(), name);
}

Result<> NamedTree::move(NodeId id, Parent parent)
{
    const Result<> stored = runSql(m_db, u"UPDATE %1 SET parent = ? WHERE id = ?"_s.arg(m_table), parent, id);
    if (stored.ok())
        return {};
    TRY_ASSIGN(const std::optional<Node> moved, found, node(id));
    return explain(stored.error(), moved ? moved->name : QString());
}

Result<> NamedTree::setTrashed(NodeId id, std::optional<UtcMillis> trashedUtc)
{
    const Result<> stored = runSql(m_db, u"UPDATE %1 SET trashed_utc = ? WHERE id = ?"_s.arg(m_table),
                                   std::optional<qint64>(trashedUtc), id);
    if (stored.ok())
        return {};
    TRY_ASSIGN(const std::optional<Node> named, found, node(id));
    return explain(stored.error(), named ? named->name : QString());
}

Result<std::optional<NamedTree::Node>> NamedTree::node(NodeId id)
{
    return readRow(m_db, u"SELECT id, parent, name, trashed_utc FROM %1 WHERE id = ?"_s.arg(m_table), readNode, id);
}

Result<std::vector<NamedTree::Node>> NamedTree::branch(NodeId id)
{
    return readRows(m_db,
                    u"WITH RECURSIVE b (id, depth) AS (SELECT id, 0 FROM %1 WHERE id = ? UNION ALL"
                    " SELECT t.id, b.depth + 1 FROM b JOIN %1 t ON t.parent = b.id)"
                    " SELECT t.id, t.parent, t.name, t.trashed_utc FROM b JOIN %1 t ON t.id = b.id"
                    " ORDER BY b.depth, t.id"_s.arg(m_table),
                    readNode, id);
}

Result<std::vector<NamedTree::NodeId>> NamedTree::livingChildren(NodeId id)
{
    return readRows(
        m_db, u"SELECT id FROM %1 WHERE parent = ? AND trashed_utc IS NULL ORDER BY id"_s.arg(m_table),
        [](Statement& row) { return row.integer(0); }, id);
}

Result<std::vector<NamedTree::Node>> NamedTree::pathTo(NodeId id)
{
    return readRows(m_db,
                    u"WITH RECURSIVE b (id, depth) AS (SELECT id, 0 FROM %1 WHERE id = ? UNION ALL"
                    " SELECT t.parent, b.depth + 1 FROM b JOIN %1 t ON t.id = b.id WHERE t.parent IS NOT NULL)"
                    " SELECT t.id, t.parent, t.name, t.trashed_utc FROM b JOIN %1 t ON t.id = b.id"
                    " ORDER BY b.depth DESC"_s.arg(m_table),
                    readNode, id);
}

Result<> NamedTree::trashBranch(NodeId id, UtcMillis now)
{
    TRY_ASSIGN(const std::vector<Node> nodes, read, branch(id));
    for (const Node& node : nodes) {
        if (!node.trashedUtc)
            TRY_VOID(setTrashed(node.id, now));
    }
    return {};
}

Result<> NamedTree::restoreBranch(NodeId id)
{
    TRY_ASSIGN(const std::vector<Node> path, above, pathTo(id));
    TRY_ASSIGN(const std::vector<Node> nodes, below, branch(id));
    if (nodes.empty() || !nodes.front().trashedUtc)
        return {};
    const std::optional<UtcMillis> together = nodes.front().trashedUtc;
    for (const Node& node : path) {
        if (node.trashedUtc)
            TRY_VOID(setTrashed(node.id, std::nullopt));
    }
    for (const Node& node : nodes) {
        if (node.id != id && node.trashedUtc == together)
            TRY_VOID(setTrashed(node.id, std::nullopt));
    }
    return {};
}

} // namespace vitrine
