#pragma once

#include "core/api/calls/route.h"
#include "core/api/http/http_message.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// What the table says to a request.
struct RouteMatch {
    enum class Outcome {
        Found,
        NoSuchPath,   ///< also: an action that no family has
        NoSuchMethod, ///< the path is there for the methods in `allowed`
        NeedsBody,    ///< POST / whose action stands in the form, which has not been read yet
    };
    Outcome outcome = Outcome::NoSuchPath;
    const Route* route = nullptr;
    QHash<QByteArray, QByteArray> path;    ///< values of the {names}, decoded
    QList<QByteArray> allowed;             ///< sorted; HEAD where GET is, OPTIONS always
    qint64 bodyLimit = 0;                  ///< the route's; of NeedsBody the largest that it can become
    ApiFamily family = ApiFamily::Service; ///< whose error form a refusal takes
};

/// Every operation of the listener, found by method and path, or on "/" by action. Immutable after it is made; any
/// thread.
///
/// A literal piece of a path wins over a {name} at its place and is never taken for one: where /v1/{p}/products exists,
/// /v1/p/products/... is not an instance called "products". An empty last piece ("/products/") is ignored.
/// On "/" the action decides: header x-acs-action, else Action of the query, else of the form. Routes of
/// ApiFamily::AlibabaUpload take POSTs of multipart/form-data only; the one on "/" gets those without an action,
/// and those on a path of one piece that nobody else has.
class RouteTable
{
public:
    /// Routes whose method, path, action and version are the same as another's are a bug: the first counts.
    explicit RouteTable(std::vector<Route> routes);
    ~RouteTable();
    RouteTable(const RouteTable&) = delete;
    RouteTable& operator=(const RouteTable&) = delete;

    std::span<const Route> routes() const { return m_routes; }
    /// `hasBody`: request.body has been read (the action may stand in it).
    RouteMatch match(const HttpRequest& request, bool hasBody) const;

private:
    struct Node;
    RouteMatch matchAction(const HttpRequest& request, bool hasBody) const;
    RouteMatch matchUpload(const HttpRequest& request) const;

    std::vector<Route> m_routes;
    std::unique_ptr<Node> m_root;
    QHash<QByteArray, std::vector<const Route*>> m_actions;
    qint64 m_largestAction = 0;
};

/// The methods of a route: "GET", or several ("GET POST").
QList<QByteArray> routeMethods(const Route& route);
/// Whose error form fits a path that no route has, by its beginning and the kind of signature.
ApiFamily familyOfRequest(const HttpRequest& request);
/// Content-Type without its parameters, lower case.
QByteArray mediaTypeOf(const HttpRequest& request);

} // namespace vitrine
