#include "core/api/inspector/masking.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(const QByteArray& name, std::initializer_list<const char*> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&name](const char* each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

/// "name=value" pairs with the values of secret ones masked; what is not secret stays as it was sent.
QByteArray maskedPairs(const QByteArray& text)
{
    QList<QByteArray> pairs = text.split('&');
    for (QByteArray& pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && isOneOf(pair.left(equals), {"Signature", "SecurityToken", "token", "policy"}))
            pair = pair.left(equals + 1) + kMask;
    }
    return pairs.join('&');
}

QJsonValue maskedValue(const QJsonValue& value)
{
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const bool secret = member.key() == u"password" && member.value().isString();
        member.value() =
            secret || member.key() == u"secret" ? QJsonValue(QLatin1StringView(kMask)) : maskedValue(member.value());
    }
    return object;
}

} // namespace

QByteArray maskedTarget(const QByteArray& target)
{
    const qsizetype question = target.indexOf('?');
    return question < 0 ? target : target.left(question + 1) + maskedPairs(target.sliced(question + 1));
}

QByteArray maskedHeader(const QByteArray& name, const QByteArray& value)
{
    if (isOneOf(name, {"X-Auth-Token", "X-Subject-Token", "X-Security-Token", "x-acs-security-token", "Cookie"}))
        return kMask;
    if (!isOneOf(name, {"Authorization"}))
        return value;
    const qsizetype listed = value.indexOf("Signature=");
    if (listed >= 0)
        return value.left(listed + 10) + kMask;
    const qsizetype colon = value.startsWith("acs ") ? value.indexOf(':') : -1;
    return colon >= 0 ? value.left(colon + 1) + kMask : QByteArray(kMask);
}

QByteArray maskedRequestBody(const AnsweredCall& call, qsizetype limit)
{
    const QByteArray body = call.request.body.bytes();
    if (call.family == ApiFamily::HuaweiIdentity) {
        const QJsonDocument document = QJsonDocument::fromJson(body);
        return document.isObject()
                   ? QJsonDocument(maskedValue(document.object()).toObject()).toJson(QJsonDocument::Compact).left(limit)
                   : QByteArray();
    }
    // A copy: what a spooled body shows is gone when the call is.
    const QByteArray shown(body.constData(), std::min(body.size(), limit));
    return mediaTypeOf(call.request) == "application/x-www-form-urlencoded" ? maskedPairs(shown).left(limit) : shown;
}

} // namespace vitrine
