#include "app/command_line/commands.h"
#include "core/search/query_language.h"
#include "core/services/browse.h"
#include "core/services/edit_galleries.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

#include <cmath>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Everything but the pictures that are asked for.
Result<LookQuery> queryOf(const Catalogue& catalogue, const SearchCall& call)
{
    LookQuery query;
    query.limit = call.limit;
    query.naturalEnd = !call.hasLimit && call.imagesFrom.isEmpty();
    query.grouping = call.by == SearchBy::Product ? LookGrouping::Product : LookGrouping::Picture;
    query.colours = call.colours;
    query.weights = call.weights;
    query.explain = call.why;
    for (const QString& path : call.unlike)
        query.unlike.push_back({.path = path});
    const bool usually = call.imagesFrom.isEmpty() && !call.images.isEmpty();
    query.checkDetail = call.detail.value_or(usually) ? DetailCheck::WhereItHelps : DetailCheck::Off;
    if (call.detail == true)
        query.checkDetail = DetailCheck::Always;
    if (!call.gallery.isEmpty() && call.gallery != kCatalogueGallery) {
        TRY_ASSIGN(const Gallery found, read, galleryByName(catalogue, call.gallery));
        query.gallery = found.id;
    }
    if (!call.text.isEmpty())
        query.within = parseQuery(call.text, QueryScope::Products);
    return query;
}

std::vector<LookExample> examplesOf(const SearchCall& call)
{
    std::vector<LookExample> examples;
    for (const QString& path : call.images)
        examples.push_back({.path = path});
    if (!examples.empty())
        examples.front().region = call.region;
    return examples;
}

QJsonArray whyArray(const LookHit& hit)
{
    QJsonArray why;
    for (const LookPartScore& part : hit.parts) {
        why.append(QJsonObject{{u"part"_s, part.part}, {u"similarity"_s, part.similarity}, {u"share"_s, part.share}});
    }
    return why;
}

/// What a hit adds to a result of a search by words.
QJsonObject explained(QJsonObject result, const LookHit& hit)
{
    if (!hit.parts.empty())
        result.insert(u"why"_s, whyArray(hit));
    if (hit.box) {
        const QRect box = *hit.box;
        result.insert(u"box"_s, QJsonArray{box.x(), box.y(), box.width(), box.height()});
    }
    return result;
}

void printResult(const QJsonObject& result, Terminal& terminal)
{
    terminal.line(u"%1\t%2\t%3\t%4"_s.arg(result[u"score"].toDouble(), 0, 'f', 3)
                      .arg(result[u"sku"].toString(), result[u"name"].toString(), result[u"path"].toString()));
    QStringList parts;
    for (const QJsonValue& part : result[u"why"].toArray()) {
        parts << u"%1 %2 (%3 %)"_s.arg(part[u"part"].toString())
                     .arg(part[u"similarity"].toDouble(), 0, 'f', 2)
                     .arg(std::lround(part[u"share"].toDouble() * 100));
    }
    if (!parts.isEmpty())
        terminal.line(u"\t"_s + parts.join(u", "_s));
}

Result<QJsonArray> describeHits(const Catalogue& catalogue, const std::vector<LookHit>& hits)
{
    std::vector<AssetId> assetIds;
    std::vector<ProductId> productIds;
    for (const LookHit& hit : hits) {
        assetIds.push_back(hit.asset);
        if (hit.product.isValid())
            productIds.push_back(hit.product);
    }
    QHash<AssetId, Asset> assetsById;
    QHash<ProductId, ProductSummary> productsById;
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, assetIds));
    TRY_ASSIGN(const std::vector<ProductSummary> owners, readToo, productSummaries(catalogue, productIds));
    for (const Asset& asset : found)
        assetsById.insert(asset.id, asset);
    for (const ProductSummary& product : owners)
        productsById.insert(product.id, product);
    QJsonArray results;
    for (const LookHit& hit : hits) {
        const Asset asset = assetsById.value(hit.asset);
        const ProductSummary product = productsById.value(hit.product);
        const QString name = hit.product.isValid() ? product.name : asset.title.text();
        results.append(explained(searchResult(product.sku, name, &asset, hit.score), hit));
    }
    return results;
}

/// One search, printed. The answer of the last one is the call's.
/// @param name  of the question in a list of them; empty: it is the only one
Result<> askFor(LookSearch& look, const Catalogue& catalogue, const LookQuery& query, const QString& name,
                Terminal& terminal)
{
    QElapsedTimer timer;
    timer.start();
    TRY_ASSIGN(const LookFound found, asked, look.find(query));
    TRY_ASSIGN(const QJsonArray results, described, describeHits(catalogue, found.hits));
    for (const QJsonValue& result : results)
        printResult(result.toObject(), terminal);
    QJsonObject answer{
        {u"results"_s, results}, {u"total"_s, found.total}, {u"ms"_s, double(timer.nsecsElapsed()) / 1e6}};
    if (!name.isEmpty())
        answer.insert(u"query"_s, name);
    terminal.json(answer);
    return {};
}

Result<QStringList> linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, u"The list '%1' cannot be read: %2."_s.arg(path, file.errorString()));
    QStringList lines;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.trimmed().isEmpty())
            lines << QString::fromUtf8(line.trimmed());
    }
    return lines;
}

/// A picture that cannot be asked for gets a line of its own and the others go on.
ExitCode askForEach(LookSearch& look, const Catalogue& catalogue, LookQuery query, const QStringList& paths,
                    Terminal& terminal)
{
    ExitCode code = ExitCode::Done;
    for (const QString& path : paths) {
        terminal.line(path);
        query.examples = {{.path = path}};
        const Result<> asked = askFor(look, catalogue, query, path, terminal);
        if (asked.ok())
            continue;
        code = ExitCode::DoneWithSkipped;
        terminal.warning(asked.error().detail);
        terminal.json(
            {{u"query"_s, path}, {u"results"_s, QJsonArray()}, {u"total"_s, 0}, {u"error"_s, asked.error().detail}});
    }
    return code;
}

} // namespace

ExitCode runLookSearch(const SearchCall& call, Terminal& terminal)
{
    const auto paths = call.imagesFrom.isEmpty() ? Result<QStringList>(QStringList()) : linesOf(call.imagesFrom);
    if (!paths.ok())
        return terminal.failed(paths.error());
    // What is described is kept, so the next search starts at once.
    auto catalogue = openForCommand(call.catalogue, OpenMode::ReadWrite, terminal);
    if (!catalogue.ok() && catalogue.error().code == ErrorCode::Unavailable)
        catalogue = openForCommand(call.catalogue, OpenMode::ReadOnly, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    auto read = queryOf(*catalogue.value(), call);
    if (!read.ok())
        return terminal.failed(read.error());
    LookQuery query = std::move(read).take();
    const auto look = openLookForCommand(*catalogue.value(), terminal);
    if (!look.ok())
        return terminal.failed(look.error());
    if (!call.imagesFrom.isEmpty())
        return askForEach(*look.value(), *catalogue.value(), query, paths.value(), terminal);
    query.examples = examplesOf(call);
    const Result<> asked = askFor(*look.value(), *catalogue.value(), query, {}, terminal);
    return asked.ok() ? ExitCode::Done : terminal.failed(asked.error());
}

} // namespace vitrine
