#pragma once

#include "core/services/duplicates.h"
#include "core/services/look_search.h"
#include "core/storage/duplicate_store.h"

namespace vitrine {

/// Two products that show the same thing: asks for each picture of a product which pictures of other products look like
/// it. Pictures that were asked for with this model and this comparison are not asked for again.
/// Errors: Cancelled, Io, Unavailable (read-only), those of LookSearch::find that are not about one picture.
Result<> askForTwins(const Catalogue& catalogue, DuplicateStore& store, LookSearch& look, const JobContext& job);

/// Pairs of living products most of whose pictures (of one of the two at least) look like pictures of the other, and
/// nobody decided yet about. A group holds the pictures that say so, at most four of each; those of the product with
/// more pictures first.
Result<std::vector<DuplicateGroup>> productTwins(const Catalogue& catalogue, const DuplicateStore& store);

} // namespace vitrine
