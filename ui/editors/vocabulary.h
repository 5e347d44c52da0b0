#pragma once

#include "core/services/browse.h"
#include "ui/editors/chip.h"
#include "ui/editors/suggestion_popup.h"
#include "ui/services/service_runner.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace vitrine {
struct ChangeSet;
struct Session;

/// The words of the open catalogue for completion and for showing chips: tags with paths and aliases, categories,
/// attribute definitions, its usual currency. Read on a worker, again whenever a change set says so. GUI thread.
class Vocabulary final : public QObject
{
    Q_OBJECT
public:
    explicit Vocabulary(Session& session, QObject* parent = nullptr);

    bool isLoaded() const { return m_loaded; }
    /// "Colour/Red"; empty when unknown.
    QString tagPath(TagId tag) const { return m_tagPaths.value(tag.value()); }
    QString categoryPath(CategoryId category) const { return m_categoryPaths.value(category.value()); }
    const std::vector<AttributeDefinition>& attributes() const { return m_attributes; }
    /// ISO 4217 code of prices without one: the catalogue's setting, else the desktop's.
    const QString& currency() const { return m_currency; }
    const AttributeDefinition* attribute(AttributeId id) const;
    Chip tagChip(TagId tag) const;
    Chip categoryChip(CategoryId category) const;
    /// Words of `typed` may begin any word of a path or an alias; whole matches first, then the most used. At most 50.
    std::vector<Suggestion> suggestTags(const QString& typed) const;
    std::vector<Suggestion> suggestCategories(const QString& typed) const;

    void reload();

Q_SIGNALS:
    void changed();

private:
    struct Word {
        qint64 id = 0;
        QString path;
        QStringList folded; ///< the path and the aliases, folded
        qint64 uses = 0;
    };
    static std::vector<Suggestion> suggest(const std::vector<Word>& words, const QString& typed);
    void take(const std::vector<TagNode>& tags, const std::vector<CategoryNode>& categories);
    void apply(const ChangeSet& changes);

    Session& m_session;
    LatestRun m_loading;
    std::vector<Word> m_tags;
    std::vector<Word> m_categories;
    QHash<qint64, Tag> m_tagById;
    QHash<qint64, QString> m_tagPaths;
    QHash<qint64, QString> m_categoryPaths;
    std::vector<AttributeDefinition> m_attributes;
    QString m_currency;
    bool m_loaded = false;
};

} // namespace vitrine
