#include "core/services/call_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

using HeaderList = std::vector<std::pair<QByteArray, QByteArray>>;

QString latin(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes);
}

QString base64(const QByteArray& bytes)
{
    return latin(bytes.toBase64());
}

QByteArray bytesOf(const QJsonValue& value)
{
    return value.toString().toLatin1();
}

QByteArray decoded(const QJsonValue& value)
{
    return QByteArray::fromBase64(bytesOf(value));
}

QJsonArray headerArray(const HeaderList& headers)
{
    QJsonArray list;
    for (const auto& [name, value] : headers)
        list.append(QJsonArray{latin(name), latin(value)});
    return list;
}

HeaderList headersOf(const QJsonValue& value)
{
    HeaderList headers;
    for (const QJsonValue& each : value.toArray())
        headers.emplace_back(bytesOf(each.toArray().at(0)), bytesOf(each.toArray().at(1)));
    return headers;
}

QString quoted(const QByteArray& text)
{
    return u'\'' + QString::fromUtf8(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

bool isText(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes).toUtf8() == bytes && !bytes.contains('\0');
}

/// Headers that curl sets by itself, or whose signature would not fit any more.
bool isLeftOut(const QByteArray& name)
{
    constexpr const char* kNames[] = {"host",  "content-length", "connection", "accept-encoding", "transfer-encoding",
                                      "expect"};
    return std::any_of(std::begin(kNames), std::end(kNames),
                       [&name](const char* each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

} // namespace

QJsonObject callObject(const CallRecord& call)
{
    QJsonArray fields;
    for (const CallField& field : call.fields)
        fields.append(
            QJsonObject{{"name"_L1, field.name}, {"text"_L1, field.text}, {"picture"_L1, base64(field.picture)}});
    return {{"number"_L1, call.number},
            {"request_id"_L1, latin(call.requestId)},
            {"received"_L1, call.receivedUtc},
            {"milliseconds"_L1, call.milliseconds},
            {"peer"_L1, call.peer},
            {"key"_L1, call.keyName},
            {"method"_L1, latin(call.method)},
            {"target"_L1, latin(call.target)},
            {"operation"_L1, latin(call.operation)},
            {"family"_L1, latin(call.family)},
            {"request_headers"_L1, headerArray(call.requestHeaders)},
            {"request_body"_L1, base64(call.requestBody)},
            {"request_bytes"_L1, call.requestBytes},
            {"status"_L1, call.status},
            {"error_code"_L1, latin(call.errorCode)},
            {"reply_headers"_L1, headerArray(call.replyHeaders)},
            {"reply_body"_L1, base64(call.replyBody)},
            {"reply_bytes"_L1, call.replyBytes},
            {"signature"_L1, call.signature},
            {"step"_L1, call.step.value()},
            {"fields"_L1, fields}};
}

std::optional<CallRecord> callFromObject(const QJsonObject& object)
{
    if (!object.contains("number"_L1) || !object.contains("request_headers"_L1))
        return std::nullopt;
    CallRecord call;
    call.number = object.value("number"_L1).toInteger();
    call.requestId = bytesOf(object.value("request_id"_L1));
    call.receivedUtc = object.value("received"_L1).toInteger();
    call.milliseconds = object.value("milliseconds"_L1).toDouble();
    call.peer = object.value("peer"_L1).toString();
    call.keyName = object.value("key"_L1).toString();
    call.method = bytesOf(object.value("method"_L1));
    call.target = bytesOf(object.value("target"_L1));
    call.operation = bytesOf(object.value("operation"_L1));
    call.family = bytesOf(object.value("family"_L1));
    call.requestHeaders = headersOf(object.value("request_headers"_L1));
    call.requestBody = decoded(object.value("request_body"_L1));
    call.requestBytes = object.value("request_bytes"_L1).toInteger();
    call.status = object.value("status"_L1).toInt();
    call.errorCode = bytesOf(object.value("error_code"_L1));
    call.replyHeaders = headersOf(object.value("reply_headers"_L1));
    call.replyBody = decoded(object.value("reply_body"_L1));
    call.replyBytes = object.value("reply_bytes"_L1).toInteger();
    call.signature = object.value("signature"_L1).toString();
    call.step = StepId(object.value("step"_L1).toInteger());
    for (const QJsonValue& each : object.value("fields"_L1).toArray()) {
        const QJsonObject field = each.toObject();
        call.fields.push_back(
            {field.value("name"_L1).toString(), field.value("text"_L1).toString(), decoded(field.value("picture"_L1))});
    }
    return call;
}

QByteArray asFixture(const CallRecord& call)
{
    return QJsonDocument(callObject(call)).toJson();
}

QString asCurl(const CallRecord& call, const QString& url)
{
    QString line = u"curl -i -X %1"_s.arg(latin(call.method));
    for (const auto& [name, value] : call.requestHeaders)
        if (!isLeftOut(name))
            line += u" \\\n  -H "_s + quoted(name + ": " + value);
    if (!call.requestBody.isEmpty() && isText(call.requestBody))
        line += u" \\\n  --data-binary "_s + quoted(call.requestBody);
    else if (!call.requestBody.isEmpty())
        line =
            u"echo %1 | base64 -d | "_s.arg(quoted(call.requestBody.toBase64())) + line + u" \\\n  --data-binary @-"_s;
    return line + u" \\\n  "_s + quoted(url.toUtf8() + call.target);
}

} // namespace vitrine
