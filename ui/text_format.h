#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/money.h"
#include "core/catalog/product.h"
#include "core/catalog/product_query.h"

#include <QString>

namespace vitrine {

// Values as the user's language and region write them. GUI thread.

/// "€12.50", "12,50 €": by the currency's own digits.
QString formatMoney(const Money& money);
/// "12,345"
QString formatCount(qint64 count);
/// "1.4 MB"
QString formatBytes(qint64 bytes);
/// "1:05", "1:02:33"
QString formatDuration(qint64 milliseconds);
/// "about 5 minutes left", for a running job.
QString formatTimeLeft(double seconds);
/// "today 14:05", "3 March 2025 14:05", local time.
QString formatTime(UtcMillis utc);

QString assetKindText(AssetKind kind);
QString productStateText(ProductState state);
QString sortKeyText(SortKey key);

} // namespace vitrine
