#include "ui/toasts/toast.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QIcon>
#include <QPushButton>
#include <QToolButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kShownMs = 8000, kFailureMs = 15000;
constexpr int kWidest = 520;
} // namespace

Toast::Toast(const QString& text, ToastKind kind, QWidget* parent)
    : QFrame(parent), m_kind(kind), m_label(new QLabel(text, this))
{
    setAttribute(Qt::WA_Hover);
    setAccessibleName(text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace16, kSpace8, kSpace8, kSpace8);
    row->setSpacing(kSpace8);
    if (kind == ToastKind::Failure) {
        auto* sign = new QLabel(this);
        sign->setPixmap(QIcon::fromTheme(QStringLiteral("data-warning")).pixmap(kIconSmall, kIconSmall));
        row->addWidget(sign, 0, Qt::AlignTop);
    }
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(m_label->sizeHint().width() > kWidest - 140);
    m_label->setMaximumWidth(kWidest - 140);
    row->addWidget(m_label, 1);
    auto* close = new QToolButton(this);
    close->setIcon(QIcon::fromTheme(QStringLiteral("window-close")));
    close->setIconSize({kIconSmall, kIconSmall});
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &Toast::over);
    row->addWidget(close, 0, Qt::AlignTop);
    m_time.setSingleShot(true);
    m_time.setInterval(kind == ToastKind::Failure ? kFailureMs : kShownMs);
    connect(&m_time, &QTimer::timeout, this, &Toast::over);
    m_time.start();
}

void Toast::addButton(const QString& text)
{
    m_button = new QPushButton(text, this);
    m_button->setFlat(true);
    QPalette mine = m_button->palette();
    mine.setColor(QPalette::ButtonText, coloursOf(mine).accent);
    m_button->setPalette(mine);
    auto* row = qobject_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->count() - 1, m_button, 0, Qt::AlignTop);
    connect(m_button, &QPushButton::clicked, this, [this] {
        Q_EMIT pressed();
        Q_EMIT over();
    });
}

QString Toast::text() const
{
    return m_label->text();
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    drawPanel(painter, rect(), c.raised, m_kind == ToastKind::Failure ? c.bad : blend(c.line, c.text, 0.15),
              kRadius + 2);
}

void Toast::enterEvent(QEnterEvent*)
{
    m_time.stop();
}

void Toast::leaveEvent(QEvent*)
{
    m_time.start();
}

} // namespace vitrine
