#include "ui/editors/attribute_editor.h"

#include "ui/editors/choice_field.h"
#include "ui/editors/date_field.h"
#include "ui/editors/number_field.h"
#include "ui/editors/options_field.h"

namespace vitrine {

namespace {
const auto kYes = QStringLiteral("yes");
const auto kNo = QStringLiteral("no");

/// The values of one alternative of the variant; other alternatives count as absent.
template <class T>
Merged<std::optional<T>> contentOf(const Merged<AttributeContent>& merged)
{
    Merged<std::optional<T>> values;
    for (const auto& [content, count] : merged.values()) {
        const T* value = content ? std::get_if<T>(&*content) : nullptr;
        values.add(value ? std::optional<T>(*value) : std::nullopt, count);
    }
    return values;
}

template <class T, class ToText>
Merged<QString> textsOf(const Merged<AttributeContent>& merged, const ToText& toText)
{
    Merged<QString> texts;
    const auto contents = contentOf<T>(merged);
    for (const auto& [value, count] : contents.values())
        texts.add(value ? toText(*value) : QString(), count);
    return texts;
}

/// An optional value of one type as the optional content of an attribute.
template <class T>
AttributeContent toContent(const std::optional<T>& value)
{
    return value ? AttributeContent(std::in_place, *value) : std::nullopt;
}

AttributeEditor textEditor(const AttributeDefinition& definition, QWidget* parent)
{
    auto* field = new TextField(definition.name, parent);
    return {field,
            [field](const Merged<AttributeContent>& merged) {
                field->setStored(textsOf<QString>(merged, [](const QString& text) { return text; }));
            },
            [field] {
                return field->text().isEmpty() ? AttributeContent() : AttributeContent(std::in_place, field->text());
            }};
}

AttributeEditor numberEditor(const AttributeDefinition& definition, QWidget* parent)
{
    auto* field = new NumberField(definition.name, definition.unit, parent);
    return {field,
            [field](const Merged<AttributeContent>& merged) { field->setStoredNumber(contentOf<Decimal>(merged)); },
            [field] { return toContent(field->number()); }};
}

AttributeEditor dateEditor(const AttributeDefinition& definition, QWidget* parent)
{
    auto* field = new DateField(definition.name, DatePrecision::Day, parent);
    return {field, [field](const Merged<AttributeContent>& merged) { field->setStoredDate(contentOf<QDate>(merged)); },
            [field] { return toContent(field->date()); }};
}

AttributeEditor yesNoEditor(const AttributeDefinition& definition, QWidget* parent)
{
    std::vector<Choice> choices{
        {QString(), ChoiceField::tr("Not set")}, {kYes, ChoiceField::tr("Yes")}, {kNo, ChoiceField::tr("No")}};
    auto* field = new ChoiceField(definition.name, std::move(choices), parent);
    return {field,
            [field](const Merged<AttributeContent>& merged) {
                field->setStored(textsOf<bool>(merged, [](bool yes) { return yes ? kYes : kNo; }));
            },
            [field] {
                return field->key().isEmpty() ? AttributeContent()
                                              : AttributeContent(std::in_place, field->key() == kYes);
            }};
}

AttributeEditor oneOfEditor(const AttributeDefinition& definition, QWidget* parent)
{
    std::vector<Choice> choices{{QString(), ChoiceField::tr("Not set")}};
    for (const AttributeOption& option : definition.options)
        choices.push_back({QString::number(option.id.value()), option.label});
    auto* field = new ChoiceField(definition.name, std::move(choices), parent);
    return {field,
            [field](const Merged<AttributeContent>& merged) {
                field->setStored(textsOf<AttributeOptions>(merged, [](const AttributeOptions& options) {
                    return options.empty() ? QString() : QString::number(options.front().value());
                }));
            },
            [field] {
                const AttributeOptions chosen{AttributeOptionId(field->key().toLongLong())};
                return field->key().isEmpty() ? AttributeContent() : AttributeContent(std::in_place, chosen);
            }};
}

AttributeEditor manyOfEditor(const AttributeDefinition& definition, QWidget* parent)
{
    auto* field = new OptionsField(definition, parent);
    return {field, [field](const Merged<AttributeContent>& merged) { field->setStored(merged); },
            [field] {
                return field->chosen().empty() ? AttributeContent() : AttributeContent(std::in_place, field->chosen());
            }};
}
} // namespace

AttributeEditor makeAttributeEditor(const AttributeDefinition& definition, QWidget* parent)
{
    switch (definition.type) {
    case AttributeType::Text:
        return textEditor(definition, parent);
    case AttributeType::Number:
        return numberEditor(definition, parent);
    case AttributeType::YesNo:
        return yesNoEditor(definition, parent);
    case AttributeType::Date:
        return dateEditor(definition, parent);
    case AttributeType::OneOf:
        return oneOfEditor(definition, parent);
    case AttributeType::ManyOf:
        return manyOfEditor(definition, parent);
    }
    return textEditor(definition, parent);
}

} // namespace vitrine
