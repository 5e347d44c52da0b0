#pragma once

#include "core/services/catalogue.h"
#include "core/storage/duplicate_store.h"
#include "core/vision/same_picture.h"

#include <QCache>
#include <QHash>

#include <mutex>

namespace vitrine {

/// Names how marks are made and pairs are found, for the stores.
qint64 marksRecipe();

/// Which picture: a content, and which frame of a film.
struct PictureKey {
    QString sha256;
    int part = 0;
};

/// Pictures with what finding their copies needs, from the stores; the latest are kept in memory. Any thread.
class KnownPictures
{
public:
    KnownPictures(const Catalogue& catalogue, const DuplicateStore& store) : m_catalogue(catalogue), m_store(store) {}

    /// nullptr: there is no thumbnail of it, or it is damaged.
    std::shared_ptr<const KnownPicture> picture(const PictureKey& key);

private:
    Result<std::shared_ptr<const KnownPicture>> load(const PictureKey& key) const;

    const Catalogue& m_catalogue;
    const DuplicateStore& m_store;
    std::mutex m_mutex;
    QCache<QString, std::shared_ptr<const KnownPicture>> m_kept{256};
};

/// The thumbnail that pictures are compared by. Errors: NotFound (none is kept), Corrupt.
Result<QImage> comparedThumbnail(const Catalogue& catalogue, const QString& sha256);

} // namespace vitrine
