#pragma once

#include "ui/sample/sample_shapes.h"

#include <span>

namespace vitrine {

/// One product of the sample catalogue. Texts in English and Chinese; `tags` and `category` are paths in the same two
/// languages, tags separated by "; ".
struct SampleProduct {
    const char* sku;
    const char* name;
    const char16_t* chineseName;
    const char* description;
    const char16_t* chineseDescription;
    SampleShape shape;
    const char* colour; ///< "#rrggbb"
    int cents;
    const char* brand;
    const char* category;
    const char16_t* chineseCategory;
    const char* tags;
    const char16_t* chineseTags;
    bool active;
    int pictures; ///< 0..3
};

std::span<const SampleProduct> sampleProducts();

/// Colours of the sample's tags.
struct SampleTag {
    const char* path;
    const char16_t* chinesePath;
    const char* colour;
};
std::span<const SampleTag> sampleTags();

} // namespace vitrine
