#include "core/api/server/openapi.h"

#include "core/api/calls/route_table.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString text(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes);
}

QJsonArray pathParameters(const Route& route)
{
    static const QRegularExpression name(u"\\{([^}]+)\\}"_s);
    QJsonArray parameters;
    auto found = name.globalMatch(text(route.path));
    while (found.hasNext())
        parameters.append(QJsonObject{{"name"_L1, found.next().captured(1)},
                                      {"in"_L1, u"path"_s},
                                      {"required"_L1, true},
                                      {"schema"_L1, QJsonObject{{"type"_L1, u"string"_s}}}});
    return parameters;
}

QJsonArray securityOf(RouteAuth auth)
{
    const auto alternative = [](const QString& scheme) { return QJsonObject{{scheme, QJsonArray()}}; };
    switch (auth) {
    case RouteAuth::Open:
        return {};
    case RouteAuth::Alibaba:
        return {alternative(u"alibaba"_s)};
    case RouteAuth::Huawei:
        return {alternative(u"huaweiToken"_s), alternative(u"huaweiSignature"_s)};
    }
    Q_UNREACHABLE();
}

QJsonObject operationObject(const Route& route)
{
    const QJsonObject answers{{"default"_L1, QJsonObject{{"description"_L1, u"The operation's answer, or an error in "
                                                                            "the family's form."_s}}}};
    return {{"operationId"_L1, text(route.operation)},
            {"summary"_L1, text(route.summary)},
            {"tags"_L1, QJsonArray{text(apiFamilyName(route.family))}},
            {"parameters"_L1, pathParameters(route)},
            {"security"_L1, securityOf(route.auth)},
            {"responses"_L1, answers},
            {"x-body-limit"_L1, route.bodyLimit},
            {"x-writes"_L1, route.writes}};
}

QJsonObject header(const QString& name, const QString& description)
{
    return {{"type"_L1, u"apiKey"_s}, {"in"_L1, u"header"_s}, {"name"_L1, name}, {"description"_L1, description}};
}

} // namespace

QByteArray documentedPath(const Route& route)
{
    if (route.action.isEmpty())
        return route.path;
    return "/?Action=" + route.action + (route.version.isEmpty() ? QByteArray() : "&Version=" + route.version);
}

QJsonObject openApiDocument(std::span<const Route> routes, const QByteArray& baseUrl)
{
    QJsonObject paths;
    for (const Route& route : routes) {
        const QString path = text(documentedPath(route));
        QJsonObject item = paths.value(path).toObject();
        for (const QByteArray& method : routeMethods(route))
            item.insert(text(method.toLower()), operationObject(route));
        paths.insert(path, item);
    }
    const QJsonObject schemes{
        {"alibaba"_L1,
         header(u"Authorization"_s, u"ACS3-HMAC-SHA256, ROA HMAC-SHA1, or RPC HMAC-SHA1 by parameters"_s)},
        {"huaweiSignature"_L1, header(u"Authorization"_s, u"SDK-HMAC-SHA256"_s)},
        {"huaweiToken"_L1, header(u"X-Auth-Token"_s, u"From POST /v3/auth/tokens"_s)}};
    return {{"openapi"_L1, u"3.0.3"_s},
            {"info"_L1, QJsonObject{{"title"_L1, u"Vitrine listener"_s}, {"version"_L1, u"1"_s}}},
            {"servers"_L1, QJsonArray{QJsonObject{{"url"_L1, text(baseUrl)}}}},
            {"paths"_L1, paths},
            {"components"_L1, QJsonObject{{"securitySchemes"_L1, schemes}}}};
}

} // namespace vitrine
