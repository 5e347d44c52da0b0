#pragma once

#include <QString>

#include <vector>

namespace vitrine {

/// A colour that tags can have: twelve that stay apart in both themes, and none.
struct TagColour {
    QString value; ///< "#rrggbb", empty = none
    QString name;
};
std::vector<TagColour> tagColours();

} // namespace vitrine
