#pragma once

#include "core/catalog/gallery.h"
#include "core/storage/connection.h"

#include <span>
#include <vector>

namespace vitrine {

/// Entries with a living picture, of galleries and of the built-in one alike, in the order of `ids`; inside a reading.
Result<std::vector<Entry>> livingEntries(Connection& db, std::span<const EntryId> ids);

} // namespace vitrine
