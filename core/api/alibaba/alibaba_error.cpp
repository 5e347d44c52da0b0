#include "core/api/alibaba/alibaba_error.h"

namespace vitrine {

namespace {

using E = AlibabaError;
// Texts as documented, misspellings included: clients compare them.
constexpr AlibabaErrorRow kRows[] = {
    {E::BadRequest, "BadRequest", 400, "The request has invalid parameters.", ""},
    {E::InvalidInstance, "InvalidInstance", 400, "The specified instance name is invalid.", ""},
    {E::InvalidInstanceName, "InvalidInstanceName", 400, "The parameter instanceName is not specified.",
     "The parameter InstanceName is not specified."},
    {E::InstanceNotFound, "Console.InstanceNotFound", 400, "The specified ImageSearch instance is not found.", ""},
    {E::NoCaretSeperator, "NoCaretSeperator", 400, "The body content is missing the ^ separator.", ""},
    {E::EmptyMeta, "EmptyMeta", 400, "The body content has an empty meta field.", ""},
    {E::InvalidMetaItem, "InvalidMetaItem", 400, "The meta field is invalid.", ""},
    {E::NoPicList, "NoPicList", 400, "The body content is missing the pic_list parameter.", ""},
    {E::InvalidPicList, "InvalidPicList", 400, "The specified pic_list parameter is invalid.", ""},
    {E::NoSpecifiedPic, "NoSpecifiedPic", 400, "The content of an image is not specified in the HTTP POST body.", ""},
    {E::NoSpecifiedSearchPic, "NoSpecifiedSearchPic", 400, "The search image is not specified.", ""},
    {E::NoSpecifiedAddPic, "NoSpecifiedAddPic", 400, "The image to insert is not specified.", ""},
    {E::NoSpecifiedItemId, "NoSpecifiedItemId", 400, "The item_id parameter is not specified.", ""},
    {E::NoSpecifiedProductId, "NoSpecifiedProductId", 400, "The parameter ProductId no specified.", ""},
    {E::NoSpecifiedPicName, "NoSpecifiedPicName", 400, "The parameter PicName no specified.", ""},
    {E::NoSpecifiedPicContent, "NoSpecifiedPicContent", 400, "The parameter PicContent no specified.", ""},
    {E::InvalidCategory, "InvalidCategory", 400, "The specified category is invalid.", ""},
    {E::InvalidStartParameter, "InvalidStartParameter", 400, "The specified parameter s is inavlid.",
     "The specified parameter start is invalid."},
    {E::InvalidNumParameter, "InvalidNumParameter", 400, "The specified parameter n is invalid.",
     "The specified parameter num is invalid."},
    {E::OverflowMaxReturnNum, "OverflowMaxReturnNum", 400,
     "The specified number of results for each request exceeds the maximum of 100.", ""},
    {E::OverflowMaxResultNum, "OverflowMaxResultNum", 400,
     "The specified number of total results exceeds the maximum of 500.", ""},
    {E::InvalidIntAttr, "InvalidIntAttr", 400, "The specified int_attr field is invalid.", ""},
    {E::InvalidIntAttr2, "InvalidIntAttr2", 400, "The specified parameter IntAttr2 is not valid.", ""},
    {E::InvalidIntAttr3, "InvalidIntAttr3", 400, "The specified parameter IntAttr3 is not valid.", ""},
    {E::InvalidIntAttr4, "InvalidIntAttr4", 400, "The specified parameter IntAttr4 is not valid.", ""},
    {E::InvalidStrAttr, "InvalidStrAttr", 400, "The specified parameter StrAttr is not valid.", ""},
    {E::InvalidStrAttr2, "InvalidStrAttr2", 400, "The specified parameter StrAttr2 is not valid.", ""},
    {E::InvalidStrAttr3, "InvalidStrAttr3", 400, "The specified parameter StrAttr3 is not valid.", ""},
    {E::InvalidStrAttr4, "InvalidStrAttr4", 400, "The specified parameter StrAttr4 is not valid.", ""},
    {E::InvalidFilterClause, "InvalidFilterClause", 400, "The specified filtering condition is invalid.", ""},
    {E::InvalidProductId, "InvalidProductId", 400, "The specified parameter ProductId is not valid.", ""},
    {E::InvalidPicName, "InvalidPicName", 400, "The specified parameter PicName is not valid.", ""},
    {E::InvalidCustomContent, "InvalidCustomContent", 400, "The specified parameter CustomContent is not valid.", ""},
    {E::InvalidType, "InvalidType", 400, "The specified parameter Type is not valid.", ""},
    {E::InvalidCrop, "InvalidCrop", 400, "Specified parameter Crop is not valid.", ""},
    {E::InvalidRegion, "InvalidRegion", 400, "The specific region is illegal.", ""},
    {E::InvalidPicContent, "InvalidPicContent", 400,
     "The specified parameter PicContent length greater than 4 * 1024 * 1024.", ""},
    {E::InvalidPicUrl, "InvalidPicUrl", 400, "The search picture does not exist at the specific url.", ""},
    {E::InvalidText, "InvalidText", 400, "The specified parameter Text is not valid.", ""},
    {E::InvalidTextLength, "InvalidTextLength", 400, "Invalid text clause.", ""},
    {E::InvalidScoreThreshold, "InvalidScoreThreshold", 400, "The specified parameter ScoreThreshold is not valid.",
     ""},
    {E::InvalidDistinctProductId, "InvalidDistinctProductId", 400,
     "The specified parameter DistinctProductId is not valid.", ""},
    {E::InvalidIsDeleteByFilter, "InvalidIsDeleteByFilter", 400,
     "The specified parameter IsDeleteByFilter is not valid.", ""},
    {E::InvalidPrimaryPicContent, "InvalidPrimaryPicContent", 400,
     "The specified parameter PrimaryPicContent is not valid.", ""},
    {E::InvalidSecondaryPicContent, "InvalidSecondaryPicContent", 400,
     "The specified parameter SecondaryPicContent is not valid.", ""},
    {E::UnsupportedPicFormat, "UnsupportedPicFormat", 400, "The specified image format is invalid.", ""},
    {E::UnsupportedPictureFormat, "UnsupportedPictureFormat", 400, "The specified image format is invalid.", ""},
    {E::UnsupportedPicPixels, "UnsupportedPicPixels", 400, "Unsupported picture pixels.",
     "The specified pixels is not supported."},
    {E::IncorrectOrientation, "IncorrectOrientation", 400,
     "The image contains incorrect rotation flags in the meta data.", ""},
    {E::InstanceOverQuota, "InstanceOverQuota", 400, "The number of items exceeds the limit.", ""},
    {E::PicNotExist, "PicNotExist", 400, "The search picture does not exist.", ""},
    {E::TimeoutForTransferImage, "TimeoutForTransferImage", 400,
     "Timeout after 5 seconds waiting for images transfer to complete.", ""},
    {E::PictureError, "PictureError", 500, "[download] Img Download Failed.", ""},
    {E::ConsoleBadRequest, "Console.BadRequest", 400, "The request has invalid parameters.", ""},
    {E::ConsoleNoPermission, "Console.NoPermission", 403, "You are not authorized to perform this operation.", ""},
    {E::ConsoleTaskAlreadyExist, "Console.TaskAlreadyExist", 409,
     "A task of this kind is already running for the instance.", ""},
    {E::ConsoleInternalError, "Console.InternalError", 500, "An internal server error occurred.", ""},
    {E::AccessEngineFailed, "AccessEngineFailed", 500, "An error occurred while accessing the search engine.", ""},
    {E::InternalError, "InternalError", 500, "An internal server error occurred.", ""},
};

} // namespace

std::span<const AlibabaErrorRow> alibabaErrors()
{
    return kRows;
}

ApiFailure alibabaFailure(AlibabaError error, ApiFamily family)
{
    const AlibabaErrorRow& row = kRows[size_t(error)];
    const bool rpc = family != ApiFamily::AlibabaItems && row.rpcMessage[0] != 0;
    return {row.status, row.code, QString::fromLatin1(rpc ? row.rpcMessage : row.message)};
}

} // namespace vitrine
