#pragma once

#include "core/api/calls/api_call.h"
#include "core/api/calls/picture_limits.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <span>

namespace vitrine {

/// Every limit of the Image Search families. Strict is the vendor's (source beside each), relaxed what this machine and
/// the catalogue bear; `int` limits of texts count UTF-16 units.
struct AlibabaLimits {
    int instanceNameChars;  ///< 20: "Add images", InstanceName | relaxed: a gallery's name
    int productIdChars;     ///< 512: older pages; current ones say 256 | relaxed: an item key
    int picNameChars;       ///< same
    int customContentChars; ///< 4096: AddImage | relaxed: an entry's custom content
    int strAttrChars;       ///< 128: AddImage | relaxed: same
    bool strAttrSigns;      ///< whether \ ¥ $ & % are refused in StrAttr: AddImage | relaxed: no
    int textChars;          ///< 512: SearchImageByText
    int num;                ///< 100: SearchImageByPic, Num | relaxed: a page of the catalogue
    int start;              ///< 499: SearchImageByPic, Start
    int results;            ///< 500: Start + Num
    int pageSize;           ///< 30: DumpMetaList help (metadata 500) | relaxed: 500
    /// 4 MiB (AddImage, InvalidPicContent); edges 100 (200 in 2018) to 4096 px; PNG JPG JPEG BMP GIF WEBP TIFF PPM; "no
    /// rotation metadata" (AddImage) | relaxed: what fits in a body and the catalogue reads
    ApiPictureLimits picture;
    bool vendorCategories; ///< 0-9, 20-22, 88888888: category reference | relaxed: any number from 0
    int picturesInOneBody; ///< family A; the vendor names no number | both: 64
};
const AlibabaLimits& alibabaLimits(ApiLimits limits);

/// Bodies. Two pictures of 4 MiB as percent-encoded base64 are 12 MB; the vendor's advice for family A is 8 MB.
inline constexpr qint64 kAlibabaSmallBody = 256 * 1024;
inline constexpr qint64 kAlibabaPictureBody = 32LL * 1024 * 1024;
inline constexpr qint64 kAlibabaItemsBody = 64LL * 1024 * 1024;

/// A category of product search. Source: "Category reference".
struct AlibabaCategory {
    qint64 id;
    const char* name;
};
std::span<const AlibabaCategory> alibabaCategories();
inline constexpr qint64 kOtherCategory = 88888888;
/// A category id as text; nullopt = not one that the limits allow.
std::optional<qint64> wireCategory(QByteArrayView text, const AlibabaLimits& limits);

} // namespace vitrine
