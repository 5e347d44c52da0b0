#include "ui/dialogs/settings_form.h"

#include "ui/theme.h"

#include <QFormLayout>

namespace vitrine {

using namespace theme;

SettingsForm::SettingsForm(const QString& title, QWidget* parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    auto* heading = new QLabel(title, this);
    heading->setFont(titleFont(font()));
    m_form->setVerticalSpacing(kSpace12);
    m_form->setHorizontalSpacing(kSpace16);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_form->addRow(heading);
}

void SettingsForm::addRow(const QString& label, QWidget* field)
{
    field->setAccessibleName(label);
    m_form->addRow(label, field);
}

void SettingsForm::addWide(QWidget* field)
{
    m_form->addRow(field);
}

QLabel* SettingsForm::addNote(const QString& text)
{
    auto* note = new QLabel(text, this);
    note->setWordWrap(true);
    note->setFont(captionFont(font()));
    note->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(note);
    return note;
}

} // namespace vitrine
