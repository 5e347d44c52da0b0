#include "core/api/http/http_message.h"

#include <QFile>

#include <algorithm>

namespace vitrine {
namespace {

bool sameName(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

int hexDigit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

HttpParameter parameterOf(QByteArrayView pair, bool plusIsSpace)
{
    const qsizetype equals = pair.indexOf('=');
    if (equals < 0)
        return {percentDecoded(pair, plusIsSpace), {}, false};
    return {percentDecoded(pair.first(equals), plusIsSpace), percentDecoded(pair.sliced(equals + 1), plusIsSpace),
            true};
}

} // namespace

void HttpHeaders::set(const QByteArray& name, const QByteArray& value)
{
    std::erase_if(m_lines, [&](const HttpHeader& line) { return sameName(line.name, name); });
    add(name, value);
}

std::optional<QByteArray> HttpHeaders::find(QByteArrayView name) const
{
    const auto line =
        std::find_if(m_lines.begin(), m_lines.end(), [&](const HttpHeader& each) { return sameName(each.name, name); });
    return line == m_lines.end() ? std::nullopt : std::optional(line->value);
}

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    return std::count_if(m_lines.begin(), m_lines.end(),
                         [&](const HttpHeader& each) { return sameName(each.name, name); });
}

HttpResponse httpResponse(int status, const QByteArray& mediaType, const QByteArray& body)
{
    HttpResponse response;
    response.status = status;
    response.headers.add("Content-Type", mediaType);
    response.body = body;
    return response;
}

QByteArray percentDecoded(QByteArrayView text, bool plusIsSpace)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            decoded.append(char(high * 16 + low));
            i += 2;
        } else {
            decoded.append(plusIsSpace && text[i] == '+' ? ' ' : text[i]);
        }
    }
    return decoded;
}

QByteArray percentEncoded(QByteArrayView text)
{
    return text.toByteArray().toPercentEncoding();
}

std::vector<HttpParameter> parseParameters(QByteArrayView text, bool plusIsSpace)
{
    std::vector<HttpParameter> parameters;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = text.indexOf('&', from);
        to = to < 0 ? text.size() : to;
        if (to > from)
            parameters.push_back(parameterOf(text.sliced(from, to - from), plusIsSpace));
        from = to + 1;
    }
    return parameters;
}

std::optional<QByteArray> findParameter(const std::vector<HttpParameter>& parameters, QByteArrayView name)
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [name](const HttpParameter& parameter) { return parameter.name == name; });
    return found == parameters.end() ? std::nullopt : std::optional(found->value);
}

} // namespace vitrine
