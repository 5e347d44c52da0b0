#include "core/catalog/names.h"
#include "core/storage/attribute_values.h"
#include "core/storage/product_parts.h"
#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool hasOptions(AttributeType type)
{
    return type == AttributeType::OneOf || type == AttributeType::ManyOf;
}

const AttributeValue* find(const std::vector<AttributeValue>& values, AttributeId attribute)
{
    const auto it = std::find_if(values.begin(), values.end(),
                                 [attribute](const AttributeValue& value) { return value.attribute == attribute; });
    return it == values.end() ? nullptr : &*it;
}

/// Rows come ordered by attribute; several rows of one many_of become one value.
void addRow(Product& product, const Statement& row)
{
    const AttributeId attribute(row.integer(1));
    const AttributeType type = attributeTypeFromName(row.text(2)).value_or(AttributeType::Text);
    if (hasOptions(type) != row.isNull(3))
        return;
    if (!hasOptions(type)) {
        if (auto value = attributeFromStored(type, row.text(3)))
            product.attributes.push_back({attribute, std::move(*value)});
        return;
    }
    if (product.attributes.empty() || product.attributes.back().attribute != attribute)
        product.attributes.push_back({attribute, AttributeOptions{}});
    std::get<AttributeOptions>(product.attributes.back().value).push_back(AttributeOptionId(row.integer(4)));
}

Result<> insertValue(Connection& db, ProductId product, const AttributeValue& value)
{
    const QString sql = u"INSERT INTO product_attribute (product, attribute, value, option) VALUES (?, ?, ?, ?)"_s;
    if (const auto* options = std::get_if<AttributeOptions>(&value.value)) {
        for (const AttributeOptionId option : *options)
            TRY_VOID(runSql(db, sql, product, value.attribute, std::optional<QString>(), option));
        return {};
    }
    return runSql(db, sql, product, value.attribute, storedAttributeText(value.value), std::optional<qint64>());
}

Result<> removeValue(Connection& db, ProductId product, AttributeId attribute)
{
    return runSql(db, u"DELETE FROM product_attribute WHERE product = ? AND attribute = ?"_s, product, attribute);
}

Result<> replaceValue(Connection& db, ProductId product, const AttributeValue& before, const AttributeValue& after)
{
    const bool plain = !std::holds_alternative<AttributeOptions>(before.value) &&
                       !std::holds_alternative<AttributeOptions>(after.value);
    if (plain) {
        return runSql(db, u"UPDATE product_attribute SET value = ? WHERE product = ? AND attribute = ?"_s,
                      storedAttributeText(after.value), product, after.attribute);
    }
    TRY_VOID(removeValue(db, product, after.attribute));
    return insertValue(db, product, after);
}

bool sameStored(const AttributeValue& a, const AttributeValue& b)
{
    return a == b && storedAttributeText(a.value) == storedAttributeText(b.value);
}

} // namespace

Result<> loadAttributes(ProductPage& page)
{
    return page.each(u"SELECT v.product, v.attribute, a.type, v.value, v.option FROM json_each(?) j"
                     " JOIN product_attribute v ON v.product = j.value JOIN attribute a ON a.id = v.attribute"
                     " LEFT JOIN attribute_option o ON o.id = v.option"
                     " ORDER BY v.product, a.position, a.id, o.position, v.id"_s,
                     addRow);
}

Result<> insertAttributes(Connection& db, ProductId product, const std::vector<AttributeValue>& values)
{
    for (const AttributeValue& value : values)
        TRY_VOID(insertValue(db, product, value));
    return {};
}

bool sameAttributes(const std::vector<AttributeValue>& a, const std::vector<AttributeValue>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameStored);
}

Result<> updateAttributes(Connection& db, ProductId product, const std::vector<AttributeValue>& before,
                          const std::vector<AttributeValue>& after)
{
    for (const AttributeValue& value : before) {
        if (!find(after, value.attribute))
            TRY_VOID(removeValue(db, product, value.attribute));
    }
    for (const AttributeValue& value : after) {
        const AttributeValue* old = find(before, value.attribute);
        if (!old)
            TRY_VOID(insertValue(db, product, value));
        else if (!sameStored(*old, value))
            TRY_VOID(replaceValue(db, product, *old, value));
    }
    return {};
}

} // namespace vitrine
