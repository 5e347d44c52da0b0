// Searching, of image_search_v1.h.
#include "core/api/huawei/image_search_items.h"
#include "core/api/huawei/image_search_picture.h"
#include "core/api/huawei/image_search_v1.h"
#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"

#include <QJsonArray>

namespace vitrine::imagesearch_v1 {

using namespace Qt::StringLiterals;

namespace {

struct SearchBody {
    std::optional<QByteArray> file; ///< base64; a view of the body
    std::optional<QString> path;
    int limit = 10, offset = 0;
    std::optional<Tags> tags;
    std::optional<QRect> box; ///< only with is_crop
};

std::optional<QRect> readBox(const JsonFields& fields)
{
    const auto crop = fields.boolean(u"is_crop"_s);
    const bool isCrop = crop.value_or(false);
    const auto box = fields.object(u"box"_s, isCrop ? Presence::Required : Presence::Optional);
    if (!box)
        return std::nullopt;
    constexpr qint64 kMost = 65'535;
    const auto x = box->integer(u"x"_s, {Presence::Required, 0, kMost});
    const auto y = box->integer(u"y"_s, {Presence::Required, 0, kMost});
    const auto width = box->integer(u"width"_s, {Presence::Required, 1, kMost});
    const auto height = box->integer(u"height"_s, {Presence::Required, 1, kMost});
    if (!isCrop || !x || !y || !width || !height)
        return std::nullopt;
    return QRect(int(*x), int(*y), int(*width), int(*height));
}

WireResult<SearchBody> readSearch(ApiCall& call)
{
    TRY_ASSIGN(const JsonFields fields, body, readBody(call));
    const ImageSearchV1Limits& limits = limitsOf(call);
    SearchBody search;
    search.file = fields.bytes(u"file"_s);
    search.path = fields.text(u"path"_s, {.maxChars = limits.pathChars});
    search.limit = int(fields.integer(u"limit"_s, {.min = 1, .max = limits.limit}).value_or(10));
    search.offset = int(fields.integer(u"offset"_s, {.min = 0, .max = limits.offset}).value_or(0));
    search.box = readBox(fields);
    TRY_ASSIGN(search.tags, tagged, readTags(fields, limits, Presence::Optional));
    if (search.file && search.file->isEmpty())
        search.file.reset();
    if (search.path && search.path->isEmpty())
        search.path.reset();
    if (!search.file && !search.path && (!search.tags || search.tags->isEmpty()))
        return failure(Code::Missing, u"One of file, path and tags is needed."_s);
    if (search.path)
        noteText(call, u"path"_s, *search.path);
    return search;
}

/// Entries that have all these tags. A number key is compared by value.
WireResult<EntryFilter> tagFilter(const Gallery& gallery, const Tags& tags)
{
    std::vector<EntryFilter> parts;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it) {
        const auto key = std::find_if(gallery.tagKeys.begin(), gallery.tagKeys.end(),
                                      [&it](const GalleryKey& one) { return one.key == it.key(); });
        if (key == gallery.tagKeys.end())
            return failure(Code::WrongType, u"The instance has no tag '%1'."_s.arg(it.key()));
        EntryValue value = it.value();
        if (key->type == GalleryKeyType::Number) {
            const Result<Decimal> number = Decimal::parse(it.value());
            if (!number.ok())
                return failure(Code::WrongType, number.error().detail);
            value = number.value();
        }
        parts.push_back(EntryFilter::of({EntryField::Tag, it.key(), Comparison::Equal, {value}}));
    }
    return parts.empty() ? EntryFilter() : EntryFilter::all(std::move(parts));
}

WireResult<LookExample> receivedExample(ApiCall& call, const Result<QByteArray>& bytes)
{
    if (!bytes.ok())
        return pictureFailure(bytes.error());
    const Result<ReceivedPicture> picture = receivedPicture(bytes.value(), limitsOf(call).picture);
    if (!picture.ok())
        return pictureFailure(picture.error());
    noteSentPicture(call, u"file"_s, bytes.value());
    LookExample example;
    example.bytes = bytes.value();
    return example;
}

/// The picture to look for: in the body, in the instance, or behind an address.
WireResult<LookExample> readExample(ApiCall& call, const Gallery& gallery, const SearchBody& search)
{
    const qint64 limit = limitsOf(call).picture.bytes;
    if (search.file)
        return receivedExample(call, bytesOfBase64(*search.file, limit));
    const auto entry = entryOfItemId(call.services.catalogue, gallery.id, *search.path);
    if (!entry.ok())
        return failureOf(entry.error());
    if (!entry.value())
        return receivedExample(call, bytesOfUrl(call.services, *search.path, limit));
    LookExample example;
    example.asset = entry.value()->asset;
    example.region = entry.value()->region;
    return example;
}

QJsonObject tagsJson(const Entry& entry)
{
    QJsonObject tags;
    for (auto it = entry.tags.cbegin(); it != entry.tags.cend(); ++it) {
        const auto* text = std::get_if<QString>(&it.value());
        tags.insert(it.key(), text ? *text : std::get<Decimal>(it.value()).text());
    }
    return tags;
}

QJsonObject hitJson(const Entry& entry, double score)
{
    return {{u"path"_s, itemIdOf(entry)}, {u"sim"_s, score}, {u"tags"_s, tagsJson(entry)}};
}

HttpResponse foundReply(qint64 total, const QJsonArray& result)
{
    return jsonReply({{u"count"_s, total}, {u"result"_s, result}});
}

ApiReply searchByTags(ApiCall& call, const Gallery& gallery, const SearchBody& search, const EntryFilter& filter)
{
    const Catalogue& catalogue = call.services.catalogue;
    const auto found = findEntries(
        catalogue, {.gallery = gallery.id, .filter = filter, .offset = search.offset, .limit = search.limit});
    if (!found.ok())
        return failureOf(found.error());
    std::vector<EntryId> ids;
    for (const FoundEntry& one : found.value().entries)
        ids.push_back(one.entry);
    const auto page = entries(catalogue, ids);
    if (!page.ok())
        return failureOf(page.error());
    QJsonArray result;
    for (const Entry& entry : page.value())
        result.append(hitJson(entry, 1));
    return foundReply(found.value().total, result);
}

} // namespace

ApiReply searchPicture(ApiCall& call)
{
    TRY_ASSIGN(const Gallery gallery, opened, readInstance(call));
    TRY_ASSIGN(const SearchBody search, read, readSearch(call));
    TRY_ASSIGN(const EntryFilter filter, filtered, tagFilter(gallery, search.tags.value_or(Tags())));
    if (!search.file && !search.path)
        return searchByTags(call, gallery, search, filter);
    TRY_ASSIGN(LookExample example, got, readExample(call, gallery, search));
    if (search.box)
        example.region = search.box;
    LookQuery query;
    query.examples = {example};
    query.gallery = gallery.id;
    query.offset = search.offset;
    query.limit = search.limit;
    const auto found = findEntriesByLook(call.services.catalogue, call.services.look, query, filter);
    if (!found.ok())
        return pictureFailure(found.error());
    QJsonArray result;
    for (const LookedEntry& one : found.value().entries)
        result.append(hitJson(one.entry, one.score));
    return foundReply(found.value().total, result);
}

} // namespace vitrine::imagesearch_v1
