#include "core/catalog/product_rules.h"

#include "core/base/text_fold.h"
#include "core/catalog/gtin.h"
#include "core/catalog/language.h"
#include "core/catalog/sku.h"
#include "core/catalog/text_rules.h"

#include <QSet>

#include <algorithm>

namespace vitrine {
namespace {

Error invalid(const QString& detail, std::source_location where = std::source_location::current())
{
    return fail(ErrorCode::InvalidInput, detail, where);
}

Result<> checkLanguage(const QString& tag)
{
    if (isLanguageTag(tag))
        return {};
    return invalid(QStringLiteral("'%1' is not a language; write it as en, pt-BR or zh-Hans.").arg(tag.left(40)));
}

Result<> checkLocalized(const QString& what, const LocalizedText& texts, int limit, Lines lines)
{
    for (auto it = texts.all().begin(); it != texts.all().end(); ++it) {
        TRY_VOID(checkLanguage(it.key()));
        TRY_VOID(checkText(what, it.value(), limit, lines));
    }
    return {};
}

template <class List, class Value>
bool hasDoubles(const List& list, Value value)
{
    QSet<decltype(value(list.front()))> seen;
    return std::any_of(list.begin(), list.end(), [&](const auto& item) {
        const auto size = seen.size();
        seen.insert(value(item));
        return seen.size() == size;
    });
}

Result<> checkStoredSku(const QString& sku)
{
    TRY_ASSIGN(const QString normal, checked, normalizedSku(sku));
    if (normal != sku)
        return invalid(QStringLiteral("The SKU '%1' begins or ends with a space; remove it.").arg(sku.left(80)));
    return {};
}

bool typeFits(AttributeType type, const AttributeValue& value)
{
    switch (type) {
    case AttributeType::Text:
        return std::holds_alternative<QString>(value.value);
    case AttributeType::Number:
        return std::holds_alternative<Decimal>(value.value);
    case AttributeType::YesNo:
        return std::holds_alternative<bool>(value.value);
    case AttributeType::Date:
        return std::holds_alternative<QDate>(value.value) && std::get<QDate>(value.value).isValid();
    case AttributeType::OneOf:
        return std::holds_alternative<AttributeOptions>(value.value) &&
               std::get<AttributeOptions>(value.value).size() == 1;
    case AttributeType::ManyOf:
        return std::holds_alternative<AttributeOptions>(value.value);
    }
    return false;
}

bool optionsExist(const AttributeDefinition& definition, const AttributeOptions& chosen)
{
    return std::all_of(chosen.begin(), chosen.end(), [&definition](AttributeOptionId id) {
        return std::any_of(definition.options.begin(), definition.options.end(),
                           [id](const AttributeOption& option) { return option.id == id; });
    });
}

} // namespace

Result<> checkProductName(const LocalizedText& name)
{
    return checkLocalized(QStringLiteral("name"), name, kMaxProductNameChars, Lines::Single);
}

Result<> checkProductDescription(const LocalizedText& description)
{
    return checkLocalized(QStringLiteral("description"), description, kMaxDescriptionChars, Lines::Many);
}

Result<> checkTextBlocks(const std::vector<TextBlock>& texts)
{
    if (texts.size() > size_t(kMaxTextBlocks))
        return invalid(
            QStringLiteral("There are %1 texts; a product has at most %2.").arg(texts.size()).arg(kMaxTextBlocks));
    for (const TextBlock& block : texts) {
        TRY_VOID(checkLanguage(block.language));
        TRY_VOID(checkText(QStringLiteral("title"), block.title, kMaxProductNameChars, Lines::Single));
        TRY_VOID(checkText(QStringLiteral("text"), block.body, kMaxDescriptionChars, Lines::Many));
    }
    return {};
}

Result<> checkBrand(const QString& brand)
{
    return checkText(QStringLiteral("brand"), brand, kMaxBrandChars, Lines::Single);
}

Result<> checkPrice(const Money& price)
{
    if (!isCurrencyCode(price.currency))
        return invalid(
            QStringLiteral("'%1' is not a currency; write its three letters, as EUR.").arg(price.currency.left(20)));
    if (price.minor < 0)
        return invalid(QStringLiteral("The price %1 %2 is below zero.").arg(moneyAmount(price), price.currency));
    return {};
}

Result<> checkGtin(const QString& gtin)
{
    if (gtin.isEmpty())
        return {};
    TRY_ASSIGN(const Gtin parsed, checked, Gtin::parse(gtin));
    if (parsed.digits() != gtin)
        return invalid(QStringLiteral("The GTIN '%1' must be stored as digits only.").arg(gtin));
    return {};
}

Result<> checkMedia(const std::vector<AssetId>& media, const std::optional<AssetId>& cover)
{
    if (media.size() > size_t(kMaxMediaPerProduct))
        return invalid(QStringLiteral("There are %1 pictures; a product has at most %2.")
                           .arg(media.size())
                           .arg(kMaxMediaPerProduct));
    if (hasDoubles(media, [](AssetId id) { return id; }))
        return invalid(QStringLiteral("A picture is attached twice to the same product."));
    if (cover && std::find(media.begin(), media.end(), *cover) == media.end())
        return invalid(QStringLiteral("The cover is not one of the product's pictures."));
    return {};
}

Result<> checkLinks(ProductId self, const std::vector<ProductLink>& links)
{
    const auto isSelf = [self](const ProductLink& link) { return self.isValid() && link.target == self; };
    if (std::any_of(links.begin(), links.end(), isSelf))
        return invalid(QStringLiteral("A product cannot be linked to itself."));
    if (hasDoubles(links, [](const ProductLink& link) { return std::pair(link.target.value(), int(link.kind)); }))
        return invalid(QStringLiteral("Two links of a product say the same."));
    return {};
}

Result<> checkAttributeValue(const AttributeDefinition& definition, const AttributeValue& value)
{
    if (!typeFits(definition.type, value))
        return invalid(QStringLiteral("The value of '%1' is not of the attribute's type.").arg(definition.name));
    if (const auto* text = std::get_if<QString>(&value.value))
        return checkText(definition.name, *text, kMaxDescriptionChars, Lines::Many);
    if (const auto* chosen = std::get_if<AttributeOptions>(&value.value)) {
        if (!optionsExist(definition, *chosen))
            return invalid(QStringLiteral("A value of '%1' is not one of its options.").arg(definition.name));
        if (hasDoubles(*chosen, [](AttributeOptionId id) { return id; }))
            return invalid(QStringLiteral("An option of '%1' is chosen twice.").arg(definition.name));
    }
    return {};
}

std::vector<FieldProblem> productProblems(const Product& product)
{
    std::vector<FieldProblem> problems;
    const auto note = [&problems](const char16_t* field, const Result<>& checked) {
        if (!checked.ok())
            problems.push_back({QStringView(field).toString(), checked.error().detail});
    };
    note(u"sku", checkStoredSku(product.sku));
    note(u"name", checkProductName(product.name));
    note(u"description", checkProductDescription(product.description));
    note(u"texts", checkTextBlocks(product.texts));
    note(u"gtin", checkGtin(product.gtin));
    note(u"brand", checkBrand(product.brand));
    if (product.price)
        note(u"price", checkPrice(*product.price));
    note(u"media", checkMedia(product.media, product.cover));
    note(u"links", checkLinks(product.id, product.links));
    return problems;
}

Result<> validateProduct(const Product& product)
{
    const std::vector<FieldProblem> problems = productProblems(product);
    if (problems.empty())
        return {};
    return invalid(problems.front().detail);
}

bool stateChangeAllowed(ProductState from, ProductState to)
{
    return !(from == ProductState::Blocked && to == ProductState::Active);
}

QString attributeKey(const QString& name)
{
    return foldText(name, Diacritics::Keep).replace(u' ', u'_');
}

} // namespace vitrine
