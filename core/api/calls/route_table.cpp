#include "core/api/calls/route_table.h"

#include <algorithm>
#include <map>

namespace vitrine {
namespace {

bool isName(const QByteArray& piece)
{
    return piece.startsWith('{') && piece.endsWith('}');
}

QList<QByteArray> piecesOf(const QByteArray& path)
{
    QList<QByteArray> pieces = path.split('/');
    pieces.removeAll(QByteArray());
    return pieces;
}

bool isMultipart(const HttpRequest& request)
{
    return request.method == "POST" && mediaTypeOf(request) == "multipart/form-data";
}

bool takes(const Route& route, const HttpRequest& request)
{
    if (route.family == ApiFamily::AlibabaUpload && route.action.isEmpty() && request.method == "POST")
        return isMultipart(request) && routeMethods(route).contains("POST");
    const QList<QByteArray> methods = routeMethods(route);
    return methods.contains(request.method) || (request.method == "HEAD" && methods.contains("GET"));
}

/// The value of Action or Version: a header, else in the query, else in the form.
std::optional<QByteArray> common(const HttpRequest& request, const char* header, const char* name, bool hasBody)
{
    if (const auto value = request.headers.find(header))
        return value;
    if (auto value = findParameter(request.query, name))
        return value;
    if (hasBody && mediaTypeOf(request) == "application/x-www-form-urlencoded")
        return findParameter(parseParameters(request.body.bytes(), true), name);
    return std::nullopt;
}

QList<QByteArray> allowedOf(std::span<const Route* const> routes)
{
    QList<QByteArray> allowed{"OPTIONS"};
    for (const Route* route : routes)
        for (const QByteArray& method : routeMethods(*route)) {
            allowed << method;
            if (method == "GET")
                allowed << "HEAD";
        }
    std::sort(allowed.begin(), allowed.end());
    allowed.erase(std::unique(allowed.begin(), allowed.end()), allowed.end());
    return allowed;
}

/// The route among those of one path or action that takes the request, or what stands against it.
RouteMatch choose(std::span<const Route* const> routes, const HttpRequest& request)
{
    RouteMatch match;
    match.family = familyOfRequest(request);
    if (routes.empty())
        return match;
    match.family = routes.front()->family;
    match.allowed = allowedOf(routes);
    match.outcome = RouteMatch::Outcome::NoSuchMethod;
    for (const Route* route : routes)
        if (takes(*route, request)) {
            match.outcome = RouteMatch::Outcome::Found;
            match.route = route;
            match.family = route->family;
            match.bodyLimit = route->bodyLimit;
            break;
        }
    return match;
}

} // namespace

struct RouteTable::Node {
    std::map<QByteArray, std::unique_ptr<Node>> literals;
    std::unique_ptr<Node> named; ///< any other piece
    std::vector<const Route*> routes;

    Node* child(const QByteArray& piece)
    {
        std::unique_ptr<Node>& next = isName(piece) ? named : literals[piece];
        if (!next)
            next = std::make_unique<Node>();
        return next.get();
    }
    const Node* find(const QByteArray& piece) const
    {
        const auto literal = literals.find(piece);
        return literal != literals.end() ? literal->second.get() : named.get();
    }
};

RouteTable::RouteTable(std::vector<Route> routes) : m_routes(std::move(routes)), m_root(std::make_unique<Node>())
{
    for (const Route& route : m_routes) {
        if (!route.action.isEmpty()) {
            m_actions[route.action].push_back(&route);
            m_largestAction = std::max(m_largestAction, route.bodyLimit);
            continue;
        }
        Node* node = m_root.get();
        for (const QByteArray& piece : piecesOf(route.path))
            node = node->child(piece);
        node->routes.push_back(&route);
    }
}

RouteTable::~RouteTable() = default;

RouteMatch RouteTable::match(const HttpRequest& request, bool hasBody) const
{
    std::vector<QByteArray> segments = request.segments;
    if (!segments.empty() && segments.back().isEmpty())
        segments.pop_back();
    if (segments.empty())
        return matchAction(request, hasBody);
    const Node* node = m_root.get();
    for (const QByteArray& segment : segments) {
        node = segment.isEmpty() ? nullptr : node->find(segment);
        if (!node)
            break;
    }
    if (!node && segments.size() == 1 && isMultipart(request))
        return matchUpload(request);
    RouteMatch match =
        choose(node ? std::span<const Route* const>(node->routes) : std::span<const Route* const>(), request);
    if (match.route) {
        const QList<QByteArray> pieces = piecesOf(match.route->path);
        for (qsizetype i = 0; i < pieces.size(); ++i)
            if (isName(pieces[i]))
                match.path.insert(pieces[i].sliced(1, pieces[i].size() - 2), segments[size_t(i)]);
    }
    return match;
}

RouteMatch RouteTable::matchAction(const HttpRequest& request, bool hasBody) const
{
    const auto action = common(request, "x-acs-action", "Action", hasBody);
    if (!action && isMultipart(request))
        return matchUpload(request);
    if (!action && !hasBody && request.method == "POST") {
        RouteMatch match;
        match.outcome = m_actions.isEmpty() ? RouteMatch::Outcome::NoSuchPath : RouteMatch::Outcome::NeedsBody;
        match.family = ApiFamily::AlibabaRpc;
        match.bodyLimit = m_largestAction;
        return match;
    }
    const QByteArray version = common(request, "x-acs-version", "Version", hasBody).value_or(QByteArray());
    std::vector<const Route*> fitting;
    for (const Route* route : m_actions.value(action.value_or(QByteArray())))
        if (version.isEmpty() || route->version.isEmpty() || route->version == version)
            fitting.push_back(route);
    std::stable_partition(fitting.begin(), fitting.end(),
                          [&](const Route* route) { return route->version == version; });
    return choose(fitting, request);
}

RouteMatch RouteTable::matchUpload(const HttpRequest& request) const
{
    return choose(m_root->routes, request);
}

QList<QByteArray> routeMethods(const Route& route)
{
    return route.method.split(' ');
}

ApiFamily familyOfRequest(const HttpRequest& request)
{
    const auto& pieces = request.segments;
    const auto piece = [&pieces](size_t at) { return at < pieces.size() ? pieces[at] : QByteArray(); };
    const QByteArray authorization = request.headers.value("Authorization");
    if (piece(0) == "item")
        return ApiFamily::AlibabaItems;
    if (piece(0) == "v2")
        return piece(1) == "image" ? ApiFamily::AlibabaImages : ApiFamily::ImageSearchV2;
    if (piece(0) == "v3")
        return ApiFamily::HuaweiIdentity;
    if (piece(0) == "v1")
        return piece(2) == "service" || piece(3) == "image" ? ApiFamily::ImageSearchV1 : ApiFamily::MetaStudio;
    if (piece(0).isEmpty() || authorization.startsWith("acs ") || authorization.startsWith("ACS3-"))
        return ApiFamily::AlibabaRpc;
    return ApiFamily::Service;
}

QByteArray mediaTypeOf(const HttpRequest& request)
{
    const QByteArray type = request.headers.value("Content-Type");
    const qsizetype end = type.indexOf(';');
    return type.left(end < 0 ? type.size() : end).trimmed().toLower();
}

} // namespace vitrine
