#include "ui/services/thumbnail_reader.h"

#include "core/media/thumbnail.h"
#include "core/services/catalogue.h"
#include "core/storage/thumbnail_store.h"

namespace vitrine {

ThumbnailReader storedThumbnails(const Catalogue& catalogue)
{
    const ThumbnailStore& store = catalogue.thumbnails();
    return [&store](const ThumbnailKey& key) -> Result<std::optional<QImage>> {
        TRY_ASSIGN(const std::optional<StoredThumb> stored, found,
                   store.thumbnail({key.sha256, key.edge, kThumbnailRecipe}));
        if (!stored)
            return std::optional<QImage>();
        QImage picture = QImage::fromData(stored->bytes);
        if (picture.isNull())
            return fail(ErrorCode::Corrupt, QStringLiteral("The stored thumbnail of %1 is damaged.").arg(key.sha256));
        return std::optional(picture.convertToFormat(QImage::Format_ARGB32_Premultiplied));
    };
}

} // namespace vitrine
