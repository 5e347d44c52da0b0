#include "core/search/query_scanner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

bool isWideQuote(QChar c)
{
    return c == u'“' || c == u'”' || c == u'„' || c == u'‟' || c == u'＂';
}
bool isQuote(QChar c)
{
    return c == u'"' || isWideQuote(c);
}
bool isColon(QChar c)
{
    return c == u':' || c == u'：';
}
bool isComma(QChar c)
{
    return c == u',' || c == u'，';
}
bool isMinus(QChar c)
{
    return c == u'-' || c == u'－';
}

const QueryOperator* findOperator(QStringView name, QString* attributeKey)
{
    const QString lower = name.toString().toLower();
    for (const QueryOperator& op : queryOperators()) {
        if (lower == op.name && op.field != FilterField::Attribute)
            return &op;
        if (op.field == FilterField::Attribute && lower.startsWith(op.name) && lower.size() > op.name.size()) {
            *attributeKey = lower.mid(op.name.size());
            return &op;
        }
    }
    return nullptr;
}

class Scanner
{
public:
    explicit Scanner(QStringView text) : m_text(text) {}

    std::vector<QueryItem> scan()
    {
        std::vector<QueryItem> items;
        for (skipSpaces(); !atEnd(); skipSpaces())
            items.push_back(item());
        return items;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atSpace() const { return m_text[m_at].isSpace(); }
    void skipSpaces()
    {
        while (!atEnd() && atSpace())
            ++m_at;
    }

    QueryItem item()
    {
        QueryItem result;
        result.start = m_at;
        const bool negated = isMinus(m_text[m_at]);
        if (negated)
            ++m_at;
        result.bodyStart = m_at;
        if (!atEnd() && !atSpace()) {
            if (isQuote(m_text[m_at]))
                phrase(result, negated);
            else if (!operatorItem(result, negated))
                word(result, negated);
        }
        result.end = m_at;
        return result;
    }

    void phrase(QueryItem& result, bool negated)
    {
        const QString text = quotedRun();
        if (!text.trimmed().isEmpty())
            result.meaning = TextTerm{text, true, negated};
    }

    void word(QueryItem& result, bool negated)
    {
        const qsizetype start = m_at;
        while (!atEnd() && !atSpace())
            ++m_at;
        result.meaning = TextTerm{m_text.mid(start, m_at - start).toString(), false, negated};
    }

    /// The text between quotes, leaving the place after the closing one. A plain quote is closed by a plain one, and
    /// two of them are one in the text; a typographic one is closed by any. An open end closes by itself.
    QString quotedRun()
    {
        const bool wide = isWideQuote(m_text[m_at++]);
        QString text;
        for (; !atEnd(); ++m_at) {
            const QChar c = m_text[m_at];
            if (wide ? !isQuote(c) : c != u'"') {
                text.append(c);
                continue;
            }
            ++m_at;
            if (wide || atEnd() || m_text[m_at] != u'"')
                break;
            text.append(u'"');
        }
        return text;
    }

    /// The name before a colon, with the place moved after the colon; or nothing.
    QStringView operatorName()
    {
        for (qsizetype end = m_at; end < m_text.size(); ++end) {
            const QChar c = m_text[end];
            if (isColon(c)) {
                const QStringView name = m_text.mid(m_at, end - m_at);
                m_at = end + 1;
                return name;
            }
            if (c.isSpace() || isQuote(c))
                break;
        }
        return {};
    }

    bool operatorItem(QueryItem& result, bool negated)
    {
        const qsizetype start = m_at;
        const QStringView name = operatorName();
        result.isSort = name.compare("sort"_L1, Qt::CaseInsensitive) == 0;
        result.op = result.isSort ? nullptr : findOperator(name, &result.name);
        if (!result.op && !result.isSort) {
            m_at = start;
            return false;
        }
        readParts(result.parts);
        if (result.isSort)
            readOrder(result);
        else
            readFilter(result, negated);
        return true;
    }

    void readParts(std::vector<ValuePart>& parts)
    {
        for (bool more = true; more;) {
            ValuePart part;
            part.start = m_at;
            part.quoted = !atEnd() && isQuote(m_text[m_at]);
            if (part.quoted)
                part.text = quotedRun();
            for (; !atEnd() && !atSpace() && !isComma(m_text[m_at]); ++m_at)
                part.text.append(m_text[m_at]);
            part.end = m_at;
            parts.push_back(part);
            more = !atEnd() && isComma(m_text[m_at]);
            if (more)
                ++m_at;
        }
    }

    static void readOrder(QueryItem& result)
    {
        QString key = normalizedValue(result.parts[0].text, ValueShape::Fixed);
        QueryOrder order;
        if (key.startsWith(u'-')) {
            order.direction = SortDirection::Descending;
            key.remove(0, 1);
        }
        const qsizetype index = sortNames().indexOf(key);
        if (index < 0)
            return;
        order.key = SortKey(index);
        result.meaning = order;
    }

    static void readFilter(QueryItem& result, bool negated)
    {
        Filter filter{.field = result.op->field, .name = result.name, .values = {}, .from = {}, .to = {}};
        filter.negated = negated;
        const ValueShape shape = result.op->shape;
        for (const ValuePart& part : result.parts) {
            const bool verbatim = part.quoted && takesRange(shape);
            if (!part.text.isEmpty())
                filter.values.append(verbatim ? part.text : normalizedValue(part.text, shape));
        }
        if (filter.values.isEmpty())
            return;
        const bool anyQuoted =
            std::any_of(result.parts.begin(), result.parts.end(), [](const auto& p) { return p.quoted; });
        if (filter.values.size() == 1 && !anyQuoted) {
            if (const auto range = parseRange(filter.values[0], shape)) {
                filter.values.clear();
                filter.from = range->from;
                filter.to = range->to;
                filter.fromEnd = range->fromEnd;
                filter.toEnd = range->toEnd;
            }
        }
        result.meaning = filter;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::vector<QueryItem> scanQuery(QStringView text)
{
    return Scanner(text).scan();
}

QString quoted(const QString& text)
{
    QString doubled = text;
    doubled.replace(u'"', u"\"\""_s);
    return u'"' + doubled + u'"';
}

QString quotedValue(const QString& value, ValueShape shape)
{
    const bool breaks = value.isEmpty() || isQuote(value[0]) ||
                        std::any_of(value.begin(), value.end(), [](QChar c) { return c.isSpace() || isComma(c); });
    const bool changes =
        takesRange(shape) && (normalizedValue(value, shape) != value || parseRange(value, shape).has_value());
    return breaks || changes ? quoted(value) : value;
}

} // namespace vitrine
