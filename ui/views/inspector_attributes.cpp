#include "ui/views/inspector_attributes.h"

#include "ui/editors/attribute_form.h"
#include "ui/editors/field_editor.h"
#include "ui/services/session.h"
#include "ui/theme.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

AttributeSection::AttributeSection(Session& session, Vocabulary& vocabulary, QWidget* parent)
    : QWidget(parent), m_session(session), m_vocabulary(vocabulary), m_column(new QVBoxLayout(this)),
      m_add(new QToolButton(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_add->setText(tr("+ Add an attribute"));
    m_add->setAutoRaise(true);
    m_add->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QToolButton::clicked, this, &AttributeSection::offer);
    connect(&m_vocabulary, &Vocabulary::changed, this, &AttributeSection::arrange);
}

void AttributeSection::show(const MergedProducts& merged)
{
    m_present.clear();
    for (const auto& [attribute, values] : merged.attributes)
        m_present.insert(attribute);
    arrange();
}

void AttributeSection::addAttribute(AttributeId attribute)
{
    m_added.insert(attribute);
    arrange();
    if (FieldEditor* editor = editorOf(attribute))
        editor->setFocus(Qt::OtherFocusReason);
}

FieldEditor* AttributeSection::editorOf(AttributeId attribute) const
{
    const auto row = m_rows.find(attribute);
    return row == m_rows.end() ? nullptr : row->second.editor.editor;
}

/// Rows in the order of the definitions; a changed definition gets a new editor.
void AttributeSection::arrange()
{
    std::vector<AttributeId> gone;
    for (const auto& [id, row] : m_rows) {
        const AttributeDefinition* definition = m_vocabulary.attribute(id);
        if (!definition || *definition != row.definition || (!m_present.contains(id) && !m_added.contains(id)))
            gone.push_back(id);
    }
    for (const AttributeId id : gone)
        removeRow(id);
    int place = 0;
    for (const AttributeDefinition& definition : m_vocabulary.attributes()) {
        if (!m_present.contains(definition.id) && !m_added.contains(definition.id))
            continue;
        if (!m_rows.contains(definition.id))
            addRow(definition);
        QWidget* widget = m_rows[definition.id].widget;
        m_column->removeWidget(widget);
        m_column->insertWidget(place++, widget);
    }
}

void AttributeSection::addRow(const AttributeDefinition& definition)
{
    Row row;
    row.definition = definition;
    row.widget = new QWidget(this);
    row.editor = makeAttributeEditor(definition, row.widget);
    auto* remove = new QToolButton(row.widget);
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove %1 from the product").arg(definition.name));
    remove->setAccessibleName(remove->toolTip());
    remove->setFixedHeight(theme::heightFor(theme::kRowHeight, font()));
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(row.editor.editor, 1);
    line->addWidget(remove, 0, Qt::AlignTop);
    connect(remove, &QToolButton::clicked, this, [this, id = definition.id] {
        m_added.erase(id);
        if (m_present.contains(id))
            Q_EMIT clearRequested(id);
        else
            arrange();
    });
    m_rows[definition.id] = row;
    row.widget->show();
    Q_EMIT editorAdded(definition.id, row.editor);
}

void AttributeSection::removeRow(AttributeId attribute)
{
    const auto row = m_rows.find(attribute);
    if (row == m_rows.end())
        return;
    Q_EMIT editorRemoved(row->second.editor.editor);
    row->second.widget->hide();
    row->second.widget->deleteLater();
    m_rows.erase(row);
}

void AttributeSection::offer()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const AttributeDefinition& definition : m_vocabulary.attributes()) {
        if (!m_rows.contains(definition.id))
            menu->addAction(definition.name, this, [this, id = definition.id] { addAttribute(id); });
    }
    menu->addSeparator();
    menu->addAction(tr("&New attribute..."), this, &AttributeSection::openForm);
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void AttributeSection::openForm()
{
    if (!m_form) {
        m_form = new AttributeForm(this);
        m_column->addWidget(m_form);
        connect(m_form, &AttributeForm::cancelled, this, [this] {
            m_form->hide();
            m_add->setFocus();
        });
        connect(m_form, &AttributeForm::accepted, this, [this] {
            m_session.edit<AttributeId>(
                this, tr("New attribute"),
                [definition = m_form->definition()](Catalogue& catalogue, const Actor& actor) {
                    return createAttribute(catalogue, actor, definition);
                },
                [this](Result<AttributeId> made) {
                    if (!made.ok())
                        return m_form->complain(made.error().detail);
                    m_form->deleteLater();
                    m_form = nullptr;
                    m_added.insert(made.value());
                    m_vocabulary.reload();
                });
        });
    }
    m_form->show();
    m_form->setFocus();
}

} // namespace vitrine
