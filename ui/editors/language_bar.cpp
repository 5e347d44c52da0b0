#include "ui/editors/language_bar.h"

#include "core/catalog/language.h"

#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QTabBar>
#include <QToolButton>
#include <QWidgetAction>

#include <array>

namespace vitrine {

namespace {
// Offered first; any BCP 47 tag can be typed.
constexpr std::array kUsual{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "zh-Hans", "zh-Hant", "ja", "ko"};
} // namespace

LanguageBar::LanguageBar(QWidget* parent) : QWidget(parent), m_tabs(new QTabBar(this)), m_more(new QToolButton(this))
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Language of the texts"));
    m_more->setText(QStringLiteral("+"));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("Write in another language"));
    m_more->setAccessibleName(m_more->toolTip());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_tabs);
    row->addWidget(m_more);
    row->addStretch(1);
    fill({}, {});
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { Q_EMIT languageChanged(language()); });
    connect(m_more, &QToolButton::clicked, this, &LanguageBar::offerMore);
}

void LanguageBar::setLanguages(const std::set<QString>& languages)
{
    fill(languages, language());
}

QString LanguageBar::language() const
{
    return m_tabs->tabData(m_tabs->currentIndex()).toString();
}

void LanguageBar::choose(const QString& language)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->tabData(index).toString() == language) {
            m_tabs->setCurrentIndex(index);
            return;
        }
    }
    const int index = m_tabs->addTab(nameOf(language));
    m_tabs->setTabData(index, language);
    m_tabs->setCurrentIndex(index);
}

QString LanguageBar::nameOf(const QString& language)
{
    if (language.isEmpty())
        return tr("Default");
    const QLocale locale(language);
    if (locale.language() == QLocale::C)
        return language;
    const QString name = locale.nativeLanguageName();
    return name.isEmpty() ? language : name.left(1).toUpper() + name.mid(1);
}

void LanguageBar::fill(const std::set<QString>& languages, const QString& current)
{
    std::set<QString> all = languages;
    all.insert(QString());
    all.insert(current);
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const QString& language : all) {
        const int index = m_tabs->addTab(nameOf(language));
        m_tabs->setTabData(index, language);
        m_tabs->setTabToolTip(index, language);
        if (language == current)
            m_tabs->setCurrentIndex(index);
    }
}

void LanguageBar::offerMore()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* tag : kUsual) {
        const QString language = QLatin1String(tag);
        menu->addAction(nameOf(language), this, [this, language] { choose(language); });
    }
    menu->addSeparator();
    auto* edit = new QLineEdit(menu);
    edit->setPlaceholderText(tr("Another: pt-BR"));
    edit->setAccessibleName(tr("Language tag"));
    connect(edit, &QLineEdit::returnPressed, menu, [this, edit, menu] {
        auto tag = normalizedLanguage(edit->text().trimmed());
        if (!tag.ok() || tag.value().isEmpty()) {
            edit->selectAll();
            edit->setToolTip(tr("This is not a language tag, such as pt-BR."));
            return;
        }
        menu->close();
        choose(tag.value());
    });
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(edit);
    menu->addAction(action);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

} // namespace vitrine
