#include "core/api/http/raw_head.h"

#include <cctype>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// What is wrong with the lines of a head: control characters, line ends that are not CR LF, folded lines.
QString lineProblem(QByteArrayView head)
{
    for (qsizetype i = 0; i < head.size(); ++i) {
        const auto byte = uchar(head[i]);
        const char next = i + 1 < head.size() ? head[i + 1] : '\0';
        if (byte == '\r' && next != '\n')
            return u"A header has a carriage return inside a line."_s;
        if (byte == '\n' && (i == 0 || head[i - 1] != '\r'))
            return u"A header line does not end with CR LF."_s;
        if (byte == '\n' && (next == ' ' || next == '\t'))
            return u"A header is folded over several lines."_s;
        if ((byte < 0x20 && byte != '\r' && byte != '\n' && byte != '\t') || byte == 0x7f)
            return u"A header holds a control character."_s;
    }
    return {};
}

} // namespace

qsizetype RawHead::skipEmptyLines(QByteArrayView bytes)
{
    qsizetype skipped = 0;
    while (skipped < bytes.size() && (bytes[skipped] == '\r' || bytes[skipped] == '\n'))
        ++skipped;
    m_skipped += skipped;
    if (m_skipped > m_limit)
        refuse(400, u"There are only empty lines where a request should begin."_s);
    return skipped;
}

qsizetype RawHead::take(QByteArrayView bytes)
{
    const qsizetype skipped = m_bytes.isEmpty() ? skipEmptyLines(bytes) : 0;
    bytes = bytes.sliced(skipped);
    if (bytes.isEmpty())
        return skipped;
    const qsizetype before = m_bytes.size();
    m_bytes.append(bytes.first(std::min(bytes.size(), qsizetype(m_limit - before))));
    const qsizetype end = m_bytes.indexOf("\r\n\r\n", std::max<qsizetype>(0, before - 3));
    m_whole = end >= 0;
    if (m_whole)
        m_bytes.truncate(end + 4);
    check();
    return skipped + m_bytes.size() - before;
}

void RawHead::check()
{
    if (!std::isalpha(uchar(m_bytes.front())))
        return refuse(400, u"The request does not begin with a method."_s);
    if (m_whole) {
        if (const QString problem = lineProblem(m_bytes); !problem.isEmpty())
            refuse(400, problem);
        return;
    }
    if (m_bytes.contains("\n\n"))
        return refuse(400, u"A header line does not end with CR LF."_s);
    if (m_bytes.size() < m_limit)
        return;
    if (m_bytes.contains('\n'))
        refuse(431, u"The headers are longer than %1 bytes."_s.arg(m_limit));
    else
        refuse(414, u"The request line is longer than %1 bytes."_s.arg(m_limit));
}

HttpProblem versionProblem(QByteArrayView head)
{
    const QByteArrayView line = head.first(std::max<qsizetype>(0, head.indexOf('\r')));
    for (const QByteArrayView known : {"HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/2", "HTTP/3.0", "HTTP/3"}) {
        if (line.endsWith(known))
            return {505, u"%1 is not spoken here; use HTTP/1.1."_s.arg(QString::fromLatin1(known))};
    }
    return {400, u"The request line does not end with HTTP/1.1."_s};
}

} // namespace vitrine
