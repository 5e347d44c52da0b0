#include "core/api/alibaba/offset_body.h"

#include "core/api/alibaba/wire_values.h"

#include <QHash>

#include <algorithm>
#include <charconv>

namespace vitrine {

namespace {

/// One entry of the meta part, its numbers not yet applied.
struct MetaItem {
    QByteArrayView key;
    qint64 start = 0, end = 0;
};

std::optional<qint64> offsetNumber(QByteArrayView text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    const bool digitFirst = !text.isEmpty() && text.front() >= '0' && text.front() <= '9';
    if (!digitFirst || error != std::errc() || end != text.end())
        return std::nullopt;
    return value;
}

Checked<MetaItem> parseItem(QByteArrayView text)
{
    const qsizetype second = text.lastIndexOf(',');
    const qsizetype first = second <= 0 ? -1 : text.first(second).lastIndexOf(',');
    if (first <= 0)
        return AlibabaError::InvalidMetaItem;
    const auto start = offsetNumber(text.sliced(first + 1, second - first - 1));
    const auto end = offsetNumber(text.sliced(second + 1));
    if (!start || !end || *start > *end)
        return AlibabaError::InvalidMetaItem;
    return MetaItem{text.first(first), *start, *end};
}

Checked<std::vector<MetaItem>> parseMeta(QByteArrayView meta)
{
    if (meta.isEmpty())
        return AlibabaError::EmptyMeta;
    std::vector<MetaItem> items;
    for (qsizetype from = 0; from <= meta.size();) {
        qsizetype to = meta.indexOf('#', from);
        to = to < 0 ? meta.size() : to;
        TRY_ASSIGN(const MetaItem item, parsed, parseItem(meta.sliced(from, to - from)));
        if (items.size() >= size_t(kMaxOffsetEntries))
            return AlibabaError::InvalidMetaItem;
        items.push_back(item);
        from = to + 1;
    }
    return items;
}

/// How many UTF-16 units a character takes that begins with this byte; 0 inside a character.
int unitsAt(char first)
{
    const auto byte = quint8(first);
    if ((byte & 0xC0) == 0x80)
        return 0;
    return byte >= 0xF0 ? 2 : 1;
}

qint64 utf16Length(QByteArrayView content)
{
    qint64 units = 0;
    for (const char byte : content)
        units += unitsAt(byte);
    return units;
}

/// The byte offsets of these UTF-16 offsets (ascending); -1 for one inside a character.
QHash<qint64, qint64> byteOffsets(QByteArrayView content, const std::vector<qint64>& offsets)
{
    QHash<qint64, qint64> bytes;
    qint64 units = 0;
    auto wanted = offsets.begin();
    for (qsizetype at = 0; at <= content.size() && wanted != offsets.end(); ++at) {
        const int step = at < content.size() ? unitsAt(content[at]) : 1;
        if (step == 0)
            continue;
        for (; wanted != offsets.end() && *wanted <= units; ++wanted)
            bytes.insert(*wanted, *wanted == units ? at : -1);
        units += step;
    }
    return bytes;
}

Checked<> convertUnits(QByteArrayView content, std::vector<MetaItem>& items)
{
    std::vector<qint64> offsets;
    for (const MetaItem& item : items)
        offsets.insert(offsets.end(), {item.start, item.end});
    std::sort(offsets.begin(), offsets.end());
    const QHash<qint64, qint64> bytes = byteOffsets(content, offsets);
    for (MetaItem& item : items) {
        item.start = bytes.value(item.start, -1);
        item.end = bytes.value(item.end, -1);
        if (item.start < 0 || item.end < 0)
            return AlibabaError::InvalidMetaItem;
    }
    return {};
}

Checked<> checkPlaces(const std::vector<MetaItem>& items, qint64 size)
{
    std::vector<std::pair<qint64, qint64>> places;
    for (const MetaItem& item : items) {
        if (item.end > size)
            return AlibabaError::InvalidMetaItem;
        if (item.end > item.start)
            places.emplace_back(item.start, item.end);
    }
    std::sort(places.begin(), places.end());
    for (size_t i = 1; i < places.size(); ++i)
        if (places[i].first < places[i - 1].second)
            return AlibabaError::InvalidMetaItem;
    return {};
}

qint64 greatestEnd(const std::vector<MetaItem>& items)
{
    qint64 greatest = 0;
    for (const MetaItem& item : items)
        greatest = std::max(greatest, item.end);
    return greatest;
}

} // namespace

Checked<OffsetBody> OffsetBody::parse(QByteArrayView body)
{
    const qsizetype caret = body.indexOf('^');
    if (caret < 0)
        return AlibabaError::NoCaretSeperator;
    TRY_ASSIGN(std::vector<MetaItem> items, parsed, parseMeta(body.first(caret)));
    const QByteArrayView content = body.sliced(caret + 1);
    const qint64 end = greatestEnd(items);
    if (end != content.size() && end == utf16Length(content) && wireText(content))
        TRY_VOID(convertUnits(content, items));
    TRY_VOID(checkPlaces(items, content.size()));
    OffsetBody cut;
    for (const MetaItem& item : items)
        cut.m_values.push_back({item.key, content.sliced(item.start, item.end - item.start)});
    return cut;
}

std::optional<QByteArrayView> OffsetBody::find(QByteArrayView key) const
{
    const auto found =
        std::find_if(m_values.rbegin(), m_values.rend(), [key](const OffsetValue& each) { return each.key == key; });
    return found == m_values.rend() ? std::nullopt : std::optional(found->value);
}

namespace {

struct ListedName {
    QByteArrayView key;
    QString name;
};

Checked<std::vector<ListedName>> listedNames(QByteArrayView list)
{
    std::vector<ListedName> names;
    for (qsizetype from = 0; from < list.size() || (from == list.size() && from > 0);) {
        qsizetype to = list.indexOf(',', from);
        to = to < 0 ? list.size() : to;
        const QByteArrayView key = list.sliced(from, to - from);
        const auto decoded = decodedBase64(key);
        const auto name = decoded && !decoded->isEmpty() ? wireText(*decoded) : std::nullopt;
        if (!name)
            return AlibabaError::InvalidPicList;
        const bool listed =
            std::any_of(names.begin(), names.end(), [&name](const ListedName& each) { return each.name == *name; });
        if (!listed)
            names.push_back({key, *name});
        if (names.size() > size_t(kMaxOffsetEntries))
            return AlibabaError::InvalidPicList;
        from = to + 1;
    }
    return names;
}

/// The content under the very text of the list, or under another spelling (padding, alphabet) of the same name.
std::optional<QByteArrayView> contentOf(const OffsetBody& body, const ListedName& listed)
{
    if (const auto content = body.find(listed.key))
        return content;
    const QByteArray name = listed.name.toUtf8();
    for (auto each = body.values().rbegin(); each != body.values().rend(); ++each)
        if (each->key.size() <= listed.key.size() + 2 && decodedBase64(each->key) == name)
            return each->value;
    return std::nullopt;
}

} // namespace

Checked<std::vector<QString>> pictureNames(QByteArrayView picList)
{
    TRY_ASSIGN(const std::vector<ListedName> listed, read, listedNames(picList));
    std::vector<QString> names;
    for (const ListedName& each : listed)
        names.push_back(each.name);
    return names;
}

Checked<std::vector<OffsetPicture>> namedPictures(const OffsetBody& body, QByteArrayView picList)
{
    TRY_ASSIGN(const std::vector<ListedName> listed, read, listedNames(picList));
    std::vector<OffsetPicture> pictures;
    for (const ListedName& each : listed) {
        const auto content = contentOf(body, each);
        if (!content)
            return AlibabaError::NoSpecifiedPic;
        pictures.push_back({each.name, *content});
    }
    return pictures;
}

} // namespace vitrine
