#pragma once

#include "core/services/gallery_pictures.h"

namespace vitrine {

/// addPictures without the last part: the pictures are stored and in their gallery, not yet findable by look.
Result<AddedPictures> storePictures(Catalogue& catalogue, const Actor& actor, std::span<const IncomingPicture> pictures,
                                    PictureProduct product, ExistingEntry existing = ExistingEntry::Replace,
                                    const JobContext& job = {});

} // namespace vitrine
