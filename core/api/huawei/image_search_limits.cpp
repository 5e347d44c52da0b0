#include "core/api/huawei/image_search_limits.h"

#include "core/services/edit_galleries.h"

namespace vitrine {

namespace {

constexpr QStringView kFormats[] = {u"image/jpeg", u"image/png", u"image/bmp", u"image/webp"};
constexpr std::span<const QStringView> kV2Formats = kFormats;
constexpr std::span<const QStringView> kV1Formats = kV2Formats.first(3);

/// What this machine and the route's body bear.
constexpr ApiPictureLimits kRelaxedPicture{
    .bytes = kHuaweiPictureBody,
    .minEdge = 1,
    .maxEdge = 65'500,
    .mediaTypes = {},
    .mayBeRotated = true,
};

constexpr ImageSearchV1Limits kV1Strict{
    .picture =
        {.bytes = kHuaweiPictureBody, .minEdge = 100, .maxEdge = 2048, .mediaTypes = kV1Formats, .mayBeRotated = true},
    .nameChars = 16,
    .vendorNames = true,
    .level = 30'000'000,
    .instanceTags = 10,
    .pictureTags = 10,
    .pathChars = kMaxItemKeyChars,
    .limit = 100,
    .offset = 1'000'000,
};
constexpr ImageSearchV1Limits kV1Relaxed{
    .picture = kRelaxedPicture,
    .nameChars = kMaxGalleryNameChars,
    .vendorNames = false,
    .level = 0,
    .instanceTags = kMaxGalleryKeys,
    .pictureTags = kMaxGalleryKeys,
    .pathChars = kMaxItemKeyChars,
    .limit = 1000,
    .offset = 1'000'000,
};

constexpr ImageSearchV2Limits kV2Strict{
    .picture =
        {.bytes = 5LL * 1024 * 1024, .minEdge = 65, .maxEdge = 4095, .mediaTypes = kV2Formats, .mayBeRotated = false},
    .bodyBytes = 12LL * 1024 * 1024,
    .itemIdChars = 256,
    .descChars = 2048,
    .tagChars = 64,
    .keywords = 100,
    .askedKeywords = 10,
    .keywordChars = 64,
    .tagValues = 32,
    .urlChars = 4096,
    .boxSpan = 15,
    .checkLimit = 100,
    .deleteCount = 100,
    .searchLimit = 1000,
    .searchEnd = 1000,
    .textChars = 512,
    .scan = 10'000,
    .maxScan = 10'000,
};
constexpr ImageSearchV2Limits kV2Relaxed{
    .picture = kRelaxedPicture,
    .bodyBytes = kHuaweiPictureBody,
    .itemIdChars = kMaxItemKeyChars,
    .descChars = kMaxCustomContentChars,
    .tagChars = kMaxCustomContentChars,
    .keywords = kMaxEntryKeywords,
    .askedKeywords = kMaxEntryKeywords,
    .keywordChars = kMaxPictureNameChars,
    .tagValues = 256,
    .urlChars = 4096,
    .boxSpan = 1,
    .checkLimit = 1000,
    .deleteCount = 100,
    .searchLimit = 1000,
    .searchEnd = 1'000'000,
    .textChars = 4096,
    .scan = 10'000,
    .maxScan = 1'000'000,
};

} // namespace

const ImageSearchV1Limits& imageSearchV1Limits(ApiLimits limits)
{
    return limits == ApiLimits::Strict ? kV1Strict : kV1Relaxed;
}

const ImageSearchV2Limits& imageSearchV2Limits(ApiLimits limits)
{
    return limits == ApiLimits::Strict ? kV2Strict : kV2Relaxed;
}

} // namespace vitrine
