#pragma once

#include "core/api/calls/route.h"

#include <QJsonObject>

#include <span>

namespace vitrine {

/// The key of a route in `paths` and in docs/api.md: its path; an action of "/" is "/?Action=AddImage&Version=...".
QByteArray documentedPath(const Route& route);
/// An OpenAPI 3.0 document of these routes.
QJsonObject openApiDocument(std::span<const Route> routes, const QByteArray& baseUrl);

} // namespace vitrine
