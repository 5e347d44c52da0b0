#include "core/services/keep_facts.h"

#include "core/catalog/asset.h"
#include "core/catalog/product.h"
#include "core/storage/asset_repository.h"
#include "core/storage/id_list.h"
#include "core/storage/product_repository.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Files without loss count as if they had so many bytes a pixel: more than any JPEG.
constexpr double kWithoutLoss = 1000;

bool isWithoutLoss(const QString& mediaType)
{
    return mediaType == u"image/png" || mediaType == u"image/tiff" || mediaType == u"image/bmp" ||
           mediaType == u"image/svg+xml";
}

int filledIn(const Asset& asset)
{
    const bool filled[] = {!asset.title.text().isEmpty(), !asset.description.text().isEmpty(), !asset.creator.isEmpty(),
                           !asset.rights.isEmpty(),       asset.takenUtc.has_value(),          asset.rating > 0};
    return int(std::count(std::begin(filled), std::end(filled), true)) + int(asset.tags.size());
}

KeepFacts factsOf(const Asset& asset)
{
    KeepFacts facts;
    facts.metadata = filledIn(asset);
    facts.createdUtc = asset.createdUtc;
    if (const AssetFile* file = asset.mainFile()) {
        facts.pixels = qint64(file->width) * file->height;
        if (isWithoutLoss(file->mediaType))
            facts.bytesPerPixel = kWithoutLoss;
        else if (facts.pixels > 0)
            facts.bytesPerPixel = double(file->bytes) / double(facts.pixels);
    }
    return facts;
}

} // namespace

Result<std::vector<KeepFacts>> keepFacts(Connection& db, std::span<const AssetId> assets)
{
    std::vector<KeepFacts> all(assets.size());
    TRY_ASSIGN(const std::vector<Asset> found, fetched, AssetRepository(db).fetch(assets));
    const QHash<qint64, size_t> places = placesById(found);
    ProductRepository products(db);
    for (size_t i = 0; i < assets.size(); ++i) {
        const auto place = places.constFind(assets[i].value());
        if (place == places.constEnd())
            continue;
        all[i] = factsOf(found[*place]);
        TRY_ASSIGN(const std::vector<ProductId> shown, listed, products.ofAsset(assets[i]));
        TRY_ASSIGN(const std::vector<ProductSummary> summaries, read, products.summaries(shown));
        all[i].products = int(summaries.size());
        all[i].covers = int(std::count_if(summaries.begin(), summaries.end(),
                                          [&](const ProductSummary& product) { return product.picture == assets[i]; }));
    }
    return all;
}

} // namespace vitrine
