#include "core/api/alibaba/auction_json.h"
#include "core/api/alibaba/image_request.h"
#include "core/api/alibaba/images_calls.h"
#include "core/api/alibaba/wire_picture.h"
#include "core/api/alibaba/wire_values.h"
#include "core/api/calls/route.h"
#include "core/base/text_fold.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QJsonObject pictureInfo(qint64 category, const std::optional<QRect>& region)
{
    QJsonObject info{{u"CategoryId"_s, category}, {u"AllCategories"_s, allCategories(false)}};
    if (region) {
        const QString text = regionText(*region);
        info.insert(u"Region"_s, text);
        info.insert(u"MultiRegion"_s, QJsonArray{QJsonObject{{u"Region"_s, text}}});
    }
    return info;
}

QJsonObject searchBody(const ApiCall& call, const FoundPictures& found, AuctionScore score)
{
    QJsonObject body = successBody(call, u"Msg"_s);
    body.insert(u"Head"_s, searchHead(found));
    body.insert(u"Auctions"_s, auctions(found.pictures, attributesOf(call), score));
    return body;
}

Checked<QJsonObject> byPicture(ApiCall& call, const ImageRequest& request)
{
    const auto content = request.fields.find("PicContent");
    if (!content)
        return AlibabaError::NoSpecifiedPicContent;
    TRY_ASSIGN(const SearchWords words, said, readSearchWords(request.source, imagesNames(), request.gallery.limits));
    TRY_ASSIGN(const WirePicture picture, read, readWirePicture(call.services, *content));
    showPicture(call, u"PicContent"_s, picture.bytes);
    const QRect whole(QPoint(0, 0), picture.size);
    if (words.frame.region && !whole.contains(*words.frame.region))
        return AlibabaError::InvalidRegion;
    LookExample example;
    example.bytes = picture.bytes;
    example.region = words.frame.region;
    TRY_ASSIGN(const CategorySearch search, searched, searchInCategory(request.gallery, example, words));
    QJsonObject body = searchBody(call, search.found, AuctionScore::Shown);
    const QRect object = words.frame.crop ? search.found.region.value_or(whole) : whole;
    body.insert(u"PicInfo"_s, pictureInfo(search.category, words.frame.region.value_or(object)));
    return body;
}

Checked<QJsonObject> byName(ApiCall& call, const ImageRequest& request)
{
    TRY_VOID(readItemKey(request.source, imagesNames(), request.gallery.limits));
    TRY_VOID(readPictureName(request));
    TRY_ASSIGN(SearchWords words, said, readSearchWords(request.source, imagesNames(), request.gallery.limits));
    TRY_ASSIGN(const Entry entry, named, namedEntry(request));
    const qint64 category = words.category.value_or(entry.category.value_or(kOtherCategory));
    if (category != kOtherCategory)
        words.category = category;
    LookExample example;
    example.asset = entry.asset;
    example.region = entry.region;
    TRY_ASSIGN(const FoundPictures found, searched, searchByLook(request.gallery, example, words));
    QJsonObject body = searchBody(call, found, AuctionScore::Shown);
    const std::optional<QRect> region = entry.region ? entry.region : found.region;
    body.insert(u"PicInfo"_s, pictureInfo(category, region));
    return body;
}

Checked<QString> readText(const ImageRequest& request)
{
    const auto bytes = request.fields.find("Text");
    const auto text = bytes ? wireText(*bytes) : std::nullopt;
    if (!text || foldText(*text).isEmpty())
        return AlibabaError::InvalidText;
    if (text->size() > request.gallery.limits.textChars)
        return AlibabaError::InvalidTextLength;
    return *text;
}

/// A picture to be compared. Errors: `refusals`.
Checked<LookExample> readCompared(ApiCall& call, const ImageRequest& request, const QByteArray& name,
                                  AlibabaError refusal)
{
    const PictureRefusals refusals{refusal, refusal, AlibabaError::UnsupportedPictureFormat};
    const auto content = request.fields.find(name);
    if (!content)
        return refusal;
    TRY_ASSIGN(const WirePicture picture, read, readWirePicture(call.services, *content, refusals));
    showPicture(call, QString::fromLatin1(name), picture.bytes);
    LookExample example;
    example.bytes = picture.bytes;
    return example;
}

} // namespace

Checked<QJsonObject> searchImage(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    const QByteArray type = request.fields.find("Type").value_or(call.route.path.mid(int(strlen("/v2/image/"))));
    if (type.compare("SearchByName", Qt::CaseInsensitive) == 0)
        return byName(call, request);
    if (type == "search" || type.compare("SearchByPic", Qt::CaseInsensitive) == 0)
        return byPicture(call, request);
    return AlibabaError::InvalidType;
}

Checked<QJsonObject> searchImageByPic(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    return byPicture(call, request);
}

Checked<QJsonObject> searchImageByName(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    return byName(call, request);
}

Checked<QJsonObject> searchImageByText(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    TRY_ASSIGN(const QString text, read, readText(request));
    TRY_ASSIGN(const SearchWords words, said, readSearchWords(request.source, imagesNames(), request.gallery.limits));
    TRY_ASSIGN(const FoundPictures found, searched, searchByWords(request.gallery, text, words));
    QJsonObject body = searchBody(call, found, AuctionScore::WithoutSortValues);
    body.insert(u"PicInfo"_s, QJsonObject{{u"AllCategories"_s, allCategories(false)}});
    return body;
}

Checked<QJsonObject> searchImageByFilter(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    TRY_ASSIGN(const SearchWords words, said, readSearchWords(request.source, imagesNames(), request.gallery.limits));
    if (words.filter.kind == EntryFilter::Kind::Everything)
        return AlibabaError::InvalidFilterClause;
    TRY_ASSIGN(const FoundPictures found, searched, searchByFilter(request.gallery, words));
    QJsonObject body = successBody(call, u"Msg"_s);
    body.insert(u"Auctions"_s, auctions(found.pictures, attributesOf(call), AuctionScore::Hidden));
    return body;
}

Checked<QJsonObject> checkImageExists(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    const Checked<Entry> entry = namedEntry(request);
    if (!entry.ok() && entry.error() != AlibabaError::PicNotExist)
        return entry.error();
    QJsonObject body = successBody(call, u"Msg"_s);
    body.insert(u"Exists"_s, entry.ok());
    if (entry.ok())
        body.insert(u"Auctions"_s, auction({entry.value(), 1, 1}, attributesOf(call), AuctionScore::Hidden));
    return body;
}

Checked<QJsonObject> compareSimilarByImage(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    TRY_ASSIGN(const LookExample first, primary,
               readCompared(call, request, "PrimaryPicContent", AlibabaError::InvalidPrimaryPicContent));
    TRY_ASSIGN(const LookExample second, secondary,
               readCompared(call, request, "SecondaryPicContent", AlibabaError::InvalidSecondaryPicContent));
    TRY_ASSIGN(const double score, compared,
               checked<double>(request.gallery.look().compare(first, second), [](const Error& error) {
                   return refusalOf(error, AlibabaError::UnsupportedPictureFormat);
               }));
    QJsonObject body = successBody(call, u"Msg"_s);
    body.insert(u"Score"_s, score);
    return body;
}

} // namespace vitrine
