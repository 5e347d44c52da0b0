#include "core/storage/attribute_values.h"

namespace vitrine {

QString storedAttributeText(const AttributeScalar& value)
{
    struct Visitor {
        QString operator()(const QString& text) const { return text; }
        QString operator()(const Decimal& number) const { return number.text(); }
        QString operator()(bool yes) const { return yes ? QStringLiteral("1") : QStringLiteral("0"); }
        QString operator()(const QDate& date) const { return date.toString(Qt::ISODate); }
        QString operator()(const AttributeOptions&) const { return {}; }
    };
    return std::visit(Visitor{}, value);
}

std::optional<AttributeScalar> attributeFromStored(AttributeType type, const QString& text)
{
    switch (type) {
    case AttributeType::Text:
        return text;
    case AttributeType::Number: {
        Result<Decimal> number = Decimal::parse(text);
        return number.ok() ? std::optional<AttributeScalar>(std::move(number).take()) : std::nullopt;
    }
    case AttributeType::YesNo:
        return text == u"1" || text == u"0" ? std::optional<AttributeScalar>(text == u"1") : std::nullopt;
    case AttributeType::Date: {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        return date.isValid() ? std::optional<AttributeScalar>(date) : std::nullopt;
    }
    case AttributeType::OneOf:
    case AttributeType::ManyOf:
        break;
    }
    return std::nullopt;
}

} // namespace vitrine
