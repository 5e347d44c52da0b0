#include "ui/editors/chip_edit.h"

#include "ui/editors/flow_layout.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>

namespace vitrine {

ChipEdit::ChipEdit(QWidget* parent)
    : QWidget(parent), m_flow(new FlowLayout(this)), m_input(new QLineEdit(this)), m_popup(new SuggestionPopup(m_input))
{
    m_input->setFrame(false);
    m_input->setMinimumWidth(m_input->fontMetrics().averageCharWidth() * 14);
    m_input->installEventFilter(this);
    m_flow->addWidget(m_input);
    m_flow->setLastStretches(true);
    setFocusProxy(m_input);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_popup, &SuggestionPopup::chosen, this, [this](const QString& key) {
        m_input->clear();
        Q_EMIT addRequested(key);
    });
}

void ChipEdit::setSource(Suggest suggest)
{
    m_popup->setSource(std::move(suggest));
}

void ChipEdit::setPlaceholder(const QString& text)
{
    m_input->setPlaceholderText(text);
}

void ChipEdit::setChips(const std::vector<Chip>& chips)
{
    if (chips == m_chips)
        return;
    int focused = -1;
    for (size_t index = 0; index < m_buttons.size(); ++index) {
        if (m_buttons[index]->hasFocus())
            focused = int(index);
    }
    for (ChipButton* button : m_buttons) {
        m_flow->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_chips = chips;
    for (const Chip& chip : m_chips)
        addButton(chip);
    if (focused >= 0)
        focusChip(std::min(focused, int(m_buttons.size()) - 1));
    updateGeometry();
}

void ChipEdit::addButton(const Chip& chip)
{
    auto* button = new ChipButton(chip, this);
    m_flow->insertWidget(int(m_buttons.size()), button);
    QWidget* before = m_buttons.empty() ? static_cast<QWidget*>(m_input) : m_buttons.back();
    QWidget::setTabOrder(before, button);
    const int index = int(m_buttons.size());
    m_buttons.push_back(button);
    button->show();
    const QString key = chip.key;
    connect(button, &ChipButton::removeRequested, this, [this, key] { Q_EMIT removeRequested(key); });
    connect(button, &ChipButton::addToAllRequested, this, [this, key] { Q_EMIT addRequested(key); });
    connect(button, &ChipButton::openRequested, this, [this, key] { Q_EMIT openRequested(key); });
    connect(button, &ChipButton::moveRequested, this, [this, index](int by) { focusChip(index + by); });
}

/// Past the last chip is the input; before the first one nothing.
void ChipEdit::focusChip(int index)
{
    if (index >= 0 && index < int(m_buttons.size()))
        m_buttons[size_t(index)]->setFocus(Qt::OtherFocusReason);
    else if (index >= int(m_buttons.size()) || m_buttons.empty())
        m_input->setFocus(Qt::OtherFocusReason);
}

/// Enter: the suggestion whose text is exactly what was typed, else the text itself.
void ChipEdit::take()
{
    const QString typed = m_input->text().trimmed();
    if (typed.isEmpty())
        return;
    m_input->clear();
    for (const Suggestion& suggestion : m_popup->listed()) {
        if (suggestion.text.compare(typed, Qt::CaseInsensitive) == 0) {
            Q_EMIT addRequested(suggestion.key);
            return;
        }
    }
    Q_EMIT addTextRequested(typed);
}

bool ChipEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool atStart = m_input->cursorPosition() == 0 && !m_input->hasSelectedText();
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        take();
        return true;
    }
    if (key->key() == Qt::Key_Escape && !m_input->text().isEmpty()) {
        m_input->clear();
        return true;
    }
    if (key->key() == Qt::Key_Down && !m_popup->isOpen()) {
        m_popup->refresh();
        return true;
    }
    if (atStart && !m_buttons.empty() && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Backspace)) {
        focusChip(int(m_buttons.size()) - 1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
