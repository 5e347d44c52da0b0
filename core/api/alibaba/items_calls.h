#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/calls/api_call.h"

#include <QJsonObject>

namespace vitrine {

/// Family A, the legacy items API: an offset body, the instance in the query. Checks in the order: instance, separator,
/// meta, required keys, picture list, picture contents, numbers, pictures.
Checked<QJsonObject> addItem(ApiCall& call);
Checked<QJsonObject> deleteItem(ApiCall& call);
Checked<QJsonObject> searchItem(ApiCall& call);

} // namespace vitrine
