#include "ui/editors/text_block_row.h"

#include "ui/editors/growing_text.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace vitrine {

namespace {
constexpr int kLeastLines = 1;
constexpr int kMostLines = 10;
} // namespace

TextBlockRow::TextBlockRow(QWidget* parent)
    : QWidget(parent), m_title(new QLineEdit(this)), m_body(new GrowingText(this)),
      m_up(addButton(QStringLiteral("↑"), tr("Move up (Alt+Up)"), this)),
      m_down(addButton(QStringLiteral("↓"), tr("Move down (Alt+Down)"), this))
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setFrame(false);
    m_title->setPlaceholderText(tr("Title"));
    m_title->setAccessibleName(tr("Title of the text"));
    m_body->setLines(kLeastLines, kMostLines);
    m_body->setPlaceholderText(tr("Text"));
    m_body->setAccessibleName(tr("Text"));
    auto* remove = addButton(QStringLiteral("×"), tr("Remove this text"), this);
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_title, 1);
    head->addWidget(m_up);
    head->addWidget(m_down);
    head->addWidget(remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, theme::kSpace4);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_body);
    m_title->installEventFilter(this);
    m_body->installEventFilter(this);
    connect(m_title, &QLineEdit::textEdited, this, &TextBlockRow::edited);
    connect(m_body, &QPlainTextEdit::textChanged, this, &TextBlockRow::edited);
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    connect(remove, &QToolButton::clicked, this, &TextBlockRow::removeRequested);
}

QToolButton* TextBlockRow::addButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

void TextBlockRow::show(const TextBlock& block)
{
    if (m_title->text() != block.title)
        m_title->setText(block.title);
    if (body() == block.body)
        return;
    const QSignalBlocker quiet(m_body);
    m_body->setPlainText(block.body);
    m_body->setLines(kLeastLines, kMostLines);
}

QString TextBlockRow::title() const
{
    return m_title->text().trimmed();
}

QString TextBlockRow::body() const
{
    return m_body->toPlainText().trimmed();
}

void TextBlockRow::setMovable(bool up, bool down)
{
    m_up->setEnabled(up);
    m_down->setEnabled(down);
}

bool TextBlockRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool up = key->key() == Qt::Key_Up;
        if (key->modifiers() == Qt::AltModifier && (up || key->key() == Qt::Key_Down)) {
            Q_EMIT moveRequested(up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
