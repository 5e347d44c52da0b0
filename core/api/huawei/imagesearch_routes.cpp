#include "core/api/calls/route.h"

namespace vitrine {

std::vector<Route> imageSearchRoutes()
{
    return {};
}

} // namespace vitrine
