#include "core/api/huawei/studio_product_json.h"

#include "core/api/huawei/studio_call.h"
#include "core/api/huawei/studio_links.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/browse.h"

#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What the products of one page refer to, by id.
struct Referred {
    QHash<AssetId, Asset> assets;
    QHash<TagId, QString> tags;
};

Referred referredBy(const WholeProducts& whole)
{
    Referred referred{.assets = {}, .tags = whole.tagPaths};
    for (const Asset& asset : whole.assets)
        referred.assets.insert(asset.id, asset);
    return referred;
}

/// The cover that was chosen, else the first picture.
const Asset* coverOf(const Product& product, const Referred& referred)
{
    if (product.cover && referred.assets.contains(*product.cover))
        return &*referred.assets.constFind(*product.cover);
    for (const AssetId id : product.media) {
        const auto asset = referred.assets.constFind(id);
        if (asset != referred.assets.constEnd() && asset->kind == AssetKind::Picture)
            return &*asset;
    }
    return nullptr;
}

QJsonArray assetList(const ApiServices& services, const Product& product, const Referred& referred)
{
    QJsonArray list;
    int order = 0;
    for (const AssetId id : product.media) {
        ++order;
        const auto asset = referred.assets.constFind(id);
        if (asset == referred.assets.constEnd())
            continue;
        QJsonObject item = assetAddresses(services, *asset);
        item.insert(u"order"_s, order);
        list.append(item);
    }
    return list;
}

QJsonArray textList(const Product& product)
{
    QJsonArray list;
    for (const TextBlock& block : product.texts)
        list.append(QJsonObject{{u"title"_s, block.title}, {u"text"_s, block.body}});
    return list;
}

QJsonObject detailOf(const ApiServices& services, const Product& product, const Referred& referred)
{
    QJsonArray tags;
    for (const TagId tag : product.tags) {
        if (referred.tags.contains(tag))
            tags.append(referred.tags.value(tag));
    }
    QJsonObject detail{{u"product_id"_s, product.uuid},
                       {u"name"_s, product.name.text()},
                       {u"description"_s, product.description.text()},
                       {u"tags"_s, tags},
                       {u"text_list"_s, textList(product)},
                       {u"asset_list"_s, assetList(services, product, referred)},
                       {u"create_time"_s, wireTime(product.createdUtc)},
                       {u"update_time"_s, wireTime(product.updatedUtc)},
                       {u"state"_s, productStateWord(product)}};
    if (const Asset* cover = coverOf(product, referred)) {
        const QJsonObject all = assetAddresses(services, *cover);
        QJsonObject shown{{u"asset_id"_s, cover->uuid}};
        for (const QString& key : {u"cover_url"_s, u"thumbnail_url"_s}) {
            if (all.contains(key))
                shown.insert(key, all.value(key));
        }
        detail.insert(u"cover"_s, shown);
    }
    return detail;
}

} // namespace

QJsonObject assetAddresses(const ApiServices& services, const Asset& asset)
{
    QJsonObject item{{u"asset_id"_s, asset.uuid},
                     {u"asset_name"_s, asset.title.text()},
                     {u"asset_type"_s, assetTypeWord(asset)},
                     {u"asset_state"_s, assetStateWord(asset)}};
    const auto add = [&item](const QString& key, const QString& address) {
        if (!address.isEmpty())
            item.insert(key, address);
    };
    const AssetFile* main = asset.mainFile();
    const AssetFile* cover = main;
    for (const AssetFile& file : asset.files) {
        if (file.role == FileRole::Cover && file.state == FileState::Ready)
            cover = &file;
    }
    if (cover) {
        add(u"cover_url"_s, fileLink(services, *cover, LinkedForm::Thumbnail512));
        add(u"thumbnail_url"_s, fileLink(services, *cover, LinkedForm::Thumbnail256));
    }
    if (main)
        add(u"main_url"_s, fileLink(services, *main, LinkedForm::File));
    return item;
}

Result<std::vector<QJsonObject>> productDetails(const ApiServices& services, std::span<const ProductId> ids)
{
    TRY_ASSIGN(const WholeProducts whole, read, wholeProducts(services.catalogue, ids));
    const Referred referred = referredBy(whole);
    std::vector<QJsonObject> details;
    for (const Product& product : whole.products)
        details.push_back(detailOf(services, product, referred));
    return details;
}

} // namespace vitrine
