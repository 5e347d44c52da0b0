#include "ui/listener/connect_page.h"

#include "ui/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>

namespace vitrine {

using namespace theme;

ConnectPage::ConnectPage(QWidget* parent)
    : QWidget(parent), m_choice(new QComboBox(this)), m_text(new QPlainTextEdit(this))
{
    m_choice->setAccessibleName(tr("SDK and language"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Snippet"));
    auto* copy = new QPushButton(QIcon::fromTheme(QStringLiteral("edit-copy")), tr("Copy"), this);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(snippet()); });
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ConnectPage::showSnippet);
    auto* note =
        new QLabel(tr("Put the key's secret where SECRET stands. It is shown once, when the key is made."), this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout;
    row->addWidget(m_choice, 1);
    row->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    column->addLayout(row);
    column->addWidget(m_text, 1);
    column->addWidget(note);
}

void ConnectPage::setValues(const EndpointValues& values)
{
    const int current = m_choice->currentIndex();
    m_snippets = endpointSnippets(values);
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    for (const EndpointSnippet& each : m_snippets)
        m_choice->addItem(tr("%1: %2").arg(each.service, each.language));
    m_choice->setCurrentIndex(std::max(0, current));
    showSnippet();
}

QString ConnectPage::snippet() const
{
    return m_text->toPlainText();
}

void ConnectPage::showSnippet()
{
    const int index = m_choice->currentIndex();
    m_text->setPlainText(index >= 0 && index < int(m_snippets.size()) ? m_snippets[size_t(index)].text : QString());
}

} // namespace vitrine
