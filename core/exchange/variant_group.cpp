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

/// What belongs to a variant, not to the whole.
bool isVariantKey(const QString& key)
{
    static const QStringList keys{
        QStringLiteral("compare_at_price"), QStringLiteral("cost"),    QStringLiteral("stock"),
        QStringLiteral("weight"),           QStringLiteral("taxable"), QStringLiteral("requires_shipping")};
    return keys.contains(key);
}

enum class Part { Whole, Variant };

/// Takes out what does not belong to that part of a group.
void keepOnly(Part part, ProductDraft& product)
{
    const bool variant = part == Part::Variant;
    std::erase_if(product.attributes,
                  [variant](const DraftAttribute& attribute) { return isVariantKey(attribute.key) != variant; });
    product.clearAttributes.removeIf([variant](const QString& key) { return isVariantKey(key) != variant; });
    std::erase_if(product.clears, [variant](DraftClear clear) {
        return (clear == DraftClear::Gtin || clear == DraftClear::Price) != variant;
    });
}

std::vector<DraftPicture> picturesOf(const std::vector<RowValues>& rows)
{
    std::vector<DraftPicture> pictures;
    for (const RowValues& row : rows)
        pictures.insert(pictures.end(), row.product.pictures.begin(), row.product.pictures.end());
    std::stable_sort(pictures.begin(), pictures.end(), [](const DraftPicture& a, const DraftPicture& b) {
        return a.order > 0 && b.order > 0 && a.order < b.order;
    });
    return pictures;
}

void addOptions(ProductDraft& product, const RowValues& row, const std::map<int, QString>& names)
{
    for (const auto& [number, value] : row.optionValues) {
        const auto name = names.find(number);
        const QString key = name == names.end() ? QString() : attributeKey(name->second);
        if (isRealOption(value) && !key.isEmpty())
            product.attributes.push_back({key, name->second, AttributeType::OneOf, value, {}});
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

ProductDraft wholeOf(const RowValues& first, const QString& handle, std::vector<DraftPicture> pictures)
{
    ProductDraft whole = first.product;
    whole.sku = handle;
    whole.gtin.reset();
    whole.price.reset();
    keepOnly(Part::Whole, whole);
    whole.pictures = std::move(pictures);
    return whole;
}

ProductDraft variantOf(const RowValues& row, const ProductDraft& whole, const std::map<int, QString>& optionNames)
{
    ProductDraft variant = row.product;
    keepOnly(Part::Variant, variant);
    const QString name = variantName(whole.name.best({}), row).left(kMaxProductNameChars);
    variant.name = LocalizedText(name);
    variant.description = {};
    variant.brand = whole.brand;
    variant.state = whole.state;
    variant.categories = whole.categories;
    variant.tags = whole.tags;
    for (const DraftClear clear : {DraftClear::Brand, DraftClear::Categories, DraftClear::Tags}) {
        if (std::find(whole.clears.begin(), whole.clears.end(), clear) != whole.clears.end())
            variant.clears.push_back(clear);
    }
    variant.pictures = row.variantPictures;
    variant.links = {{whole.sku, ProductLinkKind::Variant}};
    addOptions(variant, row, optionNames);
    return variant;
}

} // namespace

std::vector<ProductDraft> groupProducts(std::vector<RowValues> rows)
{
    std::vector<ProductDraft> products;
    if (rows.empty())
        return products;
    const RowValues& first = rows.front();
    const auto variants = std::count_if(rows.begin(), rows.end(), isVariant);
    if (variants <= 1) {
        ProductDraft product = first.product;
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
