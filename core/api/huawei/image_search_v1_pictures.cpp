// Adding, changing, removing and checking pictures, of image_search_v1.h.
#include "core/api/huawei/image_search_items.h"
#include "core/api/huawei/image_search_picture.h"
#include "core/api/huawei/image_search_v1.h"
#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"

namespace vitrine::imagesearch_v1 {

using namespace Qt::StringLiterals;

namespace {

/// A body that names a picture.
struct PathBody {
    JsonFields fields;
    QString path;
};

WireResult<PathBody> readPathBody(ApiCall& call)
{
    TRY_ASSIGN(JsonFields fields, body, readBody(call));
    const auto path = fields.text(u"path"_s, {Presence::Required, 1, limitsOf(call).pathChars});
    if (fields.problem())
        return failureOf(*fields.problem());
    noteText(call, u"path"_s, *path);
    return PathBody{std::move(fields), *path};
}

/// The picture of the instance that the body names.
WireResult<Entry> readStored(ApiCall& call, const Gallery& gallery, const QString& path)
{
    const auto found = entryOfItemId(call.services.catalogue, gallery.id, path);
    if (!found.ok())
        return failureOf(found.error());
    if (!found.value())
        return failure(Code::Path);
    return *found.value();
}

/// The picture in `file`, else behind the path.
WireResult<QByteArray> readPicture(ApiCall& call, const PathBody& body)
{
    const ApiPictureLimits& limits = limitsOf(call).picture;
    const auto file = body.fields.bytes(u"file"_s);
    if (body.fields.problem())
        return failureOf(*body.fields.problem());
    const Result<QByteArray> bytes = file && !file->isEmpty() ? bytesOfBase64(*file, limits.bytes)
                                                              : bytesOfUrl(call.services, body.path, limits.bytes);
    if (!bytes.ok())
        return pictureFailure(bytes.error());
    const Result<ReceivedPicture> picture = receivedPicture(bytes.value(), limits);
    if (!picture.ok())
        return pictureFailure(picture.error());
    noteSentPicture(call, u"file"_s, bytes.value());
    return bytes.value();
}

using EntryTags = QMap<QString, std::variant<QString, Decimal>>;

EntryTags entryTags(const Tags& tags)
{
    EntryTags all;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

ApiReply answerStep(ApiCall& call, const Result<StepId>& step)
{
    if (!step.ok())
        return failureOf(step.error());
    call.step = step.value();
    return successReply();
}

} // namespace

ApiReply addPicture(ApiCall& call)
{
    TRY_ASSIGN(const Gallery gallery, found, readInstance(call));
    TRY_ASSIGN(const PathBody body, read, readPathBody(call));
    TRY_ASSIGN(const std::optional<Tags> tags, tagged, readTags(body.fields, limitsOf(call), Presence::Optional));
    TRY_ASSIGN(const QByteArray bytes, got, readPicture(call, body));
    IncomingPicture incoming;
    incoming.entry.gallery = gallery.id;
    incoming.entry.itemKey = body.path;
    incoming.entry.tags = entryTags(tags.value_or(Tags()));
    incoming.source = MediaSource::memory(bytes, body.path);
    incoming.fileName = body.path.section(u'?', 0, 0).section(u'/', -1);
    const Result<AddedPictures> added = addPictures(call.services.catalogue, call.services.look, call.actor(),
                                                    std::span(&incoming, 1), PictureProduct::OfFileName);
    if (!added.ok())
        return failureOf(added.error());
    call.step = added.value().step;
    return successReply();
}

ApiReply modifyPicture(ApiCall& call)
{
    TRY_ASSIGN(const Gallery gallery, found, readInstance(call));
    TRY_ASSIGN(const PathBody body, read, readPathBody(call));
    TRY_ASSIGN(const std::optional<Tags> tags, tagged, readTags(body.fields, limitsOf(call), Presence::Required));
    TRY_ASSIGN(const Entry entry, stored, readStored(call, gallery, body.path));
    EntryPatch patch;
    patch.tags = entryTags(*tags);
    return answerStep(call, updateEntry(call.services.catalogue, call.actor(), keyOf(entry), patch));
}

ApiReply deletePicture(ApiCall& call)
{
    TRY_ASSIGN(const Gallery gallery, found, readInstance(call));
    TRY_ASSIGN(const PathBody body, read, readPathBody(call));
    const auto all = entriesOfItemId(call.services.catalogue, gallery.id, body.path);
    if (!all.ok())
        return failureOf(all.error());
    if (all.value().empty())
        return failure(Code::Path);
    std::vector<EntryKey> keys;
    for (const Entry& entry : all.value())
        keys.push_back(keyOf(entry));
    return answerStep(call, removeEntries(call.services.catalogue, call.actor(), keys));
}

ApiReply checkPicture(ApiCall& call)
{
    TRY_ASSIGN(const Gallery gallery, found, readInstance(call));
    TRY_ASSIGN(const PathBody body, read, readPathBody(call));
    const auto entry = entryOfItemId(call.services.catalogue, gallery.id, body.path);
    if (!entry.ok())
        return failureOf(entry.error());
    return jsonReply({{u"exist"_s, entry.value() ? u"true"_s : u"false"_s}});
}

} // namespace vitrine::imagesearch_v1
