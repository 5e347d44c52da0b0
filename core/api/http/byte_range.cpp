#include "core/api/http/byte_range.h"

#include <optional>

namespace vitrine {
namespace {

/// Digits only, not empty; nullopt also when it is longer than any file.
std::optional<qint64> number(QByteArrayView text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    return digits && fits ? std::optional(value) : std::nullopt;
}

ByteRange part(qint64 from, qint64 last, qint64 size)
{
    last = std::min(last, size - 1);
    if (from > last)
        return {ByteRange::Kind::Unsatisfiable, 0, 0};
    return {ByteRange::Kind::Part, from, last - from + 1};
}

} // namespace

ByteRange byteRange(QByteArrayView header, qint64 size)
{
    constexpr QByteArrayView unit = "bytes=";
    if (!header.startsWith(unit))
        return {};
    const QByteArrayView range = header.sliced(unit.size());
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return {};
    const QByteArrayView firstText = range.first(dash), lastText = range.sliced(dash + 1);
    const auto first = number(firstText), last = number(lastText);
    if (firstText.isEmpty() && last)
        return part(*last > 0 ? std::max<qint64>(0, size - *last) : size, size - 1, size);
    if (first && lastText.isEmpty())
        return part(*first, size - 1, size);
    return first && last && *first <= *last ? part(*first, *last, size) : ByteRange{};
}

void cutToRange(PreparedResponse& prepared, const HttpRequest& request)
{
    if (!prepared.file.isOpen() || prepared.response.status != 200)
        return;
    HttpHeaders& headers = prepared.response.headers;
    headers.set("Accept-Ranges", "bytes");
    const bool asks = request.method == "GET" && request.headers.count("Range") == 1;
    if (!asks || request.headers.find("If-Range"))
        return;
    const qint64 size = prepared.bodyBytes;
    const ByteRange range = byteRange(request.headers.value("Range"), size);
    const QByteArray total = '/' + QByteArray::number(size);
    if (range.kind == ByteRange::Kind::Unsatisfiable) {
        prepared.response.status = 416;
        headers.set("Content-Range", "bytes *" + total);
        prepared.file = {};
        prepared.bodyBytes = 0;
    } else if (range.kind == ByteRange::Kind::Part &&
               ::lseek(prepared.file.get(), range.from, SEEK_SET) == range.from) {
        const QByteArray last = QByteArray::number(range.from + range.length - 1);
        prepared.response.status = 206;
        headers.set("Content-Range", "bytes " + QByteArray::number(range.from) + '-' + last + total);
        prepared.bodyBytes = range.length;
    }
}

} // namespace vitrine
