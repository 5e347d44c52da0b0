#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringView>

namespace vitrine {

/// The check digit that belongs behind `digits` (ASCII digits only, without it).
int gtinCheckDigit(QStringView digits);

/// A Global Trade Item Number of 8, 12, 13 or 14 digits with a correct check digit, kept as typed (leading zeros
/// matter, spaces and dashes dropped). Only zeros is no GTIN. Check digit: from the right without it, weights
/// 3,1,3,1,...; (10 - sum mod 10) mod 10. Source: GS1 General Specifications.
class Gtin
{
public:
    Gtin() = default;
    /// Spaces and dashes are ignored. Errors: InvalidInput names what is wrong (length, letters, check digit).
    static Result<Gtin> parse(QStringView text);
    const QString& digits() const { return m_digits; }
    /// Left-padded with zeros to 14: the form for comparing.
    QString asGtin14() const { return m_digits.rightJustified(14, u'0'); }
    bool isEmpty() const { return m_digits.isEmpty(); }
    bool operator==(const Gtin& other) const { return asGtin14() == other.asGtin14(); }

private:
    QString m_digits;
};

} // namespace vitrine
