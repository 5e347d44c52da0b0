#pragma once

#include "core/catalog/gallery.h"
#include "core/catalog/step.h"
#include "core/catalog/summaries.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Galleries and what is in them. Steps, durability and threads as in edit_products.h. Errors of all: InvalidInput (a
/// rule, named), NotFound (gallery, entry or picture is gone), Conflict, TooLarge (capacity), Unavailable.

/// Names are shown to people and used in addresses: trimmed, 1 to 64 characters, no control characters, no '/', not one
/// of the reserved ones ("catalogue", and the words that other addresses of the listener begin with), unique among
/// living galleries byte for byte. (A wire family that takes fewer characters refuses others by itself.)
inline constexpr int kMaxGalleryNameChars = 64;
inline constexpr int kMaxGalleryKeyChars = 64;
inline constexpr int kMaxGalleryKeys = 64; ///< of each purpose
inline constexpr int kMaxItemKeyChars = 512;
inline constexpr int kMaxPictureNameChars = 512;
inline constexpr int kMaxCustomContentChars = 16 * 1024;
inline constexpr int kMaxEntryKeywords = 256;
Result<QString> normalizedGalleryName(const QString& name);

struct GalleryPatch {
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<std::optional<qint64>> capacity; ///< entries; inner nullopt = unlimited
    std::optional<std::vector<GalleryKey>> tagKeys, attributeKeys;
};
/// `id`, `uuid` and times are ignored. @param step  if not null, gets the step. Errors also: Conflict (name in use).
Result<GalleryId> createGallery(Catalogue& catalogue, const Actor& actor, const Gallery& gallery,
                                StepId* step = nullptr);
/// Errors also: TooLarge (holds more than the new capacity), Conflict (name in use; entries still carry a key that is
/// taken away or changes its type).
Result<StepId> changeGallery(Catalogue& catalogue, const Actor& actor, GalleryId gallery, const GalleryPatch& patch);
/// To the trash and back, with all entries. Restoring: Conflict when the name was taken meanwhile.
Result<StepId> trashGallery(Catalogue& catalogue, const Actor& actor, GalleryId gallery);
Result<StepId> restoreGallery(Catalogue& catalogue, const Actor& actor, GalleryId gallery);

/// Living galleries by name; the built-in virtual one is not among them.
Result<std::vector<GallerySummary>> galleries(const Catalogue& catalogue);
Result<std::vector<GallerySummary>> trashedGalleries(const Catalogue& catalogue);
/// A living gallery, or the built-in one by its id or name. Errors: NotFound. Everything below works with the built-in
/// gallery too: a put attaches the picture to the product (made if absent) and takes nothing else, a removal takes it
/// out of the product, an update is refused (InvalidInput).
Result<Gallery> gallery(const Catalogue& catalogue, GalleryId gallery);
Result<Gallery> galleryByName(const Catalogue& catalogue, const QString& name);

/// What else a put does to the picture.
enum class EntryProduct {
    Leave,     ///< nothing: the picture stays where it is
    UseOrMake, ///< it becomes media of the living product whose SKU is the item key; that is made if absent
};
/// What a put did, in the order of what was given.
struct PutEntries {
    StepId step; ///< invalid when everything was so already
    std::vector<EntryId> entries;
    qint64 added = 0, replaced = 0;
};
/// Puts entries into a gallery; one whose key is there is replaced whole. `id`, `gallery` and `createdUtc` are ignored.
/// Errors also: InvalidInput (a key that the gallery does not have, a value of another type, a region outside the
/// picture), TooLarge (capacity). All or nothing.
Result<PutEntries> putEntries(Catalogue& catalogue, const Actor& actor, GalleryId gallery,
                              std::span<const Entry> entries, EntryProduct product = EntryProduct::Leave,
                              const JobContext& job = {});

/// What is not set stays. Maps and lists replace what was there.
struct EntryPatch {
    std::optional<std::optional<QRect>> region;
    std::optional<std::optional<qint64>> category;
    std::optional<QString> customContent;
    std::optional<QString> description;
    std::optional<QStringList> keywords;
    std::optional<QMap<QString, std::variant<qint64, QString>>> attributes;
    std::optional<QMap<QString, std::variant<QString, Decimal>>> tags;
    std::optional<QMap<QString, QString>> textTags;   ///< those with a text; tags with a number stay
    std::optional<QMap<QString, Decimal>> numberTags; ///< the other way round
};
Result<StepId> updateEntry(Catalogue& catalogue, const Actor& actor, const EntryKey& key, const EntryPatch& patch);
/// Takes entries out of their gallery; pictures and products stay. Errors also: NotFound when a key is not there (then
/// nothing is removed).
Result<StepId> removeEntries(Catalogue& catalogue, const Actor& actor, std::span<const EntryKey> keys,
                             const JobContext& job = {});
/// Every picture of an item. Errors also: NotFound when it has none.
Result<StepId> removeItem(Catalogue& catalogue, const Actor& actor, GalleryId gallery, const QString& itemKey);

/// Reading. Entries whose picture is in the trash are left out.
Result<std::vector<Entry>> entries(const Catalogue& catalogue, std::span<const EntryId> ids);
Result<std::optional<Entry>> findEntry(const Catalogue& catalogue, const EntryKey& key);
Result<std::vector<Entry>> entriesOfItem(const Catalogue& catalogue, GalleryId gallery, const QString& itemKey);
Result<std::vector<Entry>> entriesOfAsset(const Catalogue& catalogue, AssetId asset);
/// One page in the byte order of the keys, after `after`; an empty page is the end. limit 1..1000.
Result<std::vector<Entry>> listEntries(const Catalogue& catalogue, GalleryId gallery,
                                       const std::optional<EntryKey>& after, int limit);

} // namespace vitrine
