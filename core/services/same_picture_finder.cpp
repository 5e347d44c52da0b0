#include "core/services/same_picture_finder.h"

#include "core/jobs/ordered_parallel.h"
#include "core/media/film_frames.h"
#include "core/media/perceptual_hash.h"
#include "core/media/thumbnail.h"
#include "core/services/browse.h"
#include "core/storage/reader_pool.h"
#include "core/storage/thumbnail_store.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kViewQuality = 80;
constexpr size_t kBatch = 64;      ///< pictures a transaction
constexpr size_t kCandidates = 64; ///< that are looked at closely, of marks; as many of hashes

QString recipeText()
{
    return QString::number(marksRecipe());
}

std::optional<quint64> tellingHash(std::optional<quint64> hash)
{
    return hash && HashIndex::isTelling(*hash) ? hash : std::nullopt;
}

/// What a picture's thumbnail gives. Errors of what is not there (yet): NotFound, Corrupt.
Result<std::vector<StoredMarks>> lookAtPicture(const Catalogue& catalogue, const QString& sha256)
{
    TRY_ASSIGN(const QImage image, loaded, comparedThumbnail(catalogue, sha256));
    TRY_ASSIGN(const std::vector<PictureMark> marks, made, pictureMarks(image));
    TRY_ASSIGN(const std::optional<AssetLook> look, read, catalogue.thumbnails().look(sha256, kLookRecipe));
    const std::optional<quint64> hash = look ? look->perceptualHash : perceptualHash(image);
    return std::vector{StoredMarks{sha256, 0, tellingHash(hash), packedMarks(marks), {}}};
}

/// Frames from all over a film, each with a view of its own: they have no thumbnails.
Result<std::vector<StoredMarks>> lookAtFilm(const QString& path, const QString& sha256, const JobContext& job)
{
    const auto frames = readFilmFrames(MediaSource::file(path), kMarkSide, {}, job);
    if (!frames.ok() && (frames.error().code == ErrorCode::Cancelled || frames.error().code == ErrorCode::NotFound))
        return frames.error();
    // One that cannot be decoded will not be tomorrow: it has nothing to be compared.
    std::vector<StoredMarks> all;
    if (!frames.ok())
        return std::vector{StoredMarks{sha256, 0, {}, {}, {}}};
    for (const QImage& frame : frames.value()) {
        TRY_ASSIGN(const std::vector<PictureMark> marks, made, pictureMarks(frame));
        TRY_ASSIGN(const QByteArray view, encoded, encodeJpeg(frame, kViewQuality));
        all.push_back({sha256, int(all.size()), tellingHash(perceptualHash(frame)), packedMarks(marks), view});
    }
    return all;
}

} // namespace

SamePictureFinder::SamePictureFinder(Catalogue& catalogue, DuplicateStore& store, const JobContext& job)
    : m_catalogue(catalogue), m_store(store), m_job(job), m_pictures(catalogue, store)
{}

Result<> SamePictureFinder::run()
{
    TRY_VOID(readLiving());
    TRY_VOID(forgetGone());
    TRY_VOID(lookAtMissing());
    TRY_VOID(fillIndexes());
    return compareNew();
}

void SamePictureFinder::report(qint64 done, const QString& step) const
{
    m_job.report({done, m_total, step});
}

Result<> SamePictureFinder::readLiving()
{
    const auto read = [](Connection& db) { return DuplicateRows(db).contents(); };
    TRY_ASSIGN(const std::vector<ContentAsset> contents, listed,
               m_catalogue.readers().read<std::vector<ContentAsset>>(read));
    for (const ContentAsset& content : contents)
        if (!m_living.contains(content.sha256))
            m_living.insert(content.sha256, {content.asset, content.isFilm});
    return {};
}

/// What went to the trash is compared again when it comes back: others may have come meanwhile.
Result<> SamePictureFinder::forgetGone()
{
    TRY_ASSIGN(const std::vector<ComparedContent> compared, read,
               m_store.compared(DuplicateClass::SamePicture, recipeText()));
    std::vector<QString> gone;
    for (const auto& [content, under] : compared) {
        if (m_living.contains(content))
            m_compared.insert(content);
        else
            gone.push_back(content);
    }
    if (gone.empty())
        return {};
    return m_store.forgetCompared(DuplicateClass::SamePicture, recipeText(), gone);
}

Result<std::vector<StoredMarks>> SamePictureFinder::lookAt(const QString& sha256) const
{
    const Living living = m_living.value(sha256);
    if (!living.isFilm)
        return lookAtPicture(m_catalogue, sha256);
    TRY_ASSIGN(const QString path, found, mainFilePath(m_catalogue, living.asset));
    return lookAtFilm(path, sha256, m_job);
}

Result<> SamePictureFinder::lookAtMissing()
{
    QSet<QString> known;
    TRY_VOID(m_store.forEachMarks(marksRecipe(), [&](StoredMarks&& marks) -> Result<> {
        known.insert(marks.sha256);
        return m_job.checkpoint();
    }));
    std::vector<QString> missing;
    for (auto living = m_living.constBegin(); living != m_living.constEnd(); ++living) {
        if (!known.contains(living.key()))
            missing.push_back(living.key());
    }
    std::sort(missing.begin(), missing.end());
    m_total = qint64(missing.size()) + qint64(m_living.size() - m_compared.size());
    std::vector<StoredMarks> looked;
    const auto work = [&](qint64 i) { return lookAt(missing[size_t(i)]); };
    const auto consume = [&](qint64 i, Result<std::vector<StoredMarks>>&& marks) -> Result<> {
        report(++m_done, {});
        if (!marks.ok()) {
            // One without a thumbnail is looked at when it has one.
            if (marks.error().code != ErrorCode::NotFound)
                m_job.issue({missing[size_t(i)], marks.error().detail, false});
            return {};
        }
        looked.insert(looked.end(), marks.value().begin(), marks.value().end());
        return looked.size() < kBatch ? Result<>() : m_store.putMarks(marksRecipe(), std::exchange(looked, {}));
    };
    const Result<> all =
        OrderedParallel<Result<std::vector<StoredMarks>>>::run(qint64(missing.size()), {}, work, consume, m_job);
    TRY_VOID(m_store.putMarks(marksRecipe(), looked));
    return all;
}

Result<> SamePictureFinder::addItem(const StoredMarks& stored)
{
    TRY_VOID(m_job.checkpoint());
    const auto living = m_living.constFind(stored.sha256);
    if (living == m_living.constEnd())
        return {};
    const auto marks = unpackedMarks(stored.marks);
    if (!marks.ok())
        return {}; // damaged: as if it had none
    const bool isNew = !m_compared.contains(stored.sha256);
    if (isNew)
        m_new.push_back(m_items.size());
    if (stored.hash)
        m_hashes.add(*stored.hash, int(m_items.size()));
    m_items.push_back({{stored.sha256, stored.part}, living->isFilm, isNew});
    m_marks.add(marks.value());
    return {};
}

Result<> SamePictureFinder::fillIndexes()
{
    TRY_VOID(m_store.forEachMarks(marksRecipe(), [&](StoredMarks&& stored) { return addItem(stored); }));
    m_marks.finish();
    return {};
}

/// Each pair once: of two new ones the later is asked.
bool SamePictureFinder::isWanted(size_t place, size_t candidate) const
{
    const Item &item = m_items[place], &other = m_items[candidate];
    if (item.key.sha256 == other.key.sha256 || (item.isFilm && other.isFilm))
        return false;
    return !other.isNew || candidate < place;
}

std::vector<size_t> SamePictureFinder::candidatesOf(const Item& item, const KnownPicture& picture) const
{
    std::vector<size_t> places;
    const size_t own = size_t(&item - m_items.data());
    const auto add = [&](size_t place) {
        if (isWanted(own, place) && std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(place);
    };
    for (const MarkIndex::Candidate& candidate : m_marks.candidates(picture.marks, kCandidates * 2))
        add(size_t(candidate.picture));
    if (!picture.hash)
        return places;
    for (const quint64 hash : turnedHashes(*picture.hash)) {
        for (const int place : m_hashes.near(hash, kCandidates))
            add(size_t(place));
    }
    return places;
}

SamePictureFinder::Compared SamePictureFinder::compare(size_t place)
{
    Compared result;
    const Item& item = m_items[place];
    const auto picture = m_pictures.picture(item.key);
    if (!picture)
        return result;
    for (const size_t candidate : candidatesOf(item, *picture)) {
        if (m_job.stop.stop_requested())
            break;
        const auto other = m_pictures.picture(m_items[candidate].key);
        const auto same = other ? findSame(*picture, *other) : std::nullopt;
        if (same) {
            result.pairs.push_back(
                {ContentPair::of(item.key.sha256, m_items[candidate].key.sha256), same->score, same->isTurned});
        }
    }
    return result;
}

/// The parts of a film stand one after the other.
bool SamePictureFinder::isLastPart(size_t number) const
{
    return number + 1 == m_new.size() || m_items[m_new[number + 1]].key.sha256 != m_items[m_new[number]].key.sha256;
}

Result<> SamePictureFinder::compareNew()
{
    std::vector<ComparedContent> contents;
    std::vector<StoredPair> pairs;
    const auto store = [&] {
        return m_store.putCompared(DuplicateClass::SamePicture, recipeText(), std::exchange(contents, {}),
                                   std::exchange(pairs, {}));
    };
    const auto work = [&](qint64 i) { return compare(m_new[size_t(i)]); };
    const auto consume = [&](qint64 i, Compared&& compared) -> Result<> {
        TRY_VOID(m_job.checkpoint()); // a picture at which the run was cancelled is not done
        report(++m_done, {});
        if (isLastPart(size_t(i)))
            contents.push_back({m_items[m_new[size_t(i)]].key.sha256});
        pairs.insert(pairs.end(), compared.pairs.begin(), compared.pairs.end());
        return contents.size() < kBatch ? Result<>() : store();
    };
    const Result<> all = OrderedParallel<Compared>::run(qint64(m_new.size()), {}, work, consume, m_job);
    TRY_VOID(store());
    return all;
}

} // namespace vitrine
