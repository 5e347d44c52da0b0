#pragma once

#include "core/api/calls/api_call.h"

#include <functional>
#include <span>
#include <vector>

namespace vitrine {

/// How the caller proves who it is.
enum class RouteAuth {
    Open,    ///< not at all: health, an upload address (its own secret is in it), a token request
    Alibaba, ///< ROA SHA1, RPC SHA1 or ACS3-HMAC-SHA256
    Huawei,  ///< X-Auth-Token or SDK-HMAC-SHA256
};

using ApiHandler = std::function<ApiReply(ApiCall& call)>;

/// One operation of one family. The route table is the only list of them: dispatch, /openapi.json, metrics, faults and
/// docs/api.md come from it.
struct Route {
    QByteArray method;    ///< "POST"; several: "GET POST"
    QByteArray path;      ///< "/v1/{project_id}/products/{product_id}"
    QByteArray action;    ///< RPC action on "/"; empty = by path alone
    QByteArray version;   ///< API version ("2020-12-14"); empty = any
    QByteArray operation; ///< unique: "metastudio.CreateProduct"
    QByteArray summary;   ///< one line, for /openapi.json
    ApiFamily family = ApiFamily::Service;
    RouteAuth auth = RouteAuth::Open;
    qint64 bodyLimit = 1024 * 1024;
    bool writes = false;
    /// A reading call whose answer follows from the catalogue, the target and the caller's project alone (times in
    /// steps of kReplyWindowMs): it may be given again while nothing changes.
    bool repeatable = false;
    ApiHandler handle;
};

/// The routes of every family, each made where its handlers are.
std::vector<Route> alibabaRoutes();
std::vector<Route> huaweiIdentityRoutes();
std::vector<Route> metaStudioRoutes();
std::vector<Route> imageSearchRoutes();

} // namespace vitrine
