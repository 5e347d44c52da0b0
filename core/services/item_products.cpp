#include "core/services/item_products.h"

#include "core/catalog/product_rules.h"
#include "core/catalog/sku.h"
#include "core/ingest/name_match.h"
#include "core/storage/product_repository.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// "a/b/SKU-1.jpg?x=1" -> "SKU-1.jpg".
QString fileNameOf(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString path = url.isValid() && !url.scheme().isEmpty() ? url.path(QUrl::FullyDecoded) : text;
    return QFileInfo(path).fileName();
}

/// What SKUs that the stem begins with can be as folded keys: everything up to each change between letters, digits and
/// the rest.
QStringList possibleSkuKeys(const QString& stem)
{
    QStringList keys;
    for (qsizetype length = 1; length <= stem.size(); ++length) {
        const bool inside =
            length < stem.size() && stem[length - 1].isLetterOrNumber() && stem[length].isLetterOrNumber();
        if (inside && stem[length - 1].isDigit() == stem[length].isDigit())
            continue;
        if (const QString key = skuKey(stem.left(length)); !key.isEmpty() && !keys.contains(key))
            keys << key;
    }
    return keys;
}

QStringList possibleGtins(const QString& stem)
{
    static const QRegularExpression digits(u"[0-9]{8,14}"_s);
    QStringList gtins;
    for (auto it = digits.globalMatch(stem); it.hasNext();)
        gtins << it.next().captured().rightJustified(14, u'0');
    return gtins;
}

template <class IdT>
std::vector<IdT> valuesOf(const QMultiHash<QString, IdT>& found)
{
    return std::vector<IdT>(found.cbegin(), found.cend());
}

} // namespace

Result<std::optional<ProductId>> productOfItemKey(EditContext& context, const QString& itemKey)
{
    const Result<QString> sku = normalizedSku(itemKey);
    if (!sku.ok() || sku.value().isEmpty())
        return std::optional<ProductId>();
    ProductRepository products(context.db);
    TRY_ASSIGN(const auto found, searched, products.bySku({sku.value()}));
    if (!found.isEmpty())
        return std::optional(found.value(sku.value()));
    Product made;
    made.sku = sku.value();
    made.createdUtc = context.now;
    TRY_ASSIGN(const ProductId id, inserted, products.insert(made));
    return std::optional(id);
}

Result<std::optional<ProductId>> productOfFileName(Connection& db, const QString& fileNameOrUrl)
{
    const QString name = fileNameOf(fileNameOrUrl);
    const QString stem = QFileInfo(name).completeBaseName().left(kMaxSkuBytes);
    ProductRepository products(db);
    TRY_ASSIGN(const auto bySku, skuRead, products.bySkuKey(possibleSkuKeys(stem)));
    TRY_ASSIGN(const auto byGtin, gtinRead, products.byGtin14(possibleGtins(stem)));
    std::vector<ProductId> candidates = valuesOf(bySku);
    for (const ProductId id : valuesOf(byGtin)) {
        if (std::find(candidates.begin(), candidates.end(), id) == candidates.end())
            candidates.push_back(id);
    }
    TRY_ASSIGN(const std::vector<Product> page, fetched, products.fetch(candidates));
    NameIndex index;
    for (const Product& product : page) {
        const QString gtin = product.gtin.isEmpty() ? QString() : product.gtin.rightJustified(14, u'0');
        index.add({.id = product.id, .sku = product.sku, .gtin14 = gtin});
    }
    return index.match(name, {}).target.existing;
}

Result<std::optional<ProductId>> productOfCatalogueItem(Connection& db, const QString& itemKey)
{
    ProductRepository products(db);
    TRY_ASSIGN(const auto bySku, searched, products.bySku({itemKey}));
    if (!bySku.isEmpty())
        return std::optional(bySku.value(itemKey));
    TRY_ASSIGN(const std::optional<ProductId> byUuid, looked, products.byUuid(itemKey));
    if (!byUuid)
        return std::optional<ProductId>();
    TRY_ASSIGN(const std::vector<ProductId> living, checked, products.living(std::span(&*byUuid, 1)));
    return living.empty() ? std::nullopt : std::optional(living.front());
}

Result<> attachPicture(EditContext& context, ProductId product, AssetId asset)
{
    ProductRepository products(context.db);
    TRY_ASSIGN(const std::optional<Product> before, fetched, products.fetchOne(product));
    if (!before)
        return fail(ErrorCode::NotFound, u"The product that the picture belongs to is gone."_s);
    if (std::find(before->media.begin(), before->media.end(), asset) != before->media.end())
        return {};
    Product after = *before;
    after.media.push_back(asset);
    TRY_VOID(checkMedia(after.media, after.cover));
    TRY_ASSIGN([[maybe_unused]] const bool changed, updated, products.update(*before, after));
    return {};
}

} // namespace vitrine
