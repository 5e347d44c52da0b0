#pragma once

#include "core/api/calls/route.h"
#include "core/api/huawei/json_fields.h"
#include "core/base/result.h"

#include <optional>

namespace vitrine {

/// What every operation of MetaStudio has in common: its project, its JSON, its refusals.

/// MSS codes. Source: MetaStudio API Reference, "Error Codes".
namespace studio {
inline constexpr char kInvalidBody[] = "MSS.00000002";
inline constexpr char kInvalidParameter[] = "MSS.00000003";
inline constexpr char kInternal[] = "MSS.00000004";
inline constexpr char kOtherProject[] = "MSS.00010009";
inline constexpr char kNotJson[] = "MSS.10000002";
inline constexpr char kAssetNotFound[] = "MSS.10001001";
inline constexpr char kIllegalUrlParameter[] = "MSS.10001002";
inline constexpr char kFileNotFound[] = "MSS.10001004";
inline constexpr char kAssetFailed[] = "MSS.10001006";
inline constexpr char kMainFileExists[] = "MSS.10001008";
inline constexpr char kCoverFileExists[] = "MSS.10001009";
} // namespace studio

/// Limits of the vendor's tables. Sources: "Creating a Product", "Creating an Asset", "Creating a File".
namespace studio_limits {
inline constexpr int kProductTags = 50;
inline constexpr int kProductTagBytes = 16; ///< UTF-8
inline constexpr int kAssetNameChars = 256;
inline constexpr int kAssetDescriptionChars = 4096;
inline constexpr int kAssetTags = 50;
inline constexpr int kAssetTagChars = 128;
inline constexpr int kFileNameChars = 256;
inline constexpr qint64 kFileBytes = 5'368'709'120;
inline constexpr qint64 kLargeFileBytes = 536'870'912'000;
inline constexpr int kFileParts = 10'000;
inline constexpr int kPage = 100;
} // namespace studio_limits

/// A handler's outcome: an answer, or an Error that becomes the operation's refusal: InvalidInput is "invalid
/// parameter", NotFound and Conflict what the operation says they are.
using StudioHandler = Result<HttpResponse> (*)(ApiCall& call, const JsonFields& body);

/// The code of a Conflict, by what was asked.
using StudioCode = const char* (*)(const JsonFields& body);
inline const char* invalidParameterCode(const JsonFields&)
{
    return studio::kInvalidParameter;
}

/// `Repeatable` reads: as Route::repeatable.
enum class StudioEffect { Reads, Repeatable, Writes };

/// One operation, as its line in the route table.
struct StudioOperation {
    const char* method;
    const char* path; ///< behind /v1/{project_id}
    const char* name; ///< "CreateProduct"
    const char* summary;
    StudioEffect effect;
    StudioHandler handle;
    const char* notFound = studio::kAssetNotFound;
    StudioCode conflict = invalidParameterCode;
};
Route studioRoute(const StudioOperation& operation);

/// The first problem of `fields` as an Error; ok when there is none.
Result<> checkFields(const JsonFields& fields);
/// "Invalid parameter: NAME".
Error invalidParameter(const QString& name);

/// Parameters of the query, decoded, by name; the first of each.
std::optional<QString> queryText(const ApiCall& call, const char* name);
/// Every value of a name that may repeat or be a comma list.
QStringList queryList(const ApiCall& call, const char* name);
/// Errors: InvalidInput (no number, out of range).
Result<qint64> queryNumber(const ApiCall& call, const char* name, qint64 fallback, qint64 min, qint64 max);

/// 200 without a body: the operations whose answer is "header only".
HttpResponse emptyReply();
/// "2020-07-30T10:43:17Z".
QString wireTime(qint64 utcMillis);
/// RFC 3339; nullopt when it is none.
std::optional<qint64> parseWireTime(const QString& text);

} // namespace vitrine
