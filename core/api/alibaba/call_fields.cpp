#include "core/api/alibaba/call_fields.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

namespace vitrine {

namespace {

/// A JSON value as the text that a form would have carried; nullopt = an array or an object.
std::optional<QByteArray> formText(const QJsonValue& value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isBool())
        return QByteArray(value.toBool() ? "true" : "false");
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    const qint64 whole = value.toInteger(0);
    return double(whole) == number ? QByteArray::number(whole) : QByteArray::number(number, 'g', 17);
}

} // namespace

Checked<> CallFields::readJson(const HttpBody& body)
{
    const LongTexts& texts = m_data->longTexts.emplace(body);
    const QJsonDocument document = QJsonDocument::fromJson(texts.json());
    if (!document.isObject())
        return AlibabaError::BadRequest;
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.value().isNull())
            continue;
        auto text = texts.find(member.value().toString());
        if (!text)
            text = formText(member.value());
        if (!text)
            return AlibabaError::BadRequest;
        m_data->values.insert(member.key().toUtf8(), *text);
    }
    return {};
}

void CallFields::readForm(const std::vector<HttpParameter>& parameters)
{
    for (const HttpParameter& parameter : parameters)
        m_data->values.insert(parameter.name, parameter.value);
}

Checked<CallFields> CallFields::of(const HttpRequest& request)
{
    CallFields fields;
    fields.readForm(request.query);
    if (request.body.size() == 0)
        return fields;
    const QByteArray type = request.headers.value("Content-Type").trimmed().toLower();
    if (type.startsWith("application/json"))
        TRY_VOID(fields.readJson(request.body));
    else
        fields.readForm(parseParameters(request.body.bytes(), true));
    return fields;
}

std::optional<QByteArray> CallFields::findGiven(const QByteArray& name) const
{
    const auto found = m_data->values.constFind(name);
    return found == m_data->values.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<QByteArray> CallFields::find(const QByteArray& name) const
{
    const auto found = findGiven(name);
    return found && !found->isEmpty() ? found : std::nullopt;
}

std::optional<QByteArray> CallFields::findAny(std::initializer_list<QByteArray> names) const
{
    for (const QByteArray& name : names)
        if (const auto value = find(name))
            return value;
    return std::nullopt;
}

} // namespace vitrine
