#include "core/api/alibaba/multipart_form.h"

namespace vitrine {

namespace {

/// "\r\n" or "\n" at the beginning; how many bytes it has.
qsizetype lineBreak(QByteArrayView text)
{
    if (text.startsWith("\r\n"))
        return 2;
    return text.startsWith('\n') ? 1 : 0;
}

/// A value of a header's parameter, quoted (with backslash escapes) or up to the next ';'.
QByteArray parameterValue(QByteArrayView text)
{
    QByteArray value;
    if (!text.startsWith('"')) {
        const qsizetype end = text.indexOf(';');
        return (end < 0 ? text : text.first(end)).trimmed().toByteArray();
    }
    for (qsizetype at = 1; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\'))
            ++at;
        value += text[at];
    }
    return value;
}

/// Where the parameter that begins at `at` ends: the next ';' outside quotes, or the end.
qsizetype parameterEnd(QByteArrayView header, qsizetype at)
{
    bool quoted = false;
    for (; at < header.size(); ++at) {
        if (quoted && header[at] == '\\')
            ++at;
        else if (header[at] == '"')
            quoted = !quoted;
        else if (header[at] == ';' && !quoted)
            break;
    }
    return std::min(at, header.size());
}

std::optional<QByteArray> headerParameter(QByteArrayView header, QByteArrayView name)
{
    for (qsizetype at = parameterEnd(header, 0); at < header.size(); at = parameterEnd(header, at + 1)) {
        const QByteArrayView parameter = header.sliced(at + 1).trimmed();
        const qsizetype equals = parameter.indexOf('=');
        if (equals > 0 && parameter.first(equals).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return parameterValue(parameter.sliced(equals + 1).trimmed());
    }
    return std::nullopt;
}

/// A delimiter line: where "--boundary" begins, where what follows its line begins, and whether it closes the body.
struct Delimiter {
    qsizetype start = 0, after = 0;
    bool closes = false;
};

std::optional<Delimiter> nextDelimiter(QByteArrayView body, QByteArrayView delimiter, qsizetype from)
{
    for (qsizetype at = body.indexOf(delimiter, from); at >= 0; at = body.indexOf(delimiter, at + 1)) {
        QByteArrayView rest = body.sliced(at + delimiter.size());
        if (rest.startsWith("--"))
            return Delimiter{at, body.size(), true};
        while (rest.startsWith(' ') || rest.startsWith('\t'))
            rest = rest.sliced(1);
        if (const qsizetype length = lineBreak(rest))
            return Delimiter{at, body.size() - rest.size() + length, false};
    }
    return std::nullopt;
}

bool readHeader(QByteArrayView line, MultipartPart& part)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return false;
    const QByteArrayView name = line.first(colon).trimmed();
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
        part.mediaType = value.toByteArray();
    if (name.compare("Content-Disposition", Qt::CaseInsensitive) == 0) {
        part.name = headerParameter(value, "name").value_or(QByteArray());
        part.fileName = headerParameter(value, "filename");
    }
    return true;
}

/// Headers, an empty line, content.
std::optional<MultipartPart> parsePart(QByteArrayView text)
{
    MultipartPart part;
    for (qsizetype at = 0; at < text.size() && at < kMaxMultipartHeaderBytes;) {
        if (const qsizetype length = lineBreak(text.sliced(at))) {
            part.content = text.sliced(at + length);
            return part.name.isEmpty() ? std::nullopt : std::optional(part);
        }
        const qsizetype end = text.indexOf('\n', at);
        if (end < 0 || !readHeader(text.sliced(at, end - at).trimmed(), part))
            return std::nullopt;
        at = end + 1;
    }
    return std::nullopt;
}

QByteArrayView withoutLastBreak(QByteArrayView text)
{
    if (text.endsWith("\r\n"))
        return text.chopped(2);
    return text;
}

} // namespace

std::optional<QByteArray> multipartBoundary(QByteArrayView contentType)
{
    const qsizetype end = parameterEnd(contentType, 0);
    if (contentType.first(end).trimmed().compare("multipart/form-data", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const auto boundary = headerParameter(contentType, "boundary");
    if (!boundary || boundary->isEmpty() || boundary->size() > kMaxBoundaryBytes)
        return std::nullopt;
    return boundary;
}

std::optional<std::vector<MultipartPart>> parseMultipart(QByteArrayView body, QByteArrayView boundary)
{
    const QByteArray delimiter = "--" + boundary.toByteArray();
    std::vector<MultipartPart> parts;
    auto from = nextDelimiter(body, delimiter, 0);
    while (from && !from->closes) {
        const auto to = nextDelimiter(body, delimiter, from->after);
        if (!to || parts.size() >= size_t(kMaxMultipartParts))
            return std::nullopt;
        const auto part = parsePart(withoutLastBreak(body.sliced(from->after, to->start - from->after)));
        if (!part)
            return std::nullopt;
        parts.push_back(*part);
        from = to;
    }
    return from ? std::optional(parts) : std::nullopt;
}

} // namespace vitrine
