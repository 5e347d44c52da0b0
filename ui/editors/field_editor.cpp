#include "ui/editors/field_editor.h"

#include "ui/editors/field_frame.h"
#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>

namespace vitrine {

namespace {
constexpr std::chrono::milliseconds kRest{2000};
/// Label beside the field from this many average characters of pane width on.
constexpr int kBesideFromChars = 40;
constexpr int kLabelChars = 13;
} // namespace

FieldEditor::FieldEditor(const QString& label, QWidget* parent)
    : QWidget(parent), m_label(new QLabel(label, this)), m_frame(new FieldFrame(this)), m_message(new QLabel(this)),
      m_layout(new QGridLayout(this))
{
    m_label->setObjectName(QStringLiteral("fieldLabel"));
    m_label->setWordWrap(true);
    m_label->setForegroundRole(QPalette::PlaceholderText); // the muted colour
    m_label->setVisible(!label.isEmpty());
    m_message->setObjectName(QStringLiteral("fieldMessage"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_message->setForegroundRole(QPalette::WindowText); // on a Base background it would be Text
    m_message->hide();
    connect(m_message, &QLabel::linkActivated, this, &FieldEditor::linkActivated);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(theme::kSpace4);
    m_layout->setVerticalSpacing(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &FieldEditor::commit);
    arrange();
    updateLook();
}

QString FieldEditor::label() const
{
    QString text = m_label->text();
    return text.remove(u'&');
}

QString FieldEditor::message() const
{
    return m_message->isVisibleTo(this) ? m_message->text() : QString();
}

void FieldEditor::setRestInterval(std::chrono::milliseconds interval)
{
    m_rest.setInterval(interval);
}

void FieldEditor::setLabelAlwaysAbove()
{
    m_alwaysAbove = true;
    m_beside = false;
    arrange();
}

void FieldEditor::setReadOnly(bool readOnly)
{
    m_frame->setEnabled(!readOnly);
}

void FieldEditor::restoreDraft(const QVariant& draft, const QString& reason)
{
    showDraft(draft);
    m_reason = reason;
    setStatus(FieldStatus::Failed);
}

void FieldEditor::commit()
{
    if (m_status == FieldStatus::Saving)
        return; // what was typed meanwhile is asked for when the answer is here
    if (m_status == FieldStatus::Clean)
        return;
    m_rest.stop();
    if (draft() == m_shown) {
        m_reason.clear();
        setStatus(FieldStatus::Clean);
        return;
    }
    m_reason = problem();
    if (!m_reason.isEmpty()) {
        setStatus(FieldStatus::Failed);
        return;
    }
    m_savingDraft = draft();
    setStatus(FieldStatus::Saving);
    Q_EMIT commitRequested();
}

void FieldEditor::revert()
{
    m_rest.stop();
    m_reason.clear();
    setStatus(FieldStatus::Clean);
    storedChanged();
}

void FieldEditor::reset()
{
    m_savingDraft.clear();
    revert();
}

void FieldEditor::saveSucceeded()
{
    if (m_status != FieldStatus::Saving)
        return;
    m_reason.clear();
    m_shown = shownAfterSave(m_savingDraft);
    const bool typedMore = draft() != m_shown;
    setStatus(typedMore ? FieldStatus::Edited : FieldStatus::Clean);
    if (typedMore && m_focused)
        m_rest.start();
    else if (typedMore)
        commit();
}

void FieldEditor::saveFailed(const QString& reason)
{
    if (m_status != FieldStatus::Saving)
        return;
    m_reason = reason;
    m_explanation.clear();
    setStatus(FieldStatus::Failed);
    if (draft() != m_savingDraft) {
        setStatus(FieldStatus::Edited);
        m_rest.start();
    }
}

void FieldEditor::explainFailure(const QString& html)
{
    if (m_status != FieldStatus::Failed)
        return;
    m_explanation = html;
    showMessage();
}

void FieldEditor::addFocusWidget(QWidget* widget)
{
    widget->installEventFilter(this);
    widget->setAccessibleName(label());
    if (focusProxy())
        return;
    setFocusProxy(widget);
    m_label->setBuddy(widget);
}

void FieldEditor::userEdited()
{
    if (m_status == FieldStatus::Saving)
        return; // seen when the answer comes
    m_reason.clear();
    const bool differs = draft() != m_shown;
    setStatus(differs ? FieldStatus::Edited : FieldStatus::Clean);
    if (differs)
        m_rest.start();
    else
        m_rest.stop();
}

void FieldEditor::storedChanged()
{
    if (m_status != FieldStatus::Clean)
        return;
    showStored();
    m_shown = draft();
    showMessage();
}

void FieldEditor::setMixedTip(const QStringList& lines)
{
    m_frame->setToolTip(lines.join(u'\n'));
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        m_focused = true;
        updateLook();
        showMessage();
        break;
    case QEvent::FocusOut:
        // A list of completions, or another part of this field: the user is still here.
        if (static_cast<QFocusEvent*>(event)->reason() == Qt::PopupFocusReason ||
            isAncestorOf(QApplication::focusWidget()))
            break;
        m_focused = false;
        updateLook();
        showMessage();
        commit();
        break;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (handleKey(event))
            return true;
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

/// Escape goes back while there is something to go back from; Ctrl+Z in a field that holds nothing typed belongs to
/// the window, which undoes the last stored change.
bool FieldEditor::handleKey(QEvent* event)
{
    auto* key = static_cast<QKeyEvent*>(event);
    const bool press = event->type() == QEvent::KeyPress;
    if (key->key() == Qt::Key_Escape && hasUnsaved() && m_status != FieldStatus::Saving) {
        if (press)
            revert();
        event->accept();
        return true;
    }
    if (m_status == FieldStatus::Clean && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
        event->ignore();
        return true;
    }
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (press && enter && (savesOnEnter() || key->modifiers().testFlag(Qt::ControlModifier))) {
        commit();
        return true;
    }
    return false;
}

void FieldEditor::setStatus(FieldStatus status)
{
    const bool changed = status != m_status;
    if (status != FieldStatus::Failed)
        m_explanation.clear();
    m_status = status;
    showMessage();
    updateLook();
    if (changed)
        Q_EMIT statusChanged();
}

void FieldEditor::showMessage()
{
    QString text;
    bool bad = false;
    if (m_status == FieldStatus::Failed) {
        text = tr("Not saved: %1").arg(m_explanation.isEmpty() ? m_reason.toHtmlEscaped() : m_explanation);
        bad = true;
    } else if (m_status == FieldStatus::Edited && !problem().isEmpty()) {
        text = problem();
        bad = true;
    } else if (m_focused) {
        text = hint();
    }
    const theme::Colours tokens = theme::coloursOf(palette());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, bad ? tokens.bad : tokens.muted);
    m_message->setPalette(colours);
    m_message->setTextFormat(m_status == FieldStatus::Failed ? Qt::RichText : Qt::PlainText);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    if (focusProxy())
        focusProxy()->setAccessibleDescription(text);
}

void FieldEditor::updateLook()
{
    if (m_status == FieldStatus::Failed)
        m_frame->setLook(FrameLook::Failed);
    else
        m_frame->setLook(m_focused ? FrameLook::Active : FrameLook::Quiet);
    m_label->setFont(theme::captionFont(font()));
    m_message->setFont(theme::captionFont(font()));
}

/// Labels stand above their fields in a narrow pane and beside them in a wide one.
void FieldEditor::arrange()
{
    for (QWidget* widget :
         {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_frame), static_cast<QWidget*>(m_message)})
        m_layout->removeWidget(widget);
    const int labelWidth = m_beside ? fontMetrics().averageCharWidth() * kLabelChars : 0;
    m_layout->setColumnMinimumWidth(0, labelWidth);
    m_layout->setColumnStretch(1, 1);
    if (m_beside) {
        m_label->setFixedWidth(labelWidth);
        // On the line of the field's first line of text.
        const int spare = m_frame->minimumHeight() - QFontMetrics(m_label->font()).height();
        m_label->setContentsMargins(0, std::max(0, spare / 2), 0, 0);
        m_layout->addWidget(m_label, 0, 0, Qt::AlignTop);
        m_layout->addWidget(m_frame, 0, 1);
        m_layout->addWidget(m_message, 1, 1);
        return;
    }
    m_label->setContentsMargins(0, 0, 0, 0);
    m_label->setMinimumWidth(0);
    m_label->setMaximumWidth(QWIDGETSIZE_MAX);
    m_layout->addWidget(m_label, 0, 0, 1, 2);
    m_layout->addWidget(m_frame, 1, 0, 1, 2);
    m_layout->addWidget(m_message, 2, 0, 1, 2);
}

void FieldEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool beside =
        !m_alwaysAbove && !m_label->text().isEmpty() && width() >= fontMetrics().averageCharWidth() * kBesideFromChars;
    if (beside != m_beside) {
        m_beside = beside;
        arrange();
    }
}

void FieldEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateLook();
        showMessage();
    }
}

} // namespace vitrine
