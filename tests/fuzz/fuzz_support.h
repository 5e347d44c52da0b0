#pragma once

#include "core/media/media_limits.h"
#include "core/media/media_source.h"

#include <QGuiApplication>

namespace vitrine::fuzz {

/// Small enough for many runs a second and for a memory limit to mean something.
inline MediaLimits smallLimits()
{
    MediaLimits limits;
    limits.pixels = 4 << 20;
    limits.memoryBytes = 64 << 20;
    limits.videoPixels = 1 << 20;
    limits.svgElements = 2000;
    limits.streamSeconds = 5;
    return limits;
}

/// Fonts for text in drawings, and a UTF-8 locale.
inline void startQt(int* argc, char*** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "*=false");
    static QGuiApplication application(*argc, *argv);
}

inline MediaSource sourceOf(const uint8_t* data, size_t size)
{
    return MediaSource::memory(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)),
                               QStringLiteral("input"));
}

} // namespace vitrine::fuzz

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
