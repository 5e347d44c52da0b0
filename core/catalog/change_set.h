#pragma once

#include "core/base/id.h"

#include <QFlags>
#include <QHash>
#include <QString>

namespace vitrine {

/// What of a thing changed. Created and Removed say that it appeared in or left the tables; going to the trash is
/// Trash.
enum class Changed : quint32 {
    Created = 1u << 0,
    Removed = 1u << 1,
    Trash = 1u << 2,  ///< went to or came back from the trash
    Fields = 1u << 3, ///< its own row: names, state, price, rating ...
    Texts = 1u << 4,  ///< translations and text blocks
    Media = 1u << 5,  ///< which assets a product has and their order; the cover
    Files = 1u << 6,  ///< an asset's files
    Tags = 1u << 7,
    Categories = 1u << 8,
    Attributes = 1u << 9,
    Links = 1u << 10,
    Entries = 1u << 11,  ///< gallery entries of an asset
    Previews = 1u << 12, ///< derived: a thumbnail or another product of the picture is there now
};
Q_DECLARE_FLAGS(Changes, Changed)
Q_DECLARE_OPERATORS_FOR_FLAGS(Changes)

/// What one or several committed steps changed, by id. Emitted once after each commit, for edits of this process and of
/// any other on the same catalogue alike. Models patch themselves from it.
struct ChangeSet {
    StepId newestStep;
    QHash<ProductId, Changes> products;
    QHash<AssetId, Changes> assets;
    bool tagTree = false;
    bool categoryTree = false;
    bool attributeDefinitions = false;
    bool galleries = false;
    bool savedSearches = false;
    bool settings = false;
    bool history = false;    ///< a step was committed, undone or redone
    bool everything = false; ///< too much to list, or the catalogue was replaced: reload

    bool isEmpty() const
    {
        return products.isEmpty() && assets.isEmpty() && !tagTree && !categoryTree && !attributeDefinitions &&
               !galleries && !savedSearches && !settings && !history && !everything;
    }
};

} // namespace vitrine
