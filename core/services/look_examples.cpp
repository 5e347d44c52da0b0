#include "core/services/look_examples.h"

#include "core/media/hash.h"
#include "core/services/browse.h"
#include "core/services/look_picture.h"

#include <algorithm>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kRemembered = 32;

std::optional<QRect> regionOf(const FeatureKey& key)
{
    return key.region.isEmpty() ? std::nullopt : std::optional(key.region);
}

} // namespace

Result<std::vector<ExampleLook>> LookExamples::look(std::span<const LookExample> examples, const JobContext& job)
{
    std::vector<ExampleLook> looks;
    for (const LookExample& example : examples) {
        TRY_VOID(job.checkpoint());
        TRY_ASSIGN(ExampleLook look, described, lookAt(example));
        looks.push_back(std::move(look));
    }
    return looks;
}

Result<ExampleLook> LookExamples::lookAt(const LookExample& example)
{
    if (example.region && example.region->isEmpty())
        return fail(ErrorCode::InvalidInput, u"The region of the picture is empty."_s);
    if (example.asset.isValid())
        return ofAsset(example);
    if (example.bytes.isEmpty() && example.path.isEmpty())
        return fail(ErrorCode::InvalidInput, u"A search by look needs a picture; this one is empty."_s);
    const MediaSource source = example.bytes.isEmpty() ? MediaSource::file(example.path)
                                                       : MediaSource::memory(example.bytes, u"the picture"_s);
    TRY_ASSIGN(const QString sha256, hashed, hashSource(source));
    return ofSource(source, {sha256, example.region.value_or(QRect())});
}

Result<ExampleLook> LookExamples::ofAsset(const LookExample& example)
{
    FeatureKey key;
    {
        const std::shared_lock lock(m_shared.mutex);
        const LookAsset* asset = m_shared.members.asset(example.asset);
        if (!asset) {
            return fail(ErrorCode::NotFound,
                        u"The picture %1 is gone, in the trash or has no file yet."_s.arg(example.asset.value()));
        }
        key = {asset->sha256, example.region.value_or(QRect())};
    }
    const EmbedderInfo& info = m_shared.embedder->info();
    const auto stored = m_shared.features->fetch({&key, 1}, info.recipe);
    if (stored.ok() && stored.value().front()) {
        const StoredFeature& feature = *stored.value().front();
        if (auto values = unpackedFeature(feature, info); values.ok() && !feature.mainObject.isEmpty())
            return ExampleLook{std::move(values).take(), feature.mainObject};
    }
    TRY_ASSIGN(const QString path, found, mainFilePath(m_shared.catalogue, example.asset));
    return ofSource(MediaSource::file(path), key);
}

Result<ExampleLook> LookExamples::ofSource(const MediaSource& source, const FeatureKey& key)
{
    if (auto known = remembered(key))
        return *known;
    TRY_ASSIGN(const LookPicture picture, loaded, loadLookPicture(source, regionOf(key)));
    TRY_ASSIGN(PictureDescription description, described, m_shared.embedder->describe(picture.image, picture.region));
    TRY_VOID(checkDescriptor(description.values, m_shared.embedder->info()));
    ExampleLook look{std::move(description.values), picture.inPicture(description.mainObject)};
    remember(key, look);
    return look;
}

std::optional<ExampleLook> LookExamples::remembered(const FeatureKey& key)
{
    const std::lock_guard lock(m_mutex);
    const auto place = std::ranges::find(m_remembered, key, &Remembered::key);
    return place == m_remembered.end() ? std::nullopt : std::optional(place->look);
}

void LookExamples::remember(const FeatureKey& key, const ExampleLook& look)
{
    const std::lock_guard lock(m_mutex);
    m_remembered.push_front({key, look});
    if (m_remembered.size() > kRemembered)
        m_remembered.pop_back();
}

} // namespace vitrine
