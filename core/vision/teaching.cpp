#include "core/vision/teaching.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastProducts = 20, kLeastPictures = 100;
constexpr int kDiscriminantProducts = 40, kDiscriminantPictures = 200;
constexpr std::size_t kNewcomerEvery = 5;
/// Those held back are few: so much worse is chance.
constexpr double kSlack = .01;

/// The rows of a set by what they are used for in the check.
struct Split {
    DescriptorRows gallery, taught, questions, newcomers;
    std::vector<int> galleryProducts, taughtProducts, wanted, newcomersWanted;
};

/// The newest third of a product's pictures asks; every fifth product is not taught.
Split splitOf(const TeachingSet& set)
{
    std::map<int, std::vector<std::size_t>> rowsOf;
    for (std::size_t i = 0; i < set.products.size(); ++i)
        rowsOf[set.products[i]].push_back(i);
    const int dimensions = set.rows.dimensions;
    Split split{{dimensions, {}}, {dimensions, {}}, {dimensions, {}}, {dimensions, {}}, {}, {}, {}, {}};
    std::size_t number = 0;
    for (const auto& [product, rows] : rowsOf) {
        const bool isNewcomer = number++ % kNewcomerEvery == kNewcomerEvery - 1;
        const std::size_t kept = rows.size() - rows.size() / 3;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto row = set.rows.row(rows[i]);
            if (i >= kept) {
                (isNewcomer ? split.newcomers : split.questions).add(row);
                (isNewcomer ? split.newcomersWanted : split.wanted).push_back(product);
                continue;
            }
            split.gallery.add(row);
            split.galleryProducts.push_back(product);
            if (!isNewcomer) {
                split.taught.add(row);
                split.taughtProducts.push_back(product);
            }
        }
    }
    return split;
}

struct Scores {
    RecallFigures pictures, newcomers;
};

/// Held-back pictures are found better, held-back products not worse.
bool isBetter(const Scores& after, const Scores& before)
{
    const double gain = after.pictures.top1 - before.pictures.top1 + after.pictures.map - before.pictures.map;
    return gain > 0 && after.pictures.top1 >= before.pictures.top1 - kSlack &&
           after.newcomers.top1 >= before.newcomers.top1 - kSlack;
}

Scores scoresOf(const Projection& projection, const Split& split)
{
    const DescriptorRows gallery = projected(projection, split.gallery);
    return {recallOf(gallery, split.galleryProducts, projected(projection, split.questions), split.wanted),
            recallOf(gallery, split.galleryProducts, projected(projection, split.newcomers), split.newcomersWanted)};
}

Projection taughtBy(ProjectionMethod method, const DescriptorRows& rows, std::span<const int> products)
{
    return method == ProjectionMethod::Whitening ? whiteningProjection(rows, products)
                                                 : discriminantProjection(rows, products);
}

/// What may be tried with so many products and pictures, the best first.
std::vector<ProjectionMethod> methodsFor(const TeachingSet& set, QString& reason)
{
    std::vector<int> products = set.products;
    std::ranges::sort(products);
    const auto end = std::unique(products.begin(), products.end());
    const auto count = int(end - products.begin()), pictures = int(set.products.size());
    if (count < kLeastProducts || pictures < kLeastPictures) {
        reason =
            u"There are %1 products with at least two pictures, %2 pictures in all; teaching needs 20 products with "
            "100 pictures."_s.arg(count)
                .arg(pictures);
        return {};
    }
    if (count < kDiscriminantProducts || pictures < kDiscriminantPictures)
        return {ProjectionMethod::Whitening};
    return {ProjectionMethod::Discriminants, ProjectionMethod::Whitening};
}

} // namespace

Result<Teaching> teachProjection(const TeachingSet& set, const JobContext& job)
{
    Teaching teaching;
    const auto methods = methodsFor(set, teaching.reason);
    if (methods.empty())
        return teaching;
    const Split split = splitOf(set);
    job.report({0, qint64(methods.size()) + 2, {}});
    const Scores before = scoresOf(pcaProjection(split.gallery), split);
    teaching.before = teaching.after = before.pictures;
    teaching.newcomersBefore = teaching.newcomersAfter = before.newcomers;
    for (std::size_t i = 0; i < methods.size(); ++i) {
        TRY_VOID(job.checkpoint());
        job.report({qint64(i) + 1, qint64(methods.size()) + 2, {}});
        const Scores scores = scoresOf(taughtBy(methods[i], split.taught, split.taughtProducts), split);
        if (!isBetter(scores, before))
            continue;
        teaching.after = scores.pictures;
        teaching.newcomersAfter = scores.newcomers;
        teaching.projection = taughtBy(methods[i], set.rows, set.products);
        return teaching;
    }
    teaching.reason = u"Pictures that were held back are not found better by it, so nothing was changed."_s;
    return teaching;
}

} // namespace vitrine
