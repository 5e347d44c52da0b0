// The instances of image_search_v1.h.
#include "core/api/huawei/image_search_items.h"
#include "core/api/huawei/image_search_v1.h"
#include "core/services/edit_galleries.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace vitrine::imagesearch_v1 {

using namespace Qt::StringLiterals;

namespace {

/// The model that the current reference knows; the older ones find pictures just the same here.
constexpr QStringView kModel = u"common-search";
constexpr QStringView kModels[] = {kModel, u"image-recommend", u"image-copyright"};
constexpr qint64 kDefaultLevel = 30'000'000;

QJsonObject instanceJson(const Gallery& gallery)
{
    QJsonArray tags;
    for (const GalleryKey& key : gallery.tagKeys)
        tags.append(key.key);
    return {{u"instanceName"_s, gallery.name},
            {u"domain"_s, kModel.toString()},
            {u"desc"_s, gallery.description},
            {u"level"_s, gallery.capacity.value_or(kDefaultLevel)},
            {u"tags"_s, tags},
            {u"registerDate"_s, gallery.createdUtc},
            {u"expiredDate"_s, -1},
            {u"status"_s, u"NORMAL"_s}};
}

bool isVendorName(const QString& name)
{
    static const QRegularExpression pattern(u"^[a-z][a-z0-9_-]*$"_s);
    return pattern.match(name).hasMatch();
}

WireResult<Gallery> readGallery(const JsonFields& fields, const ImageSearchV1Limits& limits)
{
    const auto name = fields.text(u"name"_s, {Presence::Required, 1});
    const auto model = fields.text(u"model"_s, {Presence::Required, 1});
    const auto description = fields.text(u"description"_s);
    const auto level = fields.integer(u"level"_s, {.min = 1});
    const auto tags = fields.texts(u"tags"_s, limits.instanceTags, {.minChars = 1});
    if (level && limits.level > 0 && *level != limits.level)
        fields.refuse(JsonProblem::Kind::OutOfRange, u"level"_s, u"level must be %1."_s.arg(limits.level));
    for (const QString& tag : tags.value_or(QStringList())) {
        if (limits.vendorNames && tag != tag.toLower())
            fields.refuse(JsonProblem::Kind::WrongType, u"tags"_s, u"Tag names must be lower case: %1."_s.arg(tag));
    }
    if (fields.problem())
        return failureOf(*fields.problem());
    if (name->size() > limits.nameChars || (limits.vendorNames && !isVendorName(*name)))
        return failure(Code::InstanceName);
    if (std::find(std::begin(kModels), std::end(kModels), *model) == std::end(kModels))
        return failure(Code::Model);
    Gallery gallery;
    gallery.name = *name;
    gallery.description = description.value_or(QString());
    gallery.capacity = level.value_or(kDefaultLevel);
    for (const QString& tag : tags.value_or(QStringList()))
        gallery.tagKeys.push_back({tag, GalleryKeyType::Text});
    return gallery;
}

} // namespace

ApiReply createInstance(ApiCall& call)
{
    TRY_ASSIGN(const JsonFields fields, body, readBody(call));
    TRY_ASSIGN(const Gallery gallery, read, readGallery(fields, limitsOf(call)));
    noteText(call, u"name"_s, gallery.name);
    if (const Result<QString> name = normalizedGalleryName(gallery.name); !name.ok())
        return failure(Code::InstanceName, name.error().detail);
    const Result<GalleryId> made = vitrine::createGallery(call.services.catalogue, call.actor(), gallery, &call.step);
    if (!made.ok() && made.error().code == ErrorCode::Conflict)
        return failure(Code::InstanceName, made.error().detail);
    if (!made.ok())
        return failureOf(made.error());
    const Result<Gallery> stored = vitrine::gallery(call.services.catalogue, made.value());
    if (!stored.ok())
        return failureOf(stored.error());
    return jsonReply(instanceJson(stored.value()));
}

ApiReply queryInstance(ApiCall& call)
{
    TRY_ASSIGN(const Gallery gallery, found, readInstance(call));
    return jsonReply(instanceJson(gallery));
}

ApiReply deleteInstance(ApiCall& call)
{
    TRY_ASSIGN(const Gallery gallery, found, readInstance(call));
    if (gallery.id == kCatalogueGalleryId)
        return failure(Code::InstanceName, u"This instance is built in."_s);
    const Result<StepId> step = trashGallery(call.services.catalogue, call.actor(), gallery.id);
    if (!step.ok())
        return failureOf(step.error());
    call.step = step.value();
    return successReply();
}

} // namespace vitrine::imagesearch_v1
