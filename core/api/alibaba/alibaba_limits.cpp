#include "core/api/alibaba/alibaba_limits.h"

#include "core/api/alibaba/wire_values.h"
#include "core/services/edit_galleries.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr QStringView kFormats[] = {
    u"image/png", u"image/jpeg", u"image/bmp", u"image/gif", u"image/webp", u"image/tiff", u"image/x-portable-pixmap",
};

constexpr AlibabaLimits kStrict{
    .instanceNameChars = 20,
    .productIdChars = 512,
    .picNameChars = 512,
    .customContentChars = 4096,
    .strAttrChars = 128,
    .strAttrSigns = true,
    .textChars = 512,
    .num = 100,
    .start = 499,
    .results = 500,
    .pageSize = 30,
    .picture =
        {.bytes = 4 * 1024 * 1024, .minEdge = 100, .maxEdge = 4096, .mediaTypes = kFormats, .mayBeRotated = false},
    .vendorCategories = true,
    .picturesInOneBody = 64,
};

constexpr AlibabaLimits kRelaxed{
    .instanceNameChars = kMaxGalleryNameChars,
    .productIdChars = kMaxItemKeyChars,
    .picNameChars = kMaxPictureNameChars,
    .customContentChars = kMaxCustomContentChars,
    .strAttrChars = kMaxCustomContentChars,
    .strAttrSigns = false,
    .textChars = 4096,
    .num = 1000,
    .start = 99'999,
    .results = 100'000,
    .pageSize = 500,
    .picture = {.bytes = 20 * 1024 * 1024, .minEdge = 1, .maxEdge = 65'500, .mediaTypes = {}, .mayBeRotated = true},
    .vendorCategories = false,
    .picturesInOneBody = 64,
};

constexpr AlibabaCategory kCategories[] = {
    {0, "Tops"},
    {1, "Dress"},
    {2, "Bottoms"},
    {3, "Bag"},
    {4, "Shoes"},
    {5, "Accessories"},
    {6, "Snacks"},
    {7, "Makeup"},
    {8, "Bottled drink"},
    {9, "Furniture"},
    {20, "Toy"},
    {21, "Underwear"},
    {22, "Digital device"},
    {kOtherCategory, "Others"},
};

} // namespace

const AlibabaLimits& alibabaLimits(ApiLimits limits)
{
    return limits == ApiLimits::Strict ? kStrict : kRelaxed;
}

std::span<const AlibabaCategory> alibabaCategories()
{
    return kCategories;
}

std::optional<qint64> wireCategory(QByteArrayView text, const AlibabaLimits& limits)
{
    const auto number = wireInteger(text);
    const bool known = number && std::any_of(std::begin(kCategories), std::end(kCategories),
                                             [&](const AlibabaCategory& each) { return each.id == *number; });
    if (known || (number && *number >= 0 && !limits.vendorCategories))
        return *number;
    return std::nullopt;
}

} // namespace vitrine
