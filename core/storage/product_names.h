#pragma once

#include "core/base/id.h"
#include "core/storage/connection.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace vitrine {

/// By what a living product is called.
struct ProductNames {
    ProductId id;
    QString sku;       ///< empty = none
    QString gtin14;    ///< padded to 14 digits; empty = none
    QStringList names; ///< in every language, the default first
};

/// Gives every living product, by id, without keeping them: the whole catalogue in bounded memory.
Result<> eachProductNames(Connection& db, const std::function<void(const ProductNames&)>& take);

} // namespace vitrine
