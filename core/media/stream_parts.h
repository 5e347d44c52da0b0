#pragma once

#include "core/media/av_file.h"
#include "core/media/probe.h"

#include <QSize>

namespace vitrine {

/// Inside core/media: what is read from an opened film or sound.

MediaFacts factsOfStreams(const AvFile& file, const Sniffed& type);
/// Title, artist, rights, description and time of making, as the container has them.
EmbeddedMetadata tagsOfStreams(const AvFile& file);
/// The frame as RGB32 of `size`, by the matrix that the film names (or that its size suggests, as players do).
/// Errors: Unavailable.
Result<QImage> frameImage(const AvFile& file, const AVFrame& frame, QSize size);
/// A telling frame, upright, at most `edge` (0 = full size). Errors: Corrupt, TooLarge, Unavailable, Cancelled.
Result<QImage> readPoster(AvFile& file, int edge);
/// Errors: as above; TooLarge for sounds above limits.waveformMinutes.
Result<QByteArray> readWaveform(AvFile& file);
/// Tags and properties by TagLib, over what `facts` has already. Kinds that TagLib does not know change nothing.
void addSoundTags(const MediaSource& source, MediaFacts& facts);

} // namespace vitrine
