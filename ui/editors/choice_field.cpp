#include "ui/editors/choice_field.h"

#include "ui/editors/field_frame.h"
#include "ui/editors/text_field.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace vitrine {

ChoiceField::ChoiceField(const QString& label, std::vector<Choice> choices, QWidget* parent)
    : FieldEditor(label, parent), m_box(new QComboBox(this))
{
    m_box->setFrame(false);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(6);
    m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_box->setFocusPolicy(Qt::StrongFocus);
    frame()->addWidget(m_box);
    addFocusWidget(m_box);
    setChoices(std::move(choices));
    connect(m_box, &QComboBox::activated, this, [this] {
        userEdited();
        commit();
    });
}

void ChoiceField::setChoices(std::vector<Choice> choices)
{
    const QString before = key();
    const QSignalBlocker quiet(m_box);
    m_choices = std::move(choices);
    m_box->clear();
    for (const Choice& choice : m_choices)
        m_box->addItem(choice.text, choice.key);
    m_box->setCurrentIndex(m_box->findData(before));
}

void ChoiceField::setStored(const Merged<QString>& keys)
{
    m_stored = keys;
    m_stored.sortByCount();
    Merged<QString> texts;
    for (const auto& [key, count] : m_stored.values())
        texts.add(textOf(key), count);
    setMixedTip(mixedLines(texts));
    m_box->setPlaceholderText(m_stored.isMixed() ? mixedText(int(m_stored.values().size()), m_stored.hasMore())
                                                 : QString());
    storedChanged();
}

QString ChoiceField::key() const
{
    // An index of -1 (differing values) must not look like "not set".
    return m_box->currentIndex() < 0 ? QStringLiteral("\n") : m_box->currentData().toString();
}

void ChoiceField::showStored()
{
    m_box->setCurrentIndex(m_stored.isMixed() ? -1 : m_box->findData(m_stored.common()));
}

void ChoiceField::showDraft(const QVariant& draft)
{
    m_box->setCurrentIndex(m_box->findData(draft));
}

QString ChoiceField::textOf(const QString& key) const
{
    const auto same =
        std::find_if(m_choices.begin(), m_choices.end(), [&](const Choice& choice) { return choice.key == key; });
    return same == m_choices.end() ? key : same->text;
}

} // namespace vitrine
