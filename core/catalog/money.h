#pragma once

#include "core/base/result.h"

#include <QString>

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

/// Reads "12.50", "1 299,90", "EUR 12.50", "12.50 USD". A point or comma is the decimal mark when one to three digits
/// that fit the currency follow its last occurrence, a grouping mark otherwise. Errors: InvalidInput.
Result<Money> parseMoney(const QString& text, const QString& defaultCurrency);

/// "12.50" with a point, no grouping, no currency: the machine form.
QString moneyAmount(const Money& money);

} // namespace vitrine
