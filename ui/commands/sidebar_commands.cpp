#include "ui/commands/sidebar_commands.h"

#include "core/catalog/tag_path.h"
#include "core/services/edit_vocabulary.h"
#include "ui/style/shapes.h"
#include "ui/tag_colours.h"

#include <QMenu>
#include <QPixmap>

namespace vitrine {

SidebarCommands::SidebarCommands(const CommandContext& context, Sidebar& sidebar, QObject* parent)
    : QObject(parent), m_context(context), m_sidebar(sidebar)
{
    connect(&sidebar, &Sidebar::menuWanted, this, &SidebarCommands::openMenu);
    connect(&sidebar.sidebarModel(), &SidebarModel::renameRequested, this, &SidebarCommands::rename);
}

template <class T>
void SidebarCommands::edit(const QString& what, std::function<Result<T>(Catalogue&, const Actor&)> work,
                           const QString& done)
{
    m_context.session.edit<T>(this, what, std::move(work), [this, what, done](Result<T> result) {
        if (!result.ok())
            return m_context.session.notifier.complain(what, result.error());
        if constexpr (std::is_same_v<T, StepId>) {
            if (!done.isEmpty())
                m_context.session.notifier.inform(done, result.value());
        }
    });
}

void SidebarCommands::openMenu(const Location& location, const QModelIndex& index, QPoint at)
{
    auto* menu = new QMenu(&m_sidebar);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool writable = m_context.session.isWritable();
    const bool section = index.data(SidebarModel::SectionRole).toBool();
    const bool tags = location.kind == Location::Kind::Tag ||
                      (section && index.data(SidebarModel::IconNameRole).toString() == QStringLiteral("tag"));
    if (tags && writable)
        menu->addAction(section ? tr("New tag") : tr("New tag below"), this,
                        [this, location, section] { addTag(section ? Location() : location); });
    if (!section && index.flags().testFlag(Qt::ItemIsEditable)) {
        menu->addAction(tr("Rename"), this, [this, row = QPersistentModelIndex(index)] { m_sidebar.edit(row); });
        if (location.kind == Location::Kind::Tag)
            fillColours(menu->addMenu(tr("Colour")), location);
        menu->addSeparator();
        menu->addAction(tr("Remove"), this, [this, location] { remove(location); });
    }
    if (location.kind == Location::Kind::Tag && !section) {
        menu->addSeparator();
        Location other = location;
        other.assets = !location.assets;
        menu->addAction(other.assets ? tr("Show pictures with this tag") : tr("Show products with this tag"), this,
                        [this, other] { m_context.browser.go(other); });
    }
    if (location.kind == Location::Kind::Trash && !section)
        menu->addAction(m_context.actions.action(ActionId::EmptyTrash));
    if (menu->isEmpty())
        return menu->deleteLater();
    menu->popup(at);
}

void SidebarCommands::fillColours(QMenu* menu, const Location& tag)
{
    for (const TagColour& colour : tagColours()) {
        QPixmap dot(16, 16);
        dot.fill(Qt::transparent);
        if (!colour.value.isEmpty()) {
            QPainter painter(&dot);
            drawPanel(painter, QRectF(2, 2, 12, 12), QColor(colour.value), {}, 6);
        }
        menu->addAction(QIcon(dot), colour.name, this, [this, tag, value = colour.value] { setColour(tag, value); });
    }
}

void SidebarCommands::setColour(const Location& tag, const QString& colour)
{
    TagPatch patch;
    patch.colour = colour;
    edit<StepId>(tr("Could not colour the tag"), [id = TagId(tag.id), patch](Catalogue& catalogue, const Actor& actor) {
        return changeTag(catalogue, actor, id, patch);
    });
}

void SidebarCommands::addTag(const Location& below)
{
    const QString name = tr("New tag");
    QString path = composeTagPath({name});
    if (below.kind == Location::Kind::Tag)
        path = below.name + kPathSeparator + path;
    edit<TagId>(tr("Could not make a tag"),
                [path](Catalogue& catalogue, const Actor& actor) { return ensureTag(catalogue, actor, path); });
}

void SidebarCommands::rename(const Location& location, const QString& name)
{
    const QString what = tr("Could not rename");
    if (location.kind == Location::Kind::Tag) {
        TagPatch patch;
        patch.name = name;
        edit<StepId>(what, [id = TagId(location.id), patch](Catalogue& catalogue, const Actor& actor) {
            return changeTag(catalogue, actor, id, patch);
        });
    } else if (location.kind == Location::Kind::Category) {
        edit<StepId>(what, [id = CategoryId(location.id), name](Catalogue& catalogue, const Actor& actor) {
            return renameCategory(catalogue, actor, id, name);
        });
    } else if (location.kind == Location::Kind::SavedSearch) {
        edit<SavedSearchId>(what, [search = SavedSearch{SavedSearchId(location.id), name, location.query}](
                                      Catalogue& catalogue, const Actor& actor) {
            return vitrine::saveSearch(catalogue, actor, search);
        });
    }
}

void SidebarCommands::remove(const Location& location)
{
    const QString what = tr("Could not remove"), done = tr("Removed %1").arg(location.name);
    if (location.kind == Location::Kind::Tag) {
        edit<StepId>(
            what,
            [id = TagId(location.id)](Catalogue& catalogue, const Actor& actor) {
                const TagId ids[] = {id};
                return trashTags(catalogue, actor, ids);
            },
            done);
    } else if (location.kind == Location::Kind::Category) {
        edit<StepId>(
            what,
            [id = CategoryId(location.id)](Catalogue& catalogue, const Actor& actor) {
                return removeCategory(catalogue, actor, id);
            },
            done);
    } else if (location.kind == Location::Kind::SavedSearch) {
        edit<StepId>(
            what,
            [id = SavedSearchId(location.id)](Catalogue& catalogue, const Actor& actor) {
                return removeSavedSearch(catalogue, actor, id);
            },
            done);
    }
}

void SidebarCommands::saveSearch(const QString& name, const QString& query)
{
    edit<SavedSearchId>(tr("Could not save the search"),
                        [search = SavedSearch{{}, name, query}](Catalogue& catalogue, const Actor& actor) {
                            return vitrine::saveSearch(catalogue, actor, search);
                        });
}

} // namespace vitrine
