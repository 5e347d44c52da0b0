#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// What the trees of tags and of categories have in common: names that are unique among the living children of a
/// parent, compared folded; whole branches that go to the trash and come back. Ids are plain numbers here;
/// TagRepository and CategoryRepository give them their types.
class NamedTree
{
public:
    using NodeId = qint64;
    using Parent = std::optional<NodeId>;

    /// @param table "tag" or "category"; also what it is called in messages
    NamedTree(Connection& db, const QString& table);

    /// The living child of `parent` (nullopt = a root) with this name.
    Result<Parent> child(Parent parent, const QString& name);
    /// Errors of the four: Conflict when a living sibling has the name, which the detail says.
    Result<NodeId> insert(Parent parent, const QString& name);
    Result<> rename(NodeId node, const QString& name);
    Result<> move(NodeId node, Parent parent);
    Result<> setTrashed(NodeId node, std::optional<UtcMillis> trashedUtc);

    struct Node {
        NodeId id = 0;
        Parent parent;
        QString name;
        std::optional<UtcMillis> trashedUtc;
    };
    Result<std::optional<Node>> node(NodeId id);
    /// A node and everything under it, parents before children, in the trash or not.
    Result<std::vector<Node>> branch(NodeId id);
    Result<std::vector<NodeId>> livingChildren(NodeId id);
    /// From the root down to the node itself; empty when it is gone.
    Result<std::vector<Node>> pathTo(NodeId id);
    /// Puts the living part of a branch into the trash, all at the same time.
    Result<> trashBranch(NodeId id, UtcMillis now);
    /// Brings back a node, what went to the trash together with it below it, and the nodes above it that are there too.
    Result<> restoreBranch(NodeId id);

private:
    Error explain(const Error& error, const QString& name);
    Connection& m_db;
    QString m_table;
};

} // namespace vitrine
