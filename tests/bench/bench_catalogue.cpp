#include "tests/bench/bench_context.h"

#include "core/services/browse.h"
#include "core/services/history.h"
#include "core/services/import.h"
#include "core/services/search.h"

#include <QDir>
#include <QElapsedTimer>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTableRows = 50'000;
constexpr int kQueries = 300;

double seconds(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

const Actor& benchActor()
{
    static const Actor actor{ActorKind::CommandLine, u"bench"_s, u"bench"_s};
    return actor;
}

} // namespace

/// A table of 50,000 new products as one step, undone and redone.
void benchTable(BenchContext& context)
{
    const QString table = context.workFolder + u"/table.csv"_s;
    writeProductTable(table, kTableRows, context.seed + 1);
    const auto catalogue = makeOrStop(context.workFolder + u"/table"_s, context.clock);
    const double processorBefore = processorSeconds();
    QElapsedTimer timer;
    timer.start();
    const ImportReport imported = orStop(importAll(*catalogue, benchActor(), {.tables = {table}}), "importing a table");
    context.report.add({.group = u"table"_s,
                        .name = u"rows imported as one step"_s,
                        .value = double(imported.productsAdded) / seconds(timer),
                        .unit = u"rows/s"_s,
                        .atLeast = 5000});
    context.report.add({.group = u"table"_s,
                        .name = u"processor time of it"_s,
                        .value = processorSeconds() - processorBefore,
                        .unit = u"s"_s});
    timer.restart();
    const StepId undone = orStop(undoStep(*catalogue, benchActor(), imported.step), "undoing");
    context.report.add(
        {.group = u"table"_s, .name = u"undo of 50,000 rows"_s, .value = seconds(timer), .unit = u"s"_s, .atMost = 15});
    timer.restart();
    orStop(redoStep(*catalogue, benchActor(), imported.step), "redoing");
    context.report.add(
        {.group = u"table"_s, .name = u"redo of 50,000 rows"_s, .value = seconds(timer), .unit = u"s"_s});
    Q_UNUSED(undone);
}

void benchText(BenchContext& context)
{
    for (const qint64 size : context.sizes) {
        const auto catalogue = openOrStop(context.generatedCatalogue(size), context.clock);
        std::vector<double> page, ids, facets;
        for (const QString& text : sampleQueries(kQueries, context.seed)) {
            const ProductQuery query = parseQuery(text);
            QElapsedTimer timer;
            timer.start();
            orStop(searchPage(*catalogue, query, 100, {}), "searching");
            page.push_back(seconds(timer) * 1e3);
            timer.restart();
            orStop(searchIds(*catalogue, query), "searching");
            ids.push_back(seconds(timer) * 1e3);
            timer.restart();
            orStop(facetCounts(*catalogue, query, 20), "counting");
            facets.push_back(seconds(timer) * 1e3);
        }
        const auto add = [&](const QString& name, const std::vector<double>& samples, std::optional<double> atMost) {
            context.report.add({.group = u"text"_s,
                                .name = name,
                                .size = size,
                                .value = percentile(samples, .95),
                                .unit = u"ms"_s,
                                .atMost = atMost});
        };
        add(u"first page, 95th percentile"_s, page, 20);
        add(u"all ids, 95th percentile"_s, ids, 20);
        add(u"facets, 95th percentile"_s, facets, std::nullopt);
    }
}

void benchOpen(BenchContext& context)
{
    for (const qint64 size : context.sizes) {
        const QString folder = context.generatedCatalogue(size);
        std::vector<double> opened, listed, described;
        for (int round = 0; round < 5; ++round) {
            QElapsedTimer timer;
            timer.start();
            const auto catalogue = openOrStop(folder, context.clock);
            opened.push_back(seconds(timer) * 1e3);
            timer.restart();
            const SearchOutcome all = orStop(searchIds(*catalogue, {}), "listing");
            listed.push_back(seconds(timer) * 1e3);
            std::vector<ProductId> firstPage;
            for (size_t i = 0; i < std::min<size_t>(256, all.ids.size()); ++i)
                firstPage.emplace_back(all.ids[i]);
            timer.restart();
            orStop(productSummaries(*catalogue, firstPage), "reading a page");
            described.push_back(seconds(timer) * 1e3);
        }
        const auto add = [&](const QString& name, const std::vector<double>& samples) {
            context.report.add(
                {.group = u"open"_s, .name = name, .size = size, .value = percentile(samples, .5), .unit = u"ms"_s});
        };
        add(u"opening a catalogue"_s, opened);
        add(u"all ids, newest first"_s, listed);
        add(u"summaries of 256 products"_s, described);
    }
}

} // namespace vitrine::bench
