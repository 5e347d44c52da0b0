#include "core/api/server/all_routes.h"

#include "core/api/calls/api_call.h"
#include "core/services/catalogue_settings.h"

#include <iterator>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Route serviceRoute(const QByteArray& path, const QByteArray& operation, const QByteArray& summary, ApiHandler handle)
{
    Route route;
    route.method = "GET";
    route.path = path;
    route.operation = operation;
    route.summary = summary;
    route.bodyLimit = 0;
    route.handle = std::move(handle);
    return route;
}

ApiReply health(ApiCall& call)
{
    const auto identity = catalogueIdentity(call.services.catalogue);
    if (!identity.ok())
        return ApiFailure{503, "catalogue", u"The catalogue cannot be read."_s};
    return jsonReply({{u"status"_s, u"ok"_s}});
}

} // namespace

std::vector<Route> serviceRoutes(const ServiceSources& sources)
{
    return {
        serviceRoute("/healthz", "service.Health", "Says whether the catalogue can be read", &health),
        serviceRoute("/metrics", "service.Metrics", "Counts for Prometheus",
                     [sources](ApiCall&) -> ApiReply {
                         return httpResponse(200, "text/plain; version=0.0.4", sources.metrics());
                     }),
        serviceRoute("/openapi.json", "service.OpenApi", "This list of operations", [sources](ApiCall&) -> ApiReply {
            return httpResponse(200, "application/json", sources.openApi());
        })};
}

std::vector<Route> allRoutes(const ServiceSources& sources)
{
    std::vector<Route> routes = serviceRoutes(sources);
    for (auto& family : {alibabaRoutes(), huaweiIdentityRoutes(), metaStudioRoutes(), imageSearchRoutes()})
        routes.insert(routes.end(), family.begin(), family.end());
    return routes;
}

} // namespace vitrine
