#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

#include <vector>

namespace vitrine {

/// Counts how many elements an SVG has once its references are followed: ten levels of ten references each are a file
/// of a hundred elements and a picture of ten thousand million. Fed while the file is read.
class SvgWeight
{
public:
    SvgWeight() { m_nodes.emplace_back(); }
    void beginElement(const QString& id);
    void endElement();
    /// The current element shows the element called `id`.
    void addReference(const QString& id)
    {
        m_nodes[m_open.empty() ? 0 : size_t(m_open.back())].references.push_back(id);
    }
    int depth() const { return int(m_open.size()); }

    /// Errors: Corrupt (a reference to what contains it), TooLarge (more than `limit`, or chains longer than `chain`).
    Result<> check(qint64 limit, int chain);

private:
    /// An element with an id, and all without one in it.
    struct Node {
        qint64 elements = 0;
        std::vector<int> children;
        std::vector<QString> references;
        qint64 total = -1; ///< -1 = not counted yet, -2 = being counted
    };
    Result<qint64> count(int node, qint64 limit, int chain);

    std::vector<Node> m_nodes;
    std::vector<int> m_open; ///< the node of each open element
    QHash<QString, int> m_byId;
};

} // namespace vitrine
