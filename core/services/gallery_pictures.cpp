#include "core/services/gallery_pictures.h"

#include "core/services/look_search.h"
#include "core/services/picture_adding.h"

namespace vitrine {

Result<AddedPictures> addPictures(Catalogue& catalogue, LookSearch& look, const Actor& actor,
                                  std::span<const IncomingPicture> pictures, PictureProduct product,
                                  ExistingEntry existing)
{
    TRY_ASSIGN(AddedPictures added, stored, storePictures(catalogue, actor, pictures, product, existing));
    // They are in the catalogue now whatever happens: what could not be described is tried again in the background.
    (void)look.makeFindable(added.assets).ok();
    return added;
}

} // namespace vitrine
