#include "core/services/media_view.h"

#include "core/media/picture.h"
#include "core/media/sniff.h"
#include "core/services/browse.h"

#include <algorithm>

namespace vitrine {

namespace {
/// The longest side of a decode that has `bound` pixels along one side at least.
int edgeFor(QSize bound)
{
    return std::max({1, bound.width(), bound.height()});
}
} // namespace

Result<MediaView> viewFile(const QString& path, QSize bound)
{
    const MediaSource source = MediaSource::file(path);
    TRY_ASSIGN(const Sniffed sniffed, read, sniff(source));
    MediaView view{assetKind(sniffed.kind), path, sniffed.mediaType, {}, {}, 0};
    if (view.kind != AssetKind::Picture)
        return view;
    TRY_ASSIGN(Picture picture, decoded, decodePicture(source, edgeFor(bound)));
    view.size = picture.facts.size.expandedTo(picture.image.size()); // an SVG is drawn as large as asked for
    view.image = std::move(picture.image);
    return view;
}

Result<MediaView> viewAsset(Catalogue& catalogue, AssetId asset, QSize bound)
{
    TRY_ASSIGN(const QString path, found, mainFilePath(catalogue, asset));
    TRY_ASSIGN(MediaView view, viewed, viewFile(path, bound));
    TRY_ASSIGN(const std::vector<Asset> known, read, assets(catalogue, std::span(&asset, 1)));
    if (!known.empty() && view.kind != AssetKind::Picture) {
        view.kind = known.front().kind; // the content's first bytes do not tell a film from a sound in every container
        if (const AssetFile* file = known.front().mainFile())
            view.durationMs = file->durationMs;
    }
    return view;
}

} // namespace vitrine
