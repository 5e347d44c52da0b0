#include "core/services/media_intake.h"

#include "core/media/hash.h"
#include "core/media/palette.h"
#include "core/media/perceptual_hash.h"
#include "core/media/probe.h"
#include "core/media/thumbnail.h"

#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Files up to this size are read once and looked at in memory; larger ones are streamed.
constexpr qint64 kInMemoryBytes = 32LL << 20;

void keepLook(const QImage& picture, TakenFile& taken)
{
    if (picture.isNull())
        return;
    if (auto thumbnails = makeThumbnails(picture); thumbnails.ok()) {
        taken.derived.thumbRecipe = kThumbnailRecipe;
        for (Thumbnail& one : thumbnails.value()) {
            taken.derived.thumbs.emplace_back(
                one.edge, StoredThumb{one.mediaType, one.size.width(), one.size.height(), std::move(one.bytes)});
        }
    } else {
        taken.failures.push_back({u"thumbnail"_s, thumbnails.error().detail});
    }
    taken.derived.lookRecipe = kLookRecipe;
    taken.derived.look = AssetLook{perceptualHash(picture), paletteToJson(dominantColours(picture)),
                                   taken.derived.look ? taken.derived.look->waveform : QByteArray()};
}

void keepFacts(const MediaFacts& facts, TakenFile& taken)
{
    AssetFile& file = taken.asset.files.front();
    file.mediaType = facts.type.mediaType;
    file.width = facts.width;
    file.height = facts.height;
    file.durationMs = facts.durationMs;
    file.colourProfile = facts.colourProfile;
    taken.asset.kind = assetKind(facts.type.kind);
}

Result<> lookAtPicture(const MediaSource& source, TakenFile& taken)
{
    TRY_ASSIGN(const Picture picture, decoded, decodePicture(source, kThumbnailEdges.front()));
    keepFacts(factsOfPicture(picture.facts), taken);
    keepLook(picture.image, taken);
    return {};
}

Result<> lookAtStream(const MediaSource& source, TakenFile& taken, const JobContext& job)
{
    TRY_ASSIGN(const StreamMedia stream, read, readStreamMedia(source, kThumbnailEdges.front(), {}, job));
    keepFacts(stream.facts, taken);
    if (!stream.waveform.isEmpty()) {
        taken.derived.lookRecipe = kLookRecipe;
        taken.derived.look = AssetLook{.waveform = stream.waveform};
    }
    keepLook(stream.poster, taken);
    if (stream.posterError)
        taken.failures.push_back({u"poster"_s, stream.posterError->detail});
    if (stream.waveformError)
        taken.failures.push_back({u"waveform"_s, stream.waveformError->detail});
    return {};
}

Result<MediaSource> readOnce(const QString& path, TakenFile& taken)
{
    const MediaSource file = MediaSource::file(path);
    TRY_ASSIGN(const qint64 bytes, measured, file.size());
    if (bytes > kInMemoryBytes)
        return file;
    TRY_ASSIGN(taken.bytes, read, file.all(kInMemoryBytes));
    return MediaSource::memory(taken.bytes, path);
}

} // namespace

Result<TakenFile> takeFile(const PlannedFile& planned, const QString& localPath, bool inPlace, const JobContext& job)
{
    TakenFile taken;
    taken.path = localPath;
    taken.asset.source = planned.origin.source();
    if (!planned.title.isEmpty())
        taken.asset.title.set({}, planned.title);
    AssetFile& file = taken.asset.files.emplace_back();
    const QString place = planned.origin.member.isEmpty() ? planned.origin.path : planned.origin.member;
    file.name = QFileInfo(place).fileName();
    TRY_ASSIGN(const MediaSource source, opened, readOnce(localPath, taken));
    TRY_ASSIGN(file.bytes, measured, source.size());
    TRY_ASSIGN(file.sha256, hashed, hashSource(source, job));
    taken.derived.sha256 = file.sha256;
    if (inPlace) {
        file.storage = FileStorage::InPlace;
        file.path = localPath;
        file.pathModifiedUtc = planned.modifiedUtc;
        taken.bytes = {};
    }
    TRY_ASSIGN(const Sniffed type, sniffed, sniff(source));
    if (type.kind == ContentKind::Picture)
        TRY_VOID(lookAtPicture(source, taken));
    else if (type.kind == ContentKind::Video || type.kind == ContentKind::Sound)
        TRY_VOID(lookAtStream(source, taken, job));
    else
        return fail(ErrorCode::InvalidInput, u"It is neither a picture nor a film nor a sound."_s);
    return taken;
}

} // namespace vitrine
