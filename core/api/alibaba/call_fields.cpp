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

Checked<> readJson(const QByteArray& body, QHash<QByteArray, QByteArray>& values)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return AlibabaError::BadRequest;
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.value().isNull())
            continue;
        const auto text = formText(member.value());
        if (!text)
            return AlibabaError::BadRequest;
        values.insert(member.key().toUtf8(), *text);
    }
    return {};
}

void readForm(const std::vector<HttpParameter>& parameters, QHash<QByteArray, QByteArray>& values)
{
    for (const HttpParameter& parameter : parameters)
        values.insert(parameter.name, parameter.value);
}

} // namespace

Checked<CallFields> CallFields::of(const HttpRequest& request)
{
    CallFields fields;
    readForm(request.query, fields.m_values);
    if (request.body.size() == 0)
        return fields;
    const QByteArray type = request.headers.value("Content-Type").trimmed().toLower();
    if (type.startsWith("application/json"))
        TRY_VOID(readJson(request.body.bytes(), fields.m_values));
    else
        readForm(parseParameters(request.body.bytes(), true), fields.m_values);
    return fields;
}

std::optional<QByteArray> CallFields::findGiven(const QByteArray& name) const
{
    const auto found = m_values.constFind(name);
    return found == m_values.constEnd() ? std::nullopt : std::optional(*found);
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
