#pragma once

#include "core/api/alibaba/call_words.h"
#include "core/api/alibaba/instance_call.h"
#include "core/api/alibaba/wire_picture.h"

namespace vitrine {

struct NamedPicture {
    QString name;
    WirePicture picture;
};
/// What an add found out about a picture.
struct AddedPicture {
    qint64 category = 0;
    QRect region; ///< the given one, else the main object, else (Crop = false) the whole picture
};

/// Puts pictures of one product into the instance, in one step; one of the same name is replaced. A category that is
/// not given is taken from what looks alike in the instance. A region that is given is stored; the main object is only
/// told, since the engine weighs every picture by it anyway. Errors: InvalidRegion, UnsupportedPicFormat,
/// InstanceOverQuota, InvalidProductId (a rule of entries).
Checked<std::vector<AddedPicture>> addToGallery(const InstanceCall& gallery, const AddWords& words,
                                                std::span<const NamedPicture> pictures);

/// Takes out the pictures of a product, all or the named ones, in one step. Returns the names of those that were there;
/// none is no error.
Checked<QStringList> removeFromGallery(const InstanceCall& gallery, const QString& itemKey,
                                       const std::optional<std::vector<QString>>& names);
Checked<QStringList> removeByFilter(const InstanceCall& gallery, const EntryFilter& filter);

} // namespace vitrine
