// The listener as it is served, signatures left out: a product with eleven pictures is read, the tags of a picture are
// written, each call one durable step.
#include "core/api/server/listener.h"
#include "core/services/browse.h"
#include "core/services/catalogue_settings.h"
#include "core/services/edit_galleries.h"
#include "core/services/listings.h"
#include "tests/bench/bench_context.h"
#include "tests/bench/http_load.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QImage>
#include <QUrl>

#include <atomic>
#include <thread>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPictures = 11;
constexpr int kConnections = 64;
constexpr int kWrites = 3200; ///< a round
constexpr int kRounds = 3;    ///< bare commits and ours in turn, so that a change of the machine's speed meets both

QByteArray picture(int number)
{
    QImage image(160, 120, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 30 % 360, 180, 220));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// A product "lamp" with eleven pictures, put in by calls.
void fill(Catalogue& catalogue, quint16 port)
{
    Gallery wall;
    wall.name = u"wall"_s;
    wall.tagKeys = {{u"colour"_s, GalleryKeyType::Text}};
    orStop(createGallery(catalogue, {ActorKind::CommandLine, u"bench"_s, {}}, wall), "making a gallery");
    LoadConnection connection(port);
    for (int i = 0; i < kPictures; ++i) {
        const QByteArray form = "InstanceName=wall&CategoryId=0&ProductId=lamp&PicName=p" + QByteArray::number(i) +
                                "&PicContent=" + picture(i).toBase64().toPercentEncoding();
        if (!connection.post("/?Action=AddImage&Version=2020-12-14", form))
            stop("adding a picture", fail(ErrorCode::Io, u"The listener did not answer with 200."_s));
    }
}

QByteArray productTarget(const Catalogue& catalogue, const QByteArray& project)
{
    const auto listed = orStop(listProducts(catalogue, {}), "listing products");
    const auto products = orStop(vitrine::products(catalogue, listed.ids), "reading products");
    if (products.empty() || products.front().media.size() != size_t(kPictures))
        stop("reading products", fail(ErrorCode::NotFound, u"The product with its pictures is not there."_s));
    return "/v1/" + project + "/products/" + products.front().uuid.toLatin1();
}

/// Every call gives a picture other tags than it had.
double writesPerSecond(quint16 port, const QByteArray& project, int round)
{
    std::atomic<int> next{0};
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < kConnections; ++i) {
            writers.emplace_back([&] {
                LoadConnection connection(port);
                for (int number = next++; number < kWrites; number = next++) {
                    const QByteArray body = "{\"path\":\"lamp/p" + QByteArray::number(number % kPictures) +
                                            "\",\"tags\":{\"colour\":\"" + QByteArray::number(round) + '-' +
                                            QByteArray::number(number) + "\"}}";
                    if (!connection.put("/v1/" + project + "/wall/image", body))
                        stop("writing tags", fail(ErrorCode::Io, u"The listener did not answer with 200."_s));
                }
            });
        }
    }
    return kWrites * 1e9 / double(timer.nsecsElapsed());
}

void benchWrites(BenchContext& context, quint16 port, const QByteArray& project)
{
    std::vector<double> bare, ours, ratio;
    for (int round = 0; round < kRounds; ++round) {
        bare.push_back(bareCommitsPerSecond(context.workFolder + u"/bare.sqlite"_s));
        ours.push_back(writesPerSecond(port, project, round));
        ratio.push_back(ours.back() / bare.back());
    }
    const QString group = u"listener-http"_s;
    context.report.add(
        {.group = group, .name = u"bare FULL commits"_s, .value = percentile(bare, .5), .unit = u"/s"_s});
    context.report.add({.group = group,
                        .name = u"durable PUT .../image, 64 connections"_s,
                        .value = percentile(ours, .5),
                        .unit = u"/s"_s,
                        .atLeast = 300});
    context.report.add({.group = group,
                        .name = u"durable PUT .../image against bare commits"_s,
                        .value = percentile(ratio, .5),
                        .unit = u"ratio"_s,
                        .atLeast = .5});
}

void benchReads(BenchContext& context, const QString& url, const QByteArray& target)
{
    for (const int connections : {1, kConnections}) {
        const LoadResult load = loadWithGets(url, target, connections);
        const QString with = u"%1 connections, %2"_s.arg(connections).arg(load.client);
        context.report.add({.group = u"listener-http"_s,
                            .name = u"GETs of a product with 11 pictures, "_s + with,
                            .value = load.perSecond,
                            .unit = u"/s"_s,
                            .atLeast = connections > 1 ? std::optional(5000.0) : std::nullopt});
        context.report.add({.group = u"listener-http"_s,
                            .name = u"GETs of a product, 99th percentile, "_s + with,
                            .value = load.p99Ms,
                            .unit = u"ms"_s,
                            .atMost = connections > 1 ? std::optional(10.0) : std::nullopt});
    }
}

} // namespace

void benchListener(BenchContext& context)
{
    const auto catalogue = makeOrStop(context.workFolder + u"/listener"_s, context.clock);
    Listener listener(*catalogue, context.clock, context.workFolder + u"/keys"_s);
    ListenerSettings settings;
    settings.checksSignatures = false;
    orStop(listener.start(settings), "starting the listener");
    const quint16 port = quint16(QUrl(listener.state().url).port());
    fill(*catalogue, port);
    const QByteArray project = listener.state().projectId.toLatin1();
    benchReads(context, listener.state().url, productTarget(*catalogue, project));
    benchWrites(context, port, project);
}

} // namespace vitrine::bench
