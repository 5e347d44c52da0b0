#include "core/base/text_fold.h"

namespace vitrine {
namespace {

/// The length of a number so that a longer number sorts after a shorter one: '1'..'8', then '9' and the rest again.
void appendLength(QString& key, qsizetype length)
{
    for (; length > 8; length -= 8)
        key.append(u'9');
    key.append(QChar(char16_t(u'0' + length)));
}

/// Appends the number that starts at `at` and returns where it ends.
qsizetype appendNumber(QString& key, const QString& text, qsizetype at)
{
    QString digits;
    for (; at < text.size() && text[at].isDigit(); ++at) {
        const int value = text[at].digitValue();
        if (value != 0 || !digits.isEmpty())
            digits.append(QChar(char16_t(u'0' + value)));
    }
    appendLength(key, digits.size());
    key.append(digits);
    return at;
}

} // namespace

QString naturalKey(QStringView text)
{
    const QString folded = foldCase(text);
    QString key;
    key.reserve(folded.size() + text.size() + 8);
    for (qsizetype at = 0; at < folded.size();) {
        if (folded[at].isDigit())
            at = appendNumber(key, folded, at);
        else
            key.append(folded[at++]);
    }
    key.append(u'\u0001'); // below everything that is typed: the original decides only between equals
    key.append(text);
    return key;
}

bool naturalLess(QStringView a, QStringView b)
{
    return naturalKey(a) < naturalKey(b);
}

} // namespace vitrine
