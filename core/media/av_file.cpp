#include "core/media/av_file.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
}

#include <array>
#include <mutex>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr int kBufferBytes = 64 << 10;

/// The demuxer for a sniffed type; FFmpeg must not guess another (a play list would make it open other files).
const AVInputFormat* demuxerFor(const QString& mediaType)
{
    static constexpr std::array<std::array<const char*, 2>, 14> kDemuxers{{
        {"video/mp4", "mov"},
        {"video/quicktime", "mov"},
        {"video/3gpp", "mov"},
        {"audio/mp4", "mov"},
        {"video/webm", "matroska"},
        {"video/x-matroska", "matroska"},
        {"video/x-msvideo", "avi"},
        {"video/ogg", "ogg"},
        {"audio/ogg", "ogg"},
        {"audio/opus", "ogg"},
        {"audio/mpeg", "mp3"},
        {"audio/x-wav", "wav"},
        {"audio/flac", "flac"},
        {"audio/aac", "aac"},
    }};
    for (const auto& [type, demuxer] : kDemuxers) {
        if (mediaType == QLatin1StringView(type))
            return av_find_input_format(demuxer);
    }
    return mediaType == "audio/x-aiff"_L1 ? av_find_input_format("aiff") : nullptr;
}

int refuseOtherFiles(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**)
{
    return AVERROR(EACCES);
}

/// What is wrong is in the Result; the library would write it to stderr.
void quietenLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

QString textOf(int avError)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(avError, text, sizeof text);
    return QString::fromUtf8(text);
}

} // namespace

void FreeAv::operator()(AVCodecContext* context) const
{
    avcodec_free_context(&context);
}

void FreeAv::operator()(AVFrame* frame) const
{
    av_frame_free(&frame);
}

void FreeAv::operator()(AVPacket* packet) const
{
    av_packet_free(&packet);
}

AvFile::AvFile(const MediaSource& source, const MediaLimits& limits, const JobContext& job)
    : m_name(source.name()), m_limits(limits), m_job(job)
{
    restartClock();
}

AvFile::~AvFile()
{
    if (!m_context)
        return;
    AVIOContext* io = m_context->pb;
    avformat_close_input(&m_context);
    if (io)
        av_freep(&io->buffer);
    avio_context_free(&io);
}

void AvFile::restartClock()
{
    m_deadline = std::chrono::steady_clock::now() + std::chrono::seconds(m_limits.streamSeconds);
}

bool AvFile::mustStop() const
{
    return m_job.stop.stop_requested() || std::chrono::steady_clock::now() > m_deadline;
}

Error AvFile::failure(const QString& what, int avError) const
{
    if (m_job.stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"Cancelled."_s);
    if (mustStop())
        return fail(ErrorCode::TooLarge, u"'%1' took longer than %2 seconds to read; %3 was left out."_s.arg(m_name)
                                             .arg(m_limits.streamSeconds)
                                             .arg(what));
    return fail(ErrorCode::Corrupt, u"'%1' is damaged: %2 cannot be read (%3)."_s.arg(m_name, what, textOf(avError)));
}

int AvFile::readSome(void* self, quint8* into, int size)
{
    auto* file = static_cast<AvFile*>(self);
    if (file->mustStop())
        return AVERROR_EXIT;
    const qint64 got = file->m_device->read(reinterpret_cast<char*>(into), size);
    return got > 0 ? int(got) : got == 0 ? AVERROR_EOF : AVERROR(EIO);
}

std::int64_t AvFile::seekTo(void* self, std::int64_t offset, int whence)
{
    QIODevice& device = *static_cast<AvFile*>(self)->m_device;
    if (whence & AVSEEK_SIZE)
        return device.size();
    const qint64 from = whence == SEEK_CUR ? device.pos() : whence == SEEK_END ? device.size() : 0;
    const qint64 target = from + offset;
    return target >= 0 && target <= device.size() && device.seek(target) ? target : AVERROR(EINVAL);
}

Result<> AvFile::openContext(const QString& mediaType)
{
    const AVInputFormat* demuxer = demuxerFor(mediaType);
    if (!demuxer)
        return fail(ErrorCode::Unavailable, u"'%1' is %2, which cannot be read here."_s.arg(m_name, mediaType));
    m_context = avformat_alloc_context();
    auto* buffer = static_cast<quint8*>(av_malloc(kBufferBytes));
    AVIOContext* io = avio_alloc_context(buffer, kBufferBytes, 0, this, &AvFile::readSome, nullptr, &AvFile::seekTo);
    m_context->pb = io;
    m_context->flags |= AVFMT_FLAG_CUSTOM_IO;
    m_context->io_open = &refuseOtherFiles;
    m_context->interrupt_callback = {[](void* self) { return static_cast<AvFile*>(self)->mustStop() ? 1 : 0; }, this};
    m_context->max_streams = 64;
    int status = avformat_open_input(&m_context, "", demuxer, nullptr);
    if (status < 0) { // which also freed the context, but not what reads for it
        av_freep(&io->buffer);
        avio_context_free(&io);
        return failure(u"its header"_s, status);
    }
    status = avformat_find_stream_info(m_context, nullptr);
    if (status < 0)
        return failure(u"its streams"_s, status);
    return {};
}

Result<std::unique_ptr<AvFile>> AvFile::open(const MediaSource& source, const QString& mediaType,
                                             const MediaLimits& limits, const JobContext& job)
{
    quietenLibrary();
    std::unique_ptr<AvFile> file(new AvFile(source, limits, job));
    TRY_ASSIGN(file->m_device, device, source.open());
    if (file->m_device->size() > limits.streamBytes) {
        return fail(ErrorCode::TooLarge,
                    u"'%1' has %2; the limit for a film or sound is %3."_s.arg(
                        source.name(), readableSize(file->m_device->size()), readableSize(limits.streamBytes)));
    }
    TRY_VOID(file->openContext(mediaType));
    return file;
}

AVStream* AvFile::best(int mediaKind) const
{
    const int index = av_find_best_stream(m_context, AVMediaType(mediaKind), -1, -1, nullptr, 0);
    AVStream* stream = index >= 0 ? m_context->streams[index] : nullptr;
    return stream && !(stream->disposition & AV_DISPOSITION_ATTACHED_PIC) ? stream : nullptr;
}

AVStream* AvFile::videoStream() const
{
    return best(AVMEDIA_TYPE_VIDEO);
}

AVStream* AvFile::soundStream() const
{
    return best(AVMEDIA_TYPE_AUDIO);
}

QByteArray AvFile::cover() const
{
    for (unsigned i = 0; i < m_context->nb_streams; ++i) {
        const AVStream* stream = m_context->streams[i];
        if (stream->disposition & AV_DISPOSITION_ATTACHED_PIC && stream->attached_pic.size > 0)
            return QByteArray(reinterpret_cast<const char*>(stream->attached_pic.data), stream->attached_pic.size);
    }
    return {};
}

AvDecoder::AvDecoder(AvFile& file, AVStream* stream) : m_file(&file), m_stream(stream), m_packet(av_packet_alloc()) {}
AvDecoder::AvDecoder(AvDecoder&&) noexcept = default;
AvDecoder::~AvDecoder() = default;

Result<AvDecoder> AvDecoder::open(AvFile& file, AVStream* stream)
{
    const AVCodec* codec = avcodec_find_decoder(stream->codecpar->codec_id);
    if (!codec) {
        return fail(ErrorCode::Unavailable,
                    u"'%1' holds %2, for which there is no decoder here."_s.arg(
                        file.name(), QString::fromLatin1(avcodec_get_name(stream->codecpar->codec_id))));
    }
    AvDecoder decoder(file, stream);
    decoder.m_codec.reset(avcodec_alloc_context3(codec));
    AVCodecContext* context = decoder.m_codec.get();
    int status = avcodec_parameters_to_context(context, stream->codecpar);
    context->thread_count = 1; // the workers are the threads
    context->max_pixels = file.limits().videoPixels;
    if (status >= 0)
        status = avcodec_open2(context, codec, nullptr);
    if (status < 0)
        return file.failure(u"its stream"_s, status);
    return decoder;
}

Result<AvFrame> AvDecoder::next()
{
    AvFrame frame(av_frame_alloc());
    for (;;) {
        if (m_file->mustStop())
            return m_file->failure(u"the rest"_s, AVERROR_EXIT);
        const int received = avcodec_receive_frame(m_codec.get(), frame.get());
        if (received == 0)
            return frame;
        if (m_draining)
            return AvFrame();
        const int read = av_read_frame(m_file->context(), m_packet.get());
        if (read < 0) {
            m_draining = true;
            avcodec_send_packet(m_codec.get(), nullptr);
            continue;
        }
        // A packet that cannot be decoded is stepped over: the next key frame sets things right.
        if (m_packet->stream_index == m_stream->index)
            avcodec_send_packet(m_codec.get(), m_packet.get());
        av_packet_unref(m_packet.get());
    }
}

bool AvDecoder::seek(qint64 milliseconds)
{
    const qint64 start = m_stream->start_time == AV_NOPTS_VALUE ? 0 : m_stream->start_time;
    const qint64 time = start + av_rescale_q(milliseconds, {1, 1000}, m_stream->time_base);
    if (av_seek_frame(m_file->context(), m_stream->index, time, AVSEEK_FLAG_BACKWARD) < 0)
        return false;
    avcodec_flush_buffers(m_codec.get());
    m_draining = false;
    return true;
}

} // namespace vitrine
