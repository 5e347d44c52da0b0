#pragma once

#include "ui/drops/drop_content.h"
#include "ui/services/drop_handler.h"

#include <optional>

namespace vitrine {

/// What is known of the files by now.
struct FileEstimate {
    std::optional<FileCount> count;
    std::optional<qint64> alreadyHere; ///< known once their contents were looked at
    bool productsLookedFor = false;    ///< whether pictures get products proposed
};

/// What dropping `content` at `place` would do, or why it would do nothing. Pure; GUI thread.
DropAnswer dropAnswer(const DropContent& content, const DropPlace& place, const FileEstimate& files, bool writable);

} // namespace vitrine
