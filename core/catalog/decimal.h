#pragma once

#include "core/base/result.h"

#include <QString>

#include <compare>

namespace vitrine {

/// An exact decimal number as the user typed it: sign, digits, one point. "1.50" stays "1.50"; it equals "1.5".
/// At most 40 digits. No exponent: spreadsheets that write 4.00638E+12 have already lost the number.
class Decimal
{
public:
    Decimal() = default;
    /// Accepts "-12.5", "12,5" (comma as point), surrounding spaces. Errors: InvalidInput.
    static Result<Decimal> parse(const QString& text);
    const QString& text() const { return m_text; }
    double toDouble() const { return m_text.toDouble(); }
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) { return compare(a, b); }
    friend bool operator==(const Decimal& a, const Decimal& b) { return compare(a, b) == std::strong_ordering::equal; }

private:
    static std::strong_ordering compare(const Decimal& a, const Decimal& b);
    QString m_text = QStringLiteral("0");
};

} // namespace vitrine
