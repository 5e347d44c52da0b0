#pragma once

#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"

namespace vitrine {

/// The rules of galleries and entries, pure. Errors: InvalidInput.

/// The built-in gallery: its name and id, nothing else.
Gallery catalogueGallery();
Result<Gallery> checkedGallery(const Gallery& gallery);
Result<Gallery> patchedGallery(const Gallery& gallery, const GalleryPatch& patch);
/// Lengths, keys and their types as `gallery` allows; Number tags given as text are read.
Result<Entry> checkedEntry(const Gallery& gallery, const Entry& entry);
Entry patchedEntry(const Entry& entry, const EntryPatch& patch);
/// The region lies inside the picture; one of unknown size (0 x 0) is not checked.
Result<> checkRegion(const QRect& region, int width, int height);

} // namespace vitrine
