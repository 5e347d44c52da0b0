#pragma once

#include "ui/commands/command_context.h"
#include "ui/panels/sidebar.h"

#include <QObject>

namespace vitrine {

/// Renaming, colouring and removing what the sidebar lists; saved searches.
class SidebarCommands : public QObject
{
    Q_OBJECT
public:
    SidebarCommands(const CommandContext& context, Sidebar& sidebar, QObject* parent);
    /// Keeps the words of the search field under a name.
    void saveSearch(const QString& name, const QString& query);

private:
    void openMenu(const Location& location, const QModelIndex& index, QPoint at);
    void rename(const Location& location, const QString& name);
    void remove(const Location& location);
    void addTag(const Location& below);
    void setColour(const Location& tag, const QString& colour);
    void fillColours(QMenu* menu, const Location& tag);
    template <class T>
    void edit(const QString& what, std::function<Result<T>(Catalogue&, const Actor&)> work, const QString& done = {});

    CommandContext m_context;
    Sidebar& m_sidebar;
};

} // namespace vitrine
