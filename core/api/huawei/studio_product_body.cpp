#include "core/api/huawei/studio_product_body.h"

#include "core/api/huawei/studio_words.h"
#include "core/services/browse.h"
#include "core/services/listings.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// One element may hold several tags, joined by commas.
Result<QStringList> tagWords(ApiCall& call, const QStringList& given)
{
    QStringList words;
    for (const QString& element : given) {
        for (const QString& word : element.split(u',', Qt::SkipEmptyParts))
            words << word.trimmed();
    }
    words.removeAll(QString());
    words.removeDuplicates();
    if (call.services.limits == ApiLimits::Relaxed)
        return words;
    const bool tooLong = std::any_of(words.begin(), words.end(), [](const QString& word) {
        return word.toUtf8().size() > studio_limits::kProductTagBytes;
    });
    if (words.size() > studio_limits::kProductTags || tooLong)
        return invalidParameter(u"tags"_s);
    return words;
}

struct Placed {
    AssetId asset;
    qint64 order = 0;
};

/// Those with an order first, by it; the others in the order in which they were given.
std::vector<AssetId> inOrder(std::vector<Placed> placed)
{
    const auto before = [](const Placed& left, const Placed& right) {
        return left.order > 0 && (right.order == 0 || left.order < right.order);
    };
    std::stable_sort(placed.begin(), placed.end(), before);
    std::vector<AssetId> media;
    for (const Placed& one : placed) {
        if (std::find(media.begin(), media.end(), one.asset) == media.end())
            media.push_back(one.asset);
    }
    return media;
}

Result<std::vector<AssetId>> mediaOf(ApiCall& call, const std::vector<JsonFields>& items)
{
    std::vector<Placed> placed;
    for (const JsonFields& item : items) {
        TRY_ASSIGN(const Asset asset, found, namedAsset(call, item));
        placed.push_back({asset.id, item.integer(u"order"_s, {.min = 0}).value_or(0)});
        TRY_VOID(checkFields(item));
    }
    return inOrder(std::move(placed));
}

std::vector<TextBlock> textsOf(const std::vector<JsonFields>& items)
{
    std::vector<TextBlock> texts;
    for (const JsonFields& item : items)
        texts.push_back({{}, item.text(u"title"_s).value_or(QString()), item.text(u"text"_s).value_or(QString())});
    return texts;
}

Result<> readMedia(ApiCall& call, const JsonFields& body, ProductPatch& patch)
{
    if (const auto items = body.objects(u"asset_list"_s, kMaxMediaPerProduct)) {
        TRY_ASSIGN(patch.media, placed, mediaOf(call, *items));
    }
    if (const auto cover = body.object(u"cover"_s)) {
        TRY_ASSIGN(const Asset asset, found, namedAsset(call, *cover));
        patch.cover = std::optional(asset.id);
    }
    return checkFields(body);
}

} // namespace

Result<Asset> namedAsset(ApiCall& call, const JsonFields& item)
{
    const QString uuid = item.text(u"asset_id"_s, {Presence::Required, 1, 64}).value_or(QString());
    const std::optional<QString> type = item.text(u"asset_type"_s);
    TRY_VOID(checkFields(item));
    TRY_ASSIGN(const std::optional<AssetId> id, found, assetByUuid(call.services.catalogue, uuid.toLower()));
    TRY_ASSIGN(const std::vector<Asset> page, read,
               assets(call.services.catalogue, id ? std::span(&*id, 1) : std::span<const AssetId>()));
    if (page.empty() || page.front().trashedUtc)
        return fail(ErrorCode::NotFound, u"Asset not found: %1"_s.arg(uuid));
    const Asset& asset = page.front();
    if (!type)
        return asset;
    if (!QStringList{u"IMAGE"_s, u"VIDEO"_s, u"AUDIO"_s}.contains(*type) || assetKindOfType(*type) != asset.kind)
        return invalidParameter(u"asset_type"_s);
    return asset;
}

Result<ProductPatch> productPatch(ApiCall& call, const JsonFields& body)
{
    ProductPatch patch;
    patch.names[{}] = body.text(u"name"_s, {Presence::Required, 1, kMaxProductNameChars}).value_or(QString());
    if (const auto description = body.text(u"description"_s, {.maxChars = kMaxDescriptionChars}))
        patch.descriptions[{}] = *description;
    if (const auto tags = body.texts(u"tags"_s, 1000)) {
        TRY_ASSIGN(patch.addTagPaths, words, tagWords(call, *tags));
        patch.replacesTags = true;
    }
    if (const auto texts = body.objects(u"text_list"_s, kMaxTextBlocks))
        patch.texts = textsOf(*texts);
    TRY_VOID(checkFields(body));
    TRY_VOID(readMedia(call, body, patch));
    return patch;
}

} // namespace vitrine
