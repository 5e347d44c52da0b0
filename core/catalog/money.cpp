#include "core/catalog/money.h"

#include <algorithm>
#include <optional>

namespace vitrine {
namespace {

/// Currencies whose minor unit is not a hundredth. Source: ISO 4217 table A.1.
constexpr QStringView kNoDigits[] = {u"BIF", u"CLP", u"DJF", u"GNF", u"ISK", u"JPY", u"KMF", u"KRW", u"PYG",
                                     u"RWF", u"UGX", u"UYI", u"VND", u"VUV", u"XAF", u"XOF", u"XPF"};
constexpr QStringView kThreeDigits[] = {u"BHD", u"IQD", u"JOD", u"KWD", u"LYD", u"OMR", u"TND"};
constexpr QStringView kFourDigits[] = {u"CLF", u"UYW"};

/// What people write instead of a code. `shared`: currencies that use the same sign; the default currency wins among
/// them.
struct Sign {
    QStringView sign;
    QStringView currency;
    QStringView shared;
};
constexpr Sign kSigns[] = {
    {u"€", u"EUR", u""},
    {u"£", u"GBP", u""},
    {u"₹", u"INR", u""},
    {u"₩", u"KRW", u""},
    {u"₽", u"RUB", u""},
    {u"₺", u"TRY", u""},
    {u"₫", u"VND", u""},
    {u"฿", u"THB", u""},
    {u"₪", u"ILS", u""},
    {u"₴", u"UAH", u""},
    {u"zł", u"PLN", u""},
    {u"元", u"CNY", u""},
    {u"円", u"JPY", u""},
    {u"US$", u"USD", u""},
    {u"A$", u"AUD", u""},
    {u"C$", u"CAD", u""},
    {u"NZ$", u"NZD", u""},
    {u"HK$", u"HKD", u""},
    {u"S$", u"SGD", u""},
    {u"R$", u"BRL", u""},
    {u"$", u"USD", u"USD CAD AUD NZD HKD SGD MXN CLP COP ARS TWD"},
    {u"¥", u"JPY", u"JPY CNY"},
    {u"￥", u"JPY", u"JPY CNY"},
    {u"kr", u"SEK", u"SEK NOK DKK ISK"},
};

template <size_t N>
bool contains(const QStringView (&list)[N], QStringView code)
{
    return std::find(std::begin(list), std::end(list), code) != std::end(list);
}

bool isCode(QStringView text)
{
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

QString signCurrency(const Sign& sign, const QString& defaultCurrency)
{
    if (!defaultCurrency.isEmpty() && sign.shared.contains(defaultCurrency))
        return defaultCurrency;
    return sign.currency.toString();
}

Error notMoney(const QString& text, const QString& reason)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("'%1' is not a price: %2.").arg(text.left(60), reason));
}

bool belongsToNumber(QChar c)
{
    return c.isDigit() || c == u'.' || c == u',' || c == u'\'' || c == QChar(0x2019) || c.isSpace() || c == u'-' ||
           c == QChar(0x2212) || c == u'+';
}

/// Splits "EUR 12.50" into the number and whatever stands before or behind it (only one of the two).
bool splitCurrency(const QString& text, QString* number, QString* currency)
{
    const auto first = std::find_if(text.begin(), text.end(), belongsToNumber);
    const auto last = std::find_if(text.rbegin(), text.rend(), belongsToNumber).base();
    if (first >= last)
        return false;
    *number = QString(first, last - first).trimmed();
    const QString before = QString(text.begin(), first - text.begin()).trimmed();
    const QString behind = QString(last, text.end() - last).trimmed();
    *currency = before + behind;
    return before.isEmpty() || behind.isEmpty();
}

std::optional<QString> namedCurrency(const QString& word, const QString& defaultCurrency)
{
    if (word.isEmpty())
        return isCode(defaultCurrency) ? std::optional(defaultCurrency) : std::nullopt;
    for (const Sign& sign : kSigns) {
        if (word.compare(sign.sign, Qt::CaseInsensitive) == 0)
            return signCurrency(sign, defaultCurrency);
    }
    const QString code = word.toUpper();
    return isCode(code) ? std::optional(code) : std::nullopt;
}

struct Amount {
    bool negative = false;
    QString whole;
    QString fraction;
};

/// Groups are right when every mark but the decimal one stands before exactly three digits and none leads with a zero.
bool groupsFit(QStringView whole)
{
    qsizetype run = 0;
    bool marked = false;
    for (const QChar c : whole) {
        if (c.isDigit()) {
            ++run;
            continue;
        }
        if (run == 0 || run > 3 || (marked && run != 3))
            return false;
        marked = true;
        run = 0;
    }
    return !marked || (run == 3 && !whole.startsWith(u'0'));
}

/// Where the decimal mark stands, or -1; the rule is in the header.
qsizetype decimalMark(QStringView digits, int places)
{
    const qsizetype last = std::max(digits.lastIndexOf(u'.'), digits.lastIndexOf(u','));
    if (last < 0)
        return -1;
    const QChar mark = digits[last];
    const qsizetype behind = digits.size() - last - 1;
    if (digits.count(mark) > 1)
        return -1;
    const bool otherMark = digits.contains(mark == u'.' ? u',' : u'.');
    const bool looksGrouped = behind == 3 && places != 3 && !otherMark && !digits.startsWith(u'0');
    return looksGrouped ? -1 : last;
}

std::optional<Amount> splitAmount(QString text, int places)
{
    Amount amount;
    text.replace(QChar(0x2212), u'-');
    amount.negative = text.startsWith(u'-');
    if (amount.negative || text.startsWith(u'+'))
        text = text.mid(1).trimmed();
    const qsizetype mark = decimalMark(text, places);
    const QStringView whole = mark < 0 ? QStringView(text) : QStringView(text).left(mark);
    const QStringView fraction = mark < 0 ? QStringView() : QStringView(text).mid(mark + 1);
    if (!groupsFit(whole) || (whole.isEmpty() && fraction.isEmpty()))
        return std::nullopt;
    for (const QChar c : whole) {
        if (c.isDigit())
            amount.whole.append(QChar(char16_t(u'0' + c.digitValue())));
        else if (c == u'-' || c == u'+')
            return std::nullopt;
    }
    for (const QChar c : fraction) {
        if (!c.isDigit())
            return std::nullopt;
        amount.fraction.append(QChar(char16_t(u'0' + c.digitValue())));
    }
    return amount;
}

} // namespace

int minorDigits(const QString& currency)
{
    if (contains(kNoDigits, currency))
        return 0;
    if (contains(kThreeDigits, currency))
        return 3;
    return contains(kFourDigits, currency) ? 4 : 2;
}

bool isCurrencyCode(QStringView text)
{
    return isCode(text);
}

Result<Money> parseMoney(const QString& text, const QString& defaultCurrency)
{
    const QString trimmed = text.trimmed();
    QString number;
    QString word;
    if (!splitCurrency(trimmed, &number, &word))
        return notMoney(trimmed, QStringLiteral("there is no number in it"));
    const std::optional<QString> currency = namedCurrency(word, defaultCurrency);
    if (!currency)
        return notMoney(trimmed, word.isEmpty() ? QStringLiteral("the currency is missing; write it as EUR 12.50")
                                                : QStringLiteral("'%1' is not a currency").arg(word.left(20)));
    const int places = minorDigits(*currency);
    std::optional<Amount> amount = splitAmount(number, places);
    if (!amount)
        return notMoney(trimmed, QStringLiteral("its digits and marks do not form a number"));
    while (amount->fraction.size() > places && amount->fraction.endsWith(u'0'))
        amount->fraction.chop(1);
    if (amount->fraction.size() > places)
        return notMoney(trimmed, QStringLiteral("%1 has only %2 decimals").arg(*currency).arg(places));
    bool fits = false;
    const QString digits = amount->whole + amount->fraction.leftJustified(places, u'0');
    const qint64 minor = digits.isEmpty() ? 0 : digits.toLongLong(&fits);
    if (!fits)
        return notMoney(trimmed, QStringLiteral("it is too large"));
    return Money{amount->negative ? -minor : minor, *currency};
}

QString moneyAmount(const Money& money)
{
    const int places = minorDigits(money.currency);
    const quint64 size = money.minor < 0 ? quint64(0) - quint64(money.minor) : quint64(money.minor);
    QString digits = QString::number(size).rightJustified(places + 1, u'0');
    if (places > 0)
        digits.insert(digits.size() - places, u'.');
    return money.minor < 0 ? u'-' + digits : digits;
}

} // namespace vitrine
