#pragma once

#include "core/base/id.h"

#include <QString>

namespace vitrine {

/// A query with a name, in the sidebar.
struct SavedSearch {
    SavedSearchId id;
    QString name;
    QString query; ///< in the text query language
    bool operator==(const SavedSearch&) const = default;
};

} // namespace vitrine
