#include "core/services/look_shared.h"

#include "core/search/vector_kernels.h"
#include "core/services/look_picture.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

QByteArray packedFeature(std::span<const float> values)
{
    QByteArray bytes(qsizetype(values.size()) * 2, Qt::Uninitialized);
    std::vector<std::uint16_t> halves(values.size());
    toHalf(values.data(), halves.data(), values.size());
    std::memcpy(bytes.data(), halves.data(), size_t(bytes.size()));
    return bytes;
}

Result<std::vector<float>> unpackedFeature(const StoredFeature& feature, const EmbedderInfo& info)
{
    std::vector<float> values(size_t(info.dimensions()));
    if (feature.values.size() != qsizetype(values.size()) * 2)
        return fail(ErrorCode::Corrupt, QStringLiteral("A stored descriptor has the wrong length."));
    std::vector<std::uint16_t> halves(values.size());
    std::memcpy(halves.data(), feature.values.constData(), size_t(feature.values.size()));
    fromHalf(halves.data(), values.data(), values.size());
    if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
        return fail(ErrorCode::Corrupt, QStringLiteral("A stored descriptor holds a value that is no number."));
    return values;
}

Result<ExampleLook> describeLook(const Embedder& embedder, const MediaSource& source, const QRect& region)
{
    const auto part = region.isEmpty() ? std::nullopt : std::optional(region);
    TRY_ASSIGN(const LookPicture picture, loaded, loadLookPicture(source, part));
    TRY_ASSIGN(const PictureDescription description, described, embedder.describe(picture.image, picture.region));
    const QRect mainObject = picture.inPicture(description.mainObject);
    auto rounded = unpackedFeature({packedFeature(description.values), mainObject, {}}, embedder.info());
    if (!rounded.ok())
        return fail(ErrorCode::Corrupt,
                    QStringLiteral("The model gave values that cannot be compared; is it damaged?"));
    return ExampleLook{std::move(rounded).take(), mainObject};
}

} // namespace vitrine
