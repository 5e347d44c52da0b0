#include "core/api/auth/digest.h"
#include "core/api/auth/token_store.h"
#include "core/api/calls/route.h"
#include "core/services/api_keys.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTokenBodyLimit = 64 * 1024;

ApiFailure badRequest(const QString& path)
{
    return {400, "400", u"The request body is invalid: %1"_s.arg(path)};
}

ApiFailure wrongPassword()
{
    return {401, "401", u"The username or password is wrong."_s};
}

/// Who a token is asked for, and by what.
struct Credential {
    QString accessKey, secret;
};

QJsonValue at(const QJsonObject& object, std::initializer_list<QStringView> path)
{
    QJsonValue value = object;
    for (const QStringView name : path)
        value = value.toObject().value(name);
    return value;
}

/// The password form names the access key as user and as account; the other one is IAM's own for access keys.
std::variant<Credential, ApiFailure> credentialOf(const QJsonObject& identity)
{
    const QJsonArray methods = identity.value("methods"_L1).toArray();
    if (methods == QJsonArray{u"password"_s}) {
        const QJsonObject user = at(identity, {u"password", u"user"}).toObject();
        const QString name = user.value("name"_L1).toString(), account = at(user, {u"domain", u"name"}).toString();
        const QString password = user.value("password"_L1).toString();
        if (name.isEmpty() || account.isEmpty() || password.isEmpty())
            return badRequest(u"auth.identity.password.user needs name, password and domain.name."_s);
        return name == account ? std::variant<Credential, ApiFailure>(Credential{name, password}) : wrongPassword();
    }
    if (methods == QJsonArray{u"hw_ak_sk"_s}) {
        const QJsonObject pair = identity.value("hw_ak_sk"_L1).toObject();
        const Credential credential{at(pair, {u"access", u"key"}).toString(), at(pair, {u"secret", u"key"}).toString()};
        if (credential.accessKey.isEmpty() || credential.secret.isEmpty())
            return badRequest(u"auth.identity.hw_ak_sk needs access.key and secret.key."_s);
        return credential;
    }
    return badRequest(u"auth.identity.methods must be [\"password\"] or [\"hw_ak_sk\"]."_s);
}

/// 32 hex digits that stand for a name: users and accounts have ids in the replies.
QString idOf(const QString& name)
{
    return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5).toHex());
}

QString tokenTime(UtcMillis time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz"_s) + u"000Z"_s;
}

QJsonObject domainOf(const QString& accessKey)
{
    return {{"id"_L1, idOf(accessKey)}, {"name"_L1, accessKey}};
}

QJsonArray serviceList(const ApiServices& services, const QString& project)
{
    QJsonArray list;
    const QString base = QString::fromUtf8(services.baseUrl);
    for (const auto& [name, version] :
         {std::pair(u"metastudio"_s, u"v1"_s), std::pair(u"imagesearch"_s, u"v1"_s), std::pair(u"mms"_s, u"v2"_s)}) {
        const QJsonObject endpoint{{"id"_L1, idOf(base + name)},
                                   {"interface"_L1, u"public"_s},
                                   {"region"_L1, u"local"_s},
                                   {"region_id"_L1, u"local"_s},
                                   {"url"_L1, u"%1/%2/%3"_s.arg(base, version, project)}};
        list.append(QJsonObject{
            {"id"_L1, idOf(name)}, {"name"_L1, name}, {"type"_L1, name}, {"endpoints"_L1, QJsonArray{endpoint}}});
    }
    return list;
}

/// What the token is for: a project, or the account.
struct Scope {
    QString projectId, projectName;
};

std::variant<Scope, ApiFailure> scopeOf(const QJsonObject& auth, const QString& ownProject)
{
    static const QRegularExpression allowed(u"^[A-Za-z0-9_-]{1,64}$"_s);
    const QJsonObject scope = auth.value("scope"_L1).toObject();
    if (!scope.contains("project"_L1))
        return Scope{};
    const QString id = at(scope, {u"project", u"id"}).toString();
    const QString name = at(scope, {u"project", u"name"}).toString();
    if (id.isEmpty() && name.isEmpty())
        return badRequest(u"auth.scope.project needs id or name."_s);
    if (!id.isEmpty() && !allowed.match(id).hasMatch())
        return badRequest(u"auth.scope.project.id has 1 to 64 letters and digits."_s);
    return Scope{id.isEmpty() ? ownProject : id, name.isEmpty() ? u"local"_s : name};
}

QJsonObject tokenBody(const ApiCall& call, const TokenStore::Issued& issued, const QString& accessKey,
                      const Scope& scope, const QString& method, const QString& role)
{
    const QJsonObject domain = domainOf(accessKey);
    QJsonObject token{{"issued_at"_L1, tokenTime(issued.issuedUtc)},
                      {"expires_at"_L1, tokenTime(issued.expiresUtc)},
                      {"methods"_L1, QJsonArray{method}},
                      {"roles"_L1, QJsonArray{QJsonObject{{"id"_L1, idOf(role)}, {"name"_L1, role}}}},
                      {"user"_L1, QJsonObject{{"id"_L1, idOf(u"user:"_s + accessKey)},
                                              {"name"_L1, accessKey},
                                              {"domain"_L1, domain},
                                              {"password_expires_at"_L1, QString()}}}};
    const QString project = scope.projectId.isEmpty() ? call.services.projectId : scope.projectId;
    if (scope.projectId.isEmpty())
        token.insert("domain"_L1, domain);
    else
        token.insert("project"_L1,
                     QJsonObject{{"id"_L1, project}, {"name"_L1, scope.projectName}, {"domain"_L1, domain}});
    const bool nocatalog = findParameter(call.request.query, "nocatalog").has_value();
    token.insert("catalog"_L1, nocatalog ? QJsonArray() : serviceList(call.services, project));
    return {{"token"_L1, token}};
}

ApiReply createToken(ApiCall& call)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(call.request.body.bytes(), &problem);
    if (!document.isObject())
        return badRequest(u"no JSON object (%1)."_s.arg(problem.errorString()));
    const QJsonObject auth = document.object().value("auth"_L1).toObject();
    const QJsonObject identity = auth.value("identity"_L1).toObject();
    const auto read = credentialOf(identity);
    if (const auto* failure = std::get_if<ApiFailure>(&read))
        return *failure;
    const auto scope = scopeOf(auth, call.services.projectId);
    if (const auto* failure = std::get_if<ApiFailure>(&scope))
        return *failure;
    const auto& credential = std::get<Credential>(read);
    call.decoded.push_back({u"user"_s, credential.accessKey, {}});
    if (!call.services.keys)
        return wrongPassword();
    const auto key = call.services.keys->find(credential.accessKey);
    if (!key.ok())
        return ApiFailure{500, "500", u"The keys of the listener cannot be read."_s};
    if (!key.value() || !sameSecret(key.value()->secretKey.toUtf8(), credential.secret.toUtf8()))
        return wrongPassword();
    const QString role = key.value()->key.rights == ApiRights::ReadOnly ? u"readonly"_s : u"te_admin"_s;
    const auto& scoped = std::get<Scope>(scope);
    call.caller = {credential.accessKey, key.value()->key.name, scoped.projectId};
    const auto issued = call.services.tokens.issue(call.caller);
    HttpResponse reply = jsonReply(tokenBody(call, issued, credential.accessKey, scoped,
                                             identity.value("methods"_L1).toArray().first().toString(), role),
                                   201);
    reply.headers.set("X-Subject-Token", issued.token);
    return reply;
}

/// The one project of the catalogue, under whatever region name it is asked for.
ApiReply listProjects(ApiCall& call)
{
    const QString name = QString::fromUtf8(findParameter(call.request.query, "name").value_or("local"));
    const QString domain = idOf(call.caller.accessKey);
    const QString self = QString::fromUtf8(call.services.baseUrl) + u"/v3/projects"_s;
    const QJsonObject project{{"id"_L1, call.services.projectId},
                              {"name"_L1, name},
                              {"domain_id"_L1, domain},
                              {"parent_id"_L1, domain},
                              {"enabled"_L1, true},
                              {"is_domain"_L1, false},
                              {"description"_L1, QString()},
                              {"links"_L1, QJsonObject{{"self"_L1, self + u'/' + call.services.projectId}}}};
    return jsonReply(
        {{"projects"_L1, QJsonArray{project}},
         {"links"_L1,
          QJsonObject{{"self"_L1, self}, {"next"_L1, QJsonValue::Null}, {"previous"_L1, QJsonValue::Null}}}});
}

} // namespace

std::vector<Route> huaweiIdentityRoutes()
{
    Route token;
    token.method = "POST";
    token.path = "/v3/auth/tokens";
    token.operation = "huawei_identity.CreateToken";
    token.summary = "Gives a token for an access key and its secret";
    token.family = ApiFamily::HuaweiIdentity;
    token.bodyLimit = kTokenBodyLimit;
    token.handle = &createToken;
    Route projects;
    projects.method = "GET";
    projects.path = "/v3/projects";
    projects.operation = "huawei_identity.ListProjects";
    projects.summary = "Lists the catalogue's project";
    projects.family = ApiFamily::HuaweiIdentity;
    projects.auth = RouteAuth::Huawei;
    projects.bodyLimit = 0;
    projects.handle = &listProjects;
    return {token, projects};
}

} // namespace vitrine
