#include "core/media/media_pipeline.h"

#include "core/media/hash.h"
#include "core/media/perceptual_hash.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// One call of processFile.
class MediaRun
{
public:
    MediaRun(const MediaSource& source, const MediaRequest& request, const MediaLimits& limits, const JobContext& job)
        : m_source(source), m_request(request), m_limits(limits), m_job(job)
    {}

    Result<MediaProducts> run();

private:
    Result<> readAndHash();
    void processPicture();
    void processStream();
    void addSidecar();
    void derive();

    /// Takes the value of a stage, or notes why there is none.
    template <class T, class To>
    bool take(MediaStage stage, Result<T> result, To& to)
    {
        if (result.ok())
            to = std::move(result).take();
        else
            note(stage, result.error());
        return result.ok();
    }
    void note(MediaStage stage, const Error& error) { m_products.failures.push_back({stage, error}); }

    const MediaSource& m_source;
    const MediaRequest& m_request;
    const MediaLimits& m_limits;
    const JobContext& m_job;
    std::optional<MediaSource> m_bytes; ///< a picture's file in memory, so that it is read once
    MediaProducts m_products;
};

Result<> MediaRun::readAndHash()
{
    TRY_ASSIGN(m_products.bytes, sized, m_source.size());
    TRY_ASSIGN(m_products.type, sniffed, sniff(m_source));
    const bool inMemory = m_products.type.kind == ContentKind::Picture && m_products.bytes <= m_limits.pictureBytes;
    if (inMemory) {
        TRY_ASSIGN(const QByteArray bytes, read, m_source.all(m_limits.pictureBytes));
        m_bytes = MediaSource::memory(bytes, m_source.name());
    }
    m_products.sha256 = m_request.knownSha256;
    if (m_products.sha256.isEmpty()) {
        TRY_ASSIGN(m_products.sha256, hashed, hashSource(m_bytes.value_or(m_source), m_job));
    }
    return {};
}

void MediaRun::processPicture()
{
    const MediaSource& source = m_bytes ? *m_bytes : m_source;
    auto picture = decodePicture(source, kThumbnailEdges[0], m_limits);
    if (picture.ok()) {
        m_products.facts = factsOfPicture(picture.value().facts);
        m_products.picture = std::move(picture.value().image);
    } else {
        // The size of what cannot be decoded is still worth knowing.
        if (const auto facts = readPictureFacts(source, m_limits); facts.ok())
            m_products.facts = factsOfPicture(facts.value());
        else
            note(MediaStage::Probe, facts.error());
        note(MediaStage::Thumbnails, picture.error());
    }
    take(MediaStage::Metadata, readEmbeddedMetadata(source, m_limits), m_products.metadata);
}

void MediaRun::processStream()
{
    auto read = readStreamMedia(m_source, kThumbnailEdges[0], m_limits, m_job);
    if (!read.ok()) {
        note(MediaStage::Probe, read.error());
        return;
    }
    StreamMedia media = std::move(read).take();
    m_products.type = media.facts.type;
    m_products.facts = std::move(media.facts);
    m_products.metadata = std::move(media.tags);
    m_products.picture = std::move(media.poster);
    m_products.waveform = std::move(media.waveform);
    if (media.posterError)
        note(MediaStage::Thumbnails, *media.posterError);
    if (media.waveformError)
        note(MediaStage::Waveform, *media.waveformError);
}

void MediaRun::addSidecar()
{
    if (!m_request.readsSidecar || !m_source.isFile())
        return;
    const auto sidecar = readSidecar(m_source.name(), m_limits);
    if (!sidecar.ok())
        note(MediaStage::Metadata, sidecar.error());
    else if (sidecar.value())
        m_products.metadata = mergeMetadata(*sidecar.value(), m_products.metadata);
}

void MediaRun::derive()
{
    if (m_products.picture.isNull())
        return;
    take(MediaStage::Thumbnails, makeThumbnails(m_products.picture), m_products.thumbnails);
    m_products.perceptualHash = perceptualHash(m_products.picture);
    m_products.palette = dominantColours(m_products.picture);
}

Result<MediaProducts> MediaRun::run()
{
    TRY_VOID(readAndHash());
    TRY_VOID(m_job.checkpoint());
    switch (m_products.type.kind) {
    case ContentKind::Picture:
        processPicture();
        break;
    case ContentKind::Video:
    case ContentKind::Sound:
        processStream();
        break;
    case ContentKind::Archive:
    case ContentKind::Text:
    case ContentKind::Unknown:
        return std::move(m_products);
    }
    addSidecar();
    derive();
    TRY_VOID(m_job.checkpoint());
    return std::move(m_products);
}

} // namespace

QString stageName(MediaStage stage)
{
    switch (stage) {
    case MediaStage::Probe:
        return u"probe"_s;
    case MediaStage::Metadata:
        return u"metadata"_s;
    case MediaStage::Thumbnails:
        return u"thumbnails"_s;
    case MediaStage::Look:
        return u"look"_s;
    case MediaStage::Waveform:
        return u"waveform"_s;
    }
    return {};
}

const MediaFailure* MediaProducts::failure(MediaStage stage) const
{
    const auto it =
        std::find_if(failures.begin(), failures.end(), [stage](const auto& one) { return one.stage == stage; });
    return it == failures.end() ? nullptr : &*it;
}

Result<MediaProducts> processFile(const MediaSource& source, const MediaRequest& request, const MediaLimits& limits,
                                  const JobContext& job)
{
    return MediaRun(source, request, limits, job).run();
}

} // namespace vitrine
