#include "tests/gui/window_script.h"

#include "ui/editors/field_editor.h"
#include "ui/palette/command_palette.h"
#include "ui/search/facet_bar.h"
#include "ui/search/facet_popup.h"
#include "ui/search/search_field.h"
#include "ui/text_format.h"
#include "ui/views/history_panel.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTreeView>
#include <QtTest>

namespace vitrine::test {

using namespace Qt::StringLiterals;

WindowScript::WindowScript(MainWindow& window, const QString& folder, const QString& word) : m_window(window)
{
    addOpening(folder);
    addScrolling();
    addSearching(word);
    addSelecting();
    addEditing();
    addFilters();
    addPlaces();
    addSizes();
    addPanels();
}

int WindowScript::rows() const
{
    return m_window.workspace() && grid().model() ? grid().model()->rowCount() : 0;
}

QString WindowScript::title(int row) const
{
    return row < rows() ? grid().model()->index(row, 0).data(Qt::DisplayRole).toString() : QString();
}

bool WindowScript::showsRows() const
{
    return rows() > 0 && !title(0).isEmpty();
}

QString WindowScript::shownName() const
{
    const FieldEditor* name = workspace().inspector().productPage()->field(u"name"_s);
    return name ? name->draft().toString() : QString();
}

void WindowScript::click(int row, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = grid().model()->index(row, 0);
    grid().scrollTo(index);
    QTest::mouseClick(grid().viewport(), Qt::LeftButton, modifiers, grid().visualRect(index).center());
}

std::vector<std::function<void()>> WindowScript::typing(const QString& text, const std::function<QWidget*()>& target)
{
    std::vector<std::function<void()>> events;
    for (const QChar letter : text)
        events.push_back([target, letter] { QTest::keyClick(target(), letter.toLatin1()); });
    return events;
}

void WindowScript::addOpening(const QString& folder)
{
    m_acts.push_back({u"open"_s, {[this, folder] { m_window.openCatalogue(folder); }}, [this] {
                          if (!showsRows())
                              return false;
                          if (m_all > 0)
                              return true;
                          m_all = rows();
                          QObject::connect(workspace().inspector().productPage(), &ProductInspector::titleChanged,
                                           &workspace(), [this](const QString& title) { m_inspected = title; });
                          return true;
                      }});
}

void WindowScript::addScrolling()
{
    std::vector<std::function<void()>> pages;
    for (int page = 0; page < 20; ++page)
        pages.push_back([this] { grid().verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd); });
    pages.push_back([this] { grid().scrollToBottom(); });
    m_acts.push_back({u"scroll"_s, pages, [this] { return !title(rows() - 1).isEmpty(); }});
    m_acts.push_back({u"scroll back"_s, {[this] { grid().scrollToTop(); }}, [this] { return showsRows(); }});
}

void WindowScript::addSearching(const QString& word)
{
    const auto field = [this]() -> QWidget* { return workspace().search().edit(); };
    Act search{u"search"_s, {triggering(ActionId::Find)}, [this] { return rows() < m_all && showsRows(); }};
    const auto letters = typing(word, field);
    search.events.insert(search.events.end(), letters.begin(), letters.end());
    m_acts.push_back(search);
    m_acts.push_back({u"search cleared"_s,
                      {[field] { QTest::keySequence(field(), QKeySequence(u"Ctrl+A"_s)); },
                       [field] { QTest::keyClick(field(), Qt::Key_Delete); }},
                      [this] { return listsAll(); }});
}

void WindowScript::addSelecting()
{
    m_acts.push_back({u"select one"_s, {[this] { click(1, Qt::NoModifier); }}, [this] {
                          return !shownName().isEmpty() && shownName() == title(1);
                      }});
    m_acts.push_back({u"select three"_s,
                      {[this] { click(0, Qt::ControlModifier); }, [this] { click(2, Qt::ControlModifier); }},
                      [this] { return m_inspected == ProductInspector::tr("%1 products").arg(formatCount(3)); }});
    m_acts.push_back({u"select all"_s, {[this] { grid().setFocus(); }, triggering(ActionId::SelectAll)}, [this] {
                          return m_inspected == ProductInspector::tr("%1 products").arg(formatCount(m_all)) &&
                                 grid().selectedCount() == m_all;
                      }});
    m_acts.push_back(
        {u"invert"_s, {triggering(ActionId::InvertSelection)}, [this] { return grid().selectedCount() == 0; }});
}

void WindowScript::addEditing()
{
    const auto line = [this]() -> QWidget* {
        return workspace().inspector().productPage()->field(u"name"_s)->focusProxy();
    };
    m_acts.push_back({u"select the product"_s, {[this] { click(1, Qt::NoModifier); }}, [this] {
                          m_name = title(1);
                          return !m_name.isEmpty() && shownName() == m_name;
                      }});
    Act edit{u"edit the name"_s,
             {[line] { line()->setFocus(); }, [line] { static_cast<QLineEdit*>(line())->selectAll(); }},
             [this] { return title(1) == u"Renamed"_s; }};
    const auto letters = typing(u"Renamed"_s, line);
    edit.events.insert(edit.events.end(), letters.begin(), letters.end());
    edit.events.push_back([line] { QTest::keyClick(line(), Qt::Key_Return); });
    m_acts.push_back(edit);
    m_acts.push_back({u"undo"_s, {[this] { grid().setFocus(); }, triggering(ActionId::Undo)}, [this] {
                          return title(1) == m_name && shownName() == m_name;
                      }});
}

void WindowScript::addFilters()
{
    m_acts.push_back(
        {u"filters"_s, {triggering(ActionId::ShowFilters)}, [this] { return workspace().facets().isVisible(); }});
    m_acts.push_back({u"a filter's values"_s,
                      {[this] {
                          for (QToolButton* button : workspace().facets().findChildren<QToolButton*>()) {
                              if (button->isCheckable())
                                  return button->click();
                          }
                      }},
                      [this] {
                          const auto* popup = m_window.findChild<FacetPopup*>();
                          return popup && popup->isVisible() &&
                                 popup->findChild<QAbstractItemView*>()->model()->rowCount() > 0;
                      }});
    m_acts.push_back({u"filters closed"_s,
                      {[this] { m_window.findChild<FacetPopup*>()->hide(); }, triggering(ActionId::ShowFilters)},
                      [this] { return !workspace().facets().isVisible(); }});
}

void WindowScript::addPlaces()
{
    const auto isListed = [this](QueryScope scope) {
        return workspace().browser().shownScope() == scope && !workspace().browser().isLoading();
    };
    for (const auto& [action, scope] :
         {std::pair(ActionId::GoInbox, QueryScope::Inbox), std::pair(ActionId::GoAssets, QueryScope::Assets),
          std::pair(ActionId::GoTrash, QueryScope::TrashedProducts)})
        m_acts.push_back({m_window.actions().action(action)->text().remove(u'&'),
                          {triggering(action)},
                          [isListed, scope = scope] { return isListed(scope); }});
    m_acts.push_back({u"all products"_s, {triggering(ActionId::GoProducts)}, [this, isListed] {
                          return isListed(QueryScope::Products) && listsAll();
                      }});
    const auto ordered = [this, isListed] { return isListed(QueryScope::Products) && listsAll(); };
    m_acts.push_back({u"another order"_s, {triggering(ActionId::SortName)}, ordered});
    m_acts.push_back({u"order as before"_s, {triggering(ActionId::SortRelevance)}, ordered});
}

void WindowScript::addSizes()
{
    std::vector<std::function<void()>> smaller(6, triggering(ActionId::SmallerCells));
    std::vector<std::function<void()>> larger(6, triggering(ActionId::LargerCells));
    const auto sightKnown = [this] {
        const auto [first, last] = grid().visibleItems();
        return !title(first).isEmpty() && !title(last).isEmpty();
    };
    m_acts.push_back({u"smaller pictures"_s, smaller, sightKnown});
    m_acts.push_back({u"larger pictures"_s, larger, sightKnown});
}

void WindowScript::addPanels()
{
    m_acts.push_back({u"history"_s, {triggering(ActionId::ShowHistory)}, [this] {
                          const auto* panel = workspace().findChild<HistoryPanel*>();
                          return panel->isVisible() && panel->view()->model()->rowCount() > 0;
                      }});
    m_acts.push_back({u"history closed"_s, {triggering(ActionId::ShowHistory)}, [this] {
                          return !workspace().findChild<HistoryPanel*>()->isVisible();
                      }});
    m_acts.push_back(
        {u"palette"_s, {triggering(ActionId::Palette)}, [this] { return m_window.commandPalette().isVisible(); }});
    m_acts.push_back({u"palette closed"_s, {[this] { m_window.commandPalette().hide(); }}, [this] {
                          return !m_window.commandPalette().isVisible();
                      }});
}

} // namespace vitrine::test
