#pragma once

#include "core/api/http/http_message.h"

#include <vector>

namespace vitrine::test {

/// The published and computed vectors of the vendors' documents, as requests.
HttpRequest roaAddItem();         ///< POST /item/add of 2018, testsecret
HttpRequest rpcDescribeRegions(); ///< the published one, testid / testsecret
HttpRequest rpcSearchByName();    ///< everything in the form
HttpRequest acs3RunInstances();   ///< the published one
HttpRequest acs3SearchByPic();    ///< testid / testsecret
HttpRequest sdkCreateProduct();   ///< testid / testsecret
HttpRequest sdkListProducts();
HttpRequest sdkQueryInstance();
HttpRequest sdkModifyPicture();

/// The same request with one header replaced (an empty value takes it away).
HttpRequest withHeader(HttpRequest request, const QByteArray& name, const QByteArray& value);
HttpRequest withBody(HttpRequest request, const QByteArray& body);

} // namespace vitrine::test
