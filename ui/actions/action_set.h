#pragma once

#include "ui/actions/action_table.h"

#include <QAction>
#include <QHash>
#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace vitrine {

class UserSettings;

/// The actions of one window, made from the table. Menus, toolbars, context menus, the palette and the key page all
/// show these same objects. GUI thread.
class ActionSet : public QObject
{
    Q_OBJECT
public:
    ActionSet(UserSettings& settings, QObject* parent);

    QAction* action(ActionId id) const { return m_actions.value(id); }
    /// Runs `handler` whenever the action is triggered, as long as `context` lives.
    void on(ActionId id, QObject* context, std::function<void()> handler);
    /// Registers the actions with the widgets in whose focus their keys work; grid actions go to `grid`.
    void installWindowActions(QWidget* window);
    void installGridActions(QWidget* grid);

    /// What holds now; every action is enabled or disabled by its row.
    void setAvailable(Needs available);
    Needs available() const { return m_available; }

    /// Appends a menu's actions with separators between groups.
    void fillMenu(QMenu* menu, MenuId id) const;
    static QString menuTitle(MenuId id);

    /// The translated text without mnemonic and dots: for the palette and the key page.
    static QString plainText(const ActionSpec& spec);
    /// Keys of an action; setting them keeps them in the settings. An action already having one of `keys` loses it and
    /// is returned by name, so that the key page can say so.
    QStringList setKeys(ActionId id, const QList<QKeySequence>& keys);
    static QList<QKeySequence> defaultKeys(const ActionSpec& spec);
    void resetKeys();
    /// Texts in the language that is now installed.
    void retranslate();

private:
    void applyKeys();
    UserSettings& m_settings;
    QHash<ActionId, QAction*> m_actions;
    Needs m_available;
};

} // namespace vitrine
