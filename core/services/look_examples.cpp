#include "core/services/look_examples.h"

#include "core/media/hash.h"
#include "core/services/browse.h"

#include <algorithm>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

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

/// Of a picture of the catalogue, or an example with bytes or a file.
Result<FeatureKey> LookExamples::keyOf(const LookExample& example) const
{
    if (example.region && example.region->isEmpty())
        return fail(ErrorCode::InvalidInput, u"The region of the picture is empty."_s);
    const QRect region = example.region.value_or(QRect());
    if (example.asset.isValid()) {
        const std::shared_lock lock(m_shared.mutex);
        if (const LookAsset* asset = m_shared.members.asset(example.asset))
            return FeatureKey{asset->sha256, region};
        return fail(ErrorCode::NotFound,
                    u"The picture %1 is gone, in the trash or has no file yet."_s.arg(example.asset.value()));
    }
    if (example.bytes.isEmpty() && example.path.isEmpty())
        return fail(ErrorCode::InvalidInput, u"A search by look needs a picture; this one is empty."_s);
    const MediaSource source = example.bytes.isEmpty() ? MediaSource::file(example.path)
                                                       : MediaSource::memory(example.bytes, u"the picture"_s);
    TRY_ASSIGN(const QString sha256, hashed, hashSource(source));
    return FeatureKey{sha256, region};
}

Result<ExampleSource> LookExamples::sourceOf(const LookExample& example)
{
    TRY_ASSIGN(const FeatureKey key, named, keyOf(example));
    if (example.asset.isValid()) {
        TRY_ASSIGN(const QString path, found, mainFilePath(m_shared.catalogue, example.asset));
        return ExampleSource{MediaSource::file(path), key};
    }
    if (example.bytes.isEmpty())
        return ExampleSource{MediaSource::file(example.path), key};
    return ExampleSource{MediaSource::memory(example.bytes, u"the picture"_s), key};
}

/// As it was described before, for the catalogue or another question.
std::optional<ExampleLook> LookExamples::stored(const FeatureKey& key) const
{
    for (const LookMemory* memory : {&m_shared.asked, &m_shared.described}) {
        if (auto known = memory->find(key))
            return known;
    }
    const EmbedderInfo& info = m_shared.embedder->info();
    const auto kept = m_shared.features->fetch({&key, 1}, info.recipe);
    if (!kept.ok() || !kept.value().front() || kept.value().front()->mainObject.isEmpty())
        return std::nullopt;
    auto values = unpackedFeature(*kept.value().front(), info);
    return values.ok() ? std::optional(ExampleLook{std::move(values).take(), kept.value().front()->mainObject})
                       : std::nullopt;
}

Result<ExampleLook> LookExamples::lookAt(const LookExample& example)
{
    TRY_ASSIGN(const FeatureKey key, named, keyOf(example));
    if (auto known = stored(key))
        return *known;
    TRY_ASSIGN(const ExampleSource source, found, sourceOf(example));
    TRY_ASSIGN(const ExampleLook look, described, describeLook(*m_shared.embedder, source.source, key.region));
    m_shared.asked.remember(key, look);
    return look;
}

} // namespace vitrine
