#pragma once

#include "core/jobs/job_context.h"
#include "core/services/browse.h"
#include "ui/editors/merged.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace vitrine {

/// How many of the selected things carry each of some ids, in order of first appearance.
template <class T>
using Carried = std::vector<std::pair<T, int>>;

using AttributeContent = std::optional<decltype(AttributeValue::value)>; ///< nullopt: the product lacks the attribute

/// Everything an editor shows of one or many products. Bounded by the number of different values, not of products.
struct MergedProducts {
    std::vector<ProductId> ids; ///< those that exist
    std::optional<Product> single;
    std::map<QString, Merged<QString>> names;        ///< by language; the default one is always there
    std::map<QString, Merged<QString>> descriptions; ///< by language; the default one is always there
    std::set<QString> languages;                     ///< beside the default one
    Merged<QString> sku, gtin, brand;
    Merged<ProductState> state;
    Merged<std::optional<Money>> price;
    Merged<std::vector<TextBlock>> texts;
    std::map<AttributeId, Merged<AttributeContent>> attributes;
    Carried<TagId> tags;
    Carried<CategoryId> categories;
    std::vector<std::pair<ProductLink, int>> links;
    std::map<qint64, QString> linkNames; ///< of the targets of `links`
    std::vector<AssetSummary> media;     ///< of a single product, in order
    int count() const { return int(ids.size()); }
};

/// Adds one product to what is merged so far.
void mergeProduct(MergedProducts& merged, const Product& product);
/// To be called once behind the last one: counts what products lack.
void finishMerge(MergedProducts& merged);

/// Reads and merges in pages; not on the GUI thread. Errors: as products(), Cancelled.
Result<MergedProducts> readMergedProducts(const Catalogue& catalogue, const std::vector<ProductId>& ids,
                                          const JobContext& job = {});

/// The same for assets.
struct MergedAssets {
    std::vector<AssetId> ids;
    std::optional<Asset> single;
    std::map<QString, Merged<QString>> titles;
    std::map<QString, Merged<QString>> descriptions;
    std::set<QString> languages;
    Merged<QString> creator, rights;
    Merged<std::optional<UtcMillis>> taken;
    Merged<int> rating;
    Merged<AssetFlag> flag;
    Carried<TagId> tags;
    qint64 bytes = 0;
    std::vector<ProductSummary> products; ///< of a single asset: who shows it
    int count() const { return int(ids.size()); }
};

void mergeAsset(MergedAssets& merged, const Asset& asset);
void finishMerge(MergedAssets& merged);
Result<MergedAssets> readMergedAssets(const Catalogue& catalogue, const std::vector<AssetId>& ids,
                                      const JobContext& job = {});

} // namespace vitrine
