#include "ui/editors/vocabulary.h"

#include "core/base/text_fold.h"
#include "core/catalog/change_set.h"
#include "core/catalog/tag_path.h"
#include "core/services/catalogue_settings.h"
#include "ui/editors/currencies.h"
#include "ui/services/session.h"

#include <QLocale>

namespace vitrine {

namespace {
constexpr size_t kMostSuggestions = 50;

struct Everything {
    std::vector<TagNode> tags;
    std::vector<CategoryNode> categories;
    std::vector<AttributeDefinition> attributes;
    QMap<QString, QString> settings;
};

Result<Everything> readEverything(const Catalogue& catalogue)
{
    Everything everything;
    TRY_ASSIGN(everything.tags, tags, tagTree(catalogue));
    TRY_ASSIGN(everything.categories, categories, categoryTree(catalogue));
    TRY_ASSIGN(everything.attributes, attributes, attributeDefinitions(catalogue));
    TRY_ASSIGN(everything.settings, settings, catalogueSettings(catalogue));
    return everything;
}

/// How well `typed` (folded words) fits `text` (folded): 0 not at all, 1 some words begin with it, 2 the text begins
/// with it, 3 it is the text.
int fitOf(const QString& text, const QString& typed, const QStringList& typedWords)
{
    if (text == typed)
        return 3;
    if (text.startsWith(typed))
        return 2;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const bool all = std::all_of(typedWords.begin(), typedWords.end(), [&](const QString& part) {
        return std::any_of(words.begin(), words.end(), [&](const QString& word) { return word.startsWith(part); });
    });
    return all ? 1 : 0;
}

/// "Colour/Red" from its own name and its parent's path, which is known because parents come first.
template <class Node>
QString pathOf(const Node& node, const QHash<qint64, QString>& paths)
{
    const QString own = composeTagPath({node.name});
    const QString parent = node.parent ? paths.value(node.parent->value()) : QString();
    return parent.isEmpty() ? own : parent + kPathSeparator + own;
}
} // namespace

Vocabulary::Vocabulary(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session.changes, &ChangeRelay::changed, this, &Vocabulary::apply);
    reload();
}

void Vocabulary::reload()
{
    m_loading.start<Everything>(
        m_session.runner, this, [&catalogue = m_session.catalogue] { return readEverything(catalogue); },
        [this](Result<Everything> read) {
            if (!read.ok())
                return; // what was known stays; the views that show the catalogue tell what is wrong with it
            take(read.value().tags, read.value().categories);
            m_attributes = read.value().attributes;
            m_currency = read.value().settings.value(kCurrencySetting.toString(), desktopCurrency());
            m_loaded = true;
            Q_EMIT changed();
        });
}

void Vocabulary::apply(const ChangeSet& changes)
{
    if (changes.tagTree || changes.categoryTree || changes.attributeDefinitions || changes.settings ||
        changes.everything)
        reload();
}

void Vocabulary::take(const std::vector<TagNode>& tags, const std::vector<CategoryNode>& categories)
{
    m_tags.clear();
    m_categories.clear();
    m_tagById.clear();
    m_tagPaths.clear();
    m_categoryPaths.clear();
    for (const TagNode& node : tags) {
        const qint64 id = node.tag.id.value();
        const QString path = pathOf(node.tag, m_tagPaths);
        m_tagPaths.insert(id, path);
        m_tagById.insert(id, node.tag);
        Word word{id, path, {foldText(path), foldText(node.tag.name)}, node.products + node.assets};
        for (const QString& alias : node.tag.aliases)
            word.folded.append(foldText(alias));
        m_tags.push_back(std::move(word));
    }
    for (const CategoryNode& node : categories) {
        const qint64 id = node.category.id.value();
        const QString path = pathOf(node.category, m_categoryPaths);
        m_categoryPaths.insert(id, path);
        m_categories.push_back({id, path, {foldText(path), foldText(node.category.name)}, node.products});
    }
}

const AttributeDefinition* Vocabulary::attribute(AttributeId id) const
{
    const auto same = std::find_if(m_attributes.begin(), m_attributes.end(),
                                   [&](const AttributeDefinition& definition) { return definition.id == id; });
    return same == m_attributes.end() ? nullptr : &*same;
}

Chip Vocabulary::tagChip(TagId id) const
{
    const Tag tag = m_tagById.value(id.value());
    Chip chip;
    chip.key = QString::number(id.value());
    chip.text = tag.name;
    chip.tip = tagPath(id);
    if (!tag.aliases.isEmpty())
        chip.tip += u'\n' + tr("also: %1").arg(QLocale().createSeparatedList(tag.aliases));
    chip.colour = QColor(tag.colour);
    return chip;
}

Chip Vocabulary::categoryChip(CategoryId id) const
{
    Chip chip;
    chip.key = QString::number(id.value());
    chip.tip = categoryPath(id);
    chip.text = QString(chip.tip).replace(kPathSeparator, QStringLiteral(" › "));
    return chip;
}

std::vector<Suggestion> Vocabulary::suggestTags(const QString& typed) const
{
    return suggest(m_tags, typed);
}

std::vector<Suggestion> Vocabulary::suggestCategories(const QString& typed) const
{
    return suggest(m_categories, typed);
}

std::vector<Suggestion> Vocabulary::suggest(const std::vector<Word>& words, const QString& typed)
{
    const QString folded = foldText(typed);
    const QStringList parts = folded.split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, const Word*>> fitting;
    for (const Word& word : words) {
        int best = 0;
        for (const QString& text : word.folded)
            best = std::max(best, fitOf(text, folded, parts));
        if (best > 0)
            fitting.emplace_back(best, &word);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second->uses > b.second->uses;
    });
    if (fitting.size() > kMostSuggestions)
        fitting.resize(kMostSuggestions);
    std::vector<Suggestion> suggestions;
    for (const auto& [fit, word] : fitting)
        suggestions.push_back({QString::number(word->id), word->path});
    return suggestions;
}

} // namespace vitrine
