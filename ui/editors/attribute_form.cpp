#include "ui/editors/attribute_form.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <array>

namespace vitrine {

namespace {
constexpr std::array kTypes{AttributeType::Text, AttributeType::Number, AttributeType::YesNo,
                            AttributeType::Date, AttributeType::OneOf,  AttributeType::ManyOf};
} // namespace

AttributeForm::AttributeForm(QWidget* parent)
    : QWidget(parent), m_name(new QLineEdit(this)), m_type(new QComboBox(this)), m_unit(new QLineEdit(this)),
      m_options(new QLineEdit(this)), m_message(new QLabel(this))
{
    for (const AttributeType type : kTypes)
        m_type->addItem(typeText(type), int(type));
    m_unit->setPlaceholderText(tr("g, cm, ml (may be empty)"));
    m_options->setPlaceholderText(tr("Small, Medium, Large"));
    m_message->setWordWrap(true);
    m_message->setForegroundRole(QPalette::WindowText);
    m_message->hide();
    auto* form = new QFormLayout(this);
    form->setContentsMargins(theme::kSpace4, theme::kSpace4, theme::kSpace4, theme::kSpace4);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Type"), m_type);
    form->addRow(tr("&Unit"), m_unit);
    form->addRow(tr("&Options"), m_options);
    form->addRow(m_message);
    auto* buttons = new QHBoxLayout;
    auto* make = new QPushButton(tr("Make attribute"), this);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(make);
    form->addRow(buttons);
    setFocusProxy(m_name);
    connect(m_type, &QComboBox::currentIndexChanged, this, &AttributeForm::showFitting);
    connect(make, &QPushButton::clicked, this, &AttributeForm::submit);
    connect(cancel, &QPushButton::clicked, this, &AttributeForm::cancelled);
    for (QLineEdit* edit : {m_name, m_unit, m_options})
        connect(edit, &QLineEdit::returnPressed, this, &AttributeForm::submit);
    showFitting();
}

AttributeDefinition AttributeForm::definition() const
{
    AttributeDefinition definition;
    definition.name = m_name->text().trimmed();
    definition.type = AttributeType(m_type->currentData().toInt());
    if (definition.type == AttributeType::Number)
        definition.unit = m_unit->text().trimmed();
    if (definition.type != AttributeType::OneOf && definition.type != AttributeType::ManyOf)
        return definition;
    for (const QString& label : m_options->text().split(u',', Qt::SkipEmptyParts)) {
        if (!label.trimmed().isEmpty())
            definition.options.push_back({{}, label.trimmed()});
    }
    return definition;
}

void AttributeForm::complain(const QString& reason)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::coloursOf(palette()).bad);
    m_message->setPalette(colours);
    m_message->setText(reason);
    m_message->setVisible(!reason.isEmpty());
}

QString AttributeForm::typeText(AttributeType type)
{
    switch (type) {
    case AttributeType::Text:
        return tr("Text");
    case AttributeType::Number:
        return tr("Number with unit");
    case AttributeType::YesNo:
        return tr("Yes or no");
    case AttributeType::Date:
        return tr("Date");
    case AttributeType::OneOf:
        return tr("One of several");
    case AttributeType::ManyOf:
        return tr("Any of several");
    }
    return {};
}

void AttributeForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

void AttributeForm::showFitting()
{
    const AttributeType type = AttributeType(m_type->currentData().toInt());
    auto* form = static_cast<QFormLayout*>(layout());
    const bool options = type == AttributeType::OneOf || type == AttributeType::ManyOf;
    for (const auto& [edit, fits] : {std::pair(m_unit, type == AttributeType::Number), std::pair(m_options, options)}) {
        edit->setVisible(fits);
        form->labelForField(edit)->setVisible(fits);
    }
}

void AttributeForm::submit()
{
    const AttributeDefinition wanted = definition();
    const bool options = wanted.type == AttributeType::OneOf || wanted.type == AttributeType::ManyOf;
    if (wanted.name.isEmpty())
        return complain(tr("Please give the attribute a name."));
    if (options && wanted.options.empty())
        return complain(tr("Please list the options, separated by commas."));
    complain({});
    Q_EMIT accepted();
}

} // namespace vitrine
