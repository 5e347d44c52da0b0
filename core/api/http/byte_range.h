#pragma once

#include "core/api/http/response_stream.h"

namespace vitrine {

/// What a Range header asks of a body of `size` bytes.
struct ByteRange {
    enum class Kind {
        Whole,         ///< no range, several of them, or not understood: the whole body is the right answer
        Part,          ///< `length` bytes from `from` on
        Unsatisfiable, ///< beyond the end
    };
    Kind kind = Kind::Whole;
    qint64 from = 0, length = 0;
};
/// @param header  the value: "bytes=0-499", "bytes=500-", "bytes=-500". Source: RFC 9110 section 14.
ByteRange byteRange(QByteArrayView header, qint64 size);

/// Makes an answer of 200 with a file, to a GET with a Range, the 206 or 416 that was asked for: so players seek and
/// downloads go on where they broke off. If-Range gets the whole, for files have no tag here.
void cutToRange(PreparedResponse& prepared, const HttpRequest& request);

} // namespace vitrine
