#pragma once

#include "core/base/result.h"

#include <QString>

namespace vitrine {

inline constexpr int kMaxSkuBytes = 256;

/// Trims `text` and checks it. Bytes are kept, case matters, at most 256 bytes of UTF-8, no control characters.
/// Empty in, empty out (a product may have no SKU). Errors: InvalidInput.
Result<QString> normalizedSku(const QString& text);

/// The folded key for matching and search: NFKC, case-folded, everything but letters and digits dropped.
QString skuKey(const QString& sku);

} // namespace vitrine
