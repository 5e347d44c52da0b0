#pragma once

#include "core/base/clock.h"
#include "core/services/catalogue.h"
#include "tests/bench/figure.h"

#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace vitrine::bench {

/// What every benchmark gets: where to work, what to measure at which sizes, where to put the figures.
/// A benchmark that cannot go on prints why and ends the process with 1: a missing number must not look like a fast
/// one.
struct BenchContext {
    Report& report;
    QString workFolder;        ///< on a disk, not in memory
    QString grocery;           ///< the shared real pictures; empty when absent
    std::vector<qint64> sizes; ///< products: 1000, 10000, 100000
    quint32 seed = 1;
    std::vector<qint64> vectorCounts{100'000, 1'000'000}; ///< of the vector index; --sizes replaces these too
    SystemClock clock;

    /// A generated catalogue of `products` (made once, kept for the next benchmark), closed.
    QString generatedCatalogue(qint64 products);
};

/// Value or end of the process.
template <class T>
T orStop(Result<T> result, const char* what);

[[noreturn]] void stop(const char* what, const Error& error);

template <class T>
T orStop(Result<T> result, const char* what)
{
    if (!result.ok())
        stop(what, result.error());
    return std::move(result).take();
}

std::unique_ptr<Catalogue> openOrStop(const QString& folder, const Clock& clock);
std::unique_ptr<Catalogue> makeOrStop(const QString& folder, const Clock& clock);

/// Writes a table of generated products (seeded: the same bytes every time) with name, SKU, brand, price, category,
/// tags, description in English and Chinese, and two attributes.
void writeProductTable(const QString& path, qint64 products, quint32 seed);
/// Words that occur in such tables: rare, common, two words, prefixes, misspelt, Chinese.
QStringList sampleQueries(int count, quint32 seed);

/// Durable commits of one changed row each, straight on SQLite, in a file made at `path`: the most that any design can
/// reach here.
double bareCommitsPerSecond(const QString& path);

void benchImport(BenchContext& context);
void benchEdits(BenchContext& context);
void benchTable(BenchContext& context);
void benchText(BenchContext& context);
void benchOpen(BenchContext& context);
void benchWindow(BenchContext& context);
/// The HTTP server alone; calls the next.
void benchListenerHttp(BenchContext& context);
/// The whole listener: reading a product, durable writes.
void benchListener(BenchContext& context);
/// Recall on the real pictures, learning, newcomers; calls the next two.
void benchSimilarity(BenchContext& context);
/// Indexes of generated vectors against FAISS.
void benchVectors(BenchContext& context);
/// Pictures described a second, against the engine by itself.
void benchDescribing(BenchContext& context, const QStringList& paths);

/// A figure of the group "similarity".
void addSimilarity(BenchContext& context, const QString& name, qint64 size, double value, const QString& unit,
                   std::optional<double> atLeast = {}, std::optional<double> atMost = {});
/// Runs `work` for 0 .. count - 1 on so many threads; how many a second.
double ratePerSecond(qsizetype count, int threads, const std::function<void(qsizetype)>& work);

/// Draws value over products, one line a name, logarithmic in both, as an SVG file.
void drawGrowthCurves(const Report& report, const QString& svgPath);

} // namespace vitrine::bench
