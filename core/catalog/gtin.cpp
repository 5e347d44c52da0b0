#include "core/catalog/gtin.h"

#include "core/base/text_fold.h"

namespace vitrine {
namespace {

bool isDash(QChar c)
{
    return c == u'-' || c.category() == QChar::Punctuation_Dash;
}

Error wrong(const QString& text, const QString& reason)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("'%1' is not a GTIN: %2.").arg(text.left(40), reason));
}

} // namespace

int gtinCheckDigit(QStringView digits)
{
    int sum = 0;
    int weight = 3;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        sum += digits[i].digitValue() * weight;
        weight = 4 - weight;
    }
    return (10 - sum % 10) % 10;
}

Result<Gtin> Gtin::parse(QStringView text)
{
    const QString typed = text.trimmed().toString();
    Gtin out;
    for (const QChar c : typed.normalized(QString::NormalizationForm_KC)) {
        if (c.isSpace() || isDash(c))
            continue;
        if (c < u'0' || c > u'9')
            return wrong(typed, QStringLiteral("'%1' is not a digit").arg(c));
        out.m_digits.append(c);
        if (out.m_digits.size() > 14)
            return wrong(typed, QStringLiteral("it has more than 14 digits"));
    }
    const qsizetype length = out.m_digits.size();
    if (length != 8 && length != 12 && length != 13 && length != 14)
        return wrong(typed, QStringLiteral("it has %1 digits, not 8, 12, 13 or 14").arg(length));
    if (out.m_digits.count(u'0') == length)
        return wrong(typed, QStringLiteral("it has only zeros"));
    const int expected = gtinCheckDigit(QStringView(out.m_digits).chopped(1));
    if (out.m_digits.back().digitValue() != expected)
        return wrong(typed,
                     QStringLiteral("its check digit is %1 but must be %2").arg(out.m_digits.back()).arg(expected));
    return out;
}

} // namespace vitrine
