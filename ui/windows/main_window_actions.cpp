// The part of MainWindow that gives the commands of the whole window their meaning.
#include "core/services/maintenance.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/listener/lamp_label.h"
#include "ui/listener/listener_door.h"
#include "ui/palette/command_palette.h"
#include "ui/services/job_starter.h"
#include "ui/text_format.h"
#include "ui/toasts/toast_stack.h"
#include "ui/windows/main_window.h"
#include "ui/windows/workspace.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QStandardPaths>

namespace vitrine {

void MainWindow::buildMenus()
{
    const auto menuFor = [this](MenuId id) {
        QMenu* menu = menuBar()->addMenu(ActionSet::menuTitle(id));
        m_actions->fillMenu(menu, id);
        return menu;
    };
    QMenu* file = menuFor(MenuId::File);
    m_recentMenu = new QMenu(tr("Open &recent"), file);
    file->insertMenu(m_actions->action(ActionId::ImportFiles), m_recentMenu);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    menuFor(MenuId::Edit);
    QMenu* item = menuFor(MenuId::Item);
    auto* state = new QMenu(ActionSet::menuTitle(MenuId::State), item);
    m_actions->fillMenu(state, MenuId::State);
    item->insertMenu(m_actions->action(ActionId::DetachFromProduct), state);
    menuFor(MenuId::Picture);
    QMenu* view = menuFor(MenuId::View);
    auto* sort = new QMenu(ActionSet::menuTitle(MenuId::Sort), view);
    m_actions->fillMenu(sort, MenuId::Sort);
    view->insertMenu(m_actions->action(ActionId::ShowFilters), sort);
    menuFor(MenuId::Go);
    menuFor(MenuId::Help);
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    for (const QString& folder : m_settings.recentCatalogues())
        m_recentMenu->addAction(QFileInfo(folder).fileName(), this, [this, folder] { openCatalogue(folder); })
            ->setToolTip(folder);
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("Nothing yet"))->setEnabled(false);
}

void MainWindow::connectActions()
{
    m_actions->on(ActionId::NewCatalogue, this, [this] { chooseNew(); });
    m_actions->on(ActionId::OpenCatalogue, this, [this] { chooseOpen(); });
    m_actions->on(ActionId::CloseCatalogue, this, [this] { closeCatalogue(); });
    m_actions->on(ActionId::Quit, this, [this] { close(); });
    m_actions->on(ActionId::Palette, this, [this] { showPalette(); });
    m_actions->on(ActionId::Settings, this, [this] { showSettings(0); });
    m_actions->on(ActionId::LookSettings, this, [this] { showSettings(SettingsDialog::kModelPage); });
    m_actions->on(ActionId::Keys, this, [this] { showSettings(SettingsDialog::kKeysPage); });
    m_actions->on(ActionId::ShowListener, this, [this] {
        if (m_listener)
            m_listener->showPanel();
    });
    m_actions->on(ActionId::About, this, [this] { showAbout(); });
    m_actions->on(ActionId::FullScreen, this, [this] {
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        m_actions->action(ActionId::FullScreen)->setChecked(isFullScreen());
    });
}

void MainWindow::connectMaintenance()
{
    m_actions->on(ActionId::CheckCatalogue, this, [this] { check(); });
    m_actions->on(ActionId::Backup, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Back up into a folder"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::backUp);
        dialog->open();
    });
}

void MainWindow::makeListener()
{
    m_listener = std::make_unique<ListenerDoor>(m_session->session(), m_listenerFactory, m_settings, this);
    connect(m_listener.get(), &ListenerDoor::stateChanged, this, &MainWindow::showLamp);
    connect(m_listener.get(), &ListenerDoor::undoWanted, this, [this](StepId step) { m_workspace->undoStep(step); });
    m_actions->action(ActionId::ShowListener)->setVisible(bool(m_listenerFactory));
    showLamp({});
}

/// The lamp in the toolbar: another picture and its word as the tip.
void MainWindow::showLamp(const ListenerState& state)
{
    QAction* action = m_actions->action(ActionId::ShowListener);
    const bool on = state.lamp == ListenerLamp::Listening;
    action->setIcon(QIcon::fromTheme(on ? QStringLiteral("network-connect") : QStringLiteral("network-disconnect")));
    action->setToolTip(tr("Listener: %1").arg(lampText(state)));
}

void MainWindow::backUp(const QString& target)
{
    if (!m_session)
        return;
    startJob<BackupReport>(
        m_session->session(), this, tr("Backing up"),
        [target](Catalogue& catalogue, const JobContext& job) { return backupCatalogue(catalogue, target, job); },
        [this, target](Result<BackupReport> result) {
            if (!result.ok())
                return m_toasts->complain(tr("Could not back up"), result.error());
            m_toasts->inform(tr("Backed up to %1 (%2), and tried that it can be restored")
                                 .arg(QFileInfo(target).fileName(), formatBytes(result.value().bytes)));
        });
}

void MainWindow::check()
{
    if (!m_session)
        return;
    startJob<CheckReport>(
        m_session->session(), this, tr("Checking the catalogue"),
        [&clock = m_clock](Catalogue& catalogue, const JobContext& job) {
            return checkCatalogue(catalogue.folder(), clock, Repair::No, false, job);
        },
        [this](Result<CheckReport> result) {
            if (!result.ok())
                return m_toasts->complain(tr("Could not check"), result.error());
            if (result.value().ok)
                return m_toasts->inform(tr("Everything is in order."));
            auto* message = new QMessageBox(QMessageBox::Warning, tr("Check"), tr("The check found problems."),
                                            QMessageBox::Close, this);
            message->setAttribute(Qt::WA_DeleteOnClose);
            message->setDetailedText(result.value().problems.join(u'\n'));
            message->open();
        });
}

void MainWindow::chooseNew()
{
    auto* dialog =
        new QFileDialog(this, tr("New catalogue"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setLabelText(QFileDialog::FileName, tr("Name of the folder"));
    dialog->setLabelText(QFileDialog::Accept, tr("Make"));
    dialog->selectFile(tr("My catalogue"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { createCatalogue(folder); });
    dialog->open();
}

void MainWindow::chooseOpen()
{
    auto* dialog = new QFileDialog(this, tr("Open a catalogue"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openCatalogue);
    dialog->open();
}

void MainWindow::showPalette()
{
    std::vector<PaletteEntry> entries;
    for (const ActionSpec& spec : actionTable()) {
        QAction* action = m_actions->action(spec.id);
        if (spec.id == ActionId::Palette || spec.id == ActionId::FindSlash)
            continue;
        entries.push_back({ActionSet::plainText(spec), action->shortcut().toString(QKeySequence::NativeText),
                           action->icon(), action->isEnabled(), [action] { action->trigger(); }});
    }
    for (const QString& folder : m_settings.recentCatalogues())
        entries.push_back({tr("Open %1").arg(QFileInfo(folder).fileName()), tr("catalogue"),
                           QIcon::fromTheme(QStringLiteral("document-open")), true,
                           [this, folder] { openCatalogue(folder); }});
    if (m_workspace) {
        for (PaletteEntry& place : m_workspace->places())
            entries.push_back(std::move(place));
    }
    m_palette->open(std::move(entries));
}

void MainWindow::showSettings(int page)
{
    if (!m_settingsDialog) {
        m_settingsDialog = new SettingsDialog(m_settings, m_appearance, *m_actions, this);
        m_settingsDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_settingsDialog->setSession(m_session ? &m_session->session() : nullptr);
    m_settingsDialog->openPage(page);
}

void MainWindow::showAbout()
{
    auto* about = new QMessageBox(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setWindowTitle(tr("About Vitrine"));
    about->setIconPixmap(windowIcon().pixmap(64, 64));
    about->setText(QStringLiteral("Vitrine %1").arg(QCoreApplication::applicationVersion()));
    about->setInformativeText(tr("Keeps a product catalogue and finds anything in it.\n"
                                 "Nothing leaves this computer: no account, no network, no telemetry.\n\n"
                                 "Free software under the GNU General Public License, version 3 or later."));
    about->open();
}

} // namespace vitrine
