#include "core/api/auth/explain_signature.h"

#include "core/api/auth/digest.h"

#include <algorithm>
#include <functional>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool matches(const HttpRequest& request, const RequestSignature& signature, const QByteArray& secret)
{
    const auto texts = stringsToSign(request, signature);
    const auto* list = std::get_if<std::vector<QByteArray>>(&texts);
    return list && std::any_of(list->begin(), list->end(), [&](const QByteArray& text) {
               return sameSecret(signText(signature.scheme, secret, text), signature.signature);
           });
}

/// A mistake that clients make: the request (or secret) as it was when they signed.
struct Mistake {
    QString meaning;
    std::function<void(HttpRequest& request, RequestSignature& signature, QByteArray& secret)> make;
};

void setPath(HttpRequest& request, const QByteArray& path)
{
    request.rawPath = path;
}

void setHost(HttpRequest& request, const QByteArray& host)
{
    request.headers.set("Host", host);
}

const std::vector<Mistake>& secretMistakes()
{
    static const std::vector<Mistake> mistakes{
        {u"the secret was used with a line end"_s, [](auto&, auto&, QByteArray& secret) { secret += '\n'; }},
        {u"the secret was used with a space at its end"_s, [](auto&, auto&, QByteArray& secret) { secret += ' '; }},
        {u"the secret was used with '&' at its end, which is for RPC signatures only"_s,
         [](auto&, auto&, QByteArray& secret) { secret += '&'; }},
        {u"the signature's letters are in another case"_s,
         [](auto&, RequestSignature& signature, QByteArray&) { signature.signature = signature.signature.toLower(); }},
    };
    return mistakes;
}

const std::vector<Mistake>& requestMistakes()
{
    static const std::vector<Mistake> mistakes{
        {u"the path was signed without its '/' at the end"_s,
         [](HttpRequest& request, auto&, auto&) {
             if (request.rawPath.size() > 1 && request.rawPath.endsWith('/'))
                 setPath(request, request.rawPath.chopped(1));
         }},
        {u"the path was signed with a '/' at the end"_s,
         [](HttpRequest& request, auto&, auto&) { setPath(request, request.rawPath + '/'); }},
        {u"the Host was signed without its port"_s,
         [](HttpRequest& request, auto&, auto&) {
             setHost(request, request.headers.value("Host").split(':').first());
         }},
        {u"the query was not signed"_s, [](HttpRequest& request, auto&, auto&) { request.rawQuery.clear(); }},
        {u"the body was signed as if it were empty"_s,
         [](HttpRequest& request, auto&, auto&) { request.body = HttpBody(QByteArray()); }},
        {u"the Content-Type was signed as empty"_s,
         [](HttpRequest& request, auto&, auto&) { request.headers.set("Content-Type", {}); }},
        {u"the Accept header was signed as empty"_s,
         [](HttpRequest& request, auto&, auto&) { request.headers.set("Accept", {}); }},
        {u"the Content-MD5 was signed as empty"_s,
         [](HttpRequest& request, auto&, auto&) { request.headers.set("Content-MD5", {}); }},
        {u"the method was signed as GET"_s, [](HttpRequest& request, auto&, auto&) { request.method = "GET"; }},
        {u"the method was signed as POST"_s, [](HttpRequest& request, auto&, auto&) { request.method = "POST"; }},
    };
    return mistakes;
}

QJsonObject firstDifference(const QByteArray& ours, const QByteArray& theirs)
{
    const auto [our, their] = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
    if (our == ours.end() && their == theirs.end())
        return {{u"same"_s, true}};
    const QByteArray before = ours.left(our - ours.begin());
    const qsizetype line = before.count('\n');
    const QList<QByteArray> ourLines = ours.split('\n'), theirLines = theirs.split('\n');
    const auto lineOf = [line](const QList<QByteArray>& lines) {
        return QString::fromUtf8(line < lines.size() ? lines[line] : QByteArray());
    };
    return {{u"line"_s, line + 1},
            {u"column"_s, before.size() - before.lastIndexOf('\n')},
            {u"ours"_s, lineOf(ourLines)},
            {u"yours"_s, lineOf(theirLines)}};
}

} // namespace

QString likelyMistake(const HttpRequest& request, const RequestSignature& signature, const QByteArray& secret)
{
    for (const auto* list : {&secretMistakes(), &requestMistakes()})
        for (const Mistake& mistake : *list) {
            HttpRequest changed = request;
            RequestSignature changedSignature = signature;
            QByteArray changedSecret = secret;
            mistake.make(changed, changedSignature, changedSecret);
            if (matches(changed, changedSignature, changedSecret))
                return mistake.meaning;
        }
    return {};
}

QJsonObject explainSignature(const HttpRequest& request, const RequestSignature& signature, const QByteArray& secret)
{
    QJsonObject explain{{u"scheme"_s, QString::fromLatin1(schemeName(signature.scheme))}};
    const auto texts = stringsToSign(request, signature);
    if (const auto* list = std::get_if<std::vector<QByteArray>>(&texts)) {
        explain.insert(u"string_to_sign"_s, QString::fromUtf8(list->front()));
        const QByteArray header = request.headers.value("X-Vitrine-Explain");
        const auto decoded = QByteArray::fromBase64Encoding(header, QByteArray::AbortOnBase64DecodingErrors);
        if (decoded && header.size() > 4)
            explain.insert(u"difference"_s, firstDifference(list->front(), *decoded));
    } else {
        explain.insert(u"body"_s, u"The body is not the one whose hash the headers tell."_s);
    }
    if (const QByteArray canonical = canonicalRequest(request, signature); !canonical.isEmpty())
        explain.insert(u"canonical_request"_s, QString::fromUtf8(canonical));
    if (const QString mistake = likelyMistake(request, signature, secret); !mistake.isEmpty())
        explain.insert(u"likely"_s, mistake);
    return explain;
}

} // namespace vitrine
