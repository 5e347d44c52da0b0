#pragma once

#include "core/base/id.h"

#include <QStringList>

#include <optional>
#include <vector>

class QMimeData;

namespace vitrine {

/// Assets of this window on their way from one place of it to another.
struct DraggedAssets {
    std::vector<AssetId> assets;
    ProductId from; ///< the product they are dragged out of; invalid = none
    bool operator==(const DraggedAssets&) const = default;
};

/// Under this type the assets travel inside the window, beside the files for other programs.
inline constexpr char16_t kAssetsMimeType[] = u"application/x-vitrine-assets";

void putAssets(QMimeData& mime, const DraggedAssets& assets);
std::optional<DraggedAssets> assetsOf(const QMimeData& mime);
/// Local files and folders; nothing for addresses of the web.
QStringList pathsOf(const QMimeData& mime);
bool hasDroppable(const QMimeData& mime);

} // namespace vitrine
