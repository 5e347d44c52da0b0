#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/http/http_message.h"

#include <QHash>

namespace vitrine {

/// The parameters of one call by name, wherever they travelled. Names are compared byte for byte.
class CallFields
{
public:
    /// Query and body together; of a name that stands twice the last one, and the body's before the query's. The body
    /// is a form, or with "application/json" an object of texts, numbers and booleans (the last of two equal keys
    /// wins); null is left out. Errors: BadRequest (not JSON or not an object, an array or object inside).
    static Checked<CallFields> of(const HttpRequest& request);

    /// nullopt = not given. An empty value counts as not given, as the vendor's clients send one for what is unset.
    std::optional<QByteArray> find(const QByteArray& name) const;
    /// An empty value is one: for what an update empties.
    std::optional<QByteArray> findGiven(const QByteArray& name) const;
    std::optional<QByteArray> findAny(std::initializer_list<QByteArray> names) const;

private:
    QHash<QByteArray, QByteArray> m_values;
};

} // namespace vitrine
