#include "core/media/probe.h"

#include "core/media/stream_parts.h"

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

bool isStream(const Sniffed& type)
{
    return type.kind == ContentKind::Video || type.kind == ContentKind::Sound;
}

Error notMedia(const MediaSource& source, const Sniffed& type)
{
    return fail(ErrorCode::InvalidInput,
                u"'%1' is neither picture nor film nor sound but %2."_s.arg(source.name(), type.mediaType));
}

Result<MediaFacts> streamFacts(const AvFile& file, const MediaSource& source, const Sniffed& type)
{
    MediaFacts facts = factsOfStreams(file, type);
    if (!facts.video && !facts.sound)
        return fail(ErrorCode::Corrupt, u"'%1' is damaged: it holds no stream that can be read."_s.arg(source.name()));
    addSoundTags(source, facts);
    return facts;
}

/// The frame of a film, the cover of a sound.
Result<QImage> posterOf(AvFile& file, const MediaFacts& facts, int edge)
{
    if (facts.video)
        return readPoster(file, edge);
    const QByteArray cover = file.cover();
    if (cover.isEmpty())
        return QImage();
    TRY_ASSIGN(const Picture picture, decoded,
               decodePicture(MediaSource::memory(cover, file.name()), edge, file.limits()));
    return picture.image;
}

} // namespace

MediaFacts factsOfPicture(const PictureFacts& picture)
{
    MediaFacts facts;
    facts.type = {ContentKind::Picture, picture.mediaType};
    facts.width = picture.size.width();
    facts.height = picture.size.height();
    facts.orientation = picture.orientation;
    facts.colourProfile = picture.colourProfile;
    facts.frames = picture.frames;
    return facts;
}

Result<MediaFacts> probe(const MediaSource& source, const MediaLimits& limits, const JobContext& job)
{
    TRY_ASSIGN(const Sniffed type, sniffed, sniff(source));
    if (type.kind == ContentKind::Picture) {
        TRY_ASSIGN(const PictureFacts picture, read, readPictureFacts(source, limits));
        return factsOfPicture(picture);
    }
    if (!isStream(type))
        return notMedia(source, type);
    TRY_ASSIGN(const auto file, opened, AvFile::open(source, type.mediaType, limits, job));
    return streamFacts(*file, source, type);
}

Result<StreamMedia> readStreamMedia(const MediaSource& source, int edge, const MediaLimits& limits,
                                    const JobContext& job)
{
    TRY_ASSIGN(const Sniffed type, sniffed, sniff(source));
    if (!isStream(type))
        return notMedia(source, type);
    TRY_ASSIGN(const auto file, opened, AvFile::open(source, type.mediaType, limits, job));
    StreamMedia media;
    TRY_ASSIGN(media.facts, read, streamFacts(*file, source, type));
    media.tags = tagsOfStreams(*file);
    if (media.facts.type.kind == ContentKind::Sound) {
        media.tags.title.set({}, media.facts.sound->title);
        media.tags.creator = media.facts.sound->artist;
    }
    file->restartClock();
    if (auto poster = posterOf(*file, media.facts, edge); poster.ok())
        media.poster = std::move(poster).take();
    else
        media.posterError = poster.error();
    file->restartClock();
    if (auto waveform = readWaveform(*file); waveform.ok())
        media.waveform = std::move(waveform).take();
    else
        media.waveformError = waveform.error();
    TRY_VOID(job.checkpoint());
    return media;
}

} // namespace vitrine
