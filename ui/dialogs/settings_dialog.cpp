#include "ui/dialogs/settings_dialog.h"

#include "ui/dialogs/import_page.h"
#include "ui/dialogs/keeping_page.h"
#include "ui/dialogs/keys_page.h"
#include "ui/dialogs/look_page.h"
#include "ui/dialogs/model_page.h"
#include "ui/theme.h"

#include <QListWidget>
#include <QStackedWidget>

namespace vitrine {

using namespace theme;

SettingsDialog::SettingsDialog(UserSettings& settings, Appearance& appearance, ActionSet& actions, QWidget* parent)
    : QDialog(parent), m_list(new QListWidget(this)), m_pages(new QStackedWidget(this)),
      m_import(new ImportPage(settings, this)), m_keeping(new KeepingPage(settings, this)), m_model(new ModelPage(this))
{
    setWindowTitle(tr("Settings"));
    const auto add = [this](const QString& name, const QString& icon, QWidget* page) {
        m_list->addItem(new QListWidgetItem(QIcon::fromTheme(icon), name)); // the list owns it
        m_pages->addWidget(page);
    };
    add(tr("Look"), QStringLiteral("view-visible"), new LookPage(settings, appearance, this));
    add(tr("Import"), QStringLiteral("document-import"), m_import);
    add(tr("Keys"), QStringLiteral("input-keyboard"), new KeysPage(actions, this));
    add(tr("Keeping"), QStringLiteral("view-history"), m_keeping);
    add(tr("Search by look"), QStringLiteral("edit-find"), m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(150);
    m_list->setAccessibleName(tr("Pages"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    resize(720, 520);
}

void SettingsDialog::openPage(int page)
{
    m_list->setCurrentRow(page);
    show();
    raise();
    activateWindow();
}

void SettingsDialog::setSession(Session* session)
{
    m_import->setSession(session);
    m_keeping->setSession(session);
    m_model->setSession(session);
}

int SettingsDialog::pageCount() const
{
    return m_pages->count();
}

} // namespace vitrine
