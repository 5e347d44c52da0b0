#include "tests/bench/bench_context.h"

#include "core/media/media_pipeline.h"
#include "core/services/import.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <atomic>
#include <thread>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWorkers = 2; ///< as many as an import uses
constexpr int kRounds = 3;

QStringList picturesIn(const QString& folder)
{
    const QDir dir(folder);
    QStringList paths;
    for (const QString& name : dir.entryList({u"*.jpg"_s}, QDir::Files, QDir::Name))
        paths << dir.filePath(name);
    return paths;
}

/// Hash, decode, metadata, two thumbnails, perceptual hash and palette of every file, and nothing kept: the most that
/// an import of them can reach on the same workers.
double bareFilesPerSecond(const QStringList& paths)
{
    std::atomic<qsizetype> next = 0;
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < kWorkers; ++i) {
            workers.emplace_back([&] {
                for (qsizetype index = next++; index < paths.size(); index = next++)
                    orStop(processFile(MediaSource::file(paths[index])), "looking at a picture");
            });
        }
    }
    return double(paths.size()) * 1e9 / double(timer.nsecsElapsed());
}

double importFilesPerSecond(BenchContext& context, const QString& folder, qsizetype files)
{
    const auto catalogue = makeOrStop(context.workFolder + u"/import"_s, context.clock);
    QElapsedTimer timer;
    timer.start();
    const ImportReport report =
        orStop(importAll(*catalogue, {ActorKind::CommandLine, u"bench"_s, {}}, {.paths = {folder}}), "importing");
    if (report.assetsAdded != files)
        stop("importing", fail(ErrorCode::Internal, u"%1 of %2 came in"_s.arg(report.assetsAdded).arg(files)));
    return double(files) * 1e9 / double(timer.nsecsElapsed());
}

/// A folder of `count` files with different bytes: the real pictures again and again, each with a number behind its
/// end.
QString multipliedFolder(BenchContext& context, const QStringList& paths, int count)
{
    const QString folder = context.workFolder + u"/pictures-%1"_s.arg(count);
    QDir().mkpath(folder);
    for (int i = 0; i < count; ++i) {
        const QString copy = u"%1/%2.jpg"_s.arg(folder).arg(i, 6, 10, QChar(u'0'));
        if (QFile::exists(copy))
            continue;
        QFile from(paths[i % paths.size()]), to(copy);
        if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
            stop("copying pictures", fail(ErrorCode::Io, copy));
        to.write(from.readAll() + QByteArray::number(i));
    }
    return folder;
}

} // namespace

void benchImport(BenchContext& context)
{
    if (context.grocery.isEmpty()) {
        std::fprintf(stderr, "import: the real pictures are absent; give --pictures\n");
        return;
    }
    const QString folder = context.grocery + u"/gallery"_s;
    const QStringList paths = picturesIn(folder);
    bareFilesPerSecond(paths); // fills the page cache
    std::vector<double> bare, imported, ratio;
    for (int round = 0; round < kRounds; ++round) {
        bare.push_back(bareFilesPerSecond(paths));
        imported.push_back(importFilesPerSecond(context, folder, paths.size()));
        ratio.push_back(imported.back() / bare.back());
    }
    const auto add = [&](const QString& name, double value, const QString& unit, std::optional<double> atLeast = {}) {
        context.report.add({.group = u"import"_s, .name = name, .value = value, .unit = unit, .atLeast = atLeast});
    };
    add(u"bare stages on two workers"_s, percentile(bare, .5), u"files/s"_s);
    add(u"import of %1 pictures"_s.arg(paths.size()), percentile(imported, .5), u"files/s"_s);
    add(u"import against bare stages"_s, percentile(ratio, .5), u"ratio"_s, .8);
    for (const int count : {1000, 20'000}) {
        const QString many = multipliedFolder(context, paths, count);
        const double before = residentMegabytes();
        const double rate = importFilesPerSecond(context, many, count);
        add(u"import of %1 files"_s.arg(count), rate, u"files/s"_s);
        add(u"memory after %1 files, beyond before"_s.arg(count), residentMegabytes() - before, u"MB"_s);
    }
}

} // namespace vitrine::bench
