#include "core/api/calls/dispatcher.h"

#include "core/api/calls/family_errors.h"
#include "core/services/browse.h"

#include <QJsonDocument>

#include <chrono>
#include <exception>
#include <thread>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

using SteadyClock = std::chrono::steady_clock;

double millisecondsSince(SteadyClock::time_point begun)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - begun).count();
}

qint64 steadyMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now().time_since_epoch()).count();
}

/// Runs the handler; what it throws (a library's exception, out of memory) becomes the family's internal error.
ApiReply runHandler(ApiCall& call, QString& note)
{
    try {
        return call.route.handle(call);
    } catch (const std::exception& thrown) {
        note = u"the handler threw: %1"_s.arg(QString::fromLocal8Bit(thrown.what()));
    } catch (...) {
        note = u"the handler threw something that is no std::exception"_s;
    }
    qWarning("%s: %s", call.route.operation.constData(), qPrintable(note));
    return familyErrors(call.route.family).internal;
}

/// A refusal by signature; with the explanation as one more member where the caller may see it.
HttpResponse refusedReply(const HttpRequest& request, const Route& route, const AuthVerdict& verdict)
{
    HttpResponse reply = failureReply(request, route.family, verdict.failure);
    if (verdict.explain.isEmpty())
        return reply;
    QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    body.insert(u"explain"_s, verdict.explain);
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return reply;
}

} // namespace

Dispatcher::Dispatcher(const RouteTable& routes, ApiServices& services, Authenticator& authenticator,
                       FaultBoard& faults, CallObserver observer)
    : m_routes(routes), m_services(services), m_authenticator(authenticator), m_faults(faults),
      m_observer(std::move(observer))
{}

std::variant<qint64, HttpResponse> Dispatcher::admit(const HttpHead& head) const
{
    const RouteMatch match = m_routes.match(head.request, false);
    const bool takesBody =
        match.outcome == RouteMatch::Outcome::Found || match.outcome == RouteMatch::Outcome::NeedsBody;
    if (!takesBody)
        return refuseMatch(head.request, match);
    if (head.contentLength.value_or(0) > match.bodyLimit)
        return refuse(413, head.request, {});
    return match.bodyLimit;
}

HttpResponse Dispatcher::refuseMatch(const HttpRequest& request, const RouteMatch& match) const
{
    const bool methodOnly = match.outcome == RouteMatch::Outcome::NoSuchMethod;
    const FamilyErrors& errors = familyErrors(match.family);
    const ApiFailure& failure = methodOnly ? errors.noSuchMethod : errors.noSuchPath;
    HttpResponse reply;
    const bool asksOptions = methodOnly && request.method == "OPTIONS";
    if (asksOptions)
        reply.status = 204;
    else
        reply = failureReply(request, match.family, failure);
    if (methodOnly)
        reply.headers.set("Allow", match.allowed.join(", "));
    if (m_observer)
        m_observer({.request = request,
                    .response = reply,
                    .family = match.family,
                    .errorCode = asksOptions ? QByteArray() : failure.code});
    return reply;
}

HttpResponse Dispatcher::handle(const HttpRequest& request) const
{
    const auto begun = SteadyClock::now();
    const RouteMatch match = m_routes.match(request, true);
    if (match.outcome != RouteMatch::Outcome::Found)
        return refuseMatch(request, match);
    HttpResponse response;
    AnsweredCall answered{.request = request, .response = response, .family = match.family, .route = match.route};
    ApiCall call{request, *match.route, m_services, {}, match.path, {}, {}};
    if (request.body.size() > match.bodyLimit) {
        const ApiFailure failure = familyErrors(match.family).tooLarge;
        answered.errorCode = failure.code;
        response = failureReply(request, match.family, failure);
    } else {
        response = answer(call, answered);
    }
    answered.caller = call.caller;
    answered.decoded = std::move(call.decoded);
    answered.step = call.step;
    answered.milliseconds = millisecondsSince(begun);
    if (m_observer)
        m_observer(answered);
    return response;
}

HttpResponse Dispatcher::answer(ApiCall& call, AnsweredCall& answered) const
{
    const HttpRequest& request = call.request;
    const Route& route = call.route;
    const auto refused = [&](const ApiFailure& failure) {
        answered.errorCode = failure.code;
        return failureReply(request, route.family, failure);
    };
    AuthVerdict verdict = m_authenticator.verify(request, route);
    answered.signature = verdict.note;
    if (!verdict.caller) {
        answered.errorCode = verdict.failure.code;
        return refusedReply(request, route, verdict);
    }
    call.caller = *verdict.caller;
    if (route.writes && verdict.rights == ApiRights::ReadOnly)
        return refused(familyErrors(route.family).readOnlyKey);
    const FaultVerdict fault = m_faults.check(request, route, steadyMilliseconds());
    if (fault.delayMs > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(fault.delayMs));
    if (fault.drop) {
        HttpResponse dropped;
        dropped.dropped = true;
        return dropped;
    }
    if (fault.failure)
        return refused(*fault.failure);
    ApiReply given = reply(call, answered.signature);
    if (const auto* failure = std::get_if<ApiFailure>(&given))
        return refused(*failure);
    return std::get<HttpResponse>(std::move(given));
}

ApiReply Dispatcher::reply(ApiCall& call, QString& note) const
{
    if (!call.route.repeatable || call.request.body.size() > 0)
        return runHandler(call, note);
    const Result<qint64> mark = commitMark(m_services.catalogue);
    if (!mark.ok())
        return runHandler(call, note);
    const ReplyCache::Stamp stamp{mark.value(), m_services.clock.now() / kReplyWindowMs};
    const QByteArray key = call.route.operation + '\n' + call.caller.projectId.toUtf8() + '\n' + call.request.target;
    if (auto kept = m_replies.find(key, stamp))
        return std::move(*kept);
    ApiReply made = runHandler(call, note);
    if (const auto* response = std::get_if<HttpResponse>(&made))
        m_replies.keep(key, stamp, *response);
    return made;
}

HttpResponse Dispatcher::refuse(int status, const HttpRequest& request, const QString& reason) const
{
    const RouteMatch match = m_routes.match(request, false);
    const ApiFailure failure = transportFailure(match.family, status, reason);
    const HttpResponse reply = failureReply(request, match.family, failure);
    if (m_observer)
        m_observer({.request = request, .response = reply, .family = match.family, .errorCode = failure.code});
    return reply;
}

} // namespace vitrine
