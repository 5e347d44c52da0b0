#include "core/catalog/decimal.h"

namespace vitrine {
namespace {

constexpr int kMaxDigits = 40;

struct Parts {
    bool negative = false;
    QStringView whole;    ///< without leading zeros
    QStringView fraction; ///< without trailing zeros
};

QStringView withoutTrailingZeros(QStringView digits)
{
    while (digits.endsWith(u'0'))
        digits.chop(1);
    return digits;
}

QStringView withoutLeadingZeros(QStringView digits)
{
    while (digits.startsWith(u'0'))
        digits = digits.mid(1);
    return digits;
}

Parts split(QStringView text)
{
    Parts parts;
    if (text.startsWith(u'-')) {
        parts.negative = true;
        text = text.mid(1);
    }
    const qsizetype point = text.indexOf(u'.');
    parts.whole = withoutLeadingZeros(point < 0 ? text : text.left(point));
    parts.fraction = point < 0 ? QStringView() : withoutTrailingZeros(text.mid(point + 1));
    if (parts.whole.isEmpty() && parts.fraction.isEmpty())
        parts.negative = false;
    return parts;
}

std::strong_ordering magnitude(const Parts& a, const Parts& b)
{
    if (a.whole.size() != b.whole.size())
        return a.whole.size() <=> b.whole.size();
    if (const int order = a.whole.compare(b.whole); order != 0)
        return order <=> 0;
    return a.fraction.compare(b.fraction) <=> 0;
}

Error notANumber(const QString& text)
{
    return fail(
        ErrorCode::InvalidInput,
        QStringLiteral("'%1' is not a number; write digits with at most one decimal point.").arg(text.left(80)));
}

} // namespace

Result<Decimal> Decimal::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    QString sign;
    QString whole;
    QString fraction;
    bool point = false;
    for (qsizetype i = 0; i < trimmed.size(); ++i) {
        const QChar c = trimmed[i];
        if (i == 0 && (c == u'-' || c == u'+' || c == QChar(0x2212)))
            sign = c == u'+' ? QString() : QStringLiteral("-");
        else if (c.isDigit())
            (point ? fraction : whole).append(QChar(char16_t(u'0' + c.digitValue())));
        else if (!point && (c == u'.' || c == u','))
            point = true;
        else
            return notANumber(trimmed);
    }
    if (whole.isEmpty() && fraction.isEmpty())
        return notANumber(trimmed);
    if (whole.size() + fraction.size() > kMaxDigits)
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("'%1…' has more than %2 digits.").arg(trimmed.left(40)).arg(kMaxDigits));
    const QStringView significant = withoutLeadingZeros(whole);
    Decimal out;
    out.m_text = significant.isEmpty() ? QStringLiteral("0") : significant.toString();
    if (!fraction.isEmpty())
        out.m_text += u'.' + fraction;
    if (!sign.isEmpty() && (!significant.isEmpty() || !withoutTrailingZeros(fraction).isEmpty()))
        out.m_text.prepend(sign);
    return out;
}

std::strong_ordering Decimal::compare(const Decimal& a, const Decimal& b)
{
    const Parts left = split(a.m_text);
    const Parts right = split(b.m_text);
    if (left.negative != right.negative)
        return left.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return left.negative ? magnitude(right, left) : magnitude(left, right);
}

} // namespace vitrine
