#include "ui/dialogs/import_page.h"

#include <QCheckBox>
#include <QComboBox>

namespace vitrine {

ImportPage::ImportPage(UserSettings& settings, QWidget* parent) : SettingsForm(tr("Import"), parent)
{
    auto* folders = new QComboBox(this);
    folders->addItem(tr("mean nothing"), 0);
    folders->addItem(tr("become categories"), 1);
    folders->addItem(tr("become tags"), 2);
    folders->setCurrentIndex(folders->findData(settings.folderRule()));
    connect(folders, &QComboBox::currentIndexChanged, this,
            [folders, &settings] { settings.setFolderRule(folders->currentData().toInt()); });
    addRow(tr("Nested folders"), folders);
    auto* inPlace = new QCheckBox(tr("Leave the originals where they are"), this);
    inPlace->setChecked(settings.importsInPlace());
    connect(inPlace, &QCheckBox::toggled, this, [&settings](bool on) { settings.setImportsInPlace(on); });
    addWide(inPlace);
    addNote(tr("Otherwise they are copied into the catalogue, which is safer: moving or deleting an original then "
               "changes nothing."));
    auto* nearby = new QCheckBox(tr("Pictures may be fetched from this computer and the local network"), this);
    nearby->setChecked(settings.allowsPrivateAddresses());
    connect(nearby, &QCheckBox::toggled, this, [&settings](bool on) { settings.setAllowsPrivateAddresses(on); });
    addWide(nearby);
    addNote(tr("Nothing is ever fetched without being asked for."));
}

} // namespace vitrine
