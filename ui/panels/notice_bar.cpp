#include "ui/panels/notice_bar.h"

#include "ui/theme.h"

#include <QIcon>
#include <QPushButton>

namespace vitrine {

using namespace theme;

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)), m_first(new QPushButton(this)), m_second(new QPushButton(this))
{
    auto* sign = new QLabel(this);
    sign->setPixmap(QIcon::fromTheme(QStringLiteral("dialog-information")).pixmap(kIconSmall, kIconSmall));
    m_text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace16, kSpace4, kSpace12, kSpace4);
    row->addWidget(sign);
    row->addWidget(m_text, 1);
    row->addWidget(m_second);
    row->addWidget(m_first);
    connect(m_first, &QPushButton::clicked, this, &NoticeBar::firstPressed);
    connect(m_second, &QPushButton::clicked, this, &NoticeBar::secondPressed);
    hide();
}

void NoticeBar::say(const QString& text, const QString& first, const QString& second)
{
    m_text->setText(text);
    m_first->setText(first);
    m_first->setVisible(!first.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    painter.fillRect(rect(), blend(c.surface, c.accent, 0.08));
    painter.fillRect(QRect(0, height() - 1, width(), 1), c.line);
}

} // namespace vitrine
