#pragma once

#include "core/api/calls/route.h"

#include <functional>

namespace vitrine {

/// What the listener's own addresses tell. Called on worker threads.
struct ServiceSources {
    std::function<QByteArray()> metrics;
    std::function<QByteArray()> openApi; ///< JSON
};

/// /healthz, /metrics, /openapi.json.
std::vector<Route> serviceRoutes(const ServiceSources& sources);
/// Every route of the listener: the service's own and those of all families.
std::vector<Route> allRoutes(const ServiceSources& sources);

} // namespace vitrine
