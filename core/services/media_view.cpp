#include "core/services/media_view.h"

#include "core/media/embedded_metadata.h"
#include "core/media/picture.h"
#include "core/media/probe.h"
#include "core/media/sniff.h"
#include "core/services/browse.h"

#include <algorithm>

namespace vitrine {

namespace {
constexpr double kFullAmplitude = 255;

/// The longest side of a decode that has `bound` pixels along one side at least.
int edgeFor(QSize bound)
{
    return std::max({1, bound.width(), bound.height()});
}

/// `peaks` in `columns` pieces, the loudest of each.
std::vector<float> gathered(const QByteArray& peaks, int columns)
{
    std::vector<float> result;
    const qsizetype count = peaks.size();
    for (qsizetype column = 0; column < columns && count > 0; ++column) {
        const qsizetype first = column * count / columns;
        const qsizetype last = std::max(first + 1, (column + 1) * count / columns);
        quint8 loudest = 0;
        for (qsizetype at = first; at < std::min(last, count); ++at)
            loudest = std::max(loudest, quint8(peaks[at]));
        result.push_back(float(loudest / kFullAmplitude));
    }
    return result;
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

Result<std::vector<float>> soundPeaks(const QString& path, int columns, const JobContext& job)
{
    constexpr int kSmallPoster = 16; // not wanted here
    TRY_ASSIGN(const StreamMedia media, read, readStreamMedia(MediaSource::file(path), kSmallPoster, {}, job));
    if (media.waveformError)
        return *media.waveformError;
    return gathered(media.waveform, columns);
}

Result<std::vector<MetadataLine>> fileMetadata(const QString& path)
{
    TRY_ASSIGN(const EmbeddedMetadata metadata, read, readEmbeddedMetadata(MediaSource::file(path)));
    std::vector<MetadataLine> lines;
    const auto add = [&lines](const QString& key, const QString& value) {
        if (!value.isEmpty())
            lines.push_back({key, value});
    };
    add(QStringLiteral("title"), metadata.title.text());
    add(QStringLiteral("description"), metadata.description.text());
    for (const QStringList& keyword : metadata.keywords)
        add(QStringLiteral("keyword"), keyword.join(u'/'));
    add(QStringLiteral("creator"), metadata.creator);
    add(QStringLiteral("rights"), metadata.rights);
    if (metadata.taken)
        add(QStringLiteral("taken"), metadata.taken->clock.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    if (metadata.rating)
        add(QStringLiteral("rating"), QString::number(*metadata.rating));
    if (metadata.hasGps)
        add(QStringLiteral("place"), QStringLiteral("GPS"));
    return lines;
}

} // namespace vitrine
