#include "core/services/product_twins.h"

#include "core/services/shown_pictures.h"
#include "core/storage/reader_pool.h"
#include "core/storage/verdict_repository.h"

#include <algorithm>
#include <map>
#include <set>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kShown = 4; ///< pictures of a product in a group

using BestScores = std::map<QString, double>; ///< of each content
using ProductPair = std::pair<ProductId, ProductId>;

/// What the pictures of two products say about each other.
struct Evidence {
    BestScores first, second;
};
using AllEvidence = std::map<ProductPair, Evidence>;

void raise(BestScores& scores, const QString& content, double score)
{
    double& mine = scores[content];
    mine = std::max(mine, score);
}

/// Calls `visit` with every two products that show the one and the other content; none where a product shows both.
template <class Visit>
void eachProductPair(const ShownPictures& shown, const ContentPair& pair, const Visit& visit)
{
    const std::vector<ProductId> ones = shown.productsOf(pair.first), others = shown.productsOf(pair.second);
    std::vector<ProductId> common;
    std::set_intersection(ones.begin(), ones.end(), others.begin(), others.end(), std::back_inserter(common));
    if (!common.empty())
        return;
    for (const ProductId one : ones) {
        for (const ProductId other : others)
            visit(one, other);
    }
}

AllEvidence gather(const ShownPictures& shown, const std::vector<StoredPair>& pairs)
{
    AllEvidence all;
    for (const StoredPair& pair : pairs) {
        eachProductPair(shown, pair.pair, [&](ProductId one, ProductId other) {
            const bool isSwapped = other < one;
            Evidence& evidence = all[isSwapped ? ProductPair{other, one} : ProductPair{one, other}];
            raise(isSwapped ? evidence.second : evidence.first, pair.pair.first, pair.score);
            raise(isSwapped ? evidence.first : evidence.second, pair.pair.second, pair.score);
        });
    }
    return all;
}

std::set<ProductPair> decidedProducts(const ShownPictures& shown, const std::set<ContentPair>& decided)
{
    std::set<ProductPair> products;
    for (const ContentPair& pair : decided) {
        eachProductPair(shown, pair, [&products](ProductId one, ProductId other) {
            products.emplace(std::min(one, other), std::max(one, other));
        });
    }
    return products;
}

double meanOf(const BestScores& best, int pictures)
{
    double sum = 0;
    for (const auto& [content, score] : best)
        sum += score;
    return pictures > 0 ? sum / pictures : 0;
}

void addMembers(DuplicateGroup& group, const ShownPictures& shown, const BestScores& best, ProductId product)
{
    std::vector<std::pair<double, QString>> order;
    for (const auto& [content, score] : best)
        order.emplace_back(-score, content);
    std::sort(order.begin(), order.end());
    for (size_t i = 0; i < std::min(order.size(), kShown); ++i) {
        const QString& content = order[i].second;
        group.members.push_back({shown.assetOf(content, product), content, -order[i].first, product});
    }
}

DuplicateGroup groupOf(const ShownPictures& shown, const ProductPair& products, const Evidence& evidence)
{
    DuplicateGroup group{DuplicateClass::SameProduct, {}, {}};
    const bool firstLeads = shown.countOf(products.first) >= shown.countOf(products.second);
    addMembers(group, shown, firstLeads ? evidence.first : evidence.second,
               firstLeads ? products.first : products.second);
    addMembers(group, shown, firstLeads ? evidence.second : evidence.first,
               firstLeads ? products.second : products.first);
    return group;
}

/// What one moment of the tables says.
struct TwinMoment {
    ShownPictures shown;
    std::set<ContentPair> decided;
};

Result<TwinMoment> readTwinMoment(Connection& db)
{
    TwinMoment moment;
    TRY_ASSIGN(moment.shown, read, ShownPictures::read(db));
    TRY_ASSIGN(moment.decided, looked, VerdictRepository(db).decided(DuplicateClass::SameProduct));
    return moment;
}

struct Scored {
    ProductPair products;
    double score = 0;
};

/// Those that are not decided, the most alike first.
std::vector<Scored> scoredPairs(const TwinMoment& moment, const AllEvidence& all)
{
    const std::set<ProductPair> decided = decidedProducts(moment.shown, moment.decided);
    std::vector<Scored> scored;
    for (const auto& [products, evidence] : all) {
        if (decided.contains(products))
            continue;
        scored.push_back({products, std::max(meanOf(evidence.first, moment.shown.countOf(products.first)),
                                             meanOf(evidence.second, moment.shown.countOf(products.second)))});
    }
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    return scored;
}

/// @param scored  the most alike first
std::vector<Scored> shownBy(const TwinRule& rule, const std::vector<Scored>& scored)
{
    QHash<ProductId, std::vector<double>> best; // the two highest scores of each product
    for (const Scored& one : scored) {
        for (const ProductId product : {one.products.first, one.products.second}) {
            if (best[product].size() < 2)
                best[product].push_back(one.score);
        }
    }
    const auto third = [&best](ProductId product, double score) {
        const std::vector<double> scores = best.value(product);
        return scores.front() > score ? scores.front() : scores.size() > 1 ? scores.back() : 0;
    };
    std::vector<Scored> shown;
    std::copy_if(scored.begin(), scored.end(), std::back_inserter(shown), [&](const Scored& one) {
        const double lead =
            one.score - std::max(third(one.products.first, one.score), third(one.products.second, one.score));
        return one.score >= rule.certain || (one.score >= rule.score && lead >= rule.lead);
    });
    return shown;
}

} // namespace

Result<std::vector<DuplicateGroup>> productTwins(const Catalogue& catalogue, const DuplicateStore& store,
                                                 const TwinRule& rule)
{
    TRY_ASSIGN(const TwinMoment moment, read, catalogue.readers().read<TwinMoment>(&readTwinMoment));
    TRY_ASSIGN(const std::vector<StoredPair> pairs, stored, store.pairs(DuplicateClass::SameProduct));
    const AllEvidence evidence = gather(moment.shown, pairs);
    std::vector<DuplicateGroup> groups;
    for (const Scored& one : shownBy(rule, scoredPairs(moment, evidence)))
        groups.push_back(groupOf(moment.shown, one.products, evidence.at(one.products)));
    return groups;
}

} // namespace vitrine
