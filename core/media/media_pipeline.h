#pragma once

#include "core/jobs/job_context.h"
#include "core/media/embedded_metadata.h"
#include "core/media/palette.h"
#include "core/media/probe.h"
#include "core/media/thumbnail.h"

#include <QImage>

#include <optional>
#include <vector>

namespace vitrine {

/// The parts of the work on one file, each of which may fail by itself.
enum class MediaStage {
    Probe,      ///< kind, size, duration
    Metadata,   ///< what people wrote into it
    Thumbnails, ///< of the picture, the poster frame or the cover
    Look,       ///< perceptual hash and palette
    Waveform,   ///< of sounds and films
};
/// Stable lower-case name ("thumbnails"), as stored.
QString stageName(MediaStage stage);

struct MediaFailure {
    MediaStage stage = MediaStage::Probe;
    Error error;
};

/// Everything one file gives. What a failed stage would have given is empty.
struct MediaProducts {
    QString sha256;
    qint64 bytes = 0;
    Sniffed type; ///< Archive, Text and Unknown have no further stages
    std::optional<MediaFacts> facts;
    EmbeddedMetadata metadata;
    std::vector<Thumbnail> thumbnails; ///< empty for a sound without a cover
    std::optional<quint64> perceptualHash;
    std::vector<PaletteColour> palette;
    QByteArray waveform; ///< see probe.h
    /// The decoded picture, at most kThumbnailEdges[0] pixels a side, for whoever describes it next; null = none.
    QImage picture;
    std::vector<MediaFailure> failures;

    const MediaFailure* failure(MediaStage stage) const;
};

struct MediaRequest {
    QString knownSha256;      ///< spares the hashing
    bool readsSidecar = true; ///< look for an .xmp beside a file
};

/// The one path of every file that comes in: read once (pictures), hash, sniff, probe, metadata with sidecar, one
/// scaled decode, from it thumbnails, hash and palette. Any thread; one call a worker. Fails as a whole only when the
/// bytes cannot be had: NotFound, InvalidInput (no regular file), Io, Cancelled.
Result<MediaProducts> processFile(const MediaSource& source, const MediaRequest& request = {},
                                  const MediaLimits& limits = {}, const JobContext& job = {});

} // namespace vitrine
