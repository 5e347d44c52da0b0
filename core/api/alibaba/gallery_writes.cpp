#include "core/api/alibaba/gallery_writes.h"

#include "core/api/alibaba/gallery_search.h"
#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"
#include "core/services/look_search.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// How often a removal is tried again when others removed some of it meanwhile.
constexpr int kRemovalTries = 5;

Checked<> checkRegions(const AddWords& words, std::span<const NamedPicture> pictures)
{
    const auto outside = [&words](const NamedPicture& each) {
        return !QRect(QPoint(0, 0), each.picture.size).contains(*words.frame.region);
    };
    if (words.frame.region && std::any_of(pictures.begin(), pictures.end(), outside))
        return AlibabaError::InvalidRegion;
    return {};
}

IncomingPicture incoming(const InstanceCall& gallery, const AddWords& words, const NamedPicture& named, qint64 category)
{
    IncomingPicture incoming;
    incoming.entry.gallery = gallery.gallery.id;
    incoming.entry.itemKey = words.itemKey;
    incoming.entry.pictureName = named.name;
    incoming.entry.region = words.frame.region;
    incoming.entry.category = category;
    incoming.entry.customContent = words.customContent;
    incoming.entry.attributes = words.attributes;
    incoming.source = MediaSource::memory(named.picture.bytes, named.name);
    incoming.fileName = named.name.section(u'/', -1);
    return incoming;
}

/// Where the thing of a picture is: told, not stored.
QRect shownRegion(const InstanceCall& gallery, const AddWords& words, const NamedPicture& named, AssetId asset)
{
    if (words.frame.region)
        return *words.frame.region;
    const QRect whole(QPoint(0, 0), named.picture.size);
    if (!words.frame.crop)
        return whole;
    LookExample example;
    example.asset = asset;
    const auto object = gallery.look().mainObject(example);
    return object.ok() ? object.value() : whole;
}

Checked<qint64> categoryOf(const InstanceCall& gallery, const AddWords& words, const NamedPicture& named)
{
    if (words.category)
        return *words.category;
    LookExample example;
    example.bytes = named.picture.bytes;
    example.region = words.frame.region;
    return guessCategory(gallery, example);
}

/// The entries to be removed, read anew for each try; removes them and returns their names.
Checked<QStringList> removeFound(const InstanceCall& gallery, const std::function<Result<std::vector<Entry>>()>& find)
{
    for (int tries = kRemovalTries; tries > 0; --tries) {
        TRY_ASSIGN(const std::vector<Entry> found, read, checkedRead(find()));
        QStringList names;
        std::vector<EntryKey> keys;
        for (const Entry& entry : found) {
            names << entry.pictureName;
            keys.push_back({gallery.gallery.id, entry.itemKey, entry.pictureName});
        }
        if (keys.empty())
            return names;
        const Result<StepId> removed = removeEntries(gallery.catalogue(), gallery.call.actor(), keys);
        if (removed.ok()) {
            gallery.call.step = removed.value();
            return names;
        }
        if (removed.error().code != ErrorCode::NotFound)
            return refusalOf(removed.error(), AlibabaError::InternalError);
    }
    return AlibabaError::AccessEngineFailed;
}

} // namespace

Checked<std::vector<AddedPicture>> addToGallery(const InstanceCall& gallery, const AddWords& words,
                                                std::span<const NamedPicture> pictures)
{
    TRY_VOID(checkRegions(words, pictures));
    std::vector<IncomingPicture> coming;
    std::vector<AddedPicture> told;
    for (const NamedPicture& named : pictures) {
        TRY_ASSIGN(const qint64 category, guessed, categoryOf(gallery, words, named));
        coming.push_back(incoming(gallery, words, named, category));
        told.push_back({category, {}});
    }
    TRY_ASSIGN(
        const AddedPictures added, stored,
        checked<AddedPictures>(
            addPictures(gallery.catalogue(), gallery.look(), gallery.call.actor(), coming, PictureProduct::OfItemKey),
            [](const Error& error) { return refusalOf(error, AlibabaError::UnsupportedPicFormat); }));
    gallery.call.step = added.step;
    for (size_t i = 0; i < told.size() && i < added.assets.size(); ++i)
        told[i].region = shownRegion(gallery, words, pictures[i], added.assets[i]);
    return told;
}

Checked<QStringList> removeFromGallery(const InstanceCall& gallery, const QString& itemKey,
                                       const std::optional<std::vector<QString>>& names)
{
    return removeFound(gallery, [&]() -> Result<std::vector<Entry>> {
        TRY_ASSIGN(std::vector<Entry> found, read, entriesOfItem(gallery.catalogue(), gallery.gallery.id, itemKey));
        if (names)
            std::erase_if(found, [&names](const Entry& entry) {
                return std::find(names->begin(), names->end(), entry.pictureName) == names->end();
            });
        return found;
    });
}

Checked<QStringList> removeByFilter(const InstanceCall& gallery, const EntryFilter& filter)
{
    return removeFound(gallery, [&]() -> Result<std::vector<Entry>> {
        TRY_ASSIGN(const std::vector<EntryId> ids, matched,
                   matchingEntries(gallery.catalogue(), gallery.gallery.id, filter));
        return entries(gallery.catalogue(), ids);
    });
}

} // namespace vitrine
