#pragma once

#include "core/catalog/asset.h"
#include "core/media/media_source.h"

#include <QByteArrayView>

namespace vitrine {

/// What a file is by its first bytes. Archive: for core/archive (an XLSX table is one, told by its media type).
/// Text: may be a table. Unknown: anything else; `mediaType` may still name it ("application/pdf").
enum class ContentKind { Picture, Video, Sound, Archive, Text, Unknown };

struct Sniffed {
    ContentKind kind = ContentKind::Unknown;
    QString mediaType; ///< never empty; "application/octet-stream" when nothing fits
    bool operator==(const Sniffed&) const = default;
};

/// How many bytes sniff() can make use of: an SVG may begin with a long comment.
inline constexpr qint64 kSniffBytes = 64 << 10;

/// Decides by content alone, never by a name. Pictures: JPEG PNG GIF BMP WEBP TIFF SVG HEIC AVIF PBM/PGM/PPM; films:
/// MP4 MOV WEBM MKV AVI 3GP OGV; sounds: MP3 WAV FLAC OGG OPUS M4A AAC AIFF; archives: ZIP 7z TAR and gz bz2 xz zst;
/// text. An MP4 that holds sound only is "video/mp4" here: its brand does not say; probe() corrects it. Any thread.
Sniffed sniff(QByteArrayView head);
Result<Sniffed> sniff(const MediaSource& source);

/// The asset kind for it; nothing for what cannot become an asset by itself.
AssetKind assetKind(ContentKind kind);

/// The usual file name ending for a media type ("jpg"), without the dot; "bin" for one that is not known.
QString fileEnding(const QString& mediaType);

} // namespace vitrine
