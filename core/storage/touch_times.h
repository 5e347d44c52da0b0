#pragma once

#include "core/storage/derived_refresh.h"

namespace vitrine {

/// When each product and each asset last changed in any way: product_touch, asset_touch. Outside the journal, so that
/// "changed" is neither undone nor a conflict.
class TouchTimes final : public DerivedRefresher
{
public:
    Result<> refresh(Connection& db, qint64 afterJournalId, UtcMillis now) override;
};

} // namespace vitrine
