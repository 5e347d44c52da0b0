#include "tests/arch/cpp_text.h"

#include <QStringList>

#include <utility>

namespace vitrine::arch {
namespace {
bool isWord(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

class Splitter
{
public:
    explicit Splitter(const QString& source) : m_source(source) { m_result.code.reserve(source.size()); }

    CppText run() &&
    {
        while (m_at < m_source.size())
            step();
        return std::move(m_result);
    }

private:
    void step()
    {
        const QChar character = m_source[m_at];
        if (startsWith(u"//"))
            blankUntil(m_source.indexOf(u'\n', m_at));
        else if (startsWith(u"/*"))
            blankUntil(endAfter(QStringLiteral("*/"), m_at + 2));
        else if (character == u'"' && wordBefore().endsWith(u'R'))
            rawString();
        else if (character == u'"')
            quoted(u'"');
        else if (character == u'\'' && !isDigitSeparator())
            quoted(u'\'');
        else
            copy();
    }

    bool startsWith(QStringView text) const { return QStringView(m_source).mid(m_at).startsWith(text); }

    qsizetype endAfter(const QString& closing, qsizetype from) const
    {
        const qsizetype found = m_source.indexOf(closing, from);
        return found < 0 ? -1 : found + closing.size();
    }

    QStringView wordBefore() const
    {
        qsizetype begin = m_at;
        while (begin > 0 && isWord(m_source[begin - 1]))
            --begin;
        return QStringView(m_source).mid(begin, m_at - begin);
    }

    bool isDigitSeparator() const { return !wordBefore().isEmpty() && wordBefore().front().isDigit(); }

    void copy()
    {
        if (m_source[m_at] == u'\n')
            ++m_line;
        m_result.code += m_source[m_at++];
    }

    void blankUntil(qsizetype end)
    {
        if (end < 0)
            end = m_source.size();
        while (m_at < end) {
            const bool newLine = m_source[m_at++] == u'\n';
            m_line += newLine ? 1 : 0;
            m_result.code += newLine ? u'\n' : u' ';
        }
    }

    void rawString()
    {
        const qsizetype opening = m_source.indexOf(u'(', m_at);
        const qsizetype begin = opening < 0 ? m_source.size() : opening + 1;
        const QString closing = u')' + m_source.mid(m_at + 1, begin - m_at - 2) + u'"';
        const qsizetype end = endAfter(closing, begin);
        literal(begin, end < 0 ? m_source.size() : end - closing.size(), end < 0 ? m_source.size() : end);
    }

    void quoted(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_source.size() && m_source[end] != quote && m_source[end] != u'\n')
            end += m_source[end] == u'\\' ? 2 : 1;
        end = std::min(end, m_source.size());
        literal(m_at + 1, end, std::min(end + 1, m_source.size()), quote);
    }

    void literal(qsizetype begin, qsizetype end, qsizetype after, QChar quote = u'"')
    {
        if (quote == u'"')
            m_result.literals.push_back({m_source.mid(begin, end - begin), m_line});
        copy();
        blankUntil(after - 1);
        if (m_at < after)
            copy();
    }

    const QString& m_source;
    qsizetype m_at = 0;
    int m_line = 1;
    CppText m_result;
};
} // namespace

CppText takeApart(const QString& source)
{
    return Splitter(source).run();
}

QString withoutPreprocessor(const QString& code)
{
    QStringList lines = code.split(u'\n');
    bool continued = false;
    for (QString& line : lines) {
        const bool isDirective = continued || line.trimmed().startsWith(u'#');
        continued = isDirective && line.endsWith(u'\\');
        if (isDirective)
            line.fill(u' ');
    }
    return lines.join(u'\n');
}

} // namespace vitrine::arch
