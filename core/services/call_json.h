#pragma once

#include "core/services/listener_control.h"

#include <QJsonObject>

#include <optional>

namespace vitrine {

/// A recorded call as JSON and back: bodies and pictures in base64. What fixtures and the log of the last calls hold.
QJsonObject callObject(const CallRecord& call);
/// nullopt: not such an object.
std::optional<CallRecord> callFromObject(const QJsonObject& object);

} // namespace vitrine
