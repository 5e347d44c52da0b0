#pragma once

#include "core/storage/connection.h"

#include <QHash>
#include <QString>

#include <vector>

namespace vitrine {

using CountById = QHash<qint64, qint64>;

/// How many living owners each word is on: `table` (product_tag) links `word` (tag) to `owner` (product).
Result<CountById> linkCounts(Connection& db, const QString& table, const QString& word, const QString& owner);

/// Depth first, every parent before its children, siblings in the order they come in. A node whose parent is not among
/// `nodes` stands as a root.
template <class Node>
std::vector<Node> parentsFirst(std::vector<Node> nodes)
{
    QHash<qint64, std::vector<size_t>> children;
    QHash<qint64, bool> known;
    for (const Node& node : nodes)
        known.insert(node.id.value(), true);
    for (size_t i = 0; i < nodes.size(); ++i) {
        const qint64 parent = nodes[i].parent ? nodes[i].parent->value() : 0;
        children[known.contains(parent) ? parent : 0].push_back(i);
    }
    std::vector<Node> ordered;
    ordered.reserve(nodes.size());
    std::vector<size_t> open(children[0].rbegin(), children[0].rend());
    while (!open.empty()) {
        const size_t next = open.back();
        open.pop_back();
        const std::vector<size_t> below = children.value(nodes[next].id.value());
        open.insert(open.end(), below.rbegin(), below.rend());
        ordered.push_back(std::move(nodes[next]));
    }
    return ordered;
}

} // namespace vitrine
