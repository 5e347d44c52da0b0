#include "ui/editors/gtin_field.h"

#include "core/catalog/gtin.h"

#include <array>

namespace vitrine {

namespace {
constexpr std::array<qsizetype, 4> kLengths{8, 12, 13, 14};

QString digitsOf(const QString& text)
{
    QString digits = text;
    return digits.remove(u' ').remove(u'-');
}
} // namespace

GtinField::GtinField(const QString& label, QWidget* parent) : TextField(label, parent)
{
    setCheck(&GtinField::problemOf);
    setHint(&GtinField::praiseOf);
}

QString GtinField::problemOf(const QString& text)
{
    const QString digits = digitsOf(text);
    if (digits.isEmpty() || Gtin::parse(digits).ok())
        return {};
    const bool foreign = std::any_of(digits.cbegin(), digits.cend(), [](QChar c) { return c < u'0' || c > u'9'; });
    if (foreign)
        return tr("A GTIN has digits only.");
    if (std::find(kLengths.begin(), kLengths.end(), digits.size()) == kLengths.end())
        return tr("Digits so far: %1. A GTIN has 8, 12, 13 or 14.").arg(digits.size());
    for (char16_t right = u'0'; right <= u'9'; ++right) {
        if (Gtin::parse(digits.chopped(1) + QChar(right)).ok())
            return tr("The last digit should be %1: a digit before it is wrong, or two are swapped.").arg(QChar(right));
    }
    return tr("This is not a GTIN.");
}

QString GtinField::praiseOf(const QString& text)
{
    const QString digits = digitsOf(text);
    if (digits.isEmpty() || !Gtin::parse(digits).ok())
        return {};
    return tr("GTIN-%1, the check digit is right").arg(digits.size());
}

} // namespace vitrine
