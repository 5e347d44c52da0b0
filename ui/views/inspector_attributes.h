#pragma once

#include "core/services/edit_vocabulary.h"
#include "ui/editors/attribute_editor.h"
#include "ui/editors/vocabulary.h"

#include <QWidget>

#include <map>
#include <set>

class QToolButton;
class QVBoxLayout;

namespace vitrine {

class AttributeForm;

/// The free attributes of the shown products: an editor for each one that any of them has, a menu to add another one,
/// a small form to make a new one. The page binds and unbinds the editors.
class AttributeSection final : public QWidget
{
    Q_OBJECT
public:
    AttributeSection(Session& session, Vocabulary& vocabulary, QWidget* parent = nullptr);

    /// Makes the editors fit `merged`. Those that stay keep what is typed in them.
    void show(const MergedProducts& merged);
    /// Forgets attributes that were added but have no value: other products are shown.
    void forgetAdded() { m_added.clear(); }
    void addAttribute(AttributeId attribute);
    FieldEditor* editorOf(AttributeId attribute) const;

Q_SIGNALS:
    void editorAdded(vitrine::AttributeId attribute, const vitrine::AttributeEditor& editor);
    void editorRemoved(vitrine::FieldEditor* editor);
    void clearRequested(vitrine::AttributeId attribute);

private:
    struct Row {
        QWidget* widget = nullptr;
        AttributeDefinition definition;
        AttributeEditor editor;
    };
    void arrange();
    void addRow(const AttributeDefinition& definition);
    void removeRow(AttributeId attribute);
    void offer();
    void openForm();

    Session& m_session;
    Vocabulary& m_vocabulary;
    std::map<AttributeId, Row> m_rows;
    std::set<AttributeId> m_present;
    std::set<AttributeId> m_added;
    QVBoxLayout* m_column;
    QToolButton* m_add;
    AttributeForm* m_form = nullptr;
};

} // namespace vitrine
