#pragma once

#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <optional>
#include <span>

namespace vitrine {

/// A picture's new place.
struct Placement {
    AssetId asset;
    ProductId product;             ///< gets it at the end of its media, if it is not there yet
    std::optional<ProductId> from; ///< loses it
    bool operator==(const Placement&) const = default;
};

/// All of them as one undoable step; blocking. Errors: NotFound (a picture or product is gone or in the trash; nothing
/// is done then), Unavailable (read-only), Cancelled (all is taken back). An invalid StepId = nothing had to change.
Result<StepId> placePictures(Catalogue& catalogue, const Actor& actor, std::span<const Placement> placements,
                             const JobContext& job = {});

} // namespace vitrine
