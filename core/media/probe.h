#pragma once

#include "core/jobs/job_context.h"
#include "core/media/embedded_metadata.h"
#include "core/media/media_limits.h"
#include "core/media/media_source.h"
#include "core/media/picture.h"
#include "core/media/sniff.h"

#include <QImage>

#include <optional>

namespace vitrine {

struct VideoFacts {
    QString codec; ///< "h264"
    double framesPerSecond = 0;
    bool operator==(const VideoFacts&) const = default;
};

/// Of a sound, or of the sound of a film.
struct SoundFacts {
    QString codec; ///< "mp3"
    int sampleRate = 0;
    int channels = 0;
    int bitrate = 0; ///< bits a second; 0 = unknown
    QString title, artist, album;
    bool operator==(const SoundFacts&) const = default;
};

/// What a file is, told without decoding it whole.
struct MediaFacts {
    Sniffed type;  ///< corrected where the container alone does not tell a sound from a film
    int width = 0; ///< as it is seen: oriented, square pixels; 0 for sounds
    int height = 0;
    int orientation = 1;   ///< EXIF, already applied to width and height; films too
    QString colourProfile; ///< of pictures; empty = sRGB
    int frames = 1;        ///< of an animation; of films 0 (see durationMs)
    qint64 durationMs = 0;
    std::optional<VideoFacts> video;
    std::optional<SoundFacts> sound;
    bool operator==(const MediaFacts&) const = default;
};

MediaFacts factsOfPicture(const PictureFacts& picture);

/// Errors: InvalidInput (neither picture nor film nor sound), Corrupt, TooLarge, Unavailable, Cancelled, those of
/// MediaSource. Any thread. Bounded by MediaLimits.
Result<MediaFacts> probe(const MediaSource& source, const MediaLimits& limits = {}, const JobContext& job = {});

/// What a film or sound gives beside its facts. Reading it all costs one opening of the file.
struct StreamMedia {
    MediaFacts facts;
    QImage poster; ///< upright, RGB32, at most `edge`; the cover of a sound; null = none
    EmbeddedMetadata tags;
    QByteArray waveform; ///< kWaveformPeaks bytes, the loudest amplitude of each part, 255 = full; empty = no sound
    /// Why poster or wave form could not be made; facts are there all the same.
    std::optional<Error> posterError, waveformError;
};

inline constexpr int kWaveformPeaks = 800;

/// @param edge  longest side of the poster, 0 = full size. A frame from 10 % into the film, or a later one where that
/// is
///              plain black or the like.
Result<StreamMedia> readStreamMedia(const MediaSource& source, int edge, const MediaLimits& limits = {},
                                    const JobContext& job = {});

} // namespace vitrine
