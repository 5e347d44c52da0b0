#include "core/media/film_frames.h"

#include "core/media/orientation.h"
#include "core/media/perceptual_hash.h"
#include "core/media/picture_decoders.h"
#include "core/media/sniff.h"
#include "core/media/stream_parts.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <optional>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kEveryMs = 1000;
constexpr int kAlike = 3; ///< differing bits of the perceptual hashes of frames between which nothing happened

/// Takes frames of a film one after the other.
class FrameTaker
{
public:
    FrameTaker(AvFile& file, AVStream* stream, AvDecoder& decoder, const MediaFacts& facts, QSize size)
        : m_file(file), m_stream(stream), m_decoder(decoder), m_facts(facts), m_size(size)
    {}

    Result<std::vector<QImage>> run()
    {
        const bool isLong = m_facts.durationMs > kEveryMs * kMaxFilmFrames;
        const Result<> all = isLong ? takeByKeyFrames() : takeInOrder();
        if (!all.ok() && (m_taken.empty() || all.error().code == ErrorCode::Cancelled))
            return all.error();
        if (m_taken.empty())
            return fail(ErrorCode::Corrupt, u"'%1' is damaged: no frame of it can be decoded."_s.arg(m_file.name()));
        return std::move(m_taken);
    }

private:
    Result<> takeByKeyFrames()
    {
        for (int i = 0; i < kMaxFilmFrames; ++i) {
            if (!m_decoder.seek(m_facts.durationMs * i / kMaxFilmFrames))
                continue;
            TRY_ASSIGN(const AvFrame frame, decoded, m_decoder.next());
            if (frame)
                TRY_VOID(take(*frame));
        }
        return {};
    }

    Result<> takeInOrder()
    {
        qint64 next = 0;
        while (int(m_taken.size()) < kMaxFilmFrames) {
            TRY_ASSIGN(const AvFrame frame, decoded, m_decoder.next());
            if (!frame)
                return {};
            const qint64 time = timeOf(*frame);
            if (time < next)
                continue;
            next = time + kEveryMs;
            TRY_VOID(take(*frame));
        }
        return {};
    }

    qint64 timeOf(const AVFrame& frame) const
    {
        if (frame.best_effort_timestamp == AV_NOPTS_VALUE)
            return 0;
        const qint64 start = m_stream->start_time == AV_NOPTS_VALUE ? 0 : m_stream->start_time;
        return av_rescale_q(frame.best_effort_timestamp - start, m_stream->time_base, {1, 1000});
    }

    Result<> take(const AVFrame& frame)
    {
        TRY_ASSIGN(const QImage flat, converted, frameImage(m_file, frame, m_size));
        const QImage image = applyOrientation(flat, m_facts.orientation);
        const quint64 hash = perceptualHash(image);
        if (m_lastHash && hashDistance(*m_lastHash, hash) <= kAlike)
            return {};
        m_lastHash = hash;
        m_taken.push_back(image);
        return {};
    }

    AvFile& m_file;
    AVStream* m_stream;
    AvDecoder& m_decoder;
    const MediaFacts& m_facts;
    QSize m_size;
    std::optional<quint64> m_lastHash;
    std::vector<QImage> m_taken;
};

} // namespace

Result<std::vector<QImage>> readFilmFrames(const MediaSource& source, int edge, const MediaLimits& limits,
                                           const JobContext& job)
{
    TRY_ASSIGN(const Sniffed type, sniffed, sniff(source));
    if (type.kind != ContentKind::Video)
        return fail(ErrorCode::InvalidInput, u"'%1' is no film."_s.arg(source.name()));
    TRY_ASSIGN(const auto file, opened, AvFile::open(source, type.mediaType, limits, job));
    const MediaFacts facts = factsOfStreams(*file, type);
    AVStream* stream = file->videoStream();
    if (!stream || facts.width <= 0 || facts.height <= 0)
        return fail(ErrorCode::Corrupt, u"'%1' holds no picture."_s.arg(file->name()));
    QSize size = fitInto(QSize(facts.width, facts.height), edge);
    if (swapsSides(facts.orientation))
        size.transpose();
    file->restartClock();
    TRY_ASSIGN(AvDecoder decoder, started, AvDecoder::open(*file, stream));
    return FrameTaker(*file, stream, decoder, facts, size).run();
}

} // namespace vitrine
