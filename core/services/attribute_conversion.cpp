#include "core/services/attribute_conversion.h"

#include "core/base/text_fold.h"
#include "core/catalog/names.h"

#include <QRegularExpression>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool hasOptions(AttributeType type)
{
    return type == AttributeType::OneOf || type == AttributeType::ManyOf;
}

Error doesNotFit(const QString& value, AttributeType type)
{
    return fail(ErrorCode::InvalidInput, u"The value '%1' cannot become %2; change it first."_s.arg(
                                             value.left(80), attributeTypeName(type).replace(u'_', u' ')));
}

QString asText(AttributeType from, const QStringList& shown)
{
    const QString text = shown.join(u"; "_s);
    if (from == AttributeType::YesNo)
        return text == u"1" ? u"yes"_s : u"no"_s;
    return text;
}

Result<ConvertedValue> asYesNo(const QString& text)
{
    static const QStringList yes{u"yes"_s, u"true"_s, u"1"_s, u"y"_s, u"是"_s};
    static const QStringList no{u"no"_s, u"false"_s, u"0"_s, u"n"_s, u"否"_s};
    const QString word = foldText(text);
    if (yes.contains(word))
        return ConvertedValue{u"1"_s, {}};
    if (no.contains(word))
        return ConvertedValue{u"0"_s, {}};
    return doesNotFit(text, AttributeType::YesNo);
}

Result<ConvertedValue> asOptions(const QStringList& wanted, AttributeType to,
                                 const std::vector<AttributeOption>& options)
{
    ConvertedValue converted;
    QStringList chosen;
    for (const QString& label : wanted) {
        const auto option = std::find_if(options.begin(), options.end(), [&label](const AttributeOption& candidate) {
            return foldText(candidate.label) == foldText(label);
        });
        if (option == options.end())
            return doesNotFit(label, to);
        chosen << option->label;
    }
    for (const AttributeOption& option : options) { // in their own order, each once
        if (chosen.contains(option.label))
            converted.labels << option.label;
    }
    if (to == AttributeType::OneOf && converted.labels.size() != 1)
        return doesNotFit(wanted.join(u"; "_s), to);
    return converted;
}

QStringList labelsIn(const QString& text, AttributeType to)
{
    if (to == AttributeType::OneOf)
        return {text};
    static const QRegularExpression separator(u"\\s*[;,]\\s*"_s);
    return text.split(separator, Qt::SkipEmptyParts);
}

} // namespace

Result<ConvertedValue> convertedValue(AttributeType from, const QStringList& shown, AttributeType to,
                                      const std::vector<AttributeOption>& options)
{
    const QString text = asText(from, shown);
    switch (to) {
    case AttributeType::Text:
        return ConvertedValue{text, {}};
    case AttributeType::Number: {
        const Result<Decimal> number = Decimal::parse(from == AttributeType::YesNo ? shown.value(0) : text);
        if (!number.ok())
            return doesNotFit(text, to);
        return ConvertedValue{number.value().text(), {}};
    }
    case AttributeType::YesNo:
        return asYesNo(text);
    case AttributeType::Date: {
        const QDate date = QDate::fromString(text.trimmed(), Qt::ISODate);
        if (!date.isValid())
            return doesNotFit(text, to);
        return ConvertedValue{date.toString(Qt::ISODate), {}};
    }
    case AttributeType::OneOf:
    case AttributeType::ManyOf:
        return asOptions(hasOptions(from) ? shown : labelsIn(text, to), to, options);
    }
    return doesNotFit(text, to);
}

} // namespace vitrine
