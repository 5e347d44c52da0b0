#include "ui/search/search_suggestions.h"

#include "core/services/browse.h"
#include "ui/search/chip_label.h"
#include "ui/text_format.h"

namespace vitrine {

namespace {
constexpr int kMost = 12;

struct Note {
    const char* name;
    const char* text;
};

/// What an operator is for, beside its name in the list.
constexpr Note kNotes[] = {
    {"tag:", QT_TRANSLATE_NOOP("SearchSuggestions", "has this tag")},
    {"category:", QT_TRANSLATE_NOOP("SearchSuggestions", "is in this category")},
    {"state:", QT_TRANSLATE_NOOP("SearchSuggestions", "draft, active, archived")},
    {"sku:", QT_TRANSLATE_NOOP("SearchSuggestions", "exact, or with * at the end")},
    {"gtin:", QT_TRANSLATE_NOOP("SearchSuggestions", "bar code number")},
    {"brand:", QT_TRANSLATE_NOOP("SearchSuggestions", "of this brand")},
    {"price:", QT_TRANSLATE_NOOP("SearchSuggestions", "10..20 or >10")},
    {"has:", QT_TRANSLATE_NOOP("SearchSuggestions", "picture, price, tag")},
    {"is:", QT_TRANSLATE_NOOP("SearchSuggestions", "inbox, pick, reject")},
    {"kind:", QT_TRANSLATE_NOOP("SearchSuggestions", "picture, video, sound")},
    {"rating:", QT_TRANSLATE_NOOP("SearchSuggestions", "3..5")},
    {"added:", QT_TRANSLATE_NOOP("SearchSuggestions", "today, week, a date")},
    {"updated:", QT_TRANSLATE_NOOP("SearchSuggestions", "today, week, a date")},
    {"sort:", QT_TRANSLATE_NOOP("SearchSuggestions", "name, price, added")},
};

QString operatorNote(const QString& name)
{
    for (const Note& note : kNotes) {
        if (name == QLatin1String(note.name))
            return QCoreApplication::translate("SearchSuggestions", note.text);
    }
    return {};
}

/// Those that begin with what was typed at any level first, then those that hold it.
std::vector<SearchSuggestion> matching(const std::vector<CountedWord>& words, const QString& typed)
{
    std::vector<SearchSuggestion> begin, inside;
    for (const auto& [path, uses] : words) {
        const bool starts = path.startsWith(typed, Qt::CaseInsensitive) ||
                            path.contains(QStringLiteral("/") + typed, Qt::CaseInsensitive);
        if (starts || path.contains(typed, Qt::CaseInsensitive))
            (starts ? begin : inside).push_back({path, path, formatCount(uses), false});
    }
    begin.insert(begin.end(), inside.begin(), inside.end());
    return begin;
}
} // namespace

SearchSuggestions::SearchSuggestions(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

SearchField::Suggest SearchSuggestions::asFunction()
{
    return [this](const QueryCompletion& completion, Answer answer) { suggest(completion, std::move(answer)); };
}

void SearchSuggestions::suggest(const QueryCompletion& completion, Answer answer)
{
    if (completion.kind == CompletionKind::AttributeKey)
        return suggestAttributes(completion.typed, std::move(answer));
    if (!completion.candidates.isEmpty()) {
        std::vector<SearchSuggestion> found;
        for (const QString& value : completion.candidates) {
            const bool op = completion.kind == CompletionKind::Operator;
            const QString words = op ? operatorNote(value) : filterValueText(completion.field, value);
            found.push_back({value, value, words == value ? QString() : words, false});
        }
        return answer(std::move(found));
    }
    switch (completion.field) {
    case FilterField::Tag:
        return answer(matching(m_tags, completion.typed));
    case FilterField::Category:
        return answer(matching(m_categories, completion.typed));
    case FilterField::Brand:
        return suggestBrands(completion.typed, std::move(answer));
    default:
        return answer({});
    }
}

void SearchSuggestions::suggestBrands(const QString& typed, Answer answer)
{
    Catalogue& catalogue = m_session.catalogue;
    m_reading.start<std::vector<QString>>(
        m_session.runner, this, [&catalogue, typed] { return brands(catalogue, typed, kMost); },
        [answer = std::move(answer)](Result<std::vector<QString>> result) {
            std::vector<SearchSuggestion> found;
            for (const QString& brand : result.ok() ? result.value() : std::vector<QString>())
                found.push_back({brand, brand, {}, false});
            answer(std::move(found));
        });
}

void SearchSuggestions::suggestAttributes(const QString& typed, Answer answer)
{
    Catalogue& catalogue = m_session.catalogue;
    m_reading.start<std::vector<AttributeDefinition>>(
        m_session.runner, this, [&catalogue] { return attributeDefinitions(catalogue); },
        [typed, answer = std::move(answer)](Result<std::vector<AttributeDefinition>> result) {
            std::vector<SearchSuggestion> found;
            for (const auto& one : result.ok() ? result.value() : std::vector<AttributeDefinition>()) {
                if (one.key.startsWith(typed, Qt::CaseInsensitive))
                    found.push_back({one.key, one.key, one.name, false});
            }
            answer(std::move(found));
        });
}

} // namespace vitrine
