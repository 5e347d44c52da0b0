#include "core/media/metadata_fields.h"
#include "core/media/stream_parts.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
}

#include <cmath>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

QString tagOf(const AVFormatContext* context, const AVStream* stream, const char* key)
{
    const AVDictionaryEntry* entry = av_dict_get(context->metadata, key, nullptr, 0);
    if (!entry && stream)
        entry = av_dict_get(stream->metadata, key, nullptr, 0); // Ogg keeps them there
    return entry ? QString::fromUtf8(entry->value).trimmed() : QString();
}

/// The EXIF orientation that turns a frame upright: films turn by quarters only.
int orientationOf(const AVStream* stream)
{
    const auto* matrix =
        reinterpret_cast<const qint32*>(av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
    const double degrees = matrix ? av_display_rotation_get(matrix) : 0; // counter-clockwise
    if (std::isnan(degrees))
        return 1;
    switch ((int(std::lround(degrees / 90)) % 4 + 4) % 4) {
    case 1:
        return 8;
    case 2:
        return 3;
    case 3:
        return 6;
    default:
        return 1;
    }
}

/// The frame size with square pixels, before orientation.
QSize displaySize(AVFormatContext* context, AVStream* stream)
{
    const AVCodecParameters* parameters = stream->codecpar;
    const AVRational aspect = av_guess_sample_aspect_ratio(context, stream, nullptr);
    QSize size(parameters->width, parameters->height);
    if (aspect.num > 0 && aspect.den > 0 && aspect.num != aspect.den)
        size.setWidth(int(std::clamp<qint64>(qint64(size.width()) * aspect.num / aspect.den, 1, 65500)));
    return size;
}

SoundFacts soundOf(const AvFile& file, const AVStream* stream)
{
    const AVFormatContext* context = file.context();
    SoundFacts sound;
    sound.codec = QString::fromLatin1(avcodec_get_name(stream->codecpar->codec_id));
    sound.sampleRate = stream->codecpar->sample_rate;
    sound.channels = stream->codecpar->ch_layout.nb_channels;
    const qint64 whole = file.videoStream() ? 0 : context->bit_rate;
    sound.bitrate =
        int(std::clamp<qint64>(stream->codecpar->bit_rate > 0 ? stream->codecpar->bit_rate : whole, 0, 1'000'000'000));
    sound.title = tagOf(context, stream, "title");
    sound.artist = tagOf(context, stream, "artist");
    sound.album = tagOf(context, stream, "album");
    return sound;
}

} // namespace

EmbeddedMetadata tagsOfStreams(const AvFile& file)
{
    const auto tag = [&file](const char* key) {
        const AVStream* stream = file.videoStream() ? file.videoStream() : file.soundStream();
        return tagOf(file.context(), stream, key);
    };
    EmbeddedMetadata metadata;
    metadata.title.set({}, tag("title"));
    const QString description = tag("description");
    metadata.description.set({}, description.isEmpty() ? tag("comment") : description);
    metadata.creator = tag("artist");
    metadata.rights = tag("copyright");
    const QString made = tag("creation_time");
    metadata.taken = parseTakenTime(made.isEmpty() ? tag("date") : made);
    metadata.hasGps = !tag("location").isEmpty() || !tag("com.apple.quicktime.location.ISO6709").isEmpty();
    return metadata;
}

MediaFacts factsOfStreams(const AvFile& file, const Sniffed& type)
{
    AVFormatContext* context = file.context();
    MediaFacts facts;
    facts.type = type;
    facts.frames = 0;
    facts.durationMs = context->duration > 0 ? context->duration / (AV_TIME_BASE / 1000) : 0;
    if (const AVStream* sound = file.soundStream())
        facts.sound = soundOf(file, sound);
    if (AVStream* video = file.videoStream()) {
        facts.orientation = orientationOf(video);
        const QSize size = displaySize(context, video);
        facts.width = facts.orientation >= 5 ? size.height() : size.width();
        facts.height = facts.orientation >= 5 ? size.width() : size.height();
        const AVRational rate = av_guess_frame_rate(context, video, nullptr);
        facts.video = VideoFacts{QString::fromLatin1(avcodec_get_name(video->codecpar->codec_id)),
                                 rate.den > 0 ? av_q2d(rate) : 0};
    }
    if (type.kind == ContentKind::Video && !facts.video && facts.sound) {
        facts.type.kind = ContentKind::Sound;
        facts.type.mediaType.replace("video/"_L1, "audio/"_L1);
    } else if (type.kind == ContentKind::Sound && facts.video) {
        facts.type.kind = ContentKind::Video;
        facts.type.mediaType.replace("audio/"_L1, "video/"_L1);
    }
    return facts;
}

} // namespace vitrine
