#pragma once

#include "core/api/calls/api_family.h"
#include "core/base/result.h"

#include <span>

namespace vitrine {

/// The refusals of the Image Search families that this listener gives. Names are the documented codes. Those of the
/// gateway (signatures, unknown actions) are the dispatcher's.
enum class AlibabaError {
    BadRequest,
    InvalidInstance,
    InvalidInstanceName,
    InstanceNotFound, ///< Console.InstanceNotFound: management operations
    NoCaretSeperator,
    EmptyMeta,
    InvalidMetaItem,
    NoPicList,
    InvalidPicList,
    NoSpecifiedPic,
    NoSpecifiedSearchPic,
    NoSpecifiedAddPic,
    NoSpecifiedItemId,
    NoSpecifiedProductId,
    NoSpecifiedPicName,
    NoSpecifiedPicContent,
    InvalidCategory,
    InvalidStartParameter,
    InvalidNumParameter,
    OverflowMaxReturnNum,
    OverflowMaxResultNum,
    InvalidIntAttr,
    InvalidIntAttr2,
    InvalidIntAttr3,
    InvalidIntAttr4,
    InvalidStrAttr,
    InvalidStrAttr2,
    InvalidStrAttr3,
    InvalidStrAttr4,
    InvalidFilterClause,
    InvalidProductId,
    InvalidPicName,
    InvalidCustomContent,
    InvalidType,
    InvalidCrop,
    InvalidRegion,
    InvalidPicContent,
    InvalidPicUrl,
    InvalidText,
    InvalidTextLength,
    InvalidScoreThreshold,
    InvalidDistinctProductId,
    InvalidIsDeleteByFilter,
    InvalidPrimaryPicContent,
    InvalidSecondaryPicContent,
    UnsupportedPicFormat,
    UnsupportedPictureFormat,
    UnsupportedPicPixels,
    IncorrectOrientation,
    InstanceOverQuota,
    PicNotExist,
    TimeoutForTransferImage,
    PictureError,
    ConsoleBadRequest,
    ConsoleNoPermission,
    ConsoleTaskAlreadyExist,
    ConsoleInternalError,
    AccessEngineFailed,
    InternalError,
};

/// One row of the table of refusals.
struct AlibabaErrorRow {
    AlibabaError error;
    const char* code;
    int status;
    const char* message;
    const char* rpcMessage; ///< what 2019-03-25 and later say instead; empty = the same
};
/// Every refusal, in the order of the enumeration.
std::span<const AlibabaErrorRow> alibabaErrors();

/// The refusal as the family words it.
ApiFailure alibabaFailure(AlibabaError error, ApiFamily family);

/// A value, or the reason why a request is refused. Works with TRY_VOID and TRY_ASSIGN like Result.
template <class T = std::monostate>
class [[nodiscard]] Checked
{
public:
    Checked() requires std::is_same_v<T, std::monostate>
    = default;
    Checked(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Checked(AlibabaError error) : m_state(std::in_place_index<1>, error) {}

    bool ok() const noexcept { return m_state.index() == 0; }
    /// Precondition of the three: ok().
    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T take() && { return std::get<0>(std::move(m_state)); }
    /// Precondition: !ok().
    AlibabaError error() const { return std::get<1>(m_state); }

private:
    std::variant<T, AlibabaError> m_state;
};

} // namespace vitrine
