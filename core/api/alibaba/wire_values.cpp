#include "core/api/alibaba/wire_values.h"

#include "core/base/text_fold.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// The 6 bits of each letter; -1 = not in the alphabet, -2 = skipped, -3 = padding.
constexpr std::array<qint8, 256> base64Values()
{
    std::array<qint8, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 26; ++i) {
        values[size_t('A' + i)] = qint8(i);
        values[size_t('a' + i)] = qint8(26 + i);
    }
    for (int i = 0; i < 10; ++i)
        values[size_t('0' + i)] = qint8(52 + i);
    values['+'] = values['-'] = values[' '] = 62; // a '+' that a form carried bare arrives as a space
    values['/'] = values['_'] = 63;
    values['='] = -3;
    values['\t'] = values['\r'] = values['\n'] = -2;
    return values;
}

constexpr std::array<qint8, 256> kBase64 = base64Values();

} // namespace

std::optional<QByteArray> decodedBase64(QByteArrayView text)
{
    QByteArray decoded;
    decoded.resize(text.size() / 4 * 3 + 3);
    char* out = decoded.data();
    quint32 group = 0;
    int letters = 0, padding = 0;
    for (const char letter : text.trimmed()) {
        const int value = kBase64[quint8(letter)];
        if (value == -1 || (value >= 0 && padding > 0))
            return std::nullopt;
        padding += value == -3 ? 1 : 0;
        if (value < 0)
            continue;
        group = group << 6 | quint32(value);
        if (++letters == 4) {
            *out++ = char(group >> 16);
            *out++ = char(group >> 8);
            *out++ = char(group);
            letters = 0;
            group = 0;
        }
    }
    // Padding may be left out; where it stands it must fill the last group, and one letter alone is no byte.
    if (letters == 1 || (padding > 0 && (letters == 0 || letters + padding != 4)))
        return std::nullopt;
    if (letters >= 2)
        *out++ = char(group >> (letters == 2 ? 4 : 10));
    if (letters == 3)
        *out++ = char(group >> 2);
    decoded.truncate(out - decoded.constData());
    return decoded;
}

std::optional<QString> wireText(QByteArrayView bytes)
{
    const QByteArray copy = QByteArray::fromRawData(bytes.data(), bytes.size());
    if (!isWellFormedUtf8(copy))
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

std::optional<bool> wireFlag(QByteArrayView text)
{
    if (text == "1" || text.compare("true", Qt::CaseInsensitive) == 0)
        return true;
    if (text == "0" || text.compare("false", Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

std::optional<qint32> wireInteger(QByteArrayView text)
{
    qint32 value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (error != std::errc() || end != text.end())
        return std::nullopt;
    return value;
}

std::optional<QRect> wireRegion(QByteArrayView text)
{
    std::array<qint32, 4> edges{};
    for (size_t i = 0; i < edges.size(); ++i) {
        const qsizetype comma = text.indexOf(',');
        if ((comma < 0) != (i == 3))
            return std::nullopt;
        const auto edge = wireInteger((comma < 0 ? text : text.first(comma)).trimmed());
        if (!edge || *edge < 0 || *edge > 65535)
            return std::nullopt;
        edges[i] = *edge;
        text = comma < 0 ? QByteArrayView() : text.sliced(comma + 1);
    }
    if (edges[0] >= edges[1] || edges[2] >= edges[3])
        return std::nullopt;
    return QRect(edges[0], edges[2], edges[1] - edges[0], edges[3] - edges[2]);
}

QString regionText(const QRect& region)
{
    return u"%1,%2,%3,%4"_s.arg(region.x())
        .arg(region.x() + region.width())
        .arg(region.y())
        .arg(region.y() + region.height());
}

std::optional<double> wireScore(QByteArrayView text)
{
    const qsizetype point = text.indexOf('.');
    const QByteArrayView whole = point < 0 ? text : text.first(point);
    const QByteArrayView decimals = point < 0 ? QByteArrayView() : text.sliced(point + 1);
    const auto digits = [](QByteArrayView part) {
        return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const bool shaped = whole.size() == 1 && decimals.size() <= 2 && (point < 0 || !decimals.isEmpty());
    if (!shaped || !digits(whole) || !digits(decimals))
        return std::nullopt;
    const double score = text.toByteArray().toDouble();
    return score <= 1 ? std::optional(score) : std::nullopt;
}

} // namespace vitrine
