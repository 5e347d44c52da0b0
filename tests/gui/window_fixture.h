#pragma once

#include "tests/support/catalogue_fixture.h"
#include "ui/settings/user_settings.h"
#include "ui/style/appearance.h"
#include "ui/views/grid_view.h"
#include "ui/windows/main_window.h"
#include "ui/windows/workspace.h"

namespace vitrine::test {

/// How long anything in the window may take before a test gives up.
inline constexpr int kPatienceMs = 30'000;

/// The real window, with settings of its own, over a catalogue that a test fills and changes from outside: the
/// fixture's own Catalogue is another door to the same files, as another program would be.
class WindowFixture
{
public:
    WindowFixture();
    /// Closes the catalogue as a user would and waits for it.
    ~WindowFixture();

    CatalogueFixture& files() { return m_files; }
    Catalogue& other() { return m_files.catalogue(); }
    const Actor& otherActor() const { return m_files.actor(); }
    MainWindow& window() { return *m_window; }
    Workspace& workspace() { return *m_window->workspace(); }
    GridView& grid() { return workspace().grid(); }
    IdListModel& rows() { return workspace().browser().model(); }
    QAction& action(ActionId id) { return *m_window->actions().action(id); }

    /// Shows the window and opens the catalogue. False when `rows` rows do not appear in time.
    bool open(int rows);
    /// Closes the catalogue; the window stays. False when that takes too long.
    bool close();
    void select(std::initializer_list<int> rows);
    std::vector<qint64> selectedIds();
    QString title(int row) { return rows().index(row).data().toString(); }
    /// Committed steps of everybody.
    qsizetype steps();

private:
    CatalogueFixture m_files;
    QTemporaryDir m_settingsFolder;
    SystemClock m_clock;
    std::unique_ptr<UserSettings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace vitrine::test
