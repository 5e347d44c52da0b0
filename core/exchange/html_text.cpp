#include "core/exchange/cell_values.h"

#include <QHash>
#include <QRegularExpression>

namespace vitrine {
namespace {

const QHash<QString, QString>& namedEntities()
{
    static const QHash<QString, QString> entities{
        {QStringLiteral("amp"), QStringLiteral("&")},    {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},     {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},   {QStringLiteral("nbsp"), QStringLiteral(" ")},
        {QStringLiteral("ndash"), QStringLiteral("–")},  {QStringLiteral("mdash"), QStringLiteral("—")},
        {QStringLiteral("hellip"), QStringLiteral("…")}, {QStringLiteral("lsquo"), QStringLiteral("‘")},
        {QStringLiteral("rsquo"), QStringLiteral("’")},  {QStringLiteral("ldquo"), QStringLiteral("“")},
        {QStringLiteral("rdquo"), QStringLiteral("”")},  {QStringLiteral("bull"), QStringLiteral("•")},
        {QStringLiteral("copy"), QStringLiteral("©")},   {QStringLiteral("reg"), QStringLiteral("®")},
        {QStringLiteral("trade"), QStringLiteral("™")},  {QStringLiteral("deg"), QStringLiteral("°")},
        {QStringLiteral("euro"), QStringLiteral("€")},   {QStringLiteral("pound"), QStringLiteral("£")},
        {QStringLiteral("frac12"), QStringLiteral("½")}, {QStringLiteral("times"), QStringLiteral("×")},
        {QStringLiteral("eacute"), QStringLiteral("é")}, {QStringLiteral("egrave"), QStringLiteral("è")},
        {QStringLiteral("agrave"), QStringLiteral("à")}, {QStringLiteral("ccedil"), QStringLiteral("ç")},
        {QStringLiteral("auml"), QStringLiteral("ä")},   {QStringLiteral("ouml"), QStringLiteral("ö")},
        {QStringLiteral("uuml"), QStringLiteral("ü")},   {QStringLiteral("aring"), QStringLiteral("å")},
        {QStringLiteral("szlig"), QStringLiteral("ß")},  {QStringLiteral("ntilde"), QStringLiteral("ñ")},
    };
    return entities;
}

/// The letter of "&#8211;", "&#x2013;" or "&ndash;"; the entity itself when it names nothing that may stand in a text.
QString entityText(const QRegularExpressionMatch& match)
{
    const QString name = match.captured(1);
    if (!name.startsWith(u'#'))
        return namedEntities().value(name, match.captured(0));
    const bool hex = name.size() > 1 && name[1].toLower() == u'x';
    bool ok = false;
    const uint code = QStringView(name).mid(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
    if (!ok || code < 0x20 || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
        return match.captured(0);
    const char32_t letter = code;
    return QString::fromUcs4(&letter, 1);
}

QString withoutEntities(const QString& text)
{
    static const QRegularExpression entity(QStringLiteral("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\\d{0,2});"));
    QString out;
    qsizetype at = 0;
    for (auto it = entity.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out.append(QStringView(text).mid(at, match.capturedStart() - at)).append(entityText(match));
        at = match.capturedEnd();
    }
    return out.append(QStringView(text).mid(at));
}

enum class TagMeaning { Nothing, Block, Break, Item, Hidden };

TagMeaning meaningOf(const QString& name)
{
    static const QHash<QString, TagMeaning> meanings{
        {QStringLiteral("br"), TagMeaning::Break},      {QStringLiteral("li"), TagMeaning::Item},
        {QStringLiteral("script"), TagMeaning::Hidden}, {QStringLiteral("style"), TagMeaning::Hidden},
        {QStringLiteral("p"), TagMeaning::Block},       {QStringLiteral("div"), TagMeaning::Block},
        {QStringLiteral("ul"), TagMeaning::Block},      {QStringLiteral("ol"), TagMeaning::Block},
        {QStringLiteral("table"), TagMeaning::Block},   {QStringLiteral("tr"), TagMeaning::Break},
        {QStringLiteral("h1"), TagMeaning::Block},      {QStringLiteral("h2"), TagMeaning::Block},
        {QStringLiteral("h3"), TagMeaning::Block},      {QStringLiteral("h4"), TagMeaning::Block},
        {QStringLiteral("h5"), TagMeaning::Block},      {QStringLiteral("h6"), TagMeaning::Block},
        {QStringLiteral("section"), TagMeaning::Block}, {QStringLiteral("blockquote"), TagMeaning::Block},
    };
    return meanings.value(name, TagMeaning::Nothing);
}

/// Walks over the text once; every piece is looked at a bounded number of times, whatever is left open.
class TagRemover
{
public:
    explicit TagRemover(const QString& html) : m_html(html) {}

    QString run()
    {
        while (m_at < m_html.size()) {
            if (m_html[m_at] != u'<' || !takeTag())
                m_out.append(m_html[m_at++]);
        }
        return m_out;
    }
    bool sawTag() const { return m_sawTag; }

private:
    bool takeTag();
    void skipHidden(const QString& name);
    QString m_html, m_out;
    qsizetype m_at = 0;
    bool m_sawTag = false;
    bool m_hiddenOpen = false; ///< a hidden part is never closed: do not look for its end again
};

/// Steps over the tag at `m_at`, leaving what it means; false when there is none.
bool TagRemover::takeTag()
{
    if (QStringView(m_html).mid(m_at).startsWith(u"<!--")) {
        const qsizetype end = m_html.indexOf(u"-->", m_at + 4);
        m_at = end < 0 ? m_html.size() : end + 3;
        return true;
    }
    qsizetype start = m_at + 1;
    const bool closing = start < m_html.size() && m_html[start] == u'/';
    start += closing ? 1 : 0;
    qsizetype end = start;
    while (end < m_html.size() && m_html[end] != u'>' && m_html[end] != u'<')
        ++end;
    if (end >= m_html.size() || m_html[end] != u'>' || !m_html[start].isLetter())
        return false;
    qsizetype nameEnd = start;
    while (m_html[nameEnd].isLetterOrNumber())
        ++nameEnd;
    const QString name = m_html.mid(start, nameEnd - start).toLower();
    m_at = end + 1;
    m_sawTag = true;
    switch (meaningOf(name)) {
    case TagMeaning::Hidden:
        if (!closing)
            skipHidden(name);
        break;
    case TagMeaning::Item:
        m_out.append(closing ? QStringLiteral("\n") : QStringLiteral("\n- "));
        break;
    case TagMeaning::Block:
        m_out.append(QStringLiteral("\n\n"));
        break;
    case TagMeaning::Break:
        m_out.append(u'\n');
        break;
    case TagMeaning::Nothing:
        break;
    }
    return true;
}

void TagRemover::skipHidden(const QString& name)
{
    const qsizetype end = m_hiddenOpen ? -1 : m_html.indexOf(QStringLiteral("</") + name, m_at, Qt::CaseInsensitive);
    m_hiddenOpen = end < 0;
    if (end >= 0)
        m_at = end;
}

/// No spaces around line breaks and at most one empty line; a list follows its text at once.
QString tidied(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n')) {
        const QString plain = line.trimmed();
        const bool empty = plain.isEmpty() || plain == u"-";
        if (empty && (lines.isEmpty() || lines.last().isEmpty()))
            continue;
        if (plain.startsWith(u"- ") && !lines.isEmpty() && lines.last().isEmpty())
            lines.removeLast();
        lines.append(empty ? QString() : plain);
    }
    return lines.join(u'\n').trimmed();
}

} // namespace

QString plainFromHtml(const QString& html)
{
    TagRemover remover(html.trimmed());
    const QString plain = remover.run();
    const QString text = withoutEntities(plain).replace(QChar(0x00a0), u' ');
    return remover.sawTag() ? tidied(text) : text.trimmed();
}

} // namespace vitrine
