#include "core/api/alibaba/upload_calls.h"

#include "core/api/alibaba/alibaba_limits.h"
#include "core/api/alibaba/multipart_form.h"
#include "core/api/auth/digest.h"
#include "core/api/calls/random_text.h"
#include "core/api/calls/upload_store.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kPurpose = "alibaba.upload ";
constexpr qint64 kPolicyMs = 3600 * 1000;
/// As long as the base64 of a SHA-1, which clients pass on unread.
constexpr qsizetype kSignatureLetters = 28;

/// An error as the object store words it.
struct StoreError {
    int status;
    const char* code;
    const char* message;
};
constexpr StoreError kMalformed{400, "MalformedPOSTRequest",
                                "The body of your POST request is not well-formed multipart/form-data."};
constexpr StoreError kNoFile{400, "IncorrectNumberOfFilesInPOSTRequest",
                             "POST requires exactly one file upload per request."};
constexpr StoreError kNoKey{400, "InvalidArgument", "Bucket POST must contain a field named 'key'."};
constexpr StoreError kDenied{403, "AccessDenied",
                             "Invalid according to Policy: the key was not authorized or has expired."};
constexpr StoreError kBadSignature{403, "SignatureDoesNotMatch",
                                   "The request signature we calculated does not match the signature you provided."};
constexpr StoreError kTooLarge{400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size."};
constexpr StoreError kInternal{500, "InternalError", "We encountered an internal error. Please try again."};

QByteArray element(const QByteArray& name, const QByteArray& text)
{
    return '<' + name + '>' + QString::fromUtf8(text).toHtmlEscaped().toUtf8() + "</" + name + '>';
}

QByteArray xml(const QByteArray& root, const QByteArray& content)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n<" +
           root + '>' + content + "</" + root + '>';
}

HttpResponse refused(const ApiCall& call, const StoreError& error)
{
    const QByteArray content = element("Code", error.code) + element("Message", error.message) +
                               element("RequestId", call.request.id) +
                               element("HostId", call.request.headers.value("Host"));
    return httpResponse(error.status, "application/xml", xml("Error", content));
}

HttpResponse stored(const ApiCall& call, const QHash<QByteArray, QByteArrayView>& fields,
                    const UploadStore::Object& object)
{
    const QByteArray eTag = '"' + QByteArray::fromBase64(object.md5Base64).toHex().toUpper() + '"';
    const QByteArray status = fields.value("success_action_status").toByteArray().trimmed();
    HttpResponse response;
    response.status = status == "200" ? 200 : 204;
    if (status == "201") {
        const UploadAddress address = uploadAddress(call.services.baseUrl);
        const QByteArray location = call.services.baseUrl + '/' + object.key;
        const QByteArray content = element("Bucket", address.bucket.toUtf8()) + element("Location", location) +
                                   element("Key", object.key) + element("ETag", eTag);
        response = httpResponse(201, "application/xml", xml("PostResponse", content));
    }
    response.headers.add("ETag", eTag);
    return response;
}

QByteArray policy(const ApiCall& call, const QByteArray& key)
{
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(call.services.clock.now() + kPolicyMs, Qt::UTC);
    const qint64 limit = alibabaLimits(call.services.limits).picture.bytes;
    const QJsonArray conditions{QJsonArray{u"eq"_s, u"$key"_s, QString::fromLatin1(key)},
                                QJsonArray{u"content-length-range"_s, 0, limit}};
    const QJsonObject policy{{u"expiration"_s, until.toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s)},
                             {u"conditions"_s, conditions}};
    return QJsonDocument(policy).toJson(QJsonDocument::Compact).toBase64();
}

} // namespace

UploadAddress uploadAddress(const QByteArray& baseUrl)
{
    const QUrl url(QString::fromUtf8(baseUrl));
    const bool isNumbers = url.host().contains(u'.');
    const QString host = isNumbers ? url.host() : u"127.0.0.1"_s;
    const qsizetype point = host.lastIndexOf(u'.');
    UploadAddress address{host.left(point), host.mid(point + 1)};
    if (url.port() > 0)
        address.endpoint += u":%1"_s.arg(url.port());
    if (url.scheme() != u"https")
        address.bucket.prepend(u"http://"_s);
    return address;
}

Checked<QJsonObject> authorizeFileUpload(ApiCall& call)
{
    const QByteArray signature = randomText(kSignatureLetters, kLettersAndDigits);
    const QByteArray key = call.services.uploads.reserve(kPurpose + signature);
    const UploadAddress address = uploadAddress(call.services.baseUrl);
    return QJsonObject{{u"RequestId"_s, QString::fromLatin1(call.request.id)},
                       {u"AccessKeyId"_s, call.caller.accessKey},
                       {u"EncodedPolicy"_s, QString::fromLatin1(policy(call, key))},
                       {u"Signature"_s, QString::fromLatin1(signature)},
                       {u"Bucket"_s, address.bucket},
                       {u"Endpoint"_s, address.endpoint},
                       {u"ObjectKey"_s, QString::fromLatin1(key)},
                       {u"UseAccelerate"_s, false}};
}

HttpResponse putObject(ApiCall& call)
{
    const auto boundary = multipartBoundary(call.request.headers.value("Content-Type"));
    const QByteArray bytes = call.request.body.bytes();
    const auto parts = boundary ? parseMultipart(bytes, *boundary) : std::nullopt;
    if (!parts)
        return refused(call, kMalformed);
    QHash<QByteArray, QByteArrayView> fields;
    for (const MultipartPart& part : *parts)
        fields.insert(part.name, part.content);
    if (!fields.contains("file"))
        return refused(call, kNoFile);
    const QByteArray key = fields.value("key").toByteArray();
    if (key.isEmpty())
        return refused(call, kNoKey);
    UploadStore& uploads = call.services.uploads;
    const auto purpose = uploads.purposeOf(key);
    if (!purpose || !purpose->startsWith(kPurpose))
        return refused(call, kDenied);
    if (!sameSecret(fields.value("Signature"), purpose->sliced(kPurpose.size())))
        return refused(call, kBadSignature);
    const QByteArrayView file = fields.value("file");
    if (file.size() > alibabaLimits(call.services.limits).picture.bytes)
        return refused(call, kTooLarge);
    call.decoded.push_back({u"key"_s, QString::fromLatin1(key), {}});
    const QByteArray content = file.toByteArray(); // what is kept must not hold the whole body
    call.decoded.push_back({u"file"_s, u"%1 bytes"_s.arg(content.size()), content});
    if (!uploads.put(key, "application/octet-stream", HttpBody(content)).ok())
        return refused(call, kInternal);
    const auto object = uploads.find(key);
    return object ? stored(call, fields, *object) : refused(call, kInternal);
}

} // namespace vitrine
