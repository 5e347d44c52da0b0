#include "core/api/huawei/image_search_v1.h"

#include "core/api/calls/family_errors.h"
#include "core/api/huawei/image_search_items.h"
#include "core/services/edit_galleries.h"

namespace vitrine::imagesearch_v1 {

using namespace Qt::StringLiterals;

namespace {

struct Documented {
    const char* code;
    const char* text;
};

/// Source: "Error Codes", imagesearch_02_0019. All of them come with status 400.
Documented documented(Code code)
{
    switch (code) {
    case Code::Missing:
        return {"IS.0001", "The request parameter is missing or empty."};
    case Code::WrongType:
        return {"IS.0002", "The type of the request parameter is not supported."};
    case Code::Empty:
        return {"IS.0003", "The request parameter cannot be empty."};
    case Code::InstanceName:
        return {"IS.0007", "Invalid instance name."};
    case Code::Json:
        return {"IS.0008", "The JSON format of the input data is incorrect."};
    case Code::Status:
        return {"IS.0014", "Instance status is abnormal."};
    case Code::Model:
        return {"IS.0015", "The model file does not exist."};
    case Code::Path:
        return {"IS.0016", "The path is invalid."};
    }
    return {"IS.0009", "The request failed due to an internal error."};
}

} // namespace

ApiFailure failure(Code code, const QString& detail)
{
    const Documented words = documented(code);
    const QString text = QString::fromLatin1(words.text);
    return {400, words.code, detail.isEmpty() ? text : text + u' ' + detail};
}

ApiFailure failureOf(const JsonProblem& problem)
{
    switch (problem.kind) {
    case JsonProblem::Kind::NotJson:
    case JsonProblem::Kind::NotObject:
        return failure(Code::Json, problem.text);
    case JsonProblem::Kind::Missing: // the text of "Modifying Image Information"
        return {400, "IS.0003", u"Arguments of %1 can not be null."_s.arg(problem.field)};
    case JsonProblem::Kind::Empty:
        return failure(Code::Empty, problem.text);
    case JsonProblem::Kind::WrongType:
    case JsonProblem::Kind::TooShort:
    case JsonProblem::Kind::TooLong:
    case JsonProblem::Kind::OutOfRange:
        return failure(Code::WrongType, problem.text);
    }
    return failure(Code::WrongType, problem.text);
}

ApiFailure failureOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::Corrupt:
        return failure(Code::WrongType, error.detail);
    case ErrorCode::NotFound:
        return failure(Code::Path, error.detail);
    case ErrorCode::TooLarge:
        return failure(Code::Status, error.detail);
    case ErrorCode::Cancelled:
    case ErrorCode::Conflict:
    case ErrorCode::Unauthorized:
    case ErrorCode::Unavailable:
    case ErrorCode::Io:
    case ErrorCode::Internal:
        break;
    }
    return internalFailure(ApiFamily::ImageSearchV1, error);
}

ApiFailure pictureFailure(const Error& error)
{
    if (error.code == ErrorCode::TooLarge)
        return {400, "IS.0006", u"The request body is too big. "_s + error.detail};
    return failureOf(error);
}

WireResult<JsonFields> readBody(ApiCall& call)
{
    std::variant<JsonFields, JsonProblem> parsed = JsonFields::parse(call.request.body);
    if (const auto* problem = std::get_if<JsonProblem>(&parsed))
        return failureOf(*problem);
    return std::get<JsonFields>(std::move(parsed));
}

WireResult<Gallery> readInstance(ApiCall& call)
{
    const QString name = QString::fromUtf8(call.path.value("instance_name"));
    noteText(call, u"instance_name"_s, name);
    Result<Gallery> found = galleryByName(call.services.catalogue, name);
    if (!found.ok() && found.error().code == ErrorCode::NotFound)
        return failure(Code::InstanceName);
    if (!found.ok())
        return failureOf(found.error());
    return std::move(found).take();
}

const ImageSearchV1Limits& limitsOf(const ApiCall& call)
{
    return imageSearchV1Limits(call.services.limits);
}

WireResult<std::optional<Tags>> readTags(const JsonFields& fields, const ImageSearchV1Limits& limits, Presence presence)
{
    const std::optional<JsonFields> object = fields.object(u"tags"_s, presence);
    Tags tags;
    const QStringList keys = object ? object->keys() : QStringList();
    if (keys.size() > limits.pictureTags)
        fields.refuse(JsonProblem::Kind::TooLong, u"tags"_s, u"tags has more than %1 keys."_s.arg(limits.pictureTags));
    for (const QString& key : keys) {
        if (const auto value = object->text(key))
            tags.insert(key, *value);
    }
    if (fields.problem())
        return failureOf(*fields.problem());
    return object ? std::optional(tags) : std::nullopt;
}

HttpResponse successReply()
{
    return jsonReply({{u"result"_s, u"Success"_s}});
}

} // namespace vitrine::imagesearch_v1
