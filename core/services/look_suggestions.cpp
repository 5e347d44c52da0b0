#include "core/services/look_suggestions.h"

#include "core/services/browse.h"
#include "core/services/edit_assets.h"
#include "core/services/look_misplaced.h"
#include "core/services/word_votes.h"

#include <algorithm>
#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNeighbours = 24;
constexpr int kProductNeighbours = 10;
constexpr size_t kProductExamples = 4;
constexpr int kLeastAgreeing = 2;
constexpr double kLeastConfidence = .5;
constexpr size_t kMostWords = 8;
/// Below this calibrated score a picture is no look-alike; words reach further than one product, hence so low.
constexpr double kLeastScore = .04;
/// A main object that fills more of the picture needs no frame.
constexpr double kMostFilled = .6;
const QString kDismissed = u"vitrine.dismissed"_s;

/// What is already known of a thing: its own words are not suggested.
struct Known {
    QSet<qint64> tags, categories;
    QSet<QString> dismissed;

    bool has(const WordSuggestion& word) const
    {
        const QSet<qint64>& own = word.kind == WordSuggestion::Kind::Tag ? tags : categories;
        return own.contains(word.id) || dismissed.contains(suggestionKey(word));
    }
    void add(const Product& product)
    {
        for (const TagId tag : product.tags)
            tags.insert(tag.value());
        for (const CategoryId category : product.categories)
            categories.insert(category.value());
    }
    void add(const Asset& asset)
    {
        for (const TagId tag : asset.tags)
            tags.insert(tag.value());
        dismissed.unite(dismissedSuggestions(asset));
    }
};

/// What stands in a voter's place: its product, else the picture itself.
qint64 groupOf(const LookHit& hit)
{
    return hit.product.isValid() ? hit.product.value() : -hit.asset.value();
}

template <class Thing, class ThingId>
std::map<ThingId, Thing> byId(std::vector<Thing> things)
{
    std::map<ThingId, Thing> map;
    for (Thing& thing : things)
        map.emplace(thing.id, std::move(thing));
    return map;
}

/// The voters: each look-alike with its own tags and those of its product.
Result<WordVotes> votesOf(const Catalogue& catalogue, std::span<const LookHit> hits)
{
    std::vector<AssetId> assetIds(hits.size());
    std::vector<ProductId> productIds(hits.size());
    std::ranges::transform(hits, assetIds.begin(), &LookHit::asset);
    std::ranges::transform(hits, productIds.begin(), &LookHit::product); // those of the Inbox have none: left out
    TRY_ASSIGN(std::vector<Asset> assetsFound, assetsRead, assets(catalogue, assetIds));
    TRY_ASSIGN(std::vector<Product> productsFound, productsRead, products(catalogue, productIds));
    const auto byAsset = byId<Asset, AssetId>(std::move(assetsFound));
    const auto byProduct = byId<Product, ProductId>(std::move(productsFound));
    WordVotes votes;
    for (const LookHit& hit : hits) {
        if (const auto asset = byAsset.find(hit.asset); asset != byAsset.end())
            votes.add(groupOf(hit), hit.score, asset->second.tags, {});
        if (const auto product = byProduct.find(hit.product); product != byProduct.end())
            votes.add(groupOf(hit), hit.score, product->second.tags, product->second.categories);
    }
    return votes;
}

Result<> nameWords(const Catalogue& catalogue, std::vector<WordSuggestion>& words)
{
    std::vector<TagId> tags;
    for (const WordSuggestion& word : words) {
        if (word.kind == WordSuggestion::Kind::Tag)
            tags.emplace_back(word.id);
    }
    TRY_ASSIGN(const auto tagNames, tagsRead, tagPaths(catalogue, tags));
    TRY_ASSIGN(const std::vector<CategoryNode> tree, treeRead, categoryTree(catalogue));
    QHash<CategoryId, QString> categoryNames; // parents before children
    for (const CategoryNode& node : tree) {
        const QString above = node.category.parent ? categoryNames.value(*node.category.parent) + u'/' : QString();
        categoryNames.insert(node.category.id, above + node.category.name);
    }
    for (WordSuggestion& word : words)
        word.path = word.kind == WordSuggestion::Kind::Tag ? tagNames.value(TagId(word.id))
                                                           : categoryNames.value(CategoryId(word.id));
    std::erase_if(words, [](const WordSuggestion& word) { return word.path.isEmpty(); });
    return {};
}

Result<std::vector<WordSuggestion>> wordsOf(const Catalogue& catalogue, std::span<const LookHit> hits,
                                            const Known& known, WordSuggestion::Kind upTo)
{
    TRY_ASSIGN(const WordVotes votes, counted, votesOf(catalogue, hits));
    std::vector<WordSuggestion> words = votes.result(kLeastAgreeing, kLeastConfidence);
    std::erase_if(words, [&](const WordSuggestion& word) { return word.kind > upTo || known.has(word); });
    if (words.size() > kMostWords)
        words.resize(kMostWords);
    TRY_VOID(nameWords(catalogue, words));
    return words;
}

/// A question that this picture cannot answer (damaged, gone meanwhile) suggests nothing; only a cancel is an error.
Result<LookFound> asked(LookSearch& look, const LookQuery& query, const JobContext& job)
{
    Result<LookFound> found = look.find(query, job);
    if (found.ok() || found.error().code == ErrorCode::Cancelled)
        return found;
    return LookFound{};
}

std::optional<QRect> objectOf(const LookFound& found, const Asset& asset, const Known& known)
{
    const AssetFile* file = asset.mainFile();
    if (!found.region || !file || known.dismissed.contains(kMainObjectKey))
        return std::nullopt;
    const double whole = double(file->width) * file->height;
    const double part = double(found.region->width()) * found.region->height();
    return whole > 0 && part <= kMostFilled * whole ? found.region : std::nullopt;
}

/// What a picture of the Inbox looks like, if that is more likely than not.
Result<std::optional<ProductProposal>> productOf(LookSearch& look, LookQuery query, const Known& known,
                                                 const JobContext& job)
{
    query.grouping = LookGrouping::Product;
    TRY_ASSIGN(const LookFound found, answered, asked(look, query, job));
    const std::vector<ProductProposal> proposals = proposalsByLook(found.hits);
    if (proposals.empty() || proposals.front().confidence < kLeastConfidence ||
        known.dismissed.contains(suggestionKey(proposals.front().product)))
        return std::optional<ProductProposal>();
    return std::optional(proposals.front());
}

Result<> nameProducts(const Catalogue& catalogue, LookSuggestions& suggestions)
{
    std::vector<ProductId> ids;
    if (suggestions.misplaced)
        ids = {suggestions.misplaced->on, suggestions.misplaced->better};
    if (suggestions.product)
        ids.push_back(suggestions.product->product);
    TRY_ASSIGN(const std::vector<ProductSummary> summaries, read, productSummaries(catalogue, ids));
    for (const ProductSummary& summary : summaries)
        suggestions.names.insert(summary.id, summary.name.isEmpty() ? summary.sku : summary.name);
    return {};
}

} // namespace

QString suggestionKey(const WordSuggestion& suggestion)
{
    const QString kind = suggestion.kind == WordSuggestion::Kind::Tag ? u"tag"_s : u"category"_s;
    return u"%1:%2"_s.arg(kind).arg(suggestion.id);
}

QString suggestionKey(ProductId product)
{
    return u"product:%1"_s.arg(product.value());
}

QSet<QString> dismissedSuggestions(const Asset& asset)
{
    const QStringList words = asset.properties.value(kDismissed).split(u' ', Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

Result<StepId> dismissSuggestion(Catalogue& catalogue, const Actor& actor, AssetId asset, const QString& what)
{
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, {&asset, 1}));
    if (found.empty())
        return fail(ErrorCode::NotFound, u"The picture is gone."_s);
    QStringList words = found.front().properties.value(kDismissed).split(u' ', Qt::SkipEmptyParts);
    if (words.contains(what))
        return StepId();
    words << what;
    return changeAssets(catalogue, actor, {&asset, 1}, {.properties = {{kDismissed, words.join(u' ')}}});
}

Result<LookSuggestions> suggestForAsset(Catalogue& catalogue, LookSearch& look, AssetId asset, const JobContext& job)
{
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, {&asset, 1}));
    if (found.empty())
        return fail(ErrorCode::NotFound, u"The picture is gone."_s);
    LookSuggestions suggestions;
    if (found.front().kind != AssetKind::Picture)
        return suggestions;
    TRY_ASSIGN(const OwnProducts own, owners, OwnProducts::of(catalogue, asset));
    Known known;
    known.add(found.front());
    for (const Product& product : own.products)
        known.add(product);
    LookQuery query;
    query.examples.push_back({.asset = asset});
    query.minScore = kLeastScore;
    query.limit = kNeighbours + 1;
    TRY_ASSIGN(LookFound neighbours, answered, asked(look, query, job));
    suggestions.waiting = neighbours.waiting;
    std::erase_if(neighbours.hits, [asset](const LookHit& hit) { return hit.asset == asset; });
    TRY_ASSIGN(suggestions.words, counted, wordsOf(catalogue, neighbours.hits, known, WordSuggestion::Kind::Tag));
    suggestions.mainObject = objectOf(neighbours, found.front(), known);
    suggestions.misplaced = misplacedAmong(asset, own, neighbours.hits);
    if (suggestions.misplaced && known.dismissed.contains(suggestionKey(suggestions.misplaced->better)))
        suggestions.misplaced.reset();
    if (own.products.empty()) {
        TRY_ASSIGN(suggestions.product, proposed, productOf(look, query, known, job));
    }
    TRY_VOID(nameProducts(catalogue, suggestions));
    return suggestions;
}

Result<LookSuggestions> suggestForProduct(Catalogue& catalogue, LookSearch& look, ProductId product,
                                          const JobContext& job)
{
    TRY_ASSIGN(const std::vector<Product> found, read, products(catalogue, {&product, 1}));
    if (found.empty())
        return fail(ErrorCode::NotFound, u"The product is gone."_s);
    TRY_ASSIGN(const std::vector<Asset> media, mediaRead, assets(catalogue, found.front().media));
    LookSuggestions suggestions;
    Known known;
    known.add(found.front());
    LookQuery query;
    for (const Asset& asset : media) {
        known.dismissed.unite(dismissedSuggestions(asset));
        if (asset.kind == AssetKind::Picture && query.examples.size() < kProductExamples)
            query.examples.push_back({.asset = asset.id});
    }
    if (query.examples.empty())
        return suggestions;
    query.grouping = LookGrouping::Product;
    query.minScore = kLeastScore;
    query.limit = kProductNeighbours + 1;
    TRY_ASSIGN(LookFound neighbours, answered, asked(look, query, job));
    suggestions.waiting = neighbours.waiting;
    std::erase_if(neighbours.hits, [product](const LookHit& hit) { return hit.product == product; });
    TRY_ASSIGN(suggestions.words, counted, wordsOf(catalogue, neighbours.hits, known, WordSuggestion::Kind::Category));
    return suggestions;
}

} // namespace vitrine
