#pragma once

#include "core/catalog/attribute.h"
#include "ui/editors/field_editor.h"
#include "ui/editors/merged_products.h"

class QMenu;
class QComboBox;

namespace vitrine {

/// Any number of given options, shown as a list of words and chosen in a menu with ticks. Saved when the menu closes.
class OptionsField final : public FieldEditor
{
    Q_OBJECT
public:
    OptionsField(const AttributeDefinition& definition, QWidget* parent = nullptr);
    void setStored(const Merged<AttributeContent>& stored);
    /// In the order of the definition.
    AttributeOptions chosen() const;
    QVariant draft() const override;
    QMenu* menu() const { return m_menu; }

protected:
    void showStored() override;
    void showDraft(const QVariant& draft) override;

private:
    void showChosen();
    QString textOf(const AttributeContent& content) const;
    AttributeDefinition m_definition;
    Merged<AttributeContent> m_stored;
    QMenu* m_menu;
    QComboBox* m_box;
    bool m_mixed = false;
};

} // namespace vitrine
