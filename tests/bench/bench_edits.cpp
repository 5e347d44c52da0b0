#include "tests/bench/bench_context.h"

#include "core/services/edit_products.h"

#include <QDir>
#include <QElapsedTimer>

#include <sqlite3.h>

#include <thread>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEdits = 2000;
constexpr int kRounds = 3; ///< bare and ours in turn, so that a change of the machine's speed meets both

} // namespace

double bareCommitsPerSecond(const QString& path)
{
    QFile::remove(path);
    sqlite3* db = nullptr;
    const auto run = [&](const char* sql) {
        if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            stop("bare commits", fail(ErrorCode::Io, QString::fromUtf8(sqlite3_errmsg(db))));
    };
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK)
        stop("bare commits", fail(ErrorCode::Io, path));
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    run("INSERT INTO product (name) VALUES ('first')");
    sqlite3_stmt* update = nullptr;
    sqlite3_prepare_v2(db, "UPDATE product SET name = 'name ' || ?1 WHERE id = 1", -1, &update, nullptr);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kEdits; ++i) {
        run("BEGIN IMMEDIATE");
        sqlite3_bind_int(update, 1, i);
        sqlite3_step(update);
        sqlite3_reset(update);
        run("COMMIT");
    }
    const double perSecond = kEdits * 1e9 / double(timer.nsecsElapsed());
    sqlite3_finalize(update);
    sqlite3_close(db);
    return perSecond;
}

namespace {

double editsPerSecond(Catalogue& catalogue, const std::vector<ProductId>& products, int threads, int round)
{
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> editors;
        for (int thread = 0; thread < threads; ++thread) {
            editors.emplace_back([&, thread] {
                const Actor actor{ActorKind::CommandLine, u"bench"_s, QString::number(thread)};
                const ProductId product[] = {products[size_t(thread)]};
                for (int i = 0; i < kEdits / threads; ++i) {
                    const ProductPatch patch{.brand = u"Brand %1 of round %2"_s.arg(i).arg(round)};
                    orStop(changeProducts(catalogue, actor, product, patch), "editing");
                }
            });
        }
    }
    return (kEdits / threads) * threads * 1e9 / double(timer.nsecsElapsed());
}

} // namespace

void benchEdits(BenchContext& context)
{
    const auto catalogue = makeOrStop(context.workFolder + u"/edits"_s, context.clock);
    const Actor actor{ActorKind::CommandLine, u"bench"_s, {}};
    std::vector<ProductId> products;
    for (int i = 0; i < 8; ++i)
        products.push_back(orStop(createProduct(*catalogue, actor, {.sku = u"E%1"_s.arg(i)}), "making a product"));
    std::vector<double> bare, one, eight, ratio, processor;
    for (int round = 0; round < kRounds; ++round) {
        bare.push_back(bareCommitsPerSecond(context.workFolder + u"/bare.sqlite"_s));
        const double before = processorSeconds();
        one.push_back(editsPerSecond(*catalogue, products, 1, round));
        processor.push_back((processorSeconds() - before) * 1e3 / kEdits);
        eight.push_back(editsPerSecond(*catalogue, products, 8, round + kRounds));
        ratio.push_back(one.back() / bare.back());
    }
    Report& report = context.report;
    report.add({.group = u"edits"_s, .name = u"bare FULL commits"_s, .value = percentile(bare, .5), .unit = u"/s"_s});
    report.add(
        {.group = u"edits"_s, .name = u"durable steps, one editor"_s, .value = percentile(one, .5), .unit = u"/s"_s});
    report.add({.group = u"edits"_s,
                .name = u"processor time of one such step"_s,
                .value = percentile(processor, .5),
                .unit = u"ms"_s});
    report.add({.group = u"edits"_s,
                .name = u"durable steps, eight editors"_s,
                .value = percentile(eight, .5),
                .unit = u"/s"_s});
    report.add({.group = u"edits"_s,
                .name = u"one editor against bare commits"_s,
                .value = percentile(ratio, .5),
                .unit = u"ratio"_s,
                .atLeast = .6});
}

} // namespace vitrine::bench
