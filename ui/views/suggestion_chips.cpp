#include "ui/views/suggestion_chips.h"

#include "ui/editors/flow_layout.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

namespace {
bool isOwnKey(int key)
{
    constexpr int kOwn[] = {Qt::Key_Return,    Qt::Key_Enter, Qt::Key_Delete,
                            Qt::Key_Backspace, Qt::Key_Left,  Qt::Key_Right};
    return std::ranges::find(kOwn, key) != std::end(kOwn);
}
} // namespace

SuggestionChips::SuggestionChips(QWidget* parent) : QWidget(parent), m_layout(new FlowLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::kSpace4);
    setAccessibleName(tr("Suggestions"));
    hide();
}

QWidget* SuggestionChips::makeChip(const SuggestionChip& chip, int index)
{
    auto* frame = new QWidget(this);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* take = new QToolButton(frame);
    take->setObjectName(QStringLiteral("accept"));
    take->setText(chip.text);
    take->setToolTip(chip.tip);
    take->setAccessibleDescription(chip.tip);
    take->setFocusPolicy(Qt::StrongFocus);
    take->installEventFilter(this);
    auto* drop = new QToolButton(frame);
    drop->setObjectName(QStringLiteral("dismiss"));
    drop->setText(QStringLiteral("×"));
    drop->setAutoRaise(true);
    drop->setToolTip(tr("Do not suggest this again"));
    drop->setAccessibleName(tr("Dismiss: %1").arg(chip.text));
    drop->setFocusPolicy(Qt::NoFocus);
    row->addWidget(take);
    row->addWidget(drop);
    connect(take, &QToolButton::clicked, this, [this, index] { accept(index); });
    connect(drop, &QToolButton::clicked, this, [this, index] { dismiss(index); });
    return frame;
}

void SuggestionChips::setChips(const std::vector<SuggestionChip>& chips)
{
    for (QWidget* chip : m_chips) {
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one that is being clicked
    }
    m_chips.clear();
    for (const SuggestionChip& chip : chips) {
        m_chips.push_back(makeChip(chip, int(m_chips.size())));
        m_layout->addWidget(m_chips.back());
        m_chips.back()->show();
    }
    setVisible(!m_chips.empty());
}

QString SuggestionChips::text(int index) const
{
    return m_chips[size_t(index)]->findChild<QToolButton*>(QStringLiteral("accept"))->text();
}

void SuggestionChips::accept(int index)
{
    m_chips[size_t(index)]->setEnabled(false); // one step, however often it is pressed
    Q_EMIT accepted(index);
}

void SuggestionChips::dismiss(int index)
{
    m_chips[size_t(index)]->setEnabled(false);
    Q_EMIT dismissed(index);
}

bool SuggestionChips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(static_cast<QKeyEvent*>(event)->key())) {
        event->accept(); // not the window's command of this key, which would throw the thing itself away
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto chip = std::ranges::find(m_chips, qobject_cast<QWidget*>(watched->parent()));
    if (chip == m_chips.end())
        return QWidget::eventFilter(watched, event);
    const int index = int(chip - m_chips.begin());
    const auto focus = [this](int at) {
        const int within = (at + count()) % count();
        m_chips[size_t(within)]->findChild<QToolButton*>(QStringLiteral("accept"))->setFocus(Qt::TabFocusReason);
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept(index);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        dismiss(index);
        return true;
    case Qt::Key_Right:
        focus(index + 1);
        return true;
    case Qt::Key_Left:
        focus(index - 1);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace vitrine
