#pragma once

#include "core/catalog/product.h"
#include "core/services/look_suggestions.h"

#include <QSet>

#include <span>
#include <vector>

namespace vitrine {

/// The living products that show a picture, and all that they show.
struct OwnProducts {
    std::vector<Product> products;
    QSet<AssetId> media;

    static Result<OwnProducts> of(const Catalogue& catalogue, AssetId asset);
};

/// Whether the look-alikes of a picture are nearly all of one other product. It is so where, of the eight nearest, by
/// their scores, at least seven tenths and two pictures are that product's, and less than a tenth its own; the nearest
/// must more likely than not show the same thing.
/// @param hits  its look-alikes by picture, best first, without itself
std::optional<MisplacedPicture> misplacedAmong(AssetId asset, const OwnProducts& own, std::span<const LookHit> hits);

} // namespace vitrine
