#include "ui/dialogs/look_page.h"

#include <QCheckBox>
#include <QComboBox>

namespace vitrine {

LookPage::LookPage(UserSettings& settings, Appearance& appearance, QWidget* parent) : SettingsForm(tr("Look"), parent)
{
    auto* scheme = new QComboBox(this);
    scheme->addItem(tr("As the desktop"), int(SchemeChoice::System));
    scheme->addItem(tr("Light"), int(SchemeChoice::Light));
    scheme->addItem(tr("Dark"), int(SchemeChoice::Dark));
    scheme->addItem(tr("High contrast"), int(SchemeChoice::HighContrast));
    scheme->addItem(tr("The desktop's own colours"), int(SchemeChoice::DesktopColours));
    scheme->setCurrentIndex(scheme->findData(int(settings.scheme())));
    connect(scheme, &QComboBox::currentIndexChanged, this,
            [scheme, &appearance] { appearance.setChoice(SchemeChoice(scheme->currentData().toInt())); });
    addRow(tr("Colours"), scheme);
    auto* language = new QComboBox(this);
    language->addItem(tr("As the desktop"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    language->setCurrentIndex(std::max(0, language->findData(settings.language())));
    connect(language, &QComboBox::currentIndexChanged, this,
            [language, &settings] { settings.setLanguage(language->currentData().toString()); });
    addRow(tr("Language"), language);
    addNote(tr("Another language is used from the next start on."));
    auto* reopen = new QCheckBox(tr("Open the last catalogue at start"), this);
    reopen->setChecked(settings.reopensLast());
    connect(reopen, &QCheckBox::toggled, this, [&settings](bool on) { settings.setReopensLast(on); });
    addWide(reopen);
}

} // namespace vitrine
