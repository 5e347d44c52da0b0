#pragma once

#include "core/catalog/summaries.h"
#include "core/storage/connection.h"

namespace vitrine {

/// The numbers beside the sidebar's rows. Errors: as of Statement.
Result<CatalogueCounts> readCounts(Connection& db);

} // namespace vitrine
