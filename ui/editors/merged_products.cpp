#include "ui/editors/merged_products.h"

namespace vitrine {

namespace {
constexpr size_t kPage = 256;
constexpr size_t kMostLinks = 500;

template <class T>
void carry(Carried<T>& carried, const std::vector<T>& things)
{
    for (const T& thing : things) {
        const auto same =
            std::find_if(carried.begin(), carried.end(), [&](const auto& one) { return one.first == thing; });
        if (same == carried.end())
            carried.emplace_back(thing, 1);
        else
            ++same->second;
    }
}

void mergeText(std::map<QString, Merged<QString>>& merged, std::set<QString>& languages, const LocalizedText& text)
{
    if (!text.all().contains(QString()))
        merged[QString()].add(QString());
    for (auto it = text.all().begin(); it != text.all().end(); ++it) {
        merged[it.key()].add(it.value());
        if (!it.key().isEmpty())
            languages.insert(it.key());
    }
}

void fillUp(std::map<QString, Merged<QString>>& merged, int total)
{
    merged[QString()];
    for (auto& [language, values] : merged)
        values.fillUp(total, QString());
}

/// Runs `read` over `ids` in pages and hands every thing to `merge`.
template <class Id, class Read, class Merge>
Result<> eachPage(const std::vector<Id>& ids, const JobContext& job, const Read& read, const Merge& merge)
{
    for (size_t first = 0; first < ids.size(); first += kPage) {
        TRY_VOID(job.checkpoint());
        TRY_ASSIGN(const auto things, page, read(std::span(ids).subspan(first, std::min(kPage, ids.size() - first))));
        for (const auto& thing : things)
            merge(thing);
    }
    return {};
}
} // namespace

void mergeProduct(MergedProducts& merged, const Product& product)
{
    merged.ids.push_back(product.id);
    merged.single = merged.ids.size() == 1 ? std::optional(product) : std::nullopt;
    mergeText(merged.names, merged.languages, product.name);
    mergeText(merged.descriptions, merged.languages, product.description);
    merged.sku.add(product.sku);
    merged.gtin.add(product.gtin);
    merged.brand.add(product.brand);
    merged.state.add(product.state);
    merged.price.add(product.price);
    merged.texts.add(product.texts);
    for (const TextBlock& block : product.texts) {
        if (!block.language.isEmpty())
            merged.languages.insert(block.language);
    }
    for (const AttributeValue& value : product.attributes)
        merged.attributes[value.attribute].add(value.value);
    carry(merged.tags, product.tags);
    carry(merged.categories, product.categories);
    if (merged.links.size() < kMostLinks)
        carry(merged.links, product.links);
}

void finishMerge(MergedProducts& merged)
{
    fillUp(merged.names, merged.count());
    fillUp(merged.descriptions, merged.count());
    for (auto& [attribute, values] : merged.attributes)
        values.fillUp(merged.count(), std::nullopt);
}

Result<MergedProducts> readMergedProducts(const Catalogue& catalogue, const std::vector<ProductId>& ids,
                                          const JobContext& job)
{
    MergedProducts merged;
    TRY_VOID(eachPage(
        ids, job, [&](std::span<const ProductId> page) { return products(catalogue, page); },
        [&](const Product& product) { mergeProduct(merged, product); }));
    finishMerge(merged);
    std::vector<ProductId> targets;
    for (const auto& [link, count] : merged.links)
        targets.push_back(link.target);
    TRY_ASSIGN(const auto summaries, named, productSummaries(catalogue, targets));
    for (const ProductSummary& summary : summaries)
        merged.linkNames[summary.id.value()] = summary.name.isEmpty() ? summary.sku : summary.name;
    if (merged.single) {
        TRY_ASSIGN(merged.media, media, assetSummaries(catalogue, merged.single->media));
    }
    return merged;
}

void mergeAsset(MergedAssets& merged, const Asset& asset)
{
    merged.ids.push_back(asset.id);
    merged.single = merged.ids.size() == 1 ? std::optional(asset) : std::nullopt;
    mergeText(merged.titles, merged.languages, asset.title);
    mergeText(merged.descriptions, merged.languages, asset.description);
    merged.creator.add(asset.creator);
    merged.rights.add(asset.rights);
    merged.taken.add(asset.takenUtc);
    merged.rating.add(asset.rating);
    merged.flag.add(asset.flag);
    carry(merged.tags, asset.tags);
    for (const AssetFile& file : asset.files)
        merged.bytes += file.bytes;
}

void finishMerge(MergedAssets& merged)
{
    fillUp(merged.titles, merged.count());
    fillUp(merged.descriptions, merged.count());
}

Result<MergedAssets> readMergedAssets(const Catalogue& catalogue, const std::vector<AssetId>& ids,
                                      const JobContext& job)
{
    MergedAssets merged;
    TRY_VOID(eachPage(
        ids, job, [&](std::span<const AssetId> page) { return assets(catalogue, page); },
        [&](const Asset& asset) { mergeAsset(merged, asset); }));
    finishMerge(merged);
    if (merged.single) {
        TRY_ASSIGN(merged.products, users, productsOfAsset(catalogue, merged.single->id));
    }
    return merged;
}

} // namespace vitrine
