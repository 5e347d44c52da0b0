#pragma once

#include "core/api/alibaba/alibaba_error.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

/// One value of an offset body; both view the body's bytes.
struct OffsetValue {
    QByteArrayView key, value;
};

/// The body of the legacy items API, cut apart: `key,start,end#key,start,end^values`. Starts and ends count bytes; in
/// bodies of the vendor's Java helper they count UTF-16 units, which is told by the greatest end fitting that length
/// and not the bytes. A view: valid as long as the bytes.
class OffsetBody
{
public:
    /// Cuts at the first '^'; an entry's numbers are its last two. Errors: NoCaretSeperator, EmptyMeta, InvalidMetaItem
    /// (no key, not two decimal numbers, start after end, an end outside, two values that overlap, an offset inside a
    /// character).
    static Checked<OffsetBody> parse(QByteArrayView body);

    /// The value of a key; a key that stands twice has its last one. nullopt = not there.
    std::optional<QByteArrayView> find(QByteArrayView key) const;
    const std::vector<OffsetValue>& values() const { return m_values; }

private:
    std::vector<OffsetValue> m_values;
};

inline constexpr int kMaxOffsetEntries = 1024;

/// A picture that `pic_list` names. `content` is base64 text, a view of the body.
struct OffsetPicture {
    QString name;
    QByteArrayView content;
};
/// The decoded names of `pic_list` in their order, each once. Errors: InvalidPicList (an element that is empty, not
/// base64 or not UTF-8).
Checked<std::vector<QString>> pictureNames(QByteArrayView picList);
/// The same with each picture's content: the entry whose key is the name's base64. Errors also: NoSpecifiedPic.
Checked<std::vector<OffsetPicture>> namedPictures(const OffsetBody& body, QByteArrayView picList);

} // namespace vitrine
