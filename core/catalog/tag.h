#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// A word in the tag tree. Names are unique among the living children of one parent, compared folded.
struct Tag {
    TagId id;
    QString uuid;
    std::optional<TagId> parent;
    QString name;
    QString colour; ///< "#rrggbb", empty = none
    QStringList aliases;
    std::optional<UtcMillis> trashedUtc;
    bool operator==(const Tag&) const = default;
};

/// A node of the category tree ("Fruit" > "Apple"). Same naming rule as tags.
struct Category {
    CategoryId id;
    QString uuid;
    std::optional<CategoryId> parent;
    QString name;
    bool operator==(const Category&) const = default;
};

inline constexpr int kMaxTagNameChars = 128;
inline constexpr QChar kPathSeparator = u'/'; ///< in "Fruit/Apple" typed or imported; '\\' escapes it in a name

} // namespace vitrine
