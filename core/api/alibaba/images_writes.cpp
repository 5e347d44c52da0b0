#include "core/api/alibaba/gallery_writes.h"
#include "core/api/alibaba/image_request.h"
#include "core/api/alibaba/images_calls.h"
#include "core/api/alibaba/wire_values.h"
#include "core/api/calls/route.h"
#include "core/services/edit_galleries.h"

#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What an update changes of an entry.
Checked<EntryPatch> readPatch(const ImageRequest& request, const Entry& entry)
{
    EntryPatch patch;
    if (const auto content = request.fields.findGiven("CustomContent")) {
        TRY_ASSIGN(patch.customContent, text, checkedCustomContent(*content, request.gallery.limits));
    }
    TRY_ASSIGN(const EntryAttributes given, read,
               readAttributes(request.source, imagesNames(), request.gallery.limits));
    if (!given.isEmpty()) {
        EntryAttributes all = entry.attributes;
        all.insert(given);
        patch.attributes = all;
    }
    return patch;
}

Checked<QStringList> removeImages(const ImageRequest& request)
{
    const InstanceCall& gallery = request.gallery;
    bool byFilter = false;
    if (const auto text = request.fields.find("IsDeleteByFilter")) {
        const auto flag = wireFlag(*text);
        if (!flag)
            return AlibabaError::InvalidIsDeleteByFilter;
        byFilter = *flag;
    }
    if (byFilter) {
        TRY_ASSIGN(const EntryFilter filter, read, readFilter(request.source));
        if (filter.kind == EntryFilter::Kind::Everything)
            return AlibabaError::InvalidFilterClause;
        return removeByFilter(gallery, filter);
    }
    TRY_ASSIGN(const QString itemKey, key, readItemKey(request.source, imagesNames(), gallery.limits));
    TRY_ASSIGN(const std::optional<QString> name, named, optionalPictureName(request));
    std::optional<std::vector<QString>> names;
    if (name)
        names = std::vector{*name};
    return removeFromGallery(gallery, itemKey, names);
}

} // namespace

Checked<QJsonObject> addImage(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    const InstanceCall& gallery = request.gallery;
    TRY_VOID(readItemKey(request.source, imagesNames(), gallery.limits));
    TRY_ASSIGN(const QString name, named, readPictureName(request));
    if (!request.fields.find("PicContent"))
        return AlibabaError::NoSpecifiedPicContent;
    TRY_ASSIGN(const AddWords words, said, readAddWords(request.source, imagesNames(), gallery.limits));
    TRY_ASSIGN(WirePicture picture, read, readWirePicture(call.services, *request.fields.find("PicContent")));
    request.fields.forget("PicContent"); // the picture is looked at and stored now: its text would be one copy more
    showPicture(call, u"PicContent"_s, picture.bytes);
    const NamedPicture given{name, std::move(picture)};
    TRY_ASSIGN(const std::vector<AddedPicture> added, stored, addToGallery(gallery, words, std::span(&given, 1)));
    QJsonObject body = successBody(call, u"Message"_s);
    body.insert(u"PicInfo"_s, QJsonObject{{u"CategoryId"_s, added.front().category},
                                          {u"Region"_s, regionText(added.front().region)}});
    return body;
}

Checked<QJsonObject> deleteImage(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    TRY_ASSIGN(const QStringList removed, done, removeImages(request));
    QJsonObject body = successBody(call, u"Message"_s);
    if (call.route.family == ApiFamily::AlibabaRpc)
        body.insert(u"Data"_s, QJsonObject{{u"PicNames"_s, QJsonArray::fromStringList(removed)}});
    return body;
}

Checked<QJsonObject> updateImage(ApiCall& call, std::mutex& turn)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call));
    const InstanceCall& gallery = request.gallery;
    const std::lock_guard lock(turn);
    TRY_ASSIGN(const Entry entry, found, namedEntry(request));
    TRY_ASSIGN(const EntryPatch patch, read, readPatch(request, entry));
    const EntryKey key{gallery.gallery.id, entry.itemKey, entry.pictureName};
    TRY_ASSIGN(call.step, updated,
               checked<StepId>(updateEntry(gallery.catalogue(), call.actor(), key, patch), [](const Error& error) {
                   return refusalOf(error, AlibabaError::BadRequest, AlibabaError::PicNotExist);
               }));
    return successBody(call, u"Message"_s);
}

} // namespace vitrine
