#pragma once

#include "core/api/calls/authenticator.h"
#include "core/api/calls/faults.h"
#include "core/api/calls/reply_cache.h"
#include "core/api/calls/route_table.h"
#include "core/api/http/http_server.h"

#include <functional>

namespace vitrine {

/// One call after it was answered; the references live as long as the observer runs.
struct AnsweredCall {
    const HttpRequest& request;
    const HttpResponse& response;
    ApiFamily family = ApiFamily::Service;
    const Route* route = nullptr; ///< null: refused before a route was found
    ApiCaller caller;
    std::vector<DecodedField> decoded;
    StepId step;
    QByteArray errorCode;
    QString signature; ///< the verdict's note
    double milliseconds = 0;
};
/// Called on the thread that answered; must be short.
using CallObserver = std::function<void(const AnsweredCall& call)>;

/// From a request to an answer: route, caller, faults, handler, and the family's own form of every refusal. No
/// exception leaves it. Any thread; what it is made of must outlive it.
class Dispatcher
{
public:
    Dispatcher(const RouteTable& routes, ApiServices& services, Authenticator& authenticator, FaultBoard& faults,
               CallObserver observer = {});

    /// As HttpAdmission: the body limit of the route, or the refusal.
    std::variant<qint64, HttpResponse> admit(const HttpHead& head) const;
    /// As HttpHandler.
    HttpResponse handle(const HttpRequest& request) const;
    /// As HttpRefusal.
    HttpResponse refuse(int status, const HttpRequest& request, const QString& reason) const;

private:
    HttpResponse refuseMatch(const HttpRequest& request, const RouteMatch& match) const;
    HttpResponse answer(ApiCall& call, AnsweredCall& answered) const;
    /// The handler's reply, or that of an earlier call if the route allows it and nothing has changed since.
    ApiReply reply(ApiCall& call, QString& note) const;

    const RouteTable& m_routes;
    ApiServices& m_services;
    Authenticator& m_authenticator;
    FaultBoard& m_faults;
    CallObserver m_observer;
    mutable ReplyCache m_replies;
};

} // namespace vitrine
