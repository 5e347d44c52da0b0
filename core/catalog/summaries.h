#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/gallery.h"
#include "core/catalog/product.h"
#include "core/catalog/tag.h"

#include <QString>

#include <optional>

namespace vitrine {

/// What a grid cell or a row shows of a product; cheap to read by the page (256 ids well under a millisecond each).
struct ProductSummary {
    ProductId id;
    QString sku, name;
    ProductState state = ProductState::Draft;
    std::optional<Money> price;
    std::optional<AssetId> picture; ///< cover, else first picture
    QString pictureSha256;          ///< of its main file; empty = no picture yet
    int mediaCount = 0;
    bool trashed = false;
};

/// What a grid cell shows of an asset.
struct AssetSummary {
    AssetId id;
    QString name; ///< title, else the file's name
    AssetKind kind = AssetKind::Picture;
    AssetState state = AssetState::Ready;
    QString failure;
    QString sha256;
    int width = 0, height = 0;
    qint64 durationMs = 0;
    int rating = 0;
    AssetFlag flag = AssetFlag::None;
    int productCount = 0;
    bool trashed = false;
};

/// A node with how many living products and assets carry it (itself, without its children).
struct TagNode {
    Tag tag;
    qint64 products = 0;
    qint64 assets = 0;
};
struct CategoryNode {
    Category category;
    qint64 products = 0;
};

/// A gallery and how many entries with a living picture it holds.
struct GallerySummary {
    Gallery gallery;
    qint64 entries = 0;
};

/// Numbers beside the sidebar's rows.
struct CatalogueCounts {
    qint64 products = 0, assets = 0, inbox = 0, trashedProducts = 0, trashedAssets = 0, waitingUrls = 0;
};

} // namespace vitrine
