#include "core/api/alibaba/items_calls.h"

#include "core/api/alibaba/auction_json.h"
#include "core/api/alibaba/gallery_writes.h"
#include "core/api/alibaba/offset_body.h"
#include "core/api/alibaba/wire_values.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// One call of this family: its gallery and its body (a view of the request's).
struct ItemsCall {
    InstanceCall gallery;
    OffsetBody body;
    FieldSource source;
};

/// The parameter in the spellings of table and examples, in their order.
std::optional<QByteArray> instanceName(const HttpRequest& request)
{
    for (const QByteArray name : {"instanceName", "InstanceName", "instaneName"})
        if (auto value = findParameter(request.query, name))
            return value;
    return std::nullopt;
}

void showValues(ApiCall& call, const OffsetBody& body)
{
    for (const OffsetValue& each : body.values())
        showField(call, QString::fromUtf8(each.key), each.value);
}

Checked<ItemsCall> openItems(ApiCall& call)
{
    TRY_ASSIGN(InstanceCall gallery, opened, openInstance(call, instanceName(call.request)));
    TRY_ASSIGN(OffsetBody body, parsed, OffsetBody::parse(call.request.body.bytes()));
    showValues(call, body);
    const FieldSource source = [body](const QByteArray& name) -> std::optional<QByteArray> {
        const auto value = body.find(name);
        return value && !value->isEmpty() ? std::optional(value->toByteArray()) : std::nullopt;
    };
    return ItemsCall{gallery, std::move(body), source};
}

/// The base64 contents that pic_list names. @param none  what an empty list is refused with
Checked<std::vector<OffsetPicture>> listedPictures(const ItemsCall& items, AlibabaError none)
{
    const auto list = items.body.find("pic_list");
    if (!list)
        return AlibabaError::NoPicList;
    if (list->isEmpty())
        return none;
    TRY_ASSIGN(std::vector<OffsetPicture> pictures, listed, namedPictures(items.body, *list));
    if (pictures.size() > size_t(items.gallery.limits.picturesInOneBody))
        return AlibabaError::InvalidPicList;
    for (const OffsetPicture& each : pictures)
        TRY_VOID(checkedPictureName(each.name.toUtf8(), items.gallery.limits));
    return pictures;
}

Checked<NamedPicture> readNamed(const InstanceCall& gallery, const OffsetPicture& listed)
{
    if (listed.content.isEmpty())
        return AlibabaError::NoSpecifiedPic;
    TRY_ASSIGN(WirePicture picture, read, readWirePicture(gallery.call.services, listed.content));
    showPicture(gallery.call, listed.name, picture.bytes);
    return NamedPicture{listed.name, std::move(picture)};
}

QJsonObject pictureInfo(const SearchWords& words, const CategorySearch& search, const QRect& whole)
{
    const QRect object = words.frame.crop ? search.found.region.value_or(whole) : whole;
    return {{u"Category"_s, QString::number(search.category)},
            {u"Region"_s, regionText(words.frame.region.value_or(object))},
            {u"AllCategory"_s, QJsonObject{{u"Category"_s, allCategories(true)}}}};
}

} // namespace

Checked<QJsonObject> addItem(ApiCall& call)
{
    TRY_ASSIGN(const ItemsCall items, opened, openItems(call));
    const InstanceCall& gallery = items.gallery;
    TRY_VOID(readItemKey(items.source, itemsNames(), gallery.limits));
    TRY_ASSIGN(const std::vector<OffsetPicture> listed, read, listedPictures(items, AlibabaError::NoSpecifiedAddPic));
    TRY_ASSIGN(const AddWords words, said, readAddWords(items.source, itemsNames(), gallery.limits));
    std::vector<NamedPicture> pictures;
    for (const OffsetPicture& each : listed) {
        TRY_ASSIGN(NamedPicture picture, decoded, readNamed(gallery, each));
        pictures.push_back(std::move(picture));
    }
    TRY_VOID(addToGallery(gallery, words, pictures));
    return successBody(call, u"Message"_s);
}

Checked<QJsonObject> deleteItem(ApiCall& call)
{
    TRY_ASSIGN(const ItemsCall items, opened, openItems(call));
    const InstanceCall& gallery = items.gallery;
    TRY_ASSIGN(const QString itemKey, key, readItemKey(items.source, itemsNames(), gallery.limits));
    std::optional<std::vector<QString>> names;
    if (const auto list = items.source("pic_list")) {
        TRY_ASSIGN(names, listed, pictureNames(*list));
    }
    TRY_VOID(removeFromGallery(gallery, itemKey, names));
    return successBody(call, u"Message"_s);
}

Checked<QJsonObject> searchItem(ApiCall& call)
{
    TRY_ASSIGN(const ItemsCall items, opened, openItems(call));
    const InstanceCall& gallery = items.gallery;
    TRY_ASSIGN(const std::vector<OffsetPicture> listed, read,
               listedPictures(items, AlibabaError::NoSpecifiedSearchPic));
    if (listed.size() != 1)
        return AlibabaError::InvalidPicList;
    TRY_ASSIGN(const SearchWords words, said, readSearchWords(items.source, itemsNames(), gallery.limits));
    TRY_ASSIGN(const NamedPicture named, decoded, readNamed(gallery, listed.front()));
    const QRect whole(QPoint(0, 0), named.picture.size);
    if (words.frame.region && !whole.contains(*words.frame.region))
        return AlibabaError::InvalidRegion;
    LookExample example;
    example.bytes = named.picture.bytes;
    example.region = words.frame.region;
    TRY_ASSIGN(const CategorySearch search, searched, searchInCategory(gallery, example, words));
    QJsonArray list;
    for (const FoundPicture& picture : search.found.pictures)
        list.append(legacyAuction(picture));
    QJsonObject body = successBody(call, u"Message"_s);
    body.insert(u"Head"_s, searchHead(search.found));
    body.insert(u"PicInfo"_s, pictureInfo(words, search, whole));
    body.insert(u"Auctions"_s, QJsonObject{{u"Auction"_s, list}});
    return body;
}

} // namespace vitrine
