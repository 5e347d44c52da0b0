#include "core/search/query_language.h"
#include "core/search/query_scanner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

QStringList startingWith(const QStringList& all, const QString& start)
{
    QStringList matching;
    std::copy_if(all.begin(), all.end(), std::back_inserter(matching),
                 [&start](const QString& one) { return one.startsWith(start, Qt::CaseInsensitive); });
    return matching;
}

QStringList operatorNames()
{
    QStringList names;
    for (const QueryOperator& op : queryOperators())
        names.append(op.field == FilterField::Attribute ? op.name : op.name + u':');
    return names << u"sort:"_s;
}

/// The operator's name or a word that may become one, from `start` to `end`, with the cursor inside.
QueryCompletion nameAt(const QString& text, qsizetype start, qsizetype end, int cursor)
{
    QueryCompletion result;
    result.start = int(start);
    result.length = int(end - start);
    result.typed = text.mid(start, cursor - start);
    const QString& attribute = operatorOf(FilterField::Attribute).name;
    if (result.typed.startsWith(attribute, Qt::CaseInsensitive)) {
        result.kind = CompletionKind::AttributeKey;
        result.typed.remove(0, attribute.size());
        result.start += int(attribute.size());
        result.length -= int(attribute.size());
        return result;
    }
    result.candidates = startingWith(operatorNames(), result.typed);
    result.kind = result.candidates.isEmpty() ? CompletionKind::None : CompletionKind::Operator;
    return result;
}

QStringList fixedValues(const QueryItem& item)
{
    if (!item.isSort)
        return item.op->fixed;
    QStringList values = sortNames();
    for (const QString& name : sortNames())
        values.append(u'-' + name);
    return values;
}

QueryCompletion valueAt(const QString& text, const QueryItem& item, const ValuePart& part, int cursor)
{
    QueryCompletion result;
    result.kind = CompletionKind::Value;
    result.field = item.op ? item.op->field : FilterField::Tag;
    result.name = item.name;
    result.start = int(part.start);
    result.length = int(part.end - part.start);
    // What stands before the cursor, read as if the text ended there.
    const auto before = scanQuery(QStringView(text).mid(item.bodyStart, cursor - item.bodyStart));
    result.typed = before.back().parts.back().text;
    result.candidates = startingWith(fixedValues(item), result.typed);
    return result;
}

/// A choice for `sort:` has no field of its own; its values need no quotes under any shape.
ValueShape shapeFor(const QueryCompletion& completion)
{
    return operatorOf(completion.field).shape;
}

} // namespace

QueryCompletion completions(const QString& text, int cursor)
{
    cursor = std::clamp(cursor, 0, int(text.size()));
    for (const QueryItem& item : scanQuery(text)) {
        if (cursor < item.bodyStart || cursor > item.end)
            continue;
        if (const auto* term = std::get_if<TextTerm>(&item.meaning)) {
            if (term->phrase)
                return {.start = cursor};
            return nameAt(text, item.bodyStart, item.end, cursor);
        }
        if (item.parts.empty()) // empty quotes, or a minus before a word to come
            return nameAt(text, cursor, cursor, cursor);
        if (cursor < item.parts[0].start)
            return nameAt(text, item.bodyStart, item.parts[0].start, cursor);
        for (const ValuePart& part : item.parts) {
            if (cursor >= part.start && cursor <= part.end)
                return valueAt(text, item, part, cursor);
        }
    }
    return nameAt(text, cursor, cursor, cursor);
}

CompletedText completeText(const QString& text, const QueryCompletion& completion, const QString& choice)
{
    QString inserted = choice;
    if (completion.kind == CompletionKind::Value)
        inserted = quotedValue(choice, shapeFor(completion));
    else if (completion.kind == CompletionKind::AttributeKey)
        inserted.append(u':');
    const qsizetype after = completion.start + completion.length;
    const bool atEnd = after >= text.size();
    if (completion.kind == CompletionKind::Value && atEnd)
        inserted.append(u' ');
    const QString rest = text.mid(after);
    const bool doubled = inserted.endsWith(u':') && rest.startsWith(u':');
    return {text.left(completion.start) + inserted + (doubled ? rest.mid(1) : rest),
            completion.start + int(inserted.size())};
}

} // namespace vitrine
