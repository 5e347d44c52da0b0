#pragma once

#include "core/base/clock.h"
#include "core/services/catalogue.h"
#include "ui/actions/action_set.h"
#include "ui/listener/listener_parts.h"
#include "ui/services/open_session.h"
#include "ui/style/appearance.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <memory>

class QStackedWidget;

namespace vitrine {

class CommandPalette;
class ListenerDoor;
class SettingsDialog;
class ToastStack;
class WelcomePage;
class Workspace;

/// One window with at most one open catalogue. It composes; what it shows is in Workspace and WelcomePage.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// Everything given outlives the window.
    MainWindow(const Clock& clock, UserSettings& settings, Appearance& appearance);
    ~MainWindow() override;

    /// Opens on a worker; the window shows what happens. What is open is closed first.
    void openCatalogue(const QString& folder);
    /// Makes an empty catalogue there, opens it, then imports these (may be empty).
    void createCatalogue(const QString& folder, const QStringList& thenImport = {});
    void makeSample(const QString& folder);
    void closeCatalogue();

    /// Lets the window offer the listener; without it the command is missing. Before a catalogue is opened.
    void setListenerFactory(ListenerFactory factory) { m_listenerFactory = std::move(factory); }

    ActionSet& actions() { return *m_actions; }
    /// nullptr while the first page is shown.
    ListenerDoor* listener() const { return m_listener.get(); }
    /// nullptr while the first page is shown.
    Workspace* workspace() const { return m_workspace; }
    ToastStack& toasts() { return *m_toasts; }
    CommandPalette& commandPalette() { return *m_palette; }
    WelcomePage& welcome() { return *m_welcome; }

Q_SIGNALS:
    /// A catalogue is open and shown.
    void opened();
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildMenus();
    void fillRecent();
    void connectActions();
    void connectMaintenance();
    void showLamp(const ListenerState& state);
    void makeListener();
    void connectWelcome();
    void chooseNew();
    void chooseOpen();
    void showPalette();
    void showSettings(int page);
    void showAbout();
    void backUp(const QString& target);
    void check();
    void takeCatalogue(std::unique_ptr<Catalogue> catalogue, const QStringList& thenImport);
    void startOpening(const QString& text, const QString& folder, std::function<Result<>()> before,
                      const QStringList& thenImport);
    void leaveCatalogue(std::function<void()> then);
    void finishLeaving();
    void shutCatalogue();
    void left();
    void askAboutRunningWork();

    const Clock& m_clock;
    UserSettings& m_settings;
    Appearance& m_appearance;
    ActionSet* m_actions;
    QStackedWidget* m_pages;
    WelcomePage* m_welcome;
    ToastStack* m_toasts;
    CommandPalette* m_palette;
    QMenu* m_recentMenu = nullptr;
    QPointer<SettingsDialog> m_settingsDialog;
    std::unique_ptr<OpenSession> m_session; ///< outlives the workspace, which is deleted first
    ListenerFactory m_listenerFactory;
    std::unique_ptr<ListenerDoor> m_listener; ///< ends before the session
    Workspace* m_workspace = nullptr;
    std::function<void()> m_afterLeaving;
    QTimer m_leaving;
    std::stop_source m_stopSample;
    bool m_closing = false;
    bool m_shutting = false;   ///< a catalogue is being closed on the worker
    ServiceRunner m_runner{1}; ///< for what has no catalogue yet; last: ends first
};

/// A folder that does not exist yet: "Vitrine", "Vitrine 2".
QString freeFolder(const QString& parent, const QString& name);

} // namespace vitrine
