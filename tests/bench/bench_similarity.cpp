#include "tests/bench/bench_context.h"

#include "core/services/import.h"
#include "core/services/look_check.h"
#include "core/services/look_learner.h"
#include "core/services/look_models.h"
#include "core/services/look_picture.h"

#include <QDir>
#include <QFile>

#include <random>
#include <unordered_set>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNewcomerSplits = 5, kNewcomers = 21;

void add(BenchContext& context, const QString& name, double value, const QString& unit,
         std::optional<double> atLeast = {}, std::optional<double> atMost = {})
{
    addSimilarity(context, name, 0, value, unit, atLeast, atMost);
}

std::unique_ptr<Embedder> usualEmbedder()
{
    QString advice;
    auto embedder = LookModels::ofThisUser().embedder(advice);
    if (!advice.isEmpty())
        std::fprintf(stderr, "similarity: %s\n", qPrintable(advice));
    return embedder;
}

std::unique_ptr<Catalogue> groceryCatalogue(BenchContext& context)
{
    auto catalogue = makeOrStop(context.workFolder + u"/similarity"_s, context.clock);
    orStop(importAll(*catalogue, {ActorKind::CommandLine, u"bench"_s, {}},
                     {.tables = {context.grocery + u"/products.csv"_s, context.grocery + u"/gallery.csv"_s}}),
           "importing");
    return catalogue;
}

void addRecall(BenchContext& context, const QString& how, const LookRecall& recall, const LookRecall& least)
{
    const auto goal = [](double value) { return value > 0 ? std::optional(value) : std::nullopt; };
    add(context, how + u", right product first"_s, recall.top1, u"share"_s, goal(least.top1));
    add(context, how + u", among five products"_s, recall.top5, u"share"_s, goal(least.top5));
    add(context, how + u", right picture first"_s, recall.pictureTop1, u"share"_s, goal(least.pictureTop1));
    add(context, how + u", mean average precision"_s, recall.map, u"share"_s, goal(least.map));
    add(context, how + u", a question with decoding and describing"_s, recall.medianMs, u"ms"_s);
}

/// The whole set imported; the figures to reach are those of the model pack.
void recallOnGrocery(BenchContext& context)
{
    const auto catalogue = groceryCatalogue(context);
    auto embedder = usualEmbedder();
    const bool hasPack = !embedder->info().pack.isEmpty();
    const auto look = orStop(LookSearch::open(*catalogue, std::move(embedder)), "opening the search by look");
    orStop(look->describeAll(), "describing");
    const auto pictures = orStop(readLabelledPictures(context.grocery + u"/query.csv"_s), "reading the questions");
    std::fprintf(stderr, "similarity: %lld pictures in the catalogue, %zu questions\n",
                 (long long)(look->state().described), pictures.size());
    orStop(look->forgetTaught(), "forgetting");
    const LookRecall untaught = orStop(checkLook(*look, *catalogue, pictures), "asking");
    addRecall(context, u"untaught"_s, untaught, hasPack ? LookRecall{.top1 = .81, .top5 = .98} : LookRecall{});
    const LearnReport report = orStop(look->learn(), "learning");
    add(context,
        u"teaching by %1 products, %2 pictures (%3)"_s.arg(report.products).arg(report.pictures).arg(report.method),
        report.seconds, u"s"_s);
    const LookRecall taught = orStop(checkLook(*look, *catalogue, pictures), "asking");
    addRecall(context, u"taught"_s, taught, hasPack ? LookRecall{.top1 = .86, .map = .87} : LookRecall{});
}

int numberOf(const QString& sku)
{
    return sku.mid(1).toInt();
}

TeachingSet describeAll(const Embedder& embedder, const std::vector<LabelledPicture>& pictures)
{
    std::vector<std::vector<float>> values(pictures.size());
    QStringList paths;
    for (const LabelledPicture& picture : pictures)
        paths << picture.path;
    ratePerSecond(paths.size(), embedder.workers(), [&](qsizetype i) {
        const LookPicture picture = orStop(loadLookPicture(MediaSource::file(paths[i]), {}), "decoding");
        values[size_t(i)] = orStop(embedder.describe(picture.image, {}), "describing").values;
    });
    TeachingSet set{{embedder.info().dimensions(), {}}, {}};
    for (size_t i = 0; i < pictures.size(); ++i) {
        set.rows.add(values[i]);
        set.products.push_back(numberOf(pictures[i].sku));
    }
    return set;
}

TeachingSet without(const TeachingSet& set, const std::unordered_set<int>& products, bool inverted = false)
{
    TeachingSet rest{{set.rows.dimensions, {}}, {}};
    for (size_t i = 0; i < set.products.size(); ++i) {
        if (products.contains(set.products[i]) != inverted)
            continue;
        rest.rows.add(set.rows.row(i));
        rest.products.push_back(set.products[i]);
    }
    return rest;
}

/// Taught on 60 products, asked for the other 21: what teaching does to products it never saw.
void newcomers(BenchContext& context)
{
    const auto embedder = usualEmbedder();
    const TeachingSet gallery =
        describeAll(*embedder, orStop(readLabelledPictures(context.grocery + u"/gallery.csv"_s), "reading"));
    const TeachingSet questions =
        describeAll(*embedder, orStop(readLabelledPictures(context.grocery + u"/query.csv"_s), "reading"));
    std::vector<int> products = gallery.products;
    std::ranges::sort(products);
    products.erase(std::unique(products.begin(), products.end()), products.end());
    double before = 0, after = 0;
    for (int split = 0; split < kNewcomerSplits; ++split) {
        std::mt19937 random(context.seed + quint32(split));
        std::ranges::shuffle(products, random);
        const std::unordered_set<int> fresh(products.begin(), products.begin() + kNewcomers);
        const Teaching teaching = orStop(teachProjection(without(gallery, fresh), {}), "teaching");
        const TeachingSet asked = without(questions, fresh, true);
        const auto recall = [&](const Projection& projection) {
            return recallOf(projected(projection, gallery.rows), gallery.products, projected(projection, asked.rows),
                            asked.products)
                .top1;
        };
        const Projection untaught = pcaProjection(gallery.rows);
        before += recall(untaught) / kNewcomerSplits;
        after += recall(teaching.projection.method == ProjectionMethod::None ? untaught : teaching.projection) /
                 kNewcomerSplits;
    }
    add(context, u"newcomers, untaught"_s, before, u"share"_s);
    add(context, u"newcomers, taught without them"_s, after, u"share"_s, before);
}

} // namespace

void addSimilarity(BenchContext& context, const QString& name, qint64 size, double value, const QString& unit,
                   std::optional<double> atLeast, std::optional<double> atMost)
{
    context.report.add({.group = u"similarity"_s,
                        .name = name,
                        .size = size,
                        .value = value,
                        .unit = unit,
                        .atLeast = atLeast,
                        .atMost = atMost});
}

void benchSimilarity(BenchContext& context)
{
    if (context.grocery.isEmpty()) {
        std::fprintf(stderr, "similarity: the real pictures are absent, so recall and describing are left out; give "
                             "their folder with --pictures\n");
    } else {
        QStringList paths;
        for (const auto& picture :
             orStop(readLabelledPictures(context.grocery + u"/gallery.csv"_s), "reading the gallery"))
            paths << picture.path;
        benchDescribing(context, paths);
        recallOnGrocery(context);
        newcomers(context);
    }
    benchVectors(context);
}

} // namespace vitrine::bench
