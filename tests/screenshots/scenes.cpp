#include "tests/screenshots/scenes.h"

#include "ui/actions/action_set.h"
#include "ui/commands/import_commands.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/duplicates/duplicate_desk.h"
#include "ui/duplicates/duplicate_model.h"
#include "ui/look/region_canvas.h"
#include "ui/look/region_editor.h"
#include "ui/palette/command_palette.h"
#include "ui/panels/placement_panel.h"
#include "ui/panels/plan_panel.h"
#include "ui/search/search_field.h"
#include "ui/views/picture_viewer.h"
#include "ui/views/placement_pane.h"
#include "ui/windows/workspace.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPixmap>
#include <QTableView>
#include <QtTest>

#include <cstdio>

namespace vitrine::test {

Scenes::Scenes(MainWindow& window, QString folder, QString prefix)
    : m_window(window), m_folder(std::move(folder)), m_prefix(std::move(prefix))
{}

bool Scenes::open(const QString& catalogue)
{
    bool opened = false;
    QObject::connect(&m_window, &MainWindow::opened, &m_window, [&opened] { opened = true; });
    m_window.openCatalogue(catalogue);
    if (!QTest::qWaitFor([&opened] { return opened; }, 30000))
        return false;
    settle();
    return true;
}

/// Lists, summaries and thumbnails come one after the other; a picture is taken once nothing has been asked for a
/// while.
void Scenes::settle()
{
    for (int quiet = 0; quiet < 6;) {
        QTest::qWait(50);
        m_window.repaint();
        const bool busy = m_window.workspace() && m_window.workspace()->browser().isLoading();
        quiet = busy ? 0 : quiet + 1;
    }
    QTest::qWait(250);
}

void Scenes::save(const QString& name)
{
    settle();
    const QString path = QDir(m_folder).filePath(m_prefix + u'-' + name + QStringLiteral(".png"));
    m_ok = m_window.grab().save(path) && m_ok;
    std::printf("%s\n", qPrintable(path));
}

void Scenes::select(const QList<int>& rows)
{
    GridView& grid = m_window.workspace()->grid();
    grid.clearSelection();
    for (const int row : rows) {
        grid.selectionModel()->setCurrentIndex(grid.model()->index(row, 0), QItemSelectionModel::Select);
    }
    grid.setFocus();
    settle();
}

void Scenes::go(Location::Kind kind)
{
    Location location;
    location.kind = kind;
    m_window.workspace()->browser().go(location);
    settle();
}

void Scenes::welcome()
{
    save(QStringLiteral("welcome"));
}

void Scenes::products()
{
    go(Location::Kind::AllProducts);
    m_window.actions().action(ActionId::SortName)->trigger();
    settle();
    select({5});
    save(QStringLiteral("products"));
}

void Scenes::several()
{
    select({3, 4, 7, 8});
    save(QStringLiteral("several"));
}

void Scenes::productOpen()
{
    select({9});
    m_window.actions().action(ActionId::Open)->trigger();
    settle();
    select({0});
    save(QStringLiteral("product"));
    m_window.actions().action(ActionId::Back)->trigger();
    settle();
}

void Scenes::inbox()
{
    go(Location::Kind::Inbox);
    select({1});
    save(QStringLiteral("inbox"));
}

void Scenes::searching()
{
    go(Location::Kind::AllProducts);
    Workspace& space = *m_window.workspace();
    QAction* filters = m_window.actions().action(ActionId::ShowFilters);
    filters->trigger();
    space.search().enter();
    for (const QString& piece : {QStringLiteral("price:<20 "), QStringLiteral("has:picture "), QStringLiteral("tin")})
        QTest::keyClicks(space.search().edit(), piece);
    settle();
    select({0});
    save(QStringLiteral("search"));
    space.search().setText({});
    space.browser().setWords({});
    filters->trigger();
    settle();
}

void Scenes::byLook()
{
    Workspace& space = *m_window.workspace();
    go(Location::Kind::AllProducts);
    select({9});
    m_window.actions().action(ActionId::FindSimilar)->trigger();
    m_ok = QTest::qWaitFor([&space] { return space.browser().answer() != nullptr; }, 30000) && m_ok;
    select({1});
    save(QStringLiteral("look"));
    QTest::mouseClick(space.search().pictureChip(0), Qt::LeftButton, {}, QPoint(8, 8));
    if (auto* editor = space.search().findChild<RegionEditor*>()) {
        m_ok = QTest::qWaitFor([editor] { return editor->canvas().proposal().has_value(); }, 10000) && m_ok;
        editor->canvas().setPart(QRectF(.22, .18, .5, .6));
        const QString path = QDir(m_folder).filePath(m_prefix + QStringLiteral("-look-part.png"));
        m_ok = editor->grab().save(path) && m_ok;
        editor->close();
    }
    space.browser().setLook({});
    settle();
}

void Scenes::palette()
{
    m_window.actions().action(ActionId::Palette)->trigger();
    settle();
    save(QStringLiteral("palette"));
    QTest::keyClick(m_window.commandPalette().edit(), Qt::Key_Escape);
}

void Scenes::plan(const QStringList& paths)
{
    ImportRequest request;
    request.paths = paths;
    m_window.workspace()->imports().import(request);
    m_ok = QTest::qWaitFor([this] { return m_window.workspace()->plan().model().rowCount() > 0; }, 20000) && m_ok;
    save(QStringLiteral("plan"));
    Q_EMIT m_window.workspace()->plan().cancelled();
}

void Scenes::proposals(const QStringList& paths)
{
    ImportRequest request;
    request.paths = paths;
    PlanPanel& plan = m_window.workspace()->plan();
    m_window.workspace()->imports().import(request);
    const PlacementModel& rows = plan.placement().model();
    m_ok = QTest::qWaitFor([&rows] { return rows.rowCount() > 0; }, 60000) && m_ok;
    QTest::keyClick(&plan.placement().table(), Qt::Key_Return);
    save(QStringLiteral("proposals"));
    Q_EMIT plan.cancelled();
}

void Scenes::sorting()
{
    go(Location::Kind::Inbox);
    m_window.actions().action(ActionId::SortInbox)->trigger();
    PlacementPanel& panel = m_window.workspace()->placements();
    const PlacementModel& rows = panel.placement().model();
    m_ok = QTest::qWaitFor([&rows] { return rows.rowCount() > 0; }, 60000) && m_ok;
    save(QStringLiteral("sorting"));
    Q_EMIT panel.closed();
}

void Scenes::history()
{
    QAction* shown = m_window.actions().action(ActionId::ShowHistory);
    shown->trigger();
    save(QStringLiteral("history"));
    shown->trigger();
}

void Scenes::preview()
{
    select({5});
    m_window.actions().action(ActionId::Preview)->trigger();
    save(QStringLiteral("preview"));
    m_window.workspace()->viewer().close();
}

void Scenes::duplicates()
{
    DuplicateDesk& desk = m_window.workspace()->duplicates();
    m_ok = QTest::qWaitFor([&desk] { return desk.groups().rowCount() > 0; }, 60000) && m_ok;
    go(Location::Kind::Duplicates);
    save(QStringLiteral("duplicates"));
    go(Location::Kind::AllProducts);
}

void Scenes::settings()
{
    m_window.actions().action(ActionId::Keys)->trigger();
    settle();
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* dialog = qobject_cast<SettingsDialog*>(widget)) {
            for (int page = 0; page < dialog->pageCount(); ++page) {
                dialog->openPage(page);
                settle();
                const QString name = QStringLiteral("%1-settings-%2.png").arg(m_prefix).arg(page + 1);
                m_ok = dialog->grab().save(QDir(m_folder).filePath(name)) && m_ok;
            }
            dialog->close();
        }
    }
}

void Scenes::empty()
{
    go(Location::Kind::AllProducts);
    m_window.workspace()->search().setText(QStringLiteral("zeppelin"));
    m_window.workspace()->browser().setWords(QStringLiteral("zeppelin"));
    save(QStringLiteral("nothing-found"));
    m_window.workspace()->search().setText({});
    m_window.workspace()->browser().setWords({});
}

} // namespace vitrine::test
