#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/calls/long_texts.h"

#include <QHash>

#include <memory>

namespace vitrine {

/// The parameters of one call by name, wherever they travelled. Names are compared byte for byte. Copies share the
/// values; one thread.
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
    /// Gives a long value's memory back, in all copies: it is not needed again.
    void forget(const QByteArray& name) const { m_data->values.remove(name); }

private:
    Checked<> readJson(const HttpBody& body);
    void readForm(const std::vector<HttpParameter>& parameters);

    struct Data {
        QHash<QByteArray, QByteArray> values;
        std::optional<LongTexts> longTexts; ///< of a JSON body: what long values view
    };
    std::shared_ptr<Data> m_data = std::make_shared<Data>();
};

} // namespace vitrine
