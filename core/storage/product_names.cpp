#include "core/storage/product_names.h"

namespace vitrine {

using namespace Qt::StringLiterals;

Result<> eachProductNames(Connection& db, const std::function<void(const ProductNames&)>& take)
{
    TRY_ASSIGN(Statement rows, prepared,
               db.prepare(u"SELECT product.id, coalesce(sku, ''), gtin14, product.name, "
                          "coalesce(translation.name, '') FROM product "
                          "LEFT JOIN product_translation AS translation ON translation.product = product.id "
                          "WHERE trashed_utc IS NULL ORDER BY product.id, translation.id"_s));
    ProductNames current;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, rows.next());
        if (current.id.isValid() && (!more || rows.id<ProductId>(0) != current.id))
            take(current);
        if (!more)
            return {};
        if (rows.id<ProductId>(0) != current.id) {
            current = {rows.id<ProductId>(0), rows.text(1), rows.text(2), {}};
            if (const QString name = rows.text(3); !name.isEmpty())
                current.names << name;
        }
        if (const QString name = rows.text(4); !name.isEmpty())
            current.names << name;
    }
}

} // namespace vitrine
