#include "core/api/calls/route.h"
#include "core/api/huawei/studio_assets.h"
#include "core/api/huawei/studio_files.h"
#include "core/api/huawei/studio_links.h"
#include "core/api/huawei/studio_products.h"

namespace vitrine {

std::vector<Route> metaStudioRoutes()
{
    std::vector<Route> routes;
    for (const auto operations :
         {studioProductOperations(), studioAssetOperations(), studioAssetBatchOperations(), studioFileOperations()}) {
        for (const StudioOperation& operation : operations)
            routes.push_back(studioRoute(operation));
    }
    routes.push_back(uploadRoute());
    routes.push_back(downloadRoute());
    return routes;
}

} // namespace vitrine
