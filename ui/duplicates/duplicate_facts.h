#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/product.h"
#include "core/services/duplicates.h"
#include "ui/duplicates/duplicate_tile.h"

namespace vitrine {

/// What is known of one picture of a group.
struct DuplicateLook {
    Asset asset;
    QStringList products; ///< names of those that show it
    QString product;      ///< SameProduct: the name of the one under which it stands
    double score = 1;
};

/// In the order of the group; a picture that is gone has an empty asset. Blocking: on a worker.
Result<std::vector<DuplicateLook>> readLooks(const Catalogue& catalogue, const DuplicateGroup& group);

/// The lines for each of them, what differs among them marked. GUI thread.
std::vector<std::vector<DuplicateFact>> factsOf(const std::vector<DuplicateLook>& looks);
/// How a picture is headed: its product's name where that is what differs, else its title or file name.
QString titleOf(const DuplicateLook& look, DuplicateClass kind);

} // namespace vitrine
