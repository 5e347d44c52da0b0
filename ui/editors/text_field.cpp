#include "ui/editors/text_field.h"

#include "ui/editors/field_frame.h"

#include <QCompleter>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSignalBlocker>
#include <QStringListModel>

namespace vitrine {

namespace {
constexpr int kShownLines = 20;
constexpr int kShownCompletions = 12;
} // namespace

QString mixedText(int different, bool more)
{
    return more ? QCoreApplication::translate("vitrine::FieldEditor", "more than %n different", nullptr, different)
                : QCoreApplication::translate("vitrine::FieldEditor", "%n different", nullptr, different);
}

QStringList mixedLines(const Merged<QString>& merged)
{
    QStringList lines;
    if (!merged.isMixed())
        return lines;
    for (const auto& [value, count] : merged.values()) {
        if (lines.size() == kShownLines) {
            lines.append(QStringLiteral("…"));
            break;
        }
        const QString shown =
            value.isEmpty() ? QCoreApplication::translate("vitrine::FieldEditor", "empty") : value.left(80);
        lines.append(QStringLiteral("%1 (%2)").arg(shown, QLocale().toString(count)));
    }
    return lines;
}

TextField::TextField(const QString& label, QWidget* parent)
    : FieldEditor(label, parent), m_edit(new QLineEdit(this)), m_completer(new QCompleter(this)),
      m_completions(new QStringListModel(this))
{
    m_edit->setFrame(false);
    frame()->addWidget(m_edit);
    addFocusWidget(m_edit);
    m_completer->setModel(m_completions);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(kShownCompletions);
    m_edit->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_edit, &QWidget::customContextMenuRequested, this, &TextField::openMenu);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_clearsAll = false;
        userEdited();
        offerCompletions();
    });
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& chosen) {
        m_edit->setText(chosen);
        userEdited();
    });
}

void TextField::setStored(const Merged<QString>& stored)
{
    m_stored = stored;
    m_stored.sortByCount();
    setMixedTip(mixedLines(m_stored));
    QStringList values;
    if (m_stored.isMixed()) {
        for (const auto& counted : m_stored.values())
            values.append(counted.value);
        values.removeAll(QString());
    }
    setCompletions(values);
    storedChanged();
}

QString TextField::text() const
{
    return m_edit->text().trimmed();
}

void TextField::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    m_edit->setPlaceholderText(text);
}

void TextField::setCompletion(Complete complete)
{
    m_complete = std::move(complete);
}

void TextField::offerCompletions()
{
    if (!m_complete || m_edit->text().trimmed().isEmpty())
        return;
    m_complete(m_edit->text().trimmed(), [self = QPointer(this)](const QStringList& found) {
        if (!self || !self->m_edit->hasFocus())
            return;
        self->setCompletions(found);
        self->m_completer->setCompletionPrefix(self->m_edit->text());
        if (self->m_completer->completionCount() > 0)
            self->m_completer->complete();
    });
}

void TextField::setCompletions(const QStringList& texts)
{
    m_completions->setStringList(texts);
    if (!texts.isEmpty() && !m_edit->completer())
        m_edit->setCompleter(m_completer);
}

/// The usual menu, and for differing values a way to empty them all.
void TextField::openMenu(const QPoint& place)
{
    QMenu* menu = m_edit->createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_stored.isMixed()) {
        menu->addSeparator();
        menu->addAction(tr("Empty it for all"), this, [this] {
            m_edit->clear();
            m_clearsAll = true;
            userEdited();
            commit();
        });
    }
    menu->popup(m_edit->mapToGlobal(place));
}

QVariant TextField::draft() const
{
    return m_clearsAll ? QStringLiteral("\n") : text();
}

void TextField::showStored()
{
    m_clearsAll = false;
    const int cursor = m_edit->cursorPosition();
    const QString shown = m_stored.common();
    if (m_edit->text() != shown)
        m_edit->setText(shown);
    m_edit->setPlaceholderText(m_stored.isMixed() ? mixedText(int(m_stored.values().size()), m_stored.hasMore())
                                                  : m_placeholder);
    m_edit->setCursorPosition(m_edit->hasFocus() ? qMin(cursor, int(shown.size())) : 0);
}

void TextField::showDraft(const QVariant& draft)
{
    m_clearsAll = draft.toString() == u"\n";
    m_edit->setText(draft.toString().trimmed());
}

/// A quiet field shows the beginning of its text; one that a command gave the keyboard to is typed on at the end.
bool TextField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && static_cast<QFocusEvent*>(event)->reason() == Qt::OtherFocusReason)
        m_edit->end(false);
    return FieldEditor::eventFilter(watched, event);
}

QString TextField::problem() const
{
    if (m_limit > 0 && text().size() > m_limit)
        return tr("%1 of at most %2 characters").arg(text().size()).arg(m_limit);
    return m_check ? m_check(text()) : QString();
}

QString TextField::hint() const
{
    if (m_limit > 0 && text().size() > m_limit * 9 / 10)
        return tr("%1 of %2 characters").arg(text().size()).arg(m_limit);
    return m_hint ? m_hint(text()) : QString();
}

} // namespace vitrine
