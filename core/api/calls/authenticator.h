#pragma once

#include "core/api/calls/api_call.h"
#include "core/api/calls/route.h"
#include "core/services/api_keys.h"

#include <QJsonObject>

#include <optional>

namespace vitrine {

/// What was found out about who sends a request.
struct AuthVerdict {
    std::optional<ApiCaller> caller; ///< nullopt: refused with `failure`
    ApiRights rights = ApiRights::ReadWrite;
    ApiFailure failure;
    QString note;        ///< for the inspector: "good", "missing", or what is wrong; no secrets
    QJsonObject explain; ///< for the caller's own eyes: where its signature differs; empty = not asked or not allowed
};

/// Finds out who sends a request; core/api/auth implements it. Any thread, may block for a file.
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    virtual AuthVerdict verify(const HttpRequest& request, const Route& route) = 0;
};

} // namespace vitrine
