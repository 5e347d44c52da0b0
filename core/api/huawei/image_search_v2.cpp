#include "core/api/huawei/image_search_v2.h"

#include "core/api/calls/family_errors.h"
#include "core/api/huawei/image_search_items.h"
#include "core/services/edit_galleries.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace vitrine::imagesearch_v2 {

using namespace Qt::StringLiterals;

ApiFailure invalid(const QString& name, const QString& detail)
{
    const QString text = u"Invalid parameter: "_s + name;
    return {400, "MMS.0003", detail.isEmpty() ? text : text + u". "_s + detail};
}

ApiFailure failureOf(const JsonProblem& problem)
{
    return invalid(problem.field.isEmpty() ? u"body"_s : problem.field, problem.text);
}

ApiFailure failureOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::Corrupt:
        return {400, "MMS.0003", u"Invalid parameter: "_s + error.detail};
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
        return invalid(u"item_id"_s, error.detail);
    case ErrorCode::TooLarge:
        return {400, "MMS.1016", u"Process INDEX failed. "_s + error.detail};
    case ErrorCode::Cancelled:
    case ErrorCode::Unauthorized:
    case ErrorCode::Unavailable:
    case ErrorCode::Io:
    case ErrorCode::Internal:
        break;
    }
    return internalFailure(ApiFamily::ImageSearchV2, error);
}

const ImageSearchV2Limits& limitsOf(const ApiCall& call)
{
    return imageSearchV2Limits(call.services.limits);
}

WireResult<ServiceCall> openService(ApiCall& call)
{
    static const QRegularExpression projectId(u"^[A-Za-z0-9]{1,64}$"_s);
    const ImageSearchV2Limits& limits = limitsOf(call);
    if (!projectId.match(QString::fromUtf8(call.path.value("project_id"))).hasMatch())
        return invalid(u"project_id"_s);
    if (call.request.body.size() > limits.bodyBytes)
        return familyErrors(ApiFamily::ImageSearchV2).tooLarge;
    const QString name = QString::fromUtf8(call.path.value("service_name"));
    noteText(call, u"service_name"_s, name);
    Result<Gallery> found = galleryByName(call.services.catalogue, name);
    if (!found.ok() && found.error().code == ErrorCode::NotFound)
        return ApiFailure{400, "MMS.1001", u"Service instance not found."_s};
    if (!found.ok())
        return failureOf(found.error());
    std::variant<JsonFields, JsonProblem> parsed = JsonFields::parse(call.request.body);
    if (const auto* problem = std::get_if<JsonProblem>(&parsed))
        return failureOf(*problem);
    return ServiceCall{call, limits, std::move(found).take(), std::get<JsonFields>(std::move(parsed))};
}

HttpResponse successReply(const std::optional<QJsonObject>& data)
{
    QJsonObject body{{u"result"_s, u"success"_s}};
    if (data)
        body.insert(u"data"_s, *data);
    return jsonReply(body);
}

QJsonObject sourceJson(const Entry& entry)
{
    QJsonObject source, texts, numbers;
    for (auto it = entry.tags.cbegin(); it != entry.tags.cend(); ++it) {
        if (const auto* text = std::get_if<QString>(&it.value()))
            texts.insert(it.key(), *text);
        else
            numbers.insert(it.key(), std::get<Decimal>(it.value()).toDouble());
    }
    if (!entry.description.isEmpty())
        source.insert(u"desc"_s, entry.description);
    if (!texts.isEmpty())
        source.insert(u"custom_tags"_s, texts);
    if (!numbers.isEmpty())
        source.insert(u"custom_num_tags"_s, numbers);
    if (!entry.keywords.isEmpty())
        source.insert(u"keywords"_s, QJsonArray::fromStringList(entry.keywords));
    return source;
}

QJsonObject itemJson(const Entry& entry, double score)
{
    return {{u"id"_s, itemIdOf(entry)}, {u"score"_s, score}, {u"source"_s, sourceJson(entry)}};
}

QJsonObject objectJson(const QRect& box, const std::optional<qint64>& category)
{
    const QString corners = u"%1,%2,%3,%4"_s.arg(box.x())
                                .arg(box.y())
                                .arg(qint64(box.x()) + box.width())
                                .arg(qint64(box.y()) + box.height());
    return {{u"box"_s, corners},
            {u"category"_s, category.value_or(0)},
            {u"category_name"_s, category ? QString::number(*category) : u"other"_s}};
}

QJsonObject cursorJson(const Cursor& cursor)
{
    return {{u"score"_s, cursor.score}, {u"id"_s, QString::number(cursor.entry.value())}};
}

} // namespace vitrine::imagesearch_v2
