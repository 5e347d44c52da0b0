#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringView>

namespace vitrine {

/// An amount in the smallest unit of its currency (cents, yen) and the ISO 4217 code. Never a float.
struct Money {
    qint64 minor = 0;
    QString currency;
    bool operator==(const Money&) const = default;
};

/// Digits after the point that `currency` uses (EUR 2, JPY 0, KWD 3); 2 for an unknown code. Source: ISO 4217 table
/// A.1.
int minorDigits(const QString& currency);

/// Three capital ASCII letters; whether somebody issues that currency is not asked.
bool isCurrencyCode(QStringView text);

/// Reads "12.50", "1 299,90", "1'299.90", "EUR 12.50", "12.50 USD", "€12.50", "12,50 kr". The last point or comma is
/// the decimal mark, unless it stands several times or stands alone before exactly three digits where the currency has
/// not three decimals: then it groups ("1,299" EUR = 1299.00). Zeros behind the currency's decimals are dropped; other
/// digits there are an error, never rounded. A sign that several currencies use ($, ¥, kr) means `defaultCurrency` if
/// that is one of them, else USD, JPY, SEK. Errors: InvalidInput.
Result<Money> parseMoney(const QString& text, const QString& defaultCurrency);

/// "12.50" with a point, no grouping, no currency: the machine form.
QString moneyAmount(const Money& money);

} // namespace vitrine
