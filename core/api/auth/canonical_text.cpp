#include "core/api/auth/canonical_text.h"

#include <algorithm>
#include <map>

namespace vitrine {
namespace {

enum class EmptyValue { WithEquals, Bare };

void addNew(std::vector<QByteArray>& texts, const QByteArray& text)
{
    if (std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(text);
}

void sortByName(std::vector<HttpParameter>& parameters)
{
    std::stable_sort(parameters.begin(), parameters.end(), [](const HttpParameter& left, const HttpParameter& right) {
        return left.name != right.name ? left.name < right.name : left.value < right.value;
    });
}

QByteArray encodedQuery(std::vector<HttpParameter> parameters, EmptyValue empty)
{
    sortByName(parameters);
    QByteArray text;
    for (const HttpParameter& parameter : parameters) {
        text += text.isEmpty() ? "" : "&";
        text += percentEncoded(parameter.name);
        if (!parameter.value.isEmpty() || empty == EmptyValue::WithEquals)
            text += '=' + percentEncoded(parameter.value);
    }
    return text;
}

std::vector<QByteArray> canonicalQueries(const QByteArray& rawQuery)
{
    std::vector<QByteArray> queries;
    for (const bool plusIsSpace : {false, true})
        for (const EmptyValue empty : {EmptyValue::WithEquals, EmptyValue::Bare})
            addNew(queries, encodedQuery(parseParameters(rawQuery, plusIsSpace), empty));
    return queries;
}

/// Each piece between slashes encoded.
QByteArray encodedPath(const QByteArray& path)
{
    QByteArray encoded;
    for (const QByteArray& piece : path.split('/'))
        encoded += '/' + percentEncoded(piece);
    return encoded.sliced(1);
}

QByteArray withSlash(const QByteArray& path)
{
    return path.endsWith('/') ? path : path + '/';
}

QByteArray roaResource(const QByteArray& path, std::vector<HttpParameter> parameters, EmptyValue empty)
{
    sortByName(parameters);
    QByteArray text = path;
    char separator = '?';
    for (const HttpParameter& parameter : parameters) {
        text += separator + parameter.name;
        if (!parameter.value.isEmpty() || empty == EmptyValue::WithEquals)
            text += '=' + parameter.value;
        separator = '&';
    }
    return text;
}

QByteArray roaHeader(const HttpRequest& request)
{
    QByteArray text = request.method + '\n';
    for (const char* name : {"Accept", "Content-MD5", "Content-Type", "Date"})
        text += request.headers.value(name) + '\n';
    std::map<QByteArray, QByteArray> own;
    for (const HttpHeader& header : request.headers.lines())
        if (const QByteArray name = header.name.toLower(); name.startsWith("x-acs-"))
            own.emplace(name, header.value);
    for (const auto& [name, value] : own)
        text += name + ':' + value + '\n';
    return text;
}

/// percentEncoded(percentEncoded(value)), without what comes in between.
void appendTwiceEncoded(QByteArray& text, QByteArrayView value)
{
    for (const char c : value) {
        const bool isPlain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                             c == '_' || c == '.' || c == '~';
        if (isPlain)
            text += c;
        else
            text.append("%25").append(QByteArray(1, c).toHex().toUpper());
    }
}

QByteArray rpcText(const HttpRequest& request, PlusSign plus)
{
    std::vector<HttpParameter> parameters = mergedParameters(request, plus);
    std::erase_if(parameters, [](const HttpParameter& each) { return each.name == "Signature"; });
    sortByName(parameters);
    QByteArray text = request.method + "&%2F&";
    text.reserve(text.size() + request.rawQuery.size() + request.body.size() * 9 / 8 + 1024);
    for (const HttpParameter& parameter : parameters) {
        text += &parameter == parameters.data() ? "" : "%26";
        appendTwiceEncoded(text, parameter.name);
        text += "%3D";
        appendTwiceEncoded(text, parameter.value);
    }
    return text;
}

} // namespace

std::vector<HttpParameter> mergedParameters(const HttpRequest& request, PlusSign plus)
{
    std::vector<HttpParameter> parameters = parseParameters(request.rawQuery, plus == PlusSign::Space);
    const QByteArray type = request.headers.value("Content-Type").toLower();
    if (!type.startsWith("application/x-www-form-urlencoded"))
        return parameters;
    for (HttpParameter& parameter : parseParameters(request.body.bytes(), true))
        parameters.push_back(std::move(parameter));
    return parameters;
}

std::vector<QByteArray> roaTexts(const HttpRequest& request)
{
    const QByteArray header = roaHeader(request);
    std::vector<QByteArray> texts;
    for (const QByteArray& path : {request.rawPath, percentDecoded(request.rawPath)})
        for (const bool plusIsSpace : {false, true})
            for (const EmptyValue empty : {EmptyValue::WithEquals, EmptyValue::Bare})
                addNew(texts, header + roaResource(path, parseParameters(request.rawQuery, plusIsSpace), empty));
    return texts;
}

std::vector<QByteArray> rpcTexts(const HttpRequest& request)
{
    std::vector<QByteArray> texts{rpcText(request, PlusSign::Plus)};
    if (request.rawQuery.contains('+')) // a picture may be in the form: no second text of it without need
        addNew(texts, rpcText(request, PlusSign::Space));
    return texts;
}

std::vector<QByteArray> acs3Paths(const QByteArray& rawPath)
{
    std::vector<QByteArray> paths{rawPath};
    addNew(paths, encodedPath(percentDecoded(rawPath)));
    return paths;
}

std::vector<QByteArray> sdkPaths(const QByteArray& rawPath)
{
    std::vector<QByteArray> paths{withSlash(encodedPath(percentDecoded(rawPath)))};
    addNew(paths, withSlash(encodedPath(rawPath)));
    return paths;
}

std::vector<QByteArray> canonicalTexts(const HttpRequest& request, const std::vector<QByteArray>& paths,
                                       const QList<QByteArray>& signedHeaders, const QByteArray& payloadHash)
{
    QByteArray headers;
    for (const QByteArray& name : signedHeaders)
        headers += name + ':' + request.headers.value(name).trimmed() + '\n';
    const QByteArray rest = '\n' + headers + '\n' + signedHeaders.join(';') + '\n' + payloadHash;
    std::vector<QByteArray> texts;
    for (const QByteArray& path : paths)
        for (const QByteArray& query : canonicalQueries(request.rawQuery))
            addNew(texts, request.method + '\n' + path + '\n' + query + rest);
    return texts;
}

} // namespace vitrine
