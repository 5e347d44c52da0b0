#include "core/api/alibaba/image_request.h"

#include "core/api/calls/route.h"
#include "core/services/edit_galleries.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// For the inspector: what the family's calls are made of; pictures are noted when they are decoded.
void showFields(ApiCall& call, const CallFields& fields)
{
    static const QByteArray kShown[] = {
        "ProductId",     "PicName",  "Type",       "CategoryId", "Crop",           "Region",
        "CustomContent", "IntAttr",  "IntAttr2",   "IntAttr3",   "IntAttr4",       "StrAttr",
        "StrAttr2",      "StrAttr3", "StrAttr4",   "Num",        "Start",          "Filter",
        "Text",          "Id",       "BucketName", "Path",       "ScoreThreshold", "DistinctProductId",
        "PageNumber",    "PageSize"};
    for (const QByteArray& name : kShown)
        if (const auto value = fields.find(name))
            showField(call, QString::fromLatin1(name), *value);
}

} // namespace

Checked<ImageRequest> openImages(ApiCall& call, AlibabaError unknown)
{
    TRY_ASSIGN(CallFields fields, read, CallFields::of(call.request));
    TRY_ASSIGN(InstanceCall gallery, opened, openInstance(call, fields.find("InstanceName"), unknown));
    showFields(call, fields);
    const FieldSource source = [fields](const QByteArray& name) { return fields.find(name); };
    return ImageRequest{std::move(gallery), std::move(fields), source};
}

Checked<std::optional<QString>> optionalPictureName(const ImageRequest& request)
{
    const auto name = request.fields.findAny({"PicName", "Name"});
    if (!name)
        return std::optional<QString>();
    TRY_ASSIGN(const QString text, read, checkedPictureName(*name, request.gallery.limits));
    return std::optional(text);
}

Checked<QString> readPictureName(const ImageRequest& request)
{
    TRY_ASSIGN(const std::optional<QString> name, read, optionalPictureName(request));
    if (!name)
        return AlibabaError::NoSpecifiedPicName;
    return *name;
}

Checked<Entry> namedEntry(const ImageRequest& request)
{
    const InstanceCall& gallery = request.gallery;
    TRY_ASSIGN(const QString itemKey, key, readItemKey(request.source, imagesNames(), gallery.limits));
    TRY_ASSIGN(const QString name, read, readPictureName(request));
    TRY_ASSIGN(const std::optional<Entry> entry, found,
               checkedRead(findEntry(gallery.catalogue(), {gallery.gallery.id, itemKey, name})));
    if (!entry)
        return AlibabaError::PicNotExist;
    return *entry;
}

int attributesOf(const ApiCall& call)
{
    return call.route.version == "2020-12-14" ? 4 : 1;
}

} // namespace vitrine
