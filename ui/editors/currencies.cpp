#include "ui/editors/currencies.h"

#include <QLocale>

namespace vitrine {

const QStringList& usualCurrencies()
{
    static const QStringList codes{QStringLiteral("EUR"), QStringLiteral("USD"), QStringLiteral("GBP"),
                                   QStringLiteral("CNY"), QStringLiteral("JPY"), QStringLiteral("CHF"),
                                   QStringLiteral("SEK"), QStringLiteral("PLN"), QStringLiteral("INR"),
                                   QStringLiteral("AUD"), QStringLiteral("CAD"), QStringLiteral("BRL")};
    return codes;
}

QString desktopCurrency()
{
    const QString code = QLocale::system().currencySymbol(QLocale::CurrencyIsoCode);
    return code.isEmpty() ? QStringLiteral("EUR") : code;
}

} // namespace vitrine
