#pragma once

#include "core/api/calls/long_texts.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <limits>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace vitrine {

/// Why a field of a JSON request cannot be used.
struct JsonProblem {
    enum class Kind {
        NotJson,   ///< the body is not JSON: syntax, invalid UTF-8, nested too deep
        NotObject, ///< it is JSON, but no object
        Missing,
        Empty,
        WrongType,
        TooShort,
        TooLong,    ///< a text, or a list with too many parts
        OutOfRange, ///< a number
    };
    Kind kind = Kind::NotJson;
    QString field; ///< with its place: "text_list[2].title"; empty for the body
    QString text;  ///< one sentence
};

enum class Presence { Optional, Required };

/// How long a text may be, in characters (UTF-16 units).
struct TextRule {
    Presence presence = Presence::Optional;
    qsizetype minChars = 0, maxChars = std::numeric_limits<qsizetype>::max();
};
template <class Number>
struct NumberRule {
    Presence presence = Presence::Optional;
    Number min = std::numeric_limits<Number>::lowest(), max = std::numeric_limits<Number>::max();
};

/// Reads the fields of one JSON object by rules. Each call gives the value, or nullopt when it is absent, null or
/// breaks its rule; the first problem is kept, for this object and everything read out of it, so that a handler reads
/// all it needs and then asks once. Unknown fields are ignored; of a key that repeats the last value counts.
class JsonFields
{
public:
    /// An empty body counts as {}. Nesting deeper than 64 is refused.
    static std::variant<JsonFields, JsonProblem> parse(const HttpBody& body);
    explicit JsonFields(const QJsonObject& object);

    /// There and not null.
    bool has(const QString& name) const;
    std::optional<QString> text(const QString& name, const TextRule& rule = {}) const;
    /// A text in UTF-8, for long ones such as base64: not a copy but a view of the body, valid as long as the fields.
    std::optional<QByteArray> bytes(const QString& name) const;
    /// Also numbers without a fraction that are written with one ("1.0").
    std::optional<qint64> integer(const QString& name, const NumberRule<qint64>& rule = {}) const;
    std::optional<double> number(const QString& name, const NumberRule<double>& rule = {}) const;
    std::optional<bool> boolean(const QString& name, Presence presence = Presence::Optional) const;
    /// A list of texts, each by `each`.
    std::optional<QStringList> texts(const QString& name, qsizetype maxCount, const TextRule& each = {},
                                     Presence presence = Presence::Optional) const;
    std::optional<JsonFields> object(const QString& name, Presence presence = Presence::Optional) const;
    std::optional<std::vector<JsonFields>> objects(const QString& name, qsizetype maxCount) const;
    QStringList keys() const { return m_object.keys(); }
    /// A value as it came; undefined when it is absent.
    QJsonValue json(const QString& name) const;

    /// Notes a problem that the caller found itself.
    void refuse(JsonProblem::Kind kind, const QString& name, const QString& text) const;
    const std::optional<JsonProblem>& problem() const { return *m_problem; }

private:
    /// An object inside `outer`.
    JsonFields(const QJsonObject& object, QString place, const JsonFields& outer);
    QJsonValue value(const QString& name, Presence presence) const;
    QString placeOf(const QString& name) const;
    std::optional<QString> checked(const QJsonValue& value, const QString& name, const TextRule& rule) const;

    QJsonObject m_object;
    QString m_place; ///< "" or "text_list[2]."
    std::shared_ptr<std::optional<JsonProblem>> m_problem;
    std::shared_ptr<const LongTexts> m_longTexts; ///< none: made of an object
};

} // namespace vitrine
