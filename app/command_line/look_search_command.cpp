#include "app/command_line/commands.h"
#include "core/services/browse.h"
#include "core/services/edit_galleries.h"
#include "core/services/search.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What the words of the call narrow the search to; examples are filled in a picture at a time.
Result<LookQuery> queryOf(const Catalogue& catalogue, const SearchCall& call)
{
    LookQuery query;
    query.limit = call.limit;
    query.grouping = call.by == SearchBy::Product ? LookGrouping::Product : LookGrouping::Picture;
    if (!call.gallery.isEmpty() && call.gallery != kCatalogueGallery) {
        TRY_ASSIGN(const Gallery found, read, galleryByName(catalogue, call.gallery));
        query.gallery = found.id;
    }
    if (call.text.isEmpty())
        return query;
    TRY_ASSIGN(const SearchOutcome byWords, searched,
               searchIds(catalogue, parseQuery(call.text, QueryScope::Products)));
    std::vector<ProductId> ids;
    for (const qint64 id : byWords.ids)
        ids.emplace_back(id);
    query.assets.emplace();
    TRY_ASSIGN(const std::vector<Product> found, read, products(catalogue, ids));
    for (const Product& product : found)
        query.assets->insert(query.assets->end(), product.media.begin(), product.media.end());
    return query;
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
        results.append(searchResult(product.sku, name, &asset, hit.score));
    }
    return results;
}

/// One search, printed. The answer of the last one is the call's.
Result<> askFor(LookSearch& look, const Catalogue& catalogue, LookQuery query, const LookExample& example,
                bool namesQuery, Terminal& terminal)
{
    QElapsedTimer timer;
    timer.start();
    query.examples = {example};
    TRY_ASSIGN(const LookFound found, asked, look.find(query));
    TRY_ASSIGN(const QJsonArray results, described, describeHits(catalogue, found.hits));
    for (const QJsonValue& result : results) {
        terminal.line(u"%1\t%2\t%3\t%4"_s.arg(result[u"score"].toDouble(), 0, 'f', 3)
                          .arg(result[u"sku"].toString(), result[u"name"].toString(), result[u"path"].toString()));
    }
    QJsonObject answer{
        {u"results"_s, results}, {u"total"_s, found.total}, {u"ms"_s, double(timer.nsecsElapsed()) / 1e6}};
    if (namesQuery)
        answer.insert(u"query"_s, example.path);
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
ExitCode askForEach(LookSearch& look, const Catalogue& catalogue, const LookQuery& query, const QStringList& paths,
                    Terminal& terminal)
{
    ExitCode code = ExitCode::Done;
    for (const QString& path : paths) {
        terminal.line(path);
        const Result<> asked = askFor(look, catalogue, query, {.path = path}, true, terminal);
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
    const auto query = queryOf(*catalogue.value(), call);
    if (!query.ok())
        return terminal.failed(query.error());
    const auto look = openLookForCommand(*catalogue.value(), terminal);
    if (!look.ok())
        return terminal.failed(look.error());
    if (!call.imagesFrom.isEmpty())
        return askForEach(*look.value(), *catalogue.value(), query.value(), paths.value(), terminal);
    const Result<> asked = askFor(*look.value(), *catalogue.value(), query.value(),
                                  {.path = call.image, .region = call.region}, false, terminal);
    return asked.ok() ? ExitCode::Done : terminal.failed(asked.error());
}

} // namespace vitrine
