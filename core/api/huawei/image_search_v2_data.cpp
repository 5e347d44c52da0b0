// Adding, checking, updating and deleting records, of image_search_v2.h.
#include "core/api/huawei/image_search_items.h"
#include "core/api/huawei/image_search_v2.h"
#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"

#include <QJsonArray>

namespace vitrine::imagesearch_v2 {

using namespace Qt::StringLiterals;

namespace {

/// Deletes by condition look again when somebody else deleted one of the records meanwhile.
constexpr int kAttempts = 5;

std::optional<QString> readItemId(const ServiceCall& service, Presence presence)
{
    auto id = service.fields.text(u"item_id"_s, {presence, 1, service.limits.itemIdChars});
    if (id)
        noteText(service.call, u"item_id"_s, *id);
    return id;
}

WireResult<Entry> readNewEntry(const ServiceCall& service)
{
    const ImageSearchV2Limits& limits = service.limits;
    Entry entry;
    entry.gallery = service.gallery.id;
    entry.itemKey = readItemId(service, Presence::Required).value_or(QString());
    entry.description = service.fields.text(u"desc"_s, {.minChars = 1, .maxChars = limits.descChars}).value_or(u""_s);
    const TextRule rule{.minChars = 1, .maxChars = limits.keywordChars};
    const auto keywords = service.fields.texts(u"keywords"_s, limits.keywords, rule);
    if (keywords && keywords->isEmpty())
        service.fields.refuse(JsonProblem::Kind::Empty, u"keywords"_s, u"It has no words."_s);
    entry.keywords = keywords.value_or(QStringList());
    TRY_ASSIGN(const StoredTags tags, read, readStoredTags(service));
    const auto texts = tags.texts.value_or(QMap<QString, QString>());
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        entry.tags.insert(it.key(), it.value());
    const auto numbers = tags.numbers.value_or(QMap<QString, Decimal>());
    for (auto it = numbers.cbegin(); it != numbers.cend(); ++it)
        entry.tags.insert(it.key(), it.value());
    return entry;
}

/// The objects of a picture that was added: the box that was drawn, else the main object.
QJsonArray objectsOf(ApiCall& call, const PictureWords& words, AssetId asset)
{
    if (words.box)
        return {objectJson(*words.box, words.category)};
    LookExample example;
    example.asset = asset;
    if (!words.detects)
        return {};
    const Result<QRect> found = call.services.look.mainObject(example);
    return found.ok() ? QJsonArray{objectJson(found.value(), words.category)} : QJsonArray();
}

/// A page of what fits a condition.
struct ConditionPage {
    std::vector<Entry> entries;
    qint64 total = 0;
};
Result<ConditionPage> findPage(const ServiceCall& service, const EntryFilter& filter,
                               const std::optional<Cursor>& after, int limit)
{
    const Catalogue& catalogue = service.call.services.catalogue;
    EntryQuery query{.gallery = service.gallery.id, .filter = filter, .limit = limit};
    if (after)
        query.after = after->entry;
    TRY_ASSIGN(const FoundEntries found, searched, findEntries(catalogue, query));
    std::vector<EntryId> ids;
    for (const FoundEntry& one : found.entries)
        ids.push_back(one.entry);
    ConditionPage page{.total = found.total};
    TRY_ASSIGN(page.entries, read, entries(catalogue, ids));
    return page;
}

ApiReply checkOne(const ServiceCall& service, const QString& itemId)
{
    const auto found = entryOfItemId(service.call.services.catalogue, service.gallery.id, itemId);
    if (!found.ok())
        return failureOf(found.error());
    QJsonObject data{{u"existed"_s, found.value().has_value()}};
    if (found.value())
        data.insert(u"item_info"_s, sourceJson(*found.value()));
    return successReply(data);
}

ApiReply checkSome(const ServiceCall& service, const EntryFilter& filter)
{
    const auto limit = service.fields.integer(u"limit"_s, {.min = 1, .max = service.limits.checkLimit});
    TRY_ASSIGN(const std::optional<Cursor> after, read, readCursor(service));
    const Result<ConditionPage> page = findPage(service, filter, after, int(limit.value_or(10)));
    if (!page.ok())
        return failureOf(page.error());
    QJsonArray items;
    for (const Entry& entry : page.value().entries)
        items.append(itemJson(entry, 1));
    QJsonObject info{{u"total_num"_s, page.value().total}, {u"return_num"_s, items.size()}};
    if (!page.value().entries.empty())
        info.insert(u"last_item"_s, cursorJson({1, page.value().entries.back().id}));
    return successReply(QJsonObject{{u"items"_s, items}, {u"check_info"_s, info}});
}

std::vector<EntryKey> keysOf(const std::vector<Entry>& entries)
{
    std::vector<EntryKey> keys;
    for (const Entry& entry : entries)
        keys.push_back(keyOf(entry));
    return keys;
}

ApiReply deleteOne(const ServiceCall& service, const QString& itemId, bool force)
{
    Catalogue& catalogue = service.call.services.catalogue;
    const auto found = entriesOfItemId(catalogue, service.gallery.id, itemId);
    if (!found.ok())
        return failureOf(found.error());
    if (found.value().empty())
        return force ? ApiReply(successReply()) : invalid(u"item_id"_s, u"There is no such item."_s);
    const Result<StepId> step = removeEntries(catalogue, service.call.actor(), keysOf(found.value()));
    if (!step.ok() && !(force && step.error().code == ErrorCode::NotFound))
        return failureOf(step.error());
    if (step.ok())
        service.call.step = step.value();
    return successReply();
}

ApiReply deleteSome(const ServiceCall& service, const EntryFilter& filter)
{
    for (int attempt = 1;; ++attempt) {
        const Result<ConditionPage> page = findPage(service, filter, {}, service.limits.deleteCount);
        if (!page.ok())
            return failureOf(page.error());
        const Result<StepId> step =
            removeEntries(service.call.services.catalogue, service.call.actor(), keysOf(page.value().entries));
        if (!step.ok() && step.error().code == ErrorCode::NotFound && attempt < kAttempts)
            continue;
        if (!step.ok())
            return failureOf(step.error());
        service.call.step = step.value();
        QJsonArray items;
        for (const Entry& entry : page.value().entries)
            items.append(QJsonObject{{u"id"_s, itemIdOf(entry)}});
        const QJsonObject info{{u"total_num"_s, page.value().total}, {u"delete_num"_s, items.size()}};
        return successReply(QJsonObject{{u"items"_s, items}, {u"delete_info"_s, info}});
    }
}

} // namespace

ApiReply addData(ApiCall& call)
{
    TRY_ASSIGN(const ServiceCall service, opened, openService(call));
    const bool force = service.fields.boolean(u"force"_s).value_or(false);
    TRY_ASSIGN(Entry entry, read, readNewEntry(service));
    TRY_ASSIGN(const PictureWords picture, got, readPicture(service));
    entry.category = picture.category;
    entry.region = picture.bytes ? picture.box : std::nullopt;
    IncomingPicture incoming{.entry = entry, .source = std::nullopt, .fileName = entry.itemKey};
    if (picture.bytes)
        incoming.source = MediaSource::memory(*picture.bytes, entry.itemKey);
    const Result<AddedPictures> added =
        addPictures(call.services.catalogue, call.services.look, call.actor(), std::span(&incoming, 1),
                    PictureProduct::OfItemKey, force ? ExistingEntry::Replace : ExistingEntry::Refuse);
    if (!added.ok())
        return failureOf(added.error());
    call.step = added.value().step;
    if (!picture.bytes)
        return successReply(QJsonObject());
    const QJsonArray objects = objectsOf(call, picture, added.value().assets.front());
    return successReply(QJsonObject{{u"image_info"_s, QJsonObject{{u"objects"_s, objects}}}});
}

ApiReply checkData(ApiCall& call)
{
    TRY_ASSIGN(const ServiceCall service, opened, openService(call));
    const auto itemId = readItemId(service, Presence::Optional);
    TRY_ASSIGN(const std::optional<EntryFilter> filter, read, readFilter(service));
    if (itemId)
        return checkOne(service, *itemId);
    return filter ? checkSome(service, *filter) : invalid(u"item_id"_s);
}

ApiReply updateData(ApiCall& call)
{
    TRY_ASSIGN(const ServiceCall service, opened, openService(call));
    const auto itemId = readItemId(service, Presence::Required);
    EntryPatch patch;
    patch.description = service.fields.text(u"desc"_s, {.minChars = 1, .maxChars = service.limits.descChars});
    TRY_ASSIGN(const StoredTags tags, read, readStoredTags(service));
    patch.textTags = tags.texts;
    patch.numberTags = tags.numbers;
    const auto entry = entryOfItemId(call.services.catalogue, service.gallery.id, *itemId);
    if (!entry.ok())
        return failureOf(entry.error());
    if (!entry.value())
        return invalid(u"item_id"_s, u"There is no such item."_s);
    const Result<StepId> step = updateEntry(call.services.catalogue, call.actor(), keyOf(*entry.value()), patch);
    if (!step.ok())
        return failureOf(step.error());
    call.step = step.value();
    return successReply();
}

ApiReply deleteData(ApiCall& call)
{
    TRY_ASSIGN(const ServiceCall service, opened, openService(call));
    const bool force = service.fields.boolean(u"force"_s).value_or(false);
    const auto itemId = readItemId(service, Presence::Optional);
    TRY_ASSIGN(const std::optional<EntryFilter> filter, read, readFilter(service));
    if (itemId)
        return deleteOne(service, *itemId, force);
    return filter ? deleteSome(service, *filter) : invalid(u"item_id"_s);
}

} // namespace vitrine::imagesearch_v2
