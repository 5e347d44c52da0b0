#include "core/api/calls/long_texts.h"

#include "core/api/calls/random_text.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Where the text that begins at `from` has its closing quote; the end of `json` if it has none.
qsizetype closingQuote(QByteArrayView json, qsizetype from)
{
    for (qsizetype i = from; i < json.size(); ++i) {
        if (json[i] == '\\')
            ++i;
        else if (json[i] == '"')
            return i;
    }
    return json.size();
}

/// The four hex digits from `at` on; -1 = there are none.
int codeUnit(QByteArrayView literal, qsizetype at)
{
    if (at + 4 > literal.size())
        return -1;
    bool isNumber = false;
    const uint unit = literal.sliced(at, 4).toByteArray().toUInt(&isNumber, 16);
    return isNumber ? int(unit) : -1;
}

/// "\uXXXX", or two of them that make one character, from the backslash at `at` on; moves `at` to its last byte.
bool appendCodePoint(QByteArrayView literal, qsizetype& at, QByteArray& text)
{
    const int unit = codeUnit(literal, at + 2);
    if (unit < 0 || QChar::isLowSurrogate(char32_t(unit)))
        return false;
    at += 5;
    if (!QChar::isHighSurrogate(char32_t(unit))) {
        text += QString(QChar(ushort(unit))).toUtf8();
        return true;
    }
    const bool isPair = at + 2 < literal.size() && literal[at + 1] == '\\' && literal[at + 2] == 'u';
    const int low = isPair ? codeUnit(literal, at + 3) : -1;
    if (low < 0 || !QChar::isLowSurrogate(char32_t(low)))
        return false;
    at += 6;
    const char32_t point = QChar::surrogateToUcs4(ushort(unit), ushort(low));
    text += QString::fromUcs4(&point, 1).toUtf8();
    return true;
}

} // namespace

std::optional<QByteArray> unescapedJson(QByteArrayView literal)
{
    static constexpr QByteArrayView kLetters = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    QByteArray text;
    text.reserve(literal.size());
    for (qsizetype i = 0; i < literal.size(); ++i) {
        if (literal[i] != '\\') {
            text += literal[i];
            continue;
        }
        const char letter = i + 1 < literal.size() ? literal[i + 1] : '\0';
        const qsizetype place = letter ? kLetters.indexOf(letter) : -1;
        if (place >= 0) {
            text += kMeant[place];
            ++i;
        } else if (letter != 'u' || !appendCodePoint(literal, i, text)) {
            return std::nullopt;
        }
    }
    return text;
}

LongTexts::LongTexts(const HttpBody& body) : m_body(body), m_json(body.bytes())
{
    const QByteArray whole = m_json;
    QByteArray shortened;
    qsizetype taken = 0; // of `whole`, into `shortened`
    int open = 0;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const char c = whole[i];
        if (c == '{' || c == '[')
            m_nesting = std::max(m_nesting, ++open);
        else if (c == '}' || c == ']')
            --open;
        if (c != '"')
            continue;
        const qsizetype begin = i + 1;
        i = closingQuote(whole, begin);
        const QByteArrayView text = QByteArrayView(whole).sliced(begin, i - begin);
        if (i == whole.size() || text.size() <= kShortBytes || !text.isValidUtf8())
            continue;
        if (m_standIn.isEmpty())
            m_standIn = u"long text %1 "_s.arg(QString::fromLatin1(randomText(32, kLettersAndDigits)));
        shortened += QByteArrayView(whole).sliced(taken, begin - taken);
        shortened += (m_standIn + QString::number(m_texts.size())).toLatin1();
        taken = i;
        m_texts.push_back(text);
    }
    if (!m_texts.empty())
        m_json = shortened + whole.sliced(taken);
}

std::optional<QByteArray> LongTexts::find(const QString& text) const
{
    if (m_standIn.isEmpty() || !text.startsWith(m_standIn))
        return std::nullopt;
    const size_t number = text.sliced(m_standIn.size()).toUInt();
    if (number >= m_texts.size() || text.size() != m_standIn.size() + QString::number(number).size())
        return std::nullopt;
    const QByteArrayView literal = m_texts[number];
    if (literal.contains('\\'))
        return unescapedJson(literal).value_or(QByteArray());
    return QByteArray::fromRawData(literal.data(), literal.size());
}

QJsonValue LongTexts::restored(const QJsonValue& value) const
{
    const auto textOf = [this](const QString& text) {
        const auto whole = find(text);
        return whole ? QString::fromUtf8(*whole) : text;
    };
    if (m_texts.empty())
        return value;
    if (value.isString())
        return textOf(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& each : value.toArray())
            array.append(restored(each));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject before = value.toObject();
    for (auto member = before.begin(); member != before.end(); ++member)
        object.insert(textOf(member.key()), restored(member.value()));
    return object;
}

} // namespace vitrine
