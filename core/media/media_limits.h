#pragma once

#include <QtGlobal>

namespace vitrine {

/// What one file may cost. Checked before the cost arises, from the header where it tells, while reading otherwise.
/// Breaking one gives ErrorCode::TooLarge and names the limit. The defaults suit two workers on a desktop machine.
struct MediaLimits {
    /// A picture or SVG file is read into memory whole: no camera writes more, and the next limit covers it.
    qint64 pictureBytes = 512LL << 20;
    /// Films and sounds are streamed, so only absurd sizes are refused.
    qint64 streamBytes = 256LL << 30;
    /// 512 megapixels: the largest cameras and scanners, four times over. 60,000 x 60,000 is seven times that.
    qint64 pixels = 512LL << 20;
    /// Longest side. Qt's painters and the codecs count in 16 bits (JPEG) or 15 bits and a fraction.
    int edge = 65500;
    /// Memory for one decode, its input included. 1 GiB: two workers then stay within half of a small machine. It is
    /// what stops a PNG of 400 megapixels; a JPEG of that size is decoded scaled and passes.
    qint64 memoryBytes = 1LL << 30;
    /// One frame of a film: 8K is 33 megapixels.
    qint64 videoPixels = 64LL << 20;
    /// Frames of an animation, or pages, that are counted. More are reported as this many.
    int frames = 10'000;
    /// An SVG file; drawing programs with embedded photos write tens of MB.
    qint64 svgBytes = 64LL << 20;
    /// An SVG: more elements after following its references are a bomb.
    qint64 svgElements = 500'000;
    /// Elements inside elements: the readers of SVG and XMP recurse.
    int xmlDepth = 256;
    /// Sidecars and embedded packets of metadata; Adobe's largest (with editing history) have a few MB.
    qint64 metadataBytes = 16LL << 20;
    /// Reading a poster frame or the sound for a wave form stops here and gives what there is.
    int streamSeconds = 20;
    /// Sound decoded for a wave form; a longer one has its wave form left out (3 hours decode in about 10 s).
    int waveformMinutes = 180;
};

} // namespace vitrine
