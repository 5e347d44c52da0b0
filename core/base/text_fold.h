#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace vitrine {

/// NFKC and case folding (ß = ss), nothing else: for comparing names in which punctuation counts. Any thread.
QString foldCase(QStringView text);

enum class Diacritics { Keep, Remove };

/// Words as they are compared and searched: NFKC, full case folding (ß = ss), everything that is neither letter, digit
/// nor mark becomes one space, trimmed. `Remove` also takes off the marks of Latin, Greek, Cyrillic, Hebrew and Arabic
/// (é = e, й = и) and spells out letters without decomposition (ø = o, æ = ae, ł = l, đ = d, þ = th, ı = i); marks that
/// are part of a letter elsewhere (kana, Thai, Devanagari) always stay. Idempotent. Any thread.
QString foldText(QStringView text, Diacritics diacritics = Diacritics::Remove);

/// foldText with diacritics kept and the spaces dropped: "AB-12 c" and "ab12C" have one key. Empty when nothing is
/// left.
QString foldKey(QStringView text);

/// True for letters of scripts that are written without spaces and are cut into bigrams: Han, kana, bopomofo, Hangul,
/// Yi.
bool isCjk(char32_t codePoint);

enum class BigramUse {
    Index, ///< "abc" -> ab bc c: the last letter stands alone, so that one letter with a prefix star finds every place
    Ask,   ///< "abc" -> ab bc; a single letter stays itself and must be asked as a prefix
};

/// Cuts folded text into words, and each Chinese, Japanese or Korean run into overlapping pairs of letters. What is
/// stored with Index is found by what Ask makes of any part of it, in the same order (so phrases work).
QStringList cjkBigrams(QStringView folded, BigramUse use);

/// foldText and cjkBigrams together, joined with spaces: what a full-text index holds for `text`.
QString searchIndexText(QStringView text);

/// The longest start of `text` that is at most `maxBytes` long in UTF-8; never half a code point.
QString utf8Truncate(QStringView text, qsizetype maxBytes);

/// No unpaired surrogates: the text can be stored as UTF-8 and comes back the same.
bool isWellFormed(QStringView text);
/// Strict UTF-8: no overlong forms, surrogates or code points above 10FFFF.
bool isWellFormedUtf8(const QByteArray& bytes);
/// `bytes` as text; each broken byte becomes U+FFFD. For showing names, never for opening files.
QString textForDisplay(const QByteArray& bytes);
/// C0, DEL or C1 control characters, or the separators U+2028 and U+2029; TAB and line feed count only with `Single`.
enum class Lines { Single, Many };
bool hasControlCharacters(QStringView text, Lines lines = Lines::Single);

/// A key whose plain comparison is the natural order: "A2" < "a10" < "B1", whole numbers of any length by value. Two
/// different texts never have the same key. Compare keys code unit by code unit (or as bytes in SQLite).
QString naturalKey(QStringView text);
/// naturalKey(a) < naturalKey(b).
bool naturalLess(QStringView a, QStringView b);

/// Insertions, deletions, changes and swaps of neighbours (each counted once, optimal string alignment) that make `a`
/// into `b`, in UTF-16 units; any distance above `limit` comes back as limit + 1. Time is proportional to length x
/// limit.
int editDistance(QStringView a, QStringView b, int limit);

} // namespace vitrine
