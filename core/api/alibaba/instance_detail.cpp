#include "core/api/alibaba/image_request.h"
#include "core/api/alibaba/images_calls.h"
#include "core/services/edit_galleries.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kCapacityUnit = 10'000;
constexpr qint64 kLargestCapacity = 5'000; ///< 50 million pictures: the largest plan; told where there is no limit
constexpr int kToldQps = 10;               ///< the largest plan's searches a second; none is enforced
constexpr int kProductSearch = 0;          ///< ServiceType
/// 2100-01-01: an instance of one's own does not expire.
constexpr qint64 kExpiresUtc = 4'102'444'800'000;

Checked<qint64> countOf(const InstanceCall& gallery)
{
    TRY_ASSIGN(const std::vector<GallerySummary> all, read, checkedRead(galleries(gallery.catalogue())));
    const auto own = std::find_if(all.begin(), all.end(), [&gallery](const GallerySummary& each) {
        return each.gallery.id == gallery.gallery.id;
    });
    return own == all.end() ? 0 : own->entries;
}

} // namespace

Checked<QJsonObject> instanceDetail(ApiCall& call)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call, AlibabaError::InstanceNotFound));
    const Gallery& gallery = request.gallery.gallery;
    TRY_ASSIGN(const qint64 count, counted, countOf(request.gallery));
    const qint64 capacity =
        gallery.capacity ? (*gallery.capacity + kCapacityUnit - 1) / kCapacityUnit : kLargestCapacity;
    const QByteArray region = request.fields.find("RegionId").value_or("local");
    const QJsonObject instance{{u"Name"_s, gallery.name},
                               {u"Region"_s, QString::fromUtf8(region)},
                               {u"Capacity"_s, capacity},
                               {u"Qps"_s, kToldQps},
                               {u"ServiceType"_s, kProductSearch},
                               {u"TotalCount"_s, count},
                               {u"UtcCreate"_s, QString::number(gallery.createdUtc)},
                               {u"UtcExpireTime"_s, QString::number(kExpiresUtc)}};
    return QJsonObject{
        {u"RequestId"_s, QString::fromLatin1(call.request.id)}, {u"Success"_s, true}, {u"Instance"_s, instance}};
}

} // namespace vitrine
