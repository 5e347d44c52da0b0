#include "ui/models/sidebar_node.h"

#include "core/catalog/tag_path.h"

#include <QCoreApplication>
#include <QHash>

namespace vitrine {

namespace {
using NodePtr = std::unique_ptr<SidebarNode>;

NodePtr placeNode(Location::Kind kind, const char* icon, std::optional<qint64> count)
{
    auto node = std::make_unique<SidebarNode>();
    node->location.kind = kind;
    node->label = node->location.name = locationTitle(node->location);
    node->icon = QString::fromLatin1(icon);
    node->count = count;
    return node;
}

NodePtr sectionNode(const QString& label, const char* icon)
{
    auto node = std::make_unique<SidebarNode>();
    node->section = true;
    node->label = label;
    node->icon = QString::fromLatin1(icon);
    return node;
}

/// Hangs each node below its parent, gives it its path as name and adds its count to those above: a filter on a tag
/// finds its descendants too. Parents come before children.
class Branches
{
public:
    explicit Branches(SidebarNode& section) : m_section(section) {}

    void hang(std::optional<qint64> parent, NodePtr node)
    {
        SidebarNode* above = parent ? m_known.value(*parent, &m_section) : &m_section;
        const QStringList path = (parent ? m_paths.value(*parent) : QStringList()) << node->label;
        node->location.name = composeTagPath(path);
        const qint64 id = node->location.id, count = node->count.value_or(0);
        m_paths.insert(id, path);
        m_known.insert(id, &above->add(std::move(node)));
        for (; above != &m_section; above = above->parent)
            above->count = above->count.value_or(0) + count;
    }

private:
    SidebarNode& m_section;
    QHash<qint64, SidebarNode*> m_known;
    QHash<qint64, QStringList> m_paths;
};

template <class IdT>
std::optional<qint64> valueOf(const std::optional<IdT>& id)
{
    return id ? std::optional(id->value()) : std::nullopt;
}

void addTags(SidebarNode& section, const std::vector<TagNode>& tags)
{
    Branches branches(section);
    for (const TagNode& one : tags) {
        auto node = std::make_unique<SidebarNode>();
        node->location.kind = Location::Kind::Tag;
        node->location.id = one.tag.id.value();
        node->location.assets = one.products == 0 && one.assets > 0;
        node->label = one.tag.name;
        node->icon = QStringLiteral("tag");
        node->colour = QColor(one.tag.colour);
        node->count = node->location.assets ? one.assets : one.products;
        branches.hang(valueOf(one.tag.parent), std::move(node));
    }
}

void addCategories(SidebarNode& section, const std::vector<CategoryNode>& categories)
{
    Branches branches(section);
    for (const CategoryNode& one : categories) {
        auto node = std::make_unique<SidebarNode>();
        node->location.kind = Location::Kind::Category;
        node->location.id = one.category.id.value();
        node->label = one.category.name;
        node->icon = QStringLiteral("view-list-tree");
        node->count = one.products;
        branches.hang(valueOf(one.category.parent), std::move(node));
    }
}

void addSearches(SidebarNode& section, const std::vector<SavedSearch>& searches)
{
    for (const SavedSearch& one : searches) {
        auto node = std::make_unique<SidebarNode>();
        node->location.kind = Location::Kind::SavedSearch;
        node->location.id = one.id.value();
        node->location.query = one.query;
        node->label = node->location.name = one.name;
        node->icon = QStringLiteral("edit-find");
        section.add(std::move(node));
    }
}

void addGalleries(SidebarNode& section, const std::vector<GallerySummary>& galleries)
{
    for (const GallerySummary& one : galleries) {
        auto node = std::make_unique<SidebarNode>();
        node->location.kind = Location::Kind::Gallery;
        node->location.id = one.gallery.id.value();
        node->label = node->location.name = one.gallery.name;
        node->icon = QStringLiteral("view-grid");
        node->count = one.entries;
        section.add(std::move(node));
    }
}

void addTrash(SidebarNode& root, const CatalogueCounts& counts)
{
    NodePtr trash = placeNode(Location::Kind::Trash, "trash-empty", counts.trashedProducts + counts.trashedAssets);
    // With only pictures in it the trash opens on them.
    trash->location.assets = counts.trashedProducts == 0 && counts.trashedAssets > 0;
    root.add(std::move(trash));
}
} // namespace

int SidebarNode::rowInParent() const
{
    for (size_t i = 0; parent && i < parent->children.size(); ++i) {
        if (parent->children[i].get() == this)
            return int(i);
    }
    return 0;
}

SidebarNode& SidebarNode::add(std::unique_ptr<SidebarNode> child)
{
    child->parent = this;
    children.push_back(std::move(child));
    return *children.back();
}

NodePtr sidebarTree(const SidebarData& data)
{
    auto root = std::make_unique<SidebarNode>();
    root->add(placeNode(Location::Kind::AllProducts, "package", data.counts.products));
    root->add(placeNode(Location::Kind::Inbox, "mail-folder-inbox", data.counts.inbox));
    root->add(placeNode(Location::Kind::AllAssets, "insert-image", data.counts.assets));
    root->add(placeNode(Location::Kind::Duplicates, "edit-copy", data.duplicates));
    addTrash(*root, data.counts);
    const auto section = [&](const char* label, const char* icon) -> SidebarNode& {
        return root->add(sectionNode(QCoreApplication::translate("Sidebar", label), icon));
    };
    if (!data.searches.empty())
        addSearches(section(QT_TRANSLATE_NOOP("Sidebar", "Saved searches"), "edit-find"), data.searches);
    if (!data.categories.empty())
        addCategories(section(QT_TRANSLATE_NOOP("Sidebar", "Categories"), "view-list-tree"), data.categories);
    addTags(section(QT_TRANSLATE_NOOP("Sidebar", "Tags"), "tag"), data.tags);
    if (!data.galleries.empty())
        addGalleries(section(QT_TRANSLATE_NOOP("Sidebar", "Galleries"), "view-grid"), data.galleries);
    return root;
}

} // namespace vitrine
