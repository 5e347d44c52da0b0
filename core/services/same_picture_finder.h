#pragma once

#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"
#include "core/services/known_pictures.h"
#include "core/storage/duplicate_rows.h"
#include "core/storage/duplicate_store.h"
#include "core/vision/hash_index.h"
#include "core/vision/mark_index.h"

#include <QSet>

namespace vitrine {

/// One run over the catalogue: looks at pictures that were not looked at yet, then compares those that were not
/// compared yet with all others. From the stored thumbnails; about 3 KB of memory a picture. What was done stays done
/// when the run is cancelled.
class SamePictureFinder
{
public:
    SamePictureFinder(Catalogue& catalogue, DuplicateStore& store, const JobContext& job);

    /// Errors: Cancelled, Io, Unavailable (read-only).
    Result<> run();

private:
    struct Item {
        PictureKey key;
        bool isFilm = false;
        bool isNew = false;
    };
    struct Compared {
        std::vector<StoredPair> pairs;
    };
    Result<> readLiving();
    Result<> lookAtMissing();
    Result<> forgetGone();
    Result<> fillIndexes();
    Result<> addItem(const StoredMarks& marks);
    Result<> compareNew();
    bool isLastPart(size_t number) const;
    Compared compare(size_t place);
    std::vector<size_t> candidatesOf(const Item& item, const KnownPicture& picture) const;
    bool isWanted(size_t place, size_t candidate) const;
    void report(qint64 done, const QString& step) const;

    Catalogue& m_catalogue;
    DuplicateStore& m_store;
    const JobContext& m_job;
    KnownPictures m_pictures;
    struct Living {
        AssetId asset;
        bool isFilm = false;
    };
    Result<std::vector<StoredMarks>> lookAt(const QString& sha256) const;
    QHash<QString, Living> m_living; ///< by content
    QSet<QString> m_compared;
    std::vector<Item> m_items; ///< in the order of the index
    std::vector<size_t> m_new; ///< places of those to be compared
    MarkIndex m_marks;
    HashIndex m_hashes;
    qint64 m_total = 0, m_done = 0;
};

} // namespace vitrine
