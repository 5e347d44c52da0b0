#include "core/services/known_pictures.h"

#include "core/media/thumbnail.h"
#include "core/services/browse.h"

namespace vitrine {

using namespace Qt::StringLiterals;

qint64 marksRecipe()
{
    return qint64(kMarksRecipe * 1000 + kThumbnailRecipe);
}

Result<QImage> comparedThumbnail(const Catalogue& catalogue, const QString& sha256)
{
    TRY_ASSIGN(const std::optional<KeptThumbnail> kept, read, keptThumbnail(catalogue, sha256, kThumbnailEdges.back()));
    if (!kept)
        return fail(ErrorCode::NotFound, u"There is no thumbnail of it yet."_s);
    const QImage image = QImage::fromData(kept->bytes);
    if (image.isNull())
        return fail(ErrorCode::Corrupt, u"Its thumbnail is damaged; run 'vitrine check --repair'."_s);
    return image;
}

std::shared_ptr<const KnownPicture> KnownPictures::picture(const PictureKey& key)
{
    const QString name = u"%1/%2"_s.arg(key.sha256).arg(key.part);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto* kept = m_kept.object(name))
            return *kept;
    }
    const auto loaded = load(key);
    const auto picture = loaded.ok() ? loaded.value() : nullptr;
    const std::lock_guard lock(m_mutex);
    m_kept.insert(name, new std::shared_ptr<const KnownPicture>(picture)); // owned by the cache
    return picture;
}

Result<std::shared_ptr<const KnownPicture>> KnownPictures::load(const PictureKey& key) const
{
    TRY_ASSIGN(const std::optional<StoredMarks> stored, read, m_store.marks(marksRecipe(), key.sha256, key.part));
    if (!stored)
        return fail(ErrorCode::NotFound, u"It was not looked at yet."_s);
    auto known = std::make_shared<KnownPicture>();
    TRY_ASSIGN(known->marks, unpacked, unpackedMarks(stored->marks));
    known->hash = stored->hash;
    QImage image = QImage::fromData(stored->view);
    if (stored->view.isEmpty()) {
        TRY_ASSIGN(image, loaded, comparedThumbnail(m_catalogue, key.sha256));
    }
    TRY_ASSIGN(known->pixels, made, ComparedPicture::make(image));
    return std::shared_ptr<const KnownPicture>(std::move(known));
}

} // namespace vitrine
