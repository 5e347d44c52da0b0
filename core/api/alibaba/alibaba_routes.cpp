#include "core/api/calls/route.h"

namespace vitrine {

std::vector<Route> alibabaRoutes()
{
    return {};
}

} // namespace vitrine
