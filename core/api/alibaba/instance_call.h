#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/alibaba/alibaba_limits.h"
#include "core/catalog/gallery.h"

#include <QJsonObject>

#include <functional>

namespace vitrine {

/// A call that works on one instance (a gallery), with the limits that hold for it.
struct InstanceCall {
    ApiCall& call;
    const AlibabaLimits& limits;
    Gallery gallery;

    Catalogue& catalogue() const { return call.services.catalogue; }
    LookSearch& look() const { return call.services.look; }
};

/// The living gallery of an instance name. Errors: InvalidInstanceName (not given), `unknown`, InternalError.
Checked<InstanceCall> openInstance(ApiCall& call, const std::optional<QByteArray>& name,
                                   AlibabaError unknown = AlibabaError::InvalidInstance);

/// What a service refused, in the family's terms. `invalid` stands for InvalidInput and Corrupt, `missing` for
/// NotFound. What is nobody's fault but ours goes to the log.
AlibabaError refusalOf(const Error& error, AlibabaError invalid, AlibabaError missing = AlibabaError::InvalidInstance);
/// A service's answer as one of the family; `refuse` turns its error into a refusal.
template <class T>
Checked<T> checked(Result<T> result, const std::function<AlibabaError(const Error&)>& refuse)
{
    if (!result.ok())
        return refuse(result.error());
    return std::move(result).take();
}
/// The same for reading, where nothing of what the caller sent can be at fault.
template <class T>
Checked<T> checkedRead(Result<T> result)
{
    return checked<T>(std::move(result),
                      [](const Error& error) { return refusalOf(error, AlibabaError::InternalError); });
}

/// {"RequestId", "Success": true, "Code": 0, <messageName>: "success"}
QJsonObject successBody(const ApiCall& call, const QString& messageName);

/// For the inspector: a field as people read it, and a picture.
void showField(ApiCall& call, const QString& name, QByteArrayView value);
void showPicture(ApiCall& call, const QString& name, const QByteArray& bytes);

} // namespace vitrine
