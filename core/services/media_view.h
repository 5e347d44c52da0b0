#pragma once

#include "core/catalog/asset.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <vector>

namespace vitrine {

/// Looking at one file closely: what the previews of the window show. Blocking, so never on the GUI thread.

/// What can be shown of a file. `image` is filled for pictures only: oriented, in sRGB, with at least `bound` pixels
/// along one side unless the picture is smaller. `size`: the whole picture, oriented; empty for sounds.
struct MediaView {
    AssetKind kind = AssetKind::Other;
    QString path;
    QString mediaType;
    QSize size;
    QImage image;
    qint64 durationMs = 0;
};

/// Errors: NotFound (gone; the detail says from where), Unavailable (still being created), InvalidInput (cannot be
/// shown), TooLarge, Corrupt, Io.
Result<MediaView> viewAsset(Catalogue& catalogue, AssetId asset, QSize bound);
Result<MediaView> viewFile(const QString& path, QSize bound);

/// The loudest value of each of `columns` equal pieces of a sound or a film's sound, 0..1. Errors as above, Cancelled.
Result<std::vector<float>> soundPeaks(const QString& path, int columns, const JobContext& job = {});

/// What people and cameras wrote into the file, in the order of showing.
struct MetadataLine {
    QString
        key; ///< stable: "title", "description", "keyword" (several), "creator", "rights", "taken", "rating", "place"
    QString value; ///< ready for reading
    bool operator==(const MetadataLine&) const = default;
};
Result<std::vector<MetadataLine>> fileMetadata(const QString& path);

} // namespace vitrine
