#pragma once

#include "core/api/calls/api_call.h"
#include "core/api/calls/picture_limits.h"

#include <QtGlobal>

namespace vitrine {

/// Every limit of ImageSearch v1. Numbers in brackets are pages of the API reference, imagesearch_02_nnnn.
struct ImageSearchV1Limits {
    /// Bytes: none documented, so the body's. Edges 100 to 2048 px; JPEG, PNG, BMP (0009). Of rotation nothing is said.
    ApiPictureLimits picture;
    int nameChars;    ///< 16: lower-case letters, digits, - and _, a letter first (0014) | relaxed: any gallery's name
    bool vendorNames; ///< whether those signs are asked for
    qint64 level;     ///< 30000000: the only capacity that is supported (0014) | relaxed: 0 = any
    int instanceTags; ///< 10 tag names, no upper case (0014) | relaxed: a gallery's
    int pictureTags;  ///< 10 (0009, 0013)
    int pathChars;    ///< not documented: an item key of ours
    int limit;        ///< 100 (0013) | relaxed: a page of the catalogue
    qint64 offset;    ///< not documented: any
};

/// Every limit of ImageSearch v2 (pages 0038 to 0042).
struct ImageSearchV2Limits {
    /// 5 MB ("Constraints"); edges above 64 and below 4096 px; WEBP too; "no rotation metadata" (0038).
    ApiPictureLimits picture;
    qint64 bodyBytes;  ///< 12 MB ("Constraints") | relaxed: the route's
    int itemIdChars;   ///< 256 (0038)
    int descChars;     ///< 2048 (0038)
    int tagChars;      ///< 64 (0038)
    int keywords;      ///< 100 stored (0038)
    int askedKeywords; ///< 10 (0039)
    int keywordChars;  ///< 64 (0038, 0039)
    int tagValues;     ///< 32 a key in a filter (0039)
    int urlChars;      ///< 4096 (0038)
    int boxSpan;       ///< 15 px (0038) | relaxed: 1
    int checkLimit;    ///< 100 (0040)
    int deleteCount;   ///< 100 records a call (0042)
    int searchLimit;   ///< 1000 (0039)
    int searchEnd;     ///< offset + limit: 1000 (0039)
    int textChars;     ///< 512 (0039)
    int scan;          ///< max_scan_num when not given: 10000 (0039)
    int maxScan;       ///< and at most
};

const ImageSearchV1Limits& imageSearchV1Limits(ApiLimits limits);
const ImageSearchV2Limits& imageSearchV2Limits(ApiLimits limits);

/// Bodies that routes take: those with a picture (12 MB in base64 and some words; relaxed pictures may be larger), and
/// those without.
inline constexpr qint64 kHuaweiPictureBody = 32LL * 1024 * 1024;
inline constexpr qint64 kHuaweiWordsBody = 1024 * 1024;

} // namespace vitrine
