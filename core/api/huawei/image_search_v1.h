#pragma once

#include "core/api/calls/route.h"
#include "core/api/huawei/image_search_limits.h"
#include "core/api/huawei/json_fields.h"
#include "core/api/huawei/wire_result.h"
#include "core/base/result.h"
#include "core/catalog/gallery.h"

namespace vitrine {

/// The handlers of ImageSearch v1. A picture's path is the item key of its entry; its product is found by the path's
/// file name. Source: ImageSearch API reference, imagesearch_02_0009 to 0016 and 0019 (error codes).
namespace imagesearch_v1 {

ApiReply createInstance(ApiCall& call);
ApiReply queryInstance(ApiCall& call);
ApiReply deleteInstance(ApiCall& call);
ApiReply addPicture(ApiCall& call);
ApiReply modifyPicture(ApiCall& call);
ApiReply deletePicture(ApiCall& call);
ApiReply checkPicture(ApiCall& call);
ApiReply searchPicture(ApiCall& call);

// What they share.

/// The documented codes; each with its text.
enum class Code { Missing, WrongType, Empty, InstanceName, Json, Status, Model, Path };
ApiFailure failure(Code code, const QString& detail = {});
/// A field that breaks its rule.
ApiFailure failureOf(const JsonProblem& problem);
/// What a service refused. NotFound is a picture, the capacity makes the instance's status abnormal.
ApiFailure failureOf(const Error& error);
/// What is wrong with a picture that came with the call.
ApiFailure pictureFailure(const Error& error);

/// The fields of the body; unknown ones are ignored.
WireResult<JsonFields> readBody(ApiCall& call);
/// The instance that the path names.
WireResult<Gallery> readInstance(ApiCall& call);
const ImageSearchV1Limits& limitsOf(const ApiCall& call);
/// Texts by key.
using Tags = QMap<QString, QString>;
WireResult<std::optional<Tags>> readTags(const JsonFields& fields, const ImageSearchV1Limits& limits,
                                         Presence presence);
HttpResponse successReply();

} // namespace imagesearch_v1
} // namespace vitrine
