#include "core/base/text_fold.h"

#include <QChar>

#include <algorithm>

namespace vitrine {
namespace {

struct Spelling {
    char16_t letter;
    const char16_t* plain;
};

/// Letters that NFD does not take apart. Lower case only: folding came first.
constexpr Spelling kSpellings[] = {{u'ø', u"o"}, {u'æ', u"ae"}, {u'œ', u"oe"}, {u'ł', u"l"}, {u'đ', u"d"},
                                   {u'ð', u"d"}, {u'þ', u"th"}, {u'ħ', u"h"},  {u'ı', u"i"}, {u'ŧ', u"t"},
                                   {u'ŀ', u"l"}, {u'ŋ', u"ng"}, {u'ƀ', u"b"},  {u'ɨ', u"i"}, {u'ə', u"e"},
                                   {u'ĸ', u"k"}, {u'ѐ', u"е"}};

/// Marks that decorate a letter of an alphabet and may be left out by who searches.
bool isDetachableMark(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0483 && c <= 0x0487) || (c >= 0x0591 && c <= 0x05c7) ||
           (c >= 0x064b && c <= 0x065f) || c == 0x0670 || (c >= 0x1ab0 && c <= 0x1aff) ||
           (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f);
}

void appendWithoutMarks(QString& out, const QString& text)
{
    const QString apart = text.normalized(QString::NormalizationForm_D);
    for (const QChar c : apart) {
        if (isDetachableMark(c.unicode()))
            continue;
        const auto it = std::find_if(std::begin(kSpellings), std::end(kSpellings),
                                     [c](const Spelling& s) { return s.letter == c.unicode(); });
        if (it == std::end(kSpellings))
            out.append(c);
        else
            out.append(QStringView(it->plain));
    }
}

QString folded(QStringView text, Diacritics diacritics)
{
    const QString folding = foldCase(text);
    if (diacritics == Diacritics::Keep)
        return folding;
    QString plain;
    plain.reserve(folding.size());
    appendWithoutMarks(plain, folding);
    return plain.normalized(QString::NormalizationForm_KC);
}

char32_t codePointAt(QStringView text, qsizetype at, qsizetype* length)
{
    const QChar first = text[at];
    if (first.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        *length = 2;
        return QChar::surrogateToUcs4(first, text[at + 1]);
    }
    *length = 1;
    return first.unicode();
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

} // namespace

QString foldCase(QStringView text)
{
    QString folding = text.toString().normalized(QString::NormalizationForm_KC);
    // Qt folds letter by letter; these two become two letters. Every other such letter is taken apart by NFKC.
    folding.replace(QChar(0x0130), QStringLiteral("i\u0307"));
    folding = folding.toCaseFolded();
    folding.replace(QChar(0x00df), QStringLiteral("ss"));
    return folding.normalized(QString::NormalizationForm_KC);
}

QString foldText(QStringView text, Diacritics diacritics)
{
    const QString all = folded(text, diacritics);
    QString out;
    out.reserve(all.size());
    bool gap = false;
    for (qsizetype i = 0, length = 1; i < all.size(); i += length) {
        if (!isWordPart(codePointAt(all, i, &length))) {
            gap = true;
            continue;
        }
        if (gap && !out.isEmpty())
            out.append(u' ');
        gap = false;
        out.append(QStringView(all).mid(i, length));
    }
    return out;
}

QString foldKey(QStringView text)
{
    return foldText(text, Diacritics::Keep).remove(u' ');
}

bool isCjk(char32_t c)
{
    if (c == 0x30fc || c == 0xff70) // the long mark belongs to the kana around it
        return true;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
        return true;
    default:
        return false;
    }
}

namespace {

/// The end of the run of CJK letters (or of others) that starts at `from`, and where each of its letters starts.
qsizetype scanRun(QStringView word, qsizetype from, bool* cjk, QList<qsizetype>* starts)
{
    qsizetype length = 1;
    *cjk = isCjk(codePointAt(word, from, &length));
    qsizetype at = from;
    starts->clear();
    while (at < word.size()) {
        const char32_t c = codePointAt(word, at, &length);
        const bool mark = QChar::isMark(c);
        if (!mark && isCjk(c) != *cjk)
            break;
        if (!mark || starts->isEmpty())
            starts->append(at);
        at += length;
    }
    return at;
}

void cutWord(QStringView word, BigramUse use, QStringList& out)
{
    QList<qsizetype> starts;
    bool cjk = false;
    for (qsizetype at = 0; at < word.size();) {
        const qsizetype end = scanRun(word, at, &cjk, &starts);
        if (!cjk) {
            out.append(word.mid(at, end - at).toString());
        } else {
            starts.append(end);
            for (qsizetype i = 0; i + 2 < starts.size(); ++i)
                out.append(word.mid(starts[i], starts[i + 2] - starts[i]).toString());
            if (use == BigramUse::Index || starts.size() == 2)
                out.append(word.mid(starts[starts.size() - 2], end - starts[starts.size() - 2]).toString());
        }
        at = end;
    }
}

} // namespace

QStringList cjkBigrams(QStringView folded, BigramUse use)
{
    QStringList out;
    for (const QStringView word : folded.split(u' ', Qt::SkipEmptyParts))
        cutWord(word, use, out);
    return out;
}

QString searchIndexText(QStringView text)
{
    return cjkBigrams(foldText(text), BigramUse::Index).join(u' ');
}

QString utf8Truncate(QStringView text, qsizetype maxBytes)
{
    qsizetype bytes = 0;
    qsizetype at = 0;
    for (qsizetype length = 1; at < text.size(); at += length) {
        const char32_t c = codePointAt(text, at, &length);
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (bytes > maxBytes)
            break;
    }
    return text.left(at).toString();
}

bool isWellFormed(QStringView text)
{
    return text.isValidUtf16();
}

bool isWellFormedUtf8(const QByteArray& bytes)
{
    return bytes.isValidUtf8();
}

QString textForDisplay(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes);
}

bool hasControlCharacters(QStringView text, Lines lines)
{
    return std::any_of(text.begin(), text.end(), [lines](QChar c) {
        const char16_t u = c.unicode();
        if (lines == Lines::Many && (u == u'\n' || u == u'\t' || u == u'\r'))
            return false;
        return u < 0x20 || (u >= 0x7f && u <= 0x9f) || u == 0x2028 || u == 0x2029;
    });
}

} // namespace vitrine
