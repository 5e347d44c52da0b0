#pragma once

#include "ui/windows/main_window.h"
#include "ui/windows/workspace.h"

#include <functional>
#include <vector>

namespace vitrine::test {

/// One thing that a user does: the events that it consists of, and how one sees in the window that it is done.
struct Act {
    QString name;
    std::vector<std::function<void()>> events; ///< one a key press, click or command
    std::function<bool()> done;
};

/// What a user does in an hour, as a list: open, scroll, search, select, select all, edit a name, undo, filters, other
/// places, another order, other sizes, history, palette. Needs a catalogue of at least three products. It is in the end
/// what it was in the beginning. The script looks at the window only, never into the catalogue, so that whoever watches
/// the thread of the window sees nothing but the window's own work.
class WindowScript
{
public:
    /// `word` is in the name of some products but not of all.
    WindowScript(MainWindow& window, const QString& folder, const QString& word);
    const std::vector<Act>& acts() const { return m_acts; }
    /// The first product is shown with its name.
    bool showsRows() const;

private:
    Workspace& workspace() const { return *m_window.workspace(); }
    GridView& grid() const { return workspace().grid(); }
    int rows() const;
    QString title(int row) const;
    QString shownName() const;
    bool listsAll() const { return rows() == m_all && showsRows(); }
    void addOpening(const QString& folder);
    void addScrolling();
    void addSearching(const QString& word);
    void addSelecting();
    void addEditing();
    void addFilters();
    void addPlaces();
    void addSizes();
    void addPanels();
    void click(int row, Qt::KeyboardModifiers modifiers);
    void trigger(ActionId id) { m_window.actions().action(id)->trigger(); }
    std::function<void()> triggering(ActionId id)
    {
        return [this, id] { trigger(id); };
    }
    std::vector<std::function<void()>> typing(const QString& text, const std::function<QWidget*()>& target);

    MainWindow& m_window;
    std::vector<Act> m_acts;
    int m_all = 0;       ///< rows before anything was searched
    QString m_name;      ///< of the product that is renamed
    QString m_inspected; ///< what the inspector says it shows
};

} // namespace vitrine::test
