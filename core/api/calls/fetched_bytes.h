#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace vitrine {

/// What a public http or https address gives; never one of this machine or a private network. Only called where the
/// operator lets the listener fetch. Errors: TooLarge above `limit` bytes, Unavailable (no answer within `seconds`),
/// NotFound (anything else).
Result<QByteArray> fetchBytes(const QString& url, qint64 limit, int seconds);

} // namespace vitrine
