#pragma once

#include "core/api/alibaba/call_fields.h"
#include "core/api/alibaba/call_words.h"
#include "core/api/alibaba/instance_call.h"

namespace vitrine {

/// A call of families B, read: its instance and its parameters.
struct ImageRequest {
    InstanceCall gallery;
    CallFields fields;
    FieldSource source;
};
/// Errors: BadRequest, InvalidInstanceName, `unknown`.
Checked<ImageRequest> openImages(ApiCall& call, AlibabaError unknown = AlibabaError::InvalidInstance);

/// PicName, or Name as one sample has it; nullopt = not given. Errors: InvalidPicName.
Checked<std::optional<QString>> optionalPictureName(const ImageRequest& request);
/// Errors also: NoSpecifiedPicName.
Checked<QString> readPictureName(const ImageRequest& request);
/// The entry that ProductId and PicName name. Errors: as those, PicNotExist.
Checked<Entry> namedEntry(const ImageRequest& request);
/// How many attributes of each kind the call's version knows.
int attributesOf(const ApiCall& call);

} // namespace vitrine
