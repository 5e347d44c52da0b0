#pragma once

#include "ui/models/location.h"
#include "ui/models/sidebar_data.h"

#include <QColor>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// One row of the sidebar with its children. Section rows have no place of their own.
struct SidebarNode {
    Location location;
    bool section = false;
    QString label;
    QString icon;
    std::optional<qint64> count;
    QColor colour;
    SidebarNode* parent = nullptr;
    std::vector<std::unique_ptr<SidebarNode>> children;

    bool sameKey(const SidebarNode& other) const
    {
        return section == other.section && (section ? icon == other.icon : location.sameRow(other.location));
    }
    int rowInParent() const;
    SidebarNode& add(std::unique_ptr<SidebarNode> child);
};

/// The whole tree of one moment.
std::unique_ptr<SidebarNode> sidebarTree(const SidebarData& data);

} // namespace vitrine
