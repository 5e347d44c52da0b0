#pragma once

#include "core/services/edit_products.h"
#include "ui/editors/product_search.h"
#include "ui/services/session.h"
#include "ui/views/inspector_fields.h"
#include "ui/views/inspector_product.h"

namespace vitrine {
class AttributeSection;
class ChipField;
class InspectorSuggestions;
class LanguageBar;
class LinkField;
class TextBlocksField;

/// What the two implementation files of ProductInspector share.
struct ProductInspector::Data {
    Session& session;
    Vocabulary& vocabulary;
    ProductSearch search;
    InspectorFields<ProductId, MergedProducts, ProductPatch> fields;
    std::map<QString, FieldEditor*> byName;
    QVBoxLayout* column = nullptr;
    MediaStrip* strip = nullptr;
    LanguageBar* languages = nullptr;
    TextBlocksField* texts = nullptr;
    ChipField* tags = nullptr;
    ChipField* categories = nullptr;
    InspectorSuggestions* suggestions = nullptr;
    LinkField* links = nullptr;
    AttributeSection* attributes = nullptr;
    QLabel* times = nullptr;
    QString language;
    LatestRun brands;
    LatestRun conflict;
    std::optional<ProductId> only() const
    {
        return fields.ids().size() == 1 ? std::optional(fields.ids().front()) : std::nullopt;
    }
};

} // namespace vitrine
