#include "core/api/calls/route.h"

namespace vitrine {

std::vector<Route> metaStudioRoutes()
{
    return {};
}

} // namespace vitrine
