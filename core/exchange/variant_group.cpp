#include "core/exchange/variant_group.h"

#include "core/catalog/product_rules.h"

#include <algorithm>

namespace vitrine {
namespace {

bool isVariant(const RowValues& row)
{
    return !row.product.sku.isEmpty() || !row.priceText.isEmpty() || !row.optionValues.empty();
}

/// "Default Title" stands where a product has no options.
bool isRealOption(const QString& value)
{
    return !value.isEmpty() && value != u"Default Title";
}

/// Keys whose values belong to a variant, not to the whole.
bool isVariantAttribute(const TableAttribute& attribute)
{
    static const QStringList keys{
        QStringLiteral("compare_at_price"), QStringLiteral("cost"),    QStringLiteral("stock"),
        QStringLiteral("weight"),           QStringLiteral("taxable"), QStringLiteral("requires_shipping")};
    return keys.contains(attribute.key);
}

std::vector<TablePicture> picturesOf(const std::vector<RowValues>& rows)
{
    std::vector<TablePicture> pictures;
    for (const RowValues& row : rows)
        pictures.insert(pictures.end(), row.product.pictures.begin(), row.product.pictures.end());
    std::stable_sort(pictures.begin(), pictures.end(), [](const TablePicture& a, const TablePicture& b) {
        return a.position > 0 && b.position > 0 && a.position < b.position;
    });
    return pictures;
}

void addOptions(TableProduct& product, const RowValues& row, const std::map<int, QString>& names)
{
    for (const auto& [number, value] : row.optionValues) {
        const auto name = names.find(number);
        const QString key = name == names.end() ? QString() : attributeKey(name->second);
        if (isRealOption(value) && !key.isEmpty())
            product.attributes.push_back({key, name->second, {value}, AttributeType::OneOf, {}});
    }
}

/// "Shirt - Red / L".
QString variantName(const QString& whole, const RowValues& row)
{
    QStringList values;
    for (const auto& [number, value] : row.optionValues) {
        if (isRealOption(value))
            values.append(value);
    }
    const QString detail = values.join(QStringLiteral(" / "));
    return whole.isEmpty() || detail.isEmpty() ? whole + detail : whole + QStringLiteral(" - ") + detail;
}

TableProduct wholeOf(const RowValues& first, const QString& handle, std::vector<TablePicture> pictures)
{
    TableProduct whole = first.product;
    whole.sku = handle;
    whole.gtin.reset();
    whole.price.reset();
    std::erase_if(whole.attributes, isVariantAttribute);
    whole.pictures = std::move(pictures);
    return whole;
}

TableProduct variantOf(const RowValues& row, const TableProduct& whole, const std::map<int, QString>& optionNames)
{
    TableProduct variant = row.product;
    std::erase_if(variant.attributes, [](const TableAttribute& attribute) { return !isVariantAttribute(attribute); });
    const QString name = variantName(whole.name(), row).left(kMaxProductNameChars);
    variant.names.clear();
    if (!name.isEmpty())
        variant.names[QString()] = name;
    variant.descriptions.clear();
    variant.brand = whole.brand;
    variant.state = whole.state;
    variant.categories = whole.categories;
    variant.categoryUse = whole.categoryUse;
    variant.tags = whole.tags;
    variant.tagUse = whole.tagUse;
    variant.pictures = row.variantPictures;
    variant.links = {{whole.sku, ProductLinkKind::Variant}};
    addOptions(variant, row, optionNames);
    return variant;
}

} // namespace

std::vector<TableProduct> groupProducts(std::vector<RowValues> rows)
{
    std::vector<TableProduct> products;
    if (rows.empty())
        return products;
    const RowValues& first = rows.front();
    const auto variants = std::count_if(rows.begin(), rows.end(), isVariant);
    if (variants <= 1) {
        TableProduct product = first.product;
        const auto variant = std::find_if(rows.begin(), rows.end(), isVariant);
        if (variant != rows.end() && !variant->product.sku.isEmpty())
            product.sku = variant->product.sku;
        if (product.sku.isEmpty())
            product.sku = first.groupKey;
        addOptions(product, first, first.optionNames);
        product.pictures = picturesOf(rows);
        products.push_back(std::move(product));
        return products;
    }
    products.push_back(wholeOf(first, first.groupKey, picturesOf(rows)));
    for (const RowValues& row : rows) {
        if (isVariant(row))
            products.push_back(variantOf(row, products.front(), first.optionNames));
    }
    return products;
}

} // namespace vitrine
