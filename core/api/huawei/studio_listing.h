#pragma once

#include "core/api/huawei/studio_call.h"
#include "core/catalog/listing.h"

namespace vitrine {

/// The part of a list query that products and assets share: offset, limit, sort_key, sort_dir and two times.
/// Errors: InvalidInput (names the parameter).
Result<ListingPage> listingPage(const ApiCall& call, const char* sinceName, const char* untilName);

/// GET /products and GET /digital-assets.
Result<HttpResponse> listProductsReply(ApiCall& call, const JsonFields& body);
Result<HttpResponse> listAssetsReply(ApiCall& call, const JsonFields& body);

} // namespace vitrine
