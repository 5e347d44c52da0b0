#pragma once

#include "core/api/alibaba/call_words.h"

#include <QByteArrayView>
#include <QHash>

namespace vitrine {

struct Entry;

/// A line of an increment.meta file, the vendor's manifest of a batch: one JSON object a line with OperationType (ADD,
/// DELETE), ProductId, PicName (of an ADD the picture's path, relative, without a slash at its beginning) and the other
/// parameters of AddImage (CategoryId, CustomContent, Crop, Region, IntAttr..4, StrAttr..4).
struct IncrementLine {
    bool deletes = false;
    AddWords words;      ///< itemKey, of an ADD also the rest
    QString pictureName; ///< empty: a DELETE of the whole product
};
inline constexpr qint64 kMaxIncrementLineBytes = 64 * 1024;

/// Errors: BadRequest (not such an object, another OperationType), those of readAddWords, NoSpecifiedPicName,
/// InvalidPicName (also: an absolute path, "..").
Checked<IncrementLine> parseIncrementLine(QByteArrayView line, const AlibabaLimits& limits);

/// An entry as a line that adds it, with its line feed: what DumpMeta writes.
QByteArray incrementLine(const Entry& entry);

} // namespace vitrine
