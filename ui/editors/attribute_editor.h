#pragma once

#include "core/catalog/attribute.h"
#include "ui/editors/merged_products.h"

#include <functional>

class QWidget;

namespace vitrine {

class FieldEditor;

/// The editor that fits an attribute's type, and how its values go in and out of it.
struct AttributeEditor {
    FieldEditor* editor = nullptr;
    std::function<void(const Merged<AttributeContent>&)> load;
    /// nullopt = the attribute is to be cleared. Only after commitRequested.
    std::function<AttributeContent()> value;
};

/// Text: a line; number: with its unit; yes/no and one of: a choice; date: with a calendar; many of: chips of options.
AttributeEditor makeAttributeEditor(const AttributeDefinition& definition, QWidget* parent);

} // namespace vitrine
