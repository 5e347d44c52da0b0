#include "app/command_line/commands.h"
#include "core/services/browse.h"
#include "core/services/search.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<QHash<AssetId, Asset>> assetsById(const Catalogue& catalogue, const std::vector<AssetId>& ids)
{
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, ids));
    QHash<AssetId, Asset> byId;
    for (const Asset& asset : found)
        byId.insert(asset.id, asset);
    return byId;
}

Result<std::vector<QJsonObject>> describeProducts(const Catalogue& catalogue, const std::vector<qint64>& ids)
{
    std::vector<ProductId> products;
    for (const qint64 id : ids)
        products.emplace_back(id);
    TRY_ASSIGN(const auto summaries, read, productSummaries(catalogue, products));
    std::vector<AssetId> pictures;
    for (const ProductSummary& summary : summaries) {
        if (summary.picture)
            pictures.push_back(*summary.picture);
    }
    TRY_ASSIGN(const auto byId, looked, assetsById(catalogue, pictures));
    std::vector<QJsonObject> results;
    for (const ProductSummary& summary : summaries) {
        const auto picture = summary.picture ? byId.constFind(*summary.picture) : byId.constEnd();
        results.push_back(
            searchResult(summary.sku, summary.name, picture != byId.constEnd() ? &*picture : nullptr, {}));
    }
    return results;
}

Result<std::vector<QJsonObject>> describePictures(const Catalogue& catalogue, const std::vector<qint64>& ids)
{
    std::vector<AssetId> wanted;
    for (const qint64 id : ids)
        wanted.emplace_back(id);
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, wanted));
    std::vector<QJsonObject> results;
    for (const Asset& asset : found) {
        TRY_ASSIGN(const auto owners, looked, productsOfAsset(catalogue, asset.id));
        const QString sku = owners.empty() ? QString() : owners.front().sku;
        const QString name = owners.empty() ? asset.title.text() : owners.front().name;
        results.push_back(searchResult(sku, name, &asset, {}));
    }
    return results;
}

struct Answer {
    std::vector<QJsonObject> results;
    qint64 total = 0;
    QString suggestion;
};

Result<Answer> answer(const Catalogue& catalogue, const SearchCall& call)
{
    const bool byProduct = call.by == SearchBy::Product;
    ProductQuery query = parseQuery(call.text, byProduct ? QueryScope::Products : QueryScope::Assets);
    if (!call.gallery.isEmpty())
        query.filters.push_back({.field = FilterField::Gallery, .values = {call.gallery}});
    TRY_ASSIGN(SearchOutcome found, searched, searchIds(catalogue, query));
    const qint64 total = qint64(found.ids.size());
    found.ids.resize(std::min<size_t>(found.ids.size(), size_t(call.limit)));
    TRY_ASSIGN(auto results, described,
               byProduct ? describeProducts(catalogue, found.ids) : describePictures(catalogue, found.ids));
    return Answer{std::move(results), total, found.suggestion};
}

} // namespace

QJsonObject searchResult(const QString& sku, const QString& name, const Asset* picture, std::optional<double> score)
{
    return {{u"sku"_s, sku},
            {u"name"_s, name},
            {u"score"_s, score ? QJsonValue(*score) : QJsonValue::Null},
            {u"asset"_s, picture ? QJsonValue(picture->uuid) : QJsonValue::Null},
            {u"path"_s, picture ? QJsonValue(picture->source) : QJsonValue::Null}};
}

ExitCode runCommand(const SearchCall& call, Terminal& terminal)
{
    if (call.isByLook())
        return runLookSearch(call, terminal);
    const auto catalogue = openForCommand(call.catalogue, OpenMode::ReadOnly, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    QElapsedTimer timer;
    timer.start();
    const auto found = answer(*catalogue.value(), call);
    if (!found.ok())
        return terminal.failed(found.error());
    QJsonArray list;
    for (const QJsonObject& result : found.value().results) {
        list.append(result);
        terminal.line(
            u"%1\t%2\t%3"_s.arg(result[u"sku"].toString(), result[u"name"].toString(), result[u"path"].toString()));
    }
    if (!found.value().suggestion.isEmpty())
        terminal.line(u"Did you mean: %1"_s.arg(found.value().suggestion));
    terminal.json(
        {{u"results"_s, list}, {u"total"_s, found.value().total}, {u"ms"_s, double(timer.nsecsElapsed()) / 1e6}});
    return ExitCode::Done;
}

} // namespace vitrine
