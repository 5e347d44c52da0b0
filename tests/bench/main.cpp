#include "tests/bench/bench_context.h"
#include "tests/bench/stall_meter.h"
#include "tests/support/source_path.h"

#include "core/services/import.h"

#include <CLI/CLI.hpp>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>
#include <map>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

void stop(const char* what, const Error& error)
{
    std::fprintf(stderr, "vitrine_bench: %s: %s\n", what, qPrintable(error.detail));
    std::exit(1);
}

std::unique_ptr<Catalogue> openOrStop(const QString& folder, const Clock& clock)
{
    return orStop(Catalogue::open(folder, clock), "opening a catalogue");
}

std::unique_ptr<Catalogue> makeOrStop(const QString& folder, const Clock& clock)
{
    QDir(folder).removeRecursively();
    if (const auto made = Catalogue::create(folder, clock); !made.ok())
        stop("making a catalogue", made.error());
    return openOrStop(folder, clock);
}

QString BenchContext::generatedCatalogue(qint64 products)
{
    const QString folder = workFolder + u"/generated-%1"_s.arg(products);
    if (QFile::exists(folder + u"/complete"_s))
        return folder;
    const QString table = workFolder + u"/generated-%1.csv"_s.arg(products);
    writeProductTable(table, products, seed);
    const auto catalogue = makeOrStop(folder, clock);
    orStop(importAll(*catalogue, {ActorKind::CommandLine, u"bench"_s, {}}, {.tables = {table}}), "importing a table");
    QFile complete(folder + u"/complete"_s);
    if (!complete.open(QIODevice::WriteOnly))
        stop("marking a catalogue", fail(ErrorCode::Io, complete.errorString()));
    return folder;
}

namespace {

using Bench = void (*)(BenchContext&);
const std::map<std::string, Bench>& benches()
{
    static const std::map<std::string, Bench> all{{"import", &benchImport},
                                                  {"edits", &benchEdits},
                                                  {"table", &benchTable},
                                                  {"text", &benchText},
                                                  {"open", &benchOpen},
                                                  {"window", &benchWindow},
                                                  {"listener-http", &benchListenerHttp},
                                                  {"similarity", &benchSimilarity}};
    return all;
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        stop("writing the results", fail(ErrorCode::Io, path + u": "_s + file.errorString()));
}

} // namespace
} // namespace vitrine::bench

/// vitrine_bench [GROUP...] [--sizes 1000,10000,100000] [--work DIR] [--out DIR] [--pictures DIR] [--seed N]
int main(int argc, char** argv)
{
    using namespace vitrine::bench;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    StallMeter application(argc, argv);
    std::vector<std::string> groups;
    std::vector<qint64> sizes{1000, 10000, 100000};
    std::string work = "vitrine-bench-work", out;
    std::string pictures = vitrine::test::sourcePath(QStringLiteral("../shared/data/grocery")).toStdString();
    quint32 seed = 1;
    CLI::App options("Measures Vitrine; prints a table on standard output and progress on standard error.");
    std::vector<std::string> known;
    for (const auto& [name, bench] : benches())
        known.push_back(name);
    options
        .add_option("GROUP", groups, "Which groups (all): import edits table text open window listener-http similarity")
        ->check(CLI::IsMember(known));
    const CLI::Option* sizesGiven =
        options.add_option("--sizes", sizes, "Catalogue sizes in products; for similarity, numbers of vectors")
            ->delimiter(',');
    options.add_option("--work", work, "Folder for generated catalogues, kept for the next run");
    options.add_option("--out", out, "Folder for results.json and growth.svg");
    options.add_option("--pictures", pictures, "Folder with products.csv, gallery.csv and their pictures");
    options.add_option("--seed", seed, "Seed of everything generated");
    CLI11_PARSE(options, argc, argv);

    Report report;
    QDir().mkpath(QString::fromStdString(work));
    BenchContext context{report, QDir(QString::fromStdString(work)).absolutePath(), QString::fromStdString(pictures),
                         sizes, seed};
    if (sizesGiven->count() > 0)
        context.vectorCounts = sizes;
    if (!QFile::exists(context.grocery + QStringLiteral("/gallery.csv")))
        context.grocery.clear();
    for (const auto& [name, bench] : benches()) {
        if (groups.empty() || std::find(groups.begin(), groups.end(), name) != groups.end())
            bench(context);
    }
    std::printf("%s\n", qPrintable(report.table()));
    if (!out.empty()) {
        const QString folder = QString::fromStdString(out);
        QDir().mkpath(folder);
        writeFile(folder + QStringLiteral("/results.json"), QJsonDocument(report.json()).toJson());
        drawGrowthCurves(report, folder + QStringLiteral("/growth.svg"));
    }
    return 0;
}
