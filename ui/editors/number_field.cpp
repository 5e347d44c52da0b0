#include "ui/editors/number_field.h"

#include "ui/editors/field_frame.h"

#include <QLabel>
#include <QLocale>

namespace vitrine {

NumberField::NumberField(const QString& label, const QString& unit, QWidget* parent) : TextField(label, parent)
{
    if (!unit.isEmpty())
        frame()->addWidget(new QLabel(unit, this));
    setCheck([](const QString& text) {
        return text.isEmpty() || Decimal::parse(text).ok() ? QString() : tr("Please type a number, such as 12.5.");
    });
}

void NumberField::setStoredNumber(const Merged<std::optional<Decimal>>& stored)
{
    Merged<QString> texts;
    for (const auto& [value, count] : stored.values())
        texts.add(value ? QString(value->text()).replace(u'.', QLocale().decimalPoint()) : QString(), count);
    setStored(texts);
}

std::optional<Decimal> NumberField::number() const
{
    if (text().isEmpty())
        return std::nullopt;
    auto parsed = Decimal::parse(text());
    return parsed.ok() ? std::optional(std::move(parsed).take()) : std::nullopt;
}

} // namespace vitrine
