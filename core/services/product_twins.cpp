#include "core/services/product_twins.h"

#include "core/storage/look_rows.h"
#include "core/storage/reader_pool.h"
#include "core/storage/verdict_repository.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWorthKeeping = .6; ///< pairs below this score are not kept
constexpr double kTwins = .8;        ///< mean of the best scores of one product's pictures
constexpr int kAsked = 50;           ///< hits a picture: the product's own come first
constexpr size_t kShown = 4;         ///< pictures of a product in a group
constexpr size_t kBatch = 64;
constexpr int kPage = 512;

/// Living pictures with their products.
struct Shown {
    std::vector<LookAssetRow> pictures;
    QHash<AssetId, size_t> byAsset;
    QHash<QString, size_t> byContent; ///< the oldest asset of each content that has a product
    QHash<ProductId, int> counts;     ///< pictures of each product
};

bool haveCommon(const std::vector<ProductId>& one, const std::vector<ProductId>& other)
{
    return std::any_of(one.begin(), one.end(), [&](ProductId product) {
        return std::find(other.begin(), other.end(), product) != other.end();
    });
}

void addPage(Shown& shown, std::vector<LookAssetRow>&& page)
{
    for (LookAssetRow& picture : page) {
        if (picture.products.empty())
            continue;
        for (const ProductId product : picture.products)
            ++shown.counts[product];
        shown.byAsset.insert(picture.id, shown.pictures.size());
        if (!shown.byContent.contains(picture.sha256))
            shown.byContent.insert(picture.sha256, shown.pictures.size());
        shown.pictures.push_back(std::move(picture));
    }
}

Result<Shown> readShown(Connection& db)
{
    Shown shown;
    LookRows rows(db);
    AssetId last;
    while (true) {
        TRY_ASSIGN(const std::vector<AssetId> ids, listed, rows.page(last, kPage));
        if (ids.empty())
            return shown;
        last = ids.back();
        TRY_ASSIGN(std::vector<LookAssetRow> page, fetched, rows.fetch(ids));
        addPage(shown, std::move(page));
    }
}

QString recipeOf(const LookState& state)
{
    return state.engine + u'/' + state.pack + u'/' + state.projection;
}

/// Other products' pictures that look like this one. One that cannot be looked for has none.
Result<std::vector<StoredPair>> alike(const Shown& shown, const LookAssetRow& picture, LookSearch& look,
                                      const JobContext& job)
{
    LookQuery query;
    query.examples.push_back({.asset = picture.id});
    query.minScore = kWorthKeeping;
    query.limit = kAsked;
    const auto found = look.find(query, job);
    if (!found.ok() && found.error().code == ErrorCode::Cancelled)
        return found.error();
    std::vector<StoredPair> pairs;
    if (!found.ok()) {
        job.issue({picture.sha256, found.error().detail, false});
        return pairs;
    }
    for (const LookHit& hit : found.value().hits) {
        const auto other = shown.byAsset.constFind(hit.asset);
        if (other == shown.byAsset.constEnd())
            continue;
        const LookAssetRow& row = shown.pictures[*other];
        if (row.sha256 != picture.sha256 && !haveCommon(row.products, picture.products))
            pairs.push_back({ContentPair::of(picture.sha256, row.sha256), hit.score, false});
    }
    return pairs;
}

/// What the pictures of two products say about each other.
struct Evidence {
    std::vector<StoredPair> pairs;
    std::map<QString, double> first, second; ///< best score of each picture of the one and the other
    bool isDecided = false;
};
using ProductPair = std::pair<ProductId, ProductId>;
using AllEvidence = std::map<ProductPair, Evidence>;

void addEvidence(AllEvidence& all, const StoredPair& pair, const LookAssetRow& one, const LookAssetRow& other,
                 bool isDecided)
{
    for (const ProductId first : one.products) {
        for (const ProductId second : other.products) {
            const bool swapped = second < first;
            Evidence& evidence = all[swapped ? ProductPair{second, first} : ProductPair{first, second}];
            evidence.isDecided = evidence.isDecided || isDecided;
            evidence.pairs.push_back(pair);
            double& mine = (swapped ? evidence.second : evidence.first)[one.sha256];
            double& theirs = (swapped ? evidence.first : evidence.second)[other.sha256];
            mine = std::max(mine, pair.score);
            theirs = std::max(theirs, pair.score);
        }
    }
}

AllEvidence gather(const Shown& shown, const std::vector<StoredPair>& pairs, const std::set<ContentPair>& decided)
{
    AllEvidence all;
    for (const StoredPair& pair : pairs) {
        const auto one = shown.byContent.constFind(pair.pair.first),
                   other = shown.byContent.constFind(pair.pair.second);
        if (one == shown.byContent.constEnd() || other == shown.byContent.constEnd())
            continue;
        const LookAssetRow &first = shown.pictures[*one], &second = shown.pictures[*other];
        if (!haveCommon(first.products, second.products))
            addEvidence(all, pair, first, second, decided.contains(pair.pair));
    }
    return all;
}

double meanOf(const std::map<QString, double>& best, int pictures)
{
    double sum = 0;
    for (const auto& [content, score] : best)
        sum += score;
    return pictures > 0 ? sum / pictures : 0;
}

void addMembers(DuplicateGroup& group, const Shown& shown, const std::map<QString, double>& best, ProductId product)
{
    std::vector<std::pair<double, QString>> order;
    for (const auto& [content, score] : best)
        order.emplace_back(-score, content);
    std::sort(order.begin(), order.end());
    for (size_t i = 0; i < std::min(order.size(), kShown); ++i) {
        const LookAssetRow& picture = shown.pictures[shown.byContent.value(order[i].second)];
        group.members.push_back({picture.id, picture.sha256, -order[i].first, product});
    }
}

} // namespace

Result<> askForTwins(const Catalogue& catalogue, DuplicateStore& store, LookSearch& look, const JobContext& job)
{
    TRY_ASSIGN(const Shown shown, read, catalogue.readers().read<Shown>(&readShown));
    const QString recipe = recipeOf(look.state());
    TRY_ASSIGN(const std::vector<QString> compared, known, store.compared(DuplicateClass::SameProduct, recipe));
    const QSet<QString> done(compared.begin(), compared.end());
    std::vector<QString> contents;
    std::vector<StoredPair> pairs;
    const auto flush = [&] {
        return store.putCompared(DuplicateClass::SameProduct, recipe, std::exchange(contents, {}),
                                 std::exchange(pairs, {}));
    };
    TRY_VOID(store.keepOnly(DuplicateClass::SameProduct, recipe));
    for (size_t i = 0; i < shown.pictures.size(); ++i) {
        if (const Result<> go = job.checkpoint(); !go.ok()) {
            TRY_VOID(flush());
            return go;
        }
        job.report({qint64(i), qint64(shown.pictures.size()), {}});
        if (done.contains(shown.pictures[i].sha256))
            continue;
        TRY_ASSIGN(const std::vector<StoredPair> found, asked, alike(shown, shown.pictures[i], look, job));
        pairs.insert(pairs.end(), found.begin(), found.end());
        contents.push_back(shown.pictures[i].sha256);
        if (contents.size() >= kBatch)
            TRY_VOID(flush());
    }
    return flush();
}

Result<std::vector<DuplicateGroup>> productTwins(const Catalogue& catalogue, const DuplicateStore& store)
{
    TRY_ASSIGN(const Shown shown, read, catalogue.readers().read<Shown>(&readShown));
    const auto readDecided = [](Connection& db) { return VerdictRepository(db).decided(DuplicateClass::SameProduct); };
    TRY_ASSIGN(const std::set<ContentPair> decided, looked,
               catalogue.readers().read<std::set<ContentPair>>(readDecided));
    TRY_ASSIGN(const std::vector<StoredPair> pairs, stored, store.pairs(DuplicateClass::SameProduct));
    std::vector<DuplicateGroup> groups;
    for (const auto& [products, evidence] : gather(shown, pairs, decided)) {
        const int one = shown.counts.value(products.first), other = shown.counts.value(products.second);
        const double score = std::max(meanOf(evidence.first, one), meanOf(evidence.second, other));
        if (evidence.isDecided || score < kTwins)
            continue;
        DuplicateGroup group{DuplicateClass::SameProduct, {}, {}};
        const bool firstLeads = one >= other;
        addMembers(group, shown, firstLeads ? evidence.first : evidence.second,
                   firstLeads ? products.first : products.second);
        addMembers(group, shown, firstLeads ? evidence.second : evidence.first,
                   firstLeads ? products.second : products.first);
        groups.push_back(std::move(group));
    }
    return groups;
}

} // namespace vitrine
