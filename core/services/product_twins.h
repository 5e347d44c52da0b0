#pragma once

#include "core/services/duplicates.h"
#include "core/services/look_search.h"
#include "core/storage/duplicate_store.h"

namespace vitrine {

/// When two products are shown as one. Their score is the mean, over the pictures of the one, of the score (from .6 on)
/// of the most alike picture of the other; the higher of the two means. A shop has look-alikes everywhere, so that a
/// score alone says little: what stands out is that no other product comes near. Measured on 81 products of a shop,
/// each once more with the photos of other visits (right groups of 81, wrong ones): a score of .8 alone gave 27 and 10
/// untaught, 56 and 11 taught, and 195 wrong ones where no product was there twice; this rule gives 38 and 0, 49 and 0,
/// and 2. Source: tst_twins_groceries. The descriptor without a network finds next to none.
struct TwinRule {
    double score = .6;
    double lead = .08;    ///< before the score of either with any third product
    double certain = .97; ///< from here on without a lead: several copies of one product have none
};

/// Two products that show the same thing: asks for each picture of a product which pictures of other products look like
/// it. Pictures that were asked for with this model and this comparison are not asked for again, unless they stand
/// under other products now or were gone meanwhile.
/// Errors: Cancelled, Io, Unavailable (read-only), those of LookSearch::find that are not about one picture.
Result<> askForTwins(const Catalogue& catalogue, DuplicateStore& store, LookSearch& look, const JobContext& job);

/// How many contents stand under other products than when they were asked for. Errors: Io.
Result<qint64> movedSinceAsked(const Catalogue& catalogue, const DuplicateStore& store);

/// Pairs of living products that the rule shows and nobody decided about yet, the most alike first; what was decided to
/// be different does not compete either. A group holds the pictures that say so, at most four of each; those of the
/// product with more pictures first.
Result<std::vector<DuplicateGroup>> productTwins(const Catalogue& catalogue, const DuplicateStore& store,
                                                 const TwinRule& rule = {});

} // namespace vitrine
