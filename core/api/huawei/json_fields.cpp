#include "core/api/huawei/json_fields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxNesting = 64;

} // namespace

std::variant<JsonFields, JsonProblem> JsonFields::parse(const HttpBody& body)
{
    auto longTexts = std::make_shared<const LongTexts>(body);
    if (longTexts->json().trimmed().isEmpty())
        return JsonFields(QJsonObject());
    if (longTexts->nesting() > kMaxNesting)
        return JsonProblem{JsonProblem::Kind::NotJson, {}, u"The body is nested too deep."_s};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(longTexts->json(), &error);
    if (error.error != QJsonParseError::NoError)
        return JsonProblem{JsonProblem::Kind::NotJson,
                           {},
                           u"The body is not JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset)};
    if (!document.isObject())
        return JsonProblem{JsonProblem::Kind::NotObject, {}, u"The body is not a JSON object."_s};
    JsonFields fields(document.object());
    fields.m_longTexts = std::move(longTexts);
    return fields;
}

JsonFields::JsonFields(const QJsonObject& object)
    : m_object(object), m_problem(std::make_shared<std::optional<JsonProblem>>())
{}

JsonFields::JsonFields(const QJsonObject& object, QString place, const JsonFields& outer)
    : m_object(object), m_place(std::move(place)), m_problem(outer.m_problem), m_longTexts(outer.m_longTexts)
{}

QString JsonFields::placeOf(const QString& name) const
{
    return m_place + name;
}

void JsonFields::refuse(JsonProblem::Kind kind, const QString& name, const QString& text) const
{
    if (!*m_problem)
        *m_problem = JsonProblem{kind, placeOf(name), text};
}

bool JsonFields::has(const QString& name) const
{
    const QJsonValue value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

QJsonValue JsonFields::value(const QString& name, Presence presence) const
{
    if (has(name))
        return m_object.value(name);
    if (presence == Presence::Required)
        refuse(JsonProblem::Kind::Missing, name, u"%1 is required."_s.arg(placeOf(name)));
    return QJsonValue::Undefined;
}

std::optional<QString> JsonFields::checked(const QJsonValue& value, const QString& name, const TextRule& rule) const
{
    using Kind = JsonProblem::Kind;
    if (!value.isString()) {
        refuse(Kind::WrongType, name, u"%1 is not a string."_s.arg(placeOf(name)));
        return std::nullopt;
    }
    QString text = value.toString();
    if (const auto whole = m_longTexts ? m_longTexts->find(text) : std::nullopt)
        text = QString::fromUtf8(*whole);
    if (text.isEmpty() && rule.minChars > 0)
        refuse(Kind::Empty, name, u"%1 is empty."_s.arg(placeOf(name)));
    else if (text.size() < rule.minChars)
        refuse(Kind::TooShort, name, u"%1 is shorter than %2 characters."_s.arg(placeOf(name)).arg(rule.minChars));
    else if (text.size() > rule.maxChars)
        refuse(Kind::TooLong, name, u"%1 is longer than %2 characters."_s.arg(placeOf(name)).arg(rule.maxChars));
    else
        return text;
    return std::nullopt;
}

std::optional<QString> JsonFields::text(const QString& name, const TextRule& rule) const
{
    const QJsonValue found = value(name, rule.presence);
    return found.isUndefined() ? std::nullopt : checked(found, name, rule);
}

QJsonValue JsonFields::json(const QString& name) const
{
    const QJsonValue found = m_object.value(name);
    return m_longTexts ? m_longTexts->restored(found) : found;
}

std::optional<QByteArray> JsonFields::bytes(const QString& name) const
{
    const QJsonValue found = value(name, Presence::Optional);
    if (found.isUndefined())
        return std::nullopt;
    const auto whole = m_longTexts ? m_longTexts->find(found.toString()) : std::nullopt;
    if (whole)
        return whole;
    const auto text = checked(found, name, {});
    return text ? std::optional(text->toUtf8()) : std::nullopt;
}

std::optional<double> JsonFields::number(const QString& name, const NumberRule<double>& rule) const
{
    const QJsonValue found = value(name, rule.presence);
    if (found.isUndefined())
        return std::nullopt;
    const double number = found.toDouble();
    if (!found.isDouble())
        refuse(JsonProblem::Kind::WrongType, name, u"%1 is not a number."_s.arg(placeOf(name)));
    else if (number < rule.min || number > rule.max)
        refuse(JsonProblem::Kind::OutOfRange, name, u"%1 is out of range."_s.arg(placeOf(name)));
    else
        return number;
    return std::nullopt;
}

std::optional<qint64> JsonFields::integer(const QString& name, const NumberRule<qint64>& rule) const
{
    constexpr double kExact = 9007199254740992.0; // 2^53: beyond it a JSON number is not the one that was written
    const std::optional<double> found = number(name, {rule.presence, -kExact, kExact});
    if (!found)
        return std::nullopt;
    const auto whole = qint64(*found);
    if (std::floor(*found) != *found)
        refuse(JsonProblem::Kind::WrongType, name, u"%1 is not an integer."_s.arg(placeOf(name)));
    else if (whole < rule.min || whole > rule.max)
        refuse(JsonProblem::Kind::OutOfRange, name, u"%1 is out of range."_s.arg(placeOf(name)));
    else
        return whole;
    return std::nullopt;
}

std::optional<bool> JsonFields::boolean(const QString& name, Presence presence) const
{
    const QJsonValue found = value(name, presence);
    if (found.isUndefined())
        return std::nullopt;
    if (found.isBool())
        return found.toBool();
    refuse(JsonProblem::Kind::WrongType, name, u"%1 is neither true nor false."_s.arg(placeOf(name)));
    return std::nullopt;
}

std::optional<QStringList> JsonFields::texts(const QString& name, qsizetype maxCount, const TextRule& each,
                                             Presence presence) const
{
    const QJsonValue found = value(name, presence);
    if (found.isUndefined())
        return std::nullopt;
    const QJsonArray array = found.toArray();
    if (!found.isArray())
        refuse(JsonProblem::Kind::WrongType, name, u"%1 is not a list."_s.arg(placeOf(name)));
    else if (array.size() > maxCount)
        refuse(JsonProblem::Kind::TooLong, name, u"%1 has more than %2 parts."_s.arg(placeOf(name)).arg(maxCount));
    if (!found.isArray() || array.size() > maxCount)
        return std::nullopt;
    QStringList texts;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const auto text = checked(array[i], u"%1[%2]"_s.arg(name).arg(i), each);
        if (!text)
            return std::nullopt;
        texts << *text;
    }
    return texts;
}

std::optional<JsonFields> JsonFields::object(const QString& name, Presence presence) const
{
    const QJsonValue found = value(name, presence);
    if (found.isUndefined())
        return std::nullopt;
    if (found.isObject())
        return JsonFields(found.toObject(), placeOf(name) + u'.', *this);
    refuse(JsonProblem::Kind::WrongType, name, u"%1 is not an object."_s.arg(placeOf(name)));
    return std::nullopt;
}

std::optional<std::vector<JsonFields>> JsonFields::objects(const QString& name, qsizetype maxCount) const
{
    const QJsonValue found = value(name, Presence::Optional);
    if (found.isUndefined())
        return std::nullopt;
    const QJsonArray array = found.toArray();
    const bool allObjects = found.isArray() && std::all_of(array.begin(), array.end(),
                                                           [](const QJsonValue& each) { return each.isObject(); });
    if (!allObjects)
        refuse(JsonProblem::Kind::WrongType, name, u"%1 is not a list of objects."_s.arg(placeOf(name)));
    else if (array.size() > maxCount)
        refuse(JsonProblem::Kind::TooLong, name, u"%1 has more than %2 parts."_s.arg(placeOf(name)).arg(maxCount));
    if (!allObjects || array.size() > maxCount)
        return std::nullopt;
    std::vector<JsonFields> objects;
    for (qsizetype i = 0; i < array.size(); ++i)
        objects.push_back(JsonFields(array[i].toObject(), u"%1[%2]."_s.arg(placeOf(name)).arg(i), *this));
    return objects;
}

} // namespace vitrine
