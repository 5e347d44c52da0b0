#include "ui/editors/long_text_field.h"

#include "ui/editors/field_frame.h"
#include "ui/editors/growing_text.h"
#include "ui/editors/text_field.h"

#include <QSignalBlocker>

namespace vitrine {

namespace {
constexpr int kLeastLines = 2;
constexpr int kMostLines = 14;
} // namespace

LongTextField::LongTextField(const QString& label, QWidget* parent)
    : FieldEditor(label, parent), m_edit(new GrowingText(this))
{
    m_edit->setLines(kLeastLines, kMostLines);
    frame()->addWidget(m_edit);
    addFocusWidget(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { userEdited(); });
}

void LongTextField::setStored(const Merged<QString>& stored)
{
    m_stored = stored;
    m_stored.sortByCount();
    setMixedTip(mixedLines(m_stored));
    storedChanged();
}

QString LongTextField::text() const
{
    return m_edit->toPlainText().trimmed();
}

void LongTextField::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    m_edit->setPlaceholderText(text);
}

QVariant LongTextField::draft() const
{
    return text();
}

void LongTextField::showStored()
{
    m_edit->setPlaceholderText(m_stored.isMixed() ? mixedText(int(m_stored.values().size()), m_stored.hasMore())
                                                  : m_placeholder);
    setText(m_stored.common());
}

void LongTextField::showDraft(const QVariant& draft)
{
    setText(draft.toString());
}

void LongTextField::setText(const QString& text)
{
    if (m_edit->toPlainText() == text)
        return;
    const int cursor = m_edit->textCursor().position();
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->setPlainText(text);
    }
    m_edit->setLines(kLeastLines, kMostLines); // the blocked signal would have fitted the height
    if (m_edit->hasFocus()) {
        QTextCursor at = m_edit->textCursor();
        at.setPosition(qMin(cursor, int(text.size())));
        m_edit->setTextCursor(at);
    }
}

QString LongTextField::problem() const
{
    if (m_limit > 0 && text().size() > m_limit)
        return tr("%1 of at most %2 characters").arg(text().size()).arg(m_limit);
    return {};
}

QString LongTextField::hint() const
{
    if (m_limit > 0 && text().size() > m_limit * 9 / 10)
        return tr("%1 of %2 characters").arg(text().size()).arg(m_limit);
    return {};
}

} // namespace vitrine
