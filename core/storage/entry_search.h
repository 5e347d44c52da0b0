#pragma once

#include "core/catalog/entry_filter.h"
#include "core/catalog/gallery.h"
#include "core/storage/connection.h"
#include "core/storage/product_search_sql.h"

#include <optional>
#include <vector>

namespace vitrine {

/// An entry that was found, and how well it fits: 0..1.
struct ScoredEntry {
    EntryId entry;
    double score = 1;
};

/// Finds entries with a living picture in one gallery, the built-in one included. Errors: InvalidInput (see
/// entryCondition), and as of Statement. Reader's connection will do.
class EntrySearch
{
public:
    EntrySearch(Connection& db, GalleryId gallery) : m_db(db), m_gallery(gallery) {}

    /// All that fit, by id (of the built-in gallery: oldest link first).
    Result<std::vector<EntryId>> matching(const EntryFilter& filter);
    Result<qint64> count(const EntryFilter& filter);
    /// Those behind `after`, some left out, at most `limit`.
    Result<std::vector<EntryId>> page(const EntryFilter& filter, const std::optional<EntryId>& after, int offset,
                                      int limit);
    /// All with one of the words of `text` in what is written on them, on their picture or on its products; best first,
    /// ties by id. Words count as they are (case, accents and punctuation aside) and, of three
    /// letters and more, as starts of words; Chinese,
    /// Japanese and Korean in pairs of letters.
    Result<std::vector<ScoredEntry>> byText(const EntryFilter& filter, const QString& text);
    /// All with one of the keywords, whole, case folded; score = the share of the keywords they have.
    Result<std::vector<ScoredEntry>> byKeywords(const EntryFilter& filter, const QStringList& keywords);

private:
    struct Words;
    bool isCatalogue() const { return m_gallery == kCatalogueGalleryId; }
    Result<SqlPart> rows(const EntryFilter& filter) const;
    QString idColumn() const;
    Result<std::vector<EntryId>> select(const SqlPart& query);
    Result<std::vector<ScoredEntry>> storedByText(const EntryFilter& filter, const Words& words);
    Result<std::vector<ScoredEntry>> catalogueByText(const EntryFilter& filter, const Words& words);

    Connection& m_db;
    GalleryId m_gallery;
};

} // namespace vitrine
