#pragma once

#include "core/catalog/entry_filter.h"
#include "core/catalog/gallery.h"
#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/media/media_source.h"
#include "core/services/catalogue.h"
#include "core/services/look_search.h"

#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Pictures that come into galleries from outside, and finding entries by what is written on them. The doors' one way
/// in: steps, errors and threads as in edit_galleries.h.

/// Attribute keys that every gallery has: int_attr, int_attr2..4 (Number), str_attr, str_attr2..4 (Text).
std::span<const GalleryKey> builtInAttributeKeys();

/// Which product a picture becomes media of.
enum class PictureProduct {
    OfItemKey,  ///< the living product whose SKU is the item key; made if absent
    OfFileName, ///< the one that the file name in the item key matches, if any; else the Inbox
};
enum class ExistingEntry {
    Replace, ///< its picture and everything written on it
    Refuse,  ///< Conflict
};

/// A picture to be put into a gallery. `entry` says where and what is written on it; its asset is filled in.
struct IncomingPicture {
    Entry entry;
    std::optional<MediaSource> source; ///< the bytes; nullopt: entry.asset is a picture of the catalogue, or (v2) an
                                       ///< entry without a picture when entry.asset is invalid
    QString fileName;                  ///< what the asset is called
};
struct AddedPictures {
    StepId step;
    std::vector<EntryId> entries; ///< in the order given
    std::vector<AssetId> assets;
};
/// One step, all or nothing: bytes stored, assets (the same bytes are one asset), products, entries. When it returns,
/// the pictures can be found by look. Errors: InvalidInput (not a picture, damaged; the detail names which), TooLarge
/// (pixels, bytes, capacity), Conflict, NotFound (gallery), as putEntries. All of `pictures` go into one gallery. Into
/// the built-in one: see putEntries. An entry without a picture gets an asset without files, which goes to the trash
/// when the entry gets a picture or is removed.
Result<AddedPictures> addPictures(Catalogue& catalogue, LookSearch& look, const Actor& actor,
                                  std::span<const IncomingPicture> pictures, PictureProduct product,
                                  ExistingEntry existing = ExistingEntry::Replace);

/// Finds entries of one gallery by what is written on them; empty conditions fit everything.
struct EntryQuery {
    GalleryId gallery;
    EntryFilter filter;
    QString text;         ///< words of description, custom content, keywords, item key, the asset's and product's texts
    QStringList keywords; ///< any of these, whole, case folded
    std::optional<EntryId> after; ///< cursor: the last entry of the page before
    double afterScore = 1;        ///< and its score; with text or keywords. The entry itself may be gone meanwhile
    int offset = 0;
    int limit = 10; ///< 1..1000
};
/// By relevance with text (0..1, best first, ties by id), by number of keywords that fit with keywords (a fraction of
/// those asked), else by id with score 1.
struct FoundEntry {
    EntryId entry;
    double score = 1;
};
struct FoundEntries {
    std::vector<FoundEntry> entries;
    qint64 total = 0;
};
Result<FoundEntries> findEntries(const Catalogue& catalogue, const EntryQuery& query);
/// Every entry that fits `filter`, by id: the scope of a search by look.
/// Errors of both: NotFound (gallery), InvalidInput (limit, a filter beyond its limits).
Result<std::vector<EntryId>> matchingEntries(const Catalogue& catalogue, GalleryId gallery, const EntryFilter& filter);

/// Entries that look alike. `query.gallery` names the gallery, which may be the built-in one (in which a picture of
/// several products is found once, as the entry of its first); `query.entries` and `query.assets` are made from
/// `filter`. Errors: as of LookSearch::find and matchingEntries.
struct LookedEntry {
    Entry entry;
    double score = 0; ///< as of LookHit
    double similarity = 0;
};
struct LookedEntries {
    std::vector<LookedEntry> entries; ///< best first
    qint64 total = 0;                 ///< before paging
    std::optional<QRect> region;      ///< the main object of the first example
    qint64 milliseconds = 0;
};
Result<LookedEntries> findEntriesByLook(const Catalogue& catalogue, LookSearch& look, LookQuery query,
                                        const EntryFilter& filter, const JobContext& job = {});

} // namespace vitrine
