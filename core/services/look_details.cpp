#include "core/services/look_details.h"

#include "core/jobs/ordered_parallel.h"
#include "core/services/browse.h"
#include "core/services/look_picture.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr qsizetype kMostBytes = qsizetype(64) * 1024 * 1024;

QRectF inParts(const QRect& rect, QSize size)
{
    return {double(rect.x()) / size.width(), double(rect.y()) / size.height(), double(rect.width()) / size.width(),
            double(rect.height()) / size.height()};
}

QRect inPixels(const QRectF& parts, QSize size)
{
    const QRectF pixels(parts.x() * size.width(), parts.y() * size.height(), parts.width() * size.width(),
                        parts.height() * size.height());
    return pixels.toAlignedRect() & QRect({0, 0}, size);
}

} // namespace

LookDetails::Shared LookDetails::kept(const FeatureKey& key)
{
    const std::lock_guard lock(m_mutex);
    const auto place = std::ranges::find(m_kept, key, &Kept::key);
    if (place == m_kept.end())
        return nullptr;
    m_kept.splice(m_kept.begin(), m_kept, place);
    return place->picture;
}

void LookDetails::keep(const FeatureKey& key, const Shared& picture)
{
    const std::lock_guard lock(m_mutex);
    m_kept.push_front({key, picture});
    m_keptBytes += picture->points.bytes();
    while (m_keptBytes > kMostBytes && m_kept.size() > 1) {
        m_keptBytes -= m_kept.back().picture->points.bytes();
        m_kept.pop_back();
    }
}

Result<LookDetails::Shared> LookDetails::pictureOf(const MediaSource& source, const FeatureKey& key)
{
    if (Shared known = kept(key))
        return known;
    const std::optional<QRect> region = key.region.isEmpty() ? std::nullopt : std::optional(key.region);
    TRY_ASSIGN(const LookPicture picture, loaded, loadLookPicture(source, region));
    TRY_ASSIGN(DetailPoints points, found, detailPoints(picture.image, picture.region));
    auto made = std::make_shared<const Picture>(Picture{std::move(points), picture.fullSize});
    keep(key, made);
    return Shared(made);
}

Result<std::vector<LookDetails::Question>> LookDetails::questionsOf(std::span<const LookExample> examples,
                                                                    std::span<const QRect> mainObjects)
{
    std::vector<Question> questions;
    for (size_t i = 0; i < examples.size(); ++i) {
        TRY_ASSIGN(const ExampleSource source, named, m_examples.sourceOf(examples[i]));
        TRY_ASSIGN(Shared picture, loaded, pictureOf(source.source, source.key));
        const QRectF thing = inParts(mainObjects[i], picture->fullSize);
        questions.push_back({std::move(picture), thing});
    }
    return questions;
}

LookDetails::Found LookDetails::compareOne(const std::vector<Question>& questions, const LookMatch& match)
{
    Found best;
    Shared picture = kept(match.key);
    if (!picture) {
        const auto path = mainFilePath(m_shared.catalogue, match.asset);
        auto loaded = path.ok() ? pictureOf(MediaSource::file(path.value()), match.key) : Result<Shared>(path.error());
        if (!loaded.ok())
            return best;
        picture = std::move(loaded).take();
    }
    for (const Question& question : questions) {
        const auto found = matchDetail(question.picture->points, question.thing, picture->points);
        if (!found.ok() || found.value().strength() <= best.strength)
            continue;
        best.strength = found.value().strength();
        best.box.reset();
        if (!found.value().box.isEmpty())
            best.box = inPixels(found.value().box, picture->fullSize);
    }
    return best;
}

Result<std::vector<LookDetails::Found>> LookDetails::compare(std::span<const LookExample> examples,
                                                             std::span<const QRect> mainObjects,
                                                             std::span<const LookMatch> matches, const JobContext& job)
{
    TRY_ASSIGN(const std::vector<Question> questions, made, questionsOf(examples, mainObjects));
    std::vector<Found> found;
    const auto consume = [&](qint64, Found&& one) -> Result<> {
        found.push_back(one);
        return job.checkpoint();
    };
    TRY_VOID(OrderedParallel<Found>::run(
        qint64(matches.size()), {}, [&](qint64 i) { return compareOne(questions, matches[size_t(i)]); }, consume, job));
    return found;
}

} // namespace vitrine
