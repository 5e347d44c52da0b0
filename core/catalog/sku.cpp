#include "core/catalog/sku.h"

#include "core/base/text_fold.h"

namespace vitrine {

Result<QString> normalizedSku(const QString& text)
{
    const QString sku = text.trimmed();
    if (!isWellFormed(sku))
        return fail(ErrorCode::InvalidInput, QStringLiteral("The SKU holds half a character; type it again."));
    if (hasControlCharacters(sku))
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("The SKU '%1' holds a line break or control character; remove it.")
                        .arg(sku.left(80).simplified()));
    if (sku.toUtf8().size() > kMaxSkuBytes)
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("The SKU '%1…' is longer than %2 bytes.").arg(sku.left(40)).arg(kMaxSkuBytes));
    return sku;
}

QString skuKey(const QString& sku)
{
    return foldKey(sku);
}

} // namespace vitrine
