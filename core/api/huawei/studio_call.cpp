#include "core/api/huawei/studio_call.h"

#include <QDateTime>
#include <QTimeZone>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

ApiFailure invalid(const char* code, const QString& message)
{
    return {400, code, message};
}

ApiFailure studioFailure(const Error& error, const StudioOperation& operation, const JsonFields& body)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return invalid(operation.notFound, error.detail);
    case ErrorCode::Conflict:
        return invalid(operation.conflict(body), error.detail);
    case ErrorCode::InvalidInput:
    case ErrorCode::TooLarge:
    case ErrorCode::Corrupt:
        return invalid(studio::kInvalidParameter, error.detail);
    case ErrorCode::Unavailable:
        return {503, studio::kInternal, error.detail};
    default:
        return {500, studio::kInternal, error.detail};
    }
}

ApiReply answer(ApiCall& call, const StudioOperation& operation)
{
    const QString own = call.caller.projectId.isEmpty() ? call.services.projectId : call.caller.projectId;
    if (QString::fromUtf8(call.path.value("project_id")) != own)
        return invalid(studio::kOtherProject, u"urlTenantId is not equal tokenTenantId"_s);
    const auto parsed = JsonFields::parse(call.request.body);
    if (const auto* problem = std::get_if<JsonProblem>(&parsed)) {
        const bool notJson = problem->kind == JsonProblem::Kind::NotJson;
        return invalid(notJson ? studio::kNotJson : studio::kInvalidBody,
                       (notJson ? u"Request JSON exception: "_s : u"Invalid body: "_s) + problem->text);
    }
    const auto& body = std::get<JsonFields>(parsed);
    Result<HttpResponse> reply = operation.handle(call, body);
    if (!reply.ok())
        return studioFailure(reply.error(), operation, body);
    return std::move(reply).take();
}

} // namespace

Route studioRoute(const StudioOperation& operation)
{
    return {.method = operation.method,
            .path = QByteArray("/v1/{project_id}") + operation.path,
            .operation = QByteArray("metastudio.") + operation.name,
            .summary = operation.summary,
            .family = ApiFamily::MetaStudio,
            .auth = RouteAuth::Huawei,
            .writes = operation.effect == StudioEffect::Writes,
            .repeatable = operation.effect == StudioEffect::Repeatable,
            .handle = [operation](ApiCall& call) { return answer(call, operation); }};
}

Result<> checkFields(const JsonFields& fields)
{
    if (!fields.problem())
        return {};
    return fail(ErrorCode::InvalidInput,
                u"Invalid parameter: %1. %2"_s.arg(fields.problem()->field, fields.problem()->text));
}

Error invalidParameter(const QString& name)
{
    return fail(ErrorCode::InvalidInput, u"Invalid parameter: %1"_s.arg(name));
}

std::optional<QString> queryText(const ApiCall& call, const char* name)
{
    const auto value = findParameter(call.request.query, name);
    return value ? std::optional(QString::fromUtf8(*value)) : std::nullopt;
}

QStringList queryList(const ApiCall& call, const char* name)
{
    QStringList values;
    for (const HttpParameter& parameter : call.request.query) {
        if (parameter.name == name)
            values << QString::fromUtf8(parameter.value).split(u',', Qt::SkipEmptyParts);
    }
    return values;
}

Result<qint64> queryNumber(const ApiCall& call, const char* name, qint64 fallback, qint64 min, qint64 max)
{
    const std::optional<QString> text = queryText(call, name);
    if (!text)
        return fallback;
    bool isNumber = false;
    const qint64 number = text->toLongLong(&isNumber);
    if (!isNumber || number < min || number > max)
        return invalidParameter(QString::fromLatin1(name));
    return number;
}

HttpResponse emptyReply()
{
    return httpResponse(200, "application/json", {});
}

QString wireTime(qint64 utcMillis)
{
    return QDateTime::fromMSecsSinceEpoch(utcMillis, QTimeZone::utc()).toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s);
}

std::optional<qint64> parseWireTime(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace vitrine
