#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QIODevice;

namespace vitrine {

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Gb18030, Windows1252 };

/// "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "windows-1252": for decoders and for people.
QString textEncodingName(TextEncoding encoding);
std::optional<TextEncoding> textEncodingFromName(QStringView name);

struct DetectedEncoding {
    TextEncoding encoding = TextEncoding::Utf8;
    qint64 bomBytes = 0; ///< to be stepped over
    bool operator==(const DetectedEncoding&) const = default;
};

/// Looks at up to 64 MiB of `device` (random access; left at its start) in constant memory. A byte order mark decides;
/// else zero bytes in every other place mean UTF-16, valid UTF-8 is UTF-8, and of the rest, text whose pairs of high
/// bytes are common Chinese letters is GB18030, anything else Windows-1252. Errors: Io, InvalidInput (binary, UTF-32).
Result<DetectedEncoding> detectEncoding(QIODevice& device, const QString& name);

} // namespace vitrine
