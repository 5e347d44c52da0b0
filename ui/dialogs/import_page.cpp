#include "ui/dialogs/import_page.h"

#include "core/services/catalogue_settings.h"
#include "ui/editors/currencies.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpressionValidator>

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
    auto* proposes = new QCheckBox(tr("Look for the products that pictures without a name show"), this);
    proposes->setChecked(settings.proposesProducts());
    connect(proposes, &QCheckBox::toggled, this, [&settings](bool on) { settings.setProposesProducts(on); });
    addWide(proposes);
    addNote(tr("By barcodes in them and by look; nothing is placed without your word."));
    auto* nearby = new QCheckBox(tr("Pictures may be fetched from this computer and the local network"), this);
    nearby->setChecked(settings.allowsPrivateAddresses());
    connect(nearby, &QCheckBox::toggled, this, [&settings](bool on) { settings.setAllowsPrivateAddresses(on); });
    addWide(nearby);
    addNote(tr("Nothing is ever fetched without being asked for."));
    addCurrency();
}

void ImportPage::addCurrency()
{
    m_currency = new QComboBox(this);
    m_currency->setEditable(true);
    m_currency->setInsertPolicy(QComboBox::NoInsert);
    m_currency->addItems(usualCurrencies());
    m_currency->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z]{3}")), m_currency));
    m_currency->setAccessibleName(tr("Usual currency"));
    connect(m_currency, &QComboBox::textActivated, this, &ImportPage::saveCurrency);
    connect(m_currency->lineEdit(), &QLineEdit::editingFinished, this, &ImportPage::saveCurrency);
    addRow(tr("Usual currency"), m_currency);
    addNote(tr("Prices without a currency get this one. It is kept in the catalogue."));
    setSession(nullptr);
}

void ImportPage::setSession(Session* session)
{
    m_session = session;
    m_reading.cancel();
    m_currency->setEnabled(session && session->isWritable());
    m_currency->setEditText({});
    if (session)
        readCurrency();
}

void ImportPage::readCurrency()
{
    using Settings = QMap<QString, QString>;
    m_reading.start<Settings>(
        m_session->runner, this, [&catalogue = m_session->catalogue] { return catalogueSettings(catalogue); },
        [this](Result<Settings> result) {
            if (!result.ok())
                return m_session->notifier.complain(tr("Could not read the settings"), result.error());
            m_shown = result.value().value(kCurrencySetting.toString(), desktopCurrency());
            m_currency->setEditText(m_shown);
        });
}

void ImportPage::saveCurrency()
{
    const QString chosen = m_currency->currentText().toUpper();
    if (!m_session || chosen == m_shown || !m_currency->lineEdit()->hasAcceptableInput())
        return;
    m_shown = chosen;
    m_session->edit<StepId>(this, tr("Could not save the settings"),
                            [chosen](Catalogue& catalogue, const Actor& actor) {
                                return changeSettings(catalogue, actor, {{kCurrencySetting.toString(), chosen}});
                            });
}

} // namespace vitrine
