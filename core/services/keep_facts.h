#pragma once

#include "core/base/id.h"
#include "core/services/keep_rule.h"
#include "core/storage/connection.h"

#include <span>

namespace vitrine {

/// What the rule for keeping looks at, in the order of `assets`; `unturned` is left to whoever compared them. Assets
/// that are gone have nothing. Errors: as of Statement.
Result<std::vector<KeepFacts>> keepFacts(Connection& db, std::span<const AssetId> assets);

} // namespace vitrine
