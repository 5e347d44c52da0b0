#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/media/media_limits.h"
#include "core/media/media_source.h"

#include <chrono>
#include <cstdint>
#include <memory>

struct AVCodecContext;
struct AVFormatContext;
struct AVFrame;
struct AVPacket;
struct AVStream;

namespace vitrine {

struct FreeAv {
    void operator()(AVCodecContext* context) const;
    void operator()(AVFrame* frame) const;
    void operator()(AVPacket* packet) const;
};
using AvFrame = std::unique_ptr<AVFrame, FreeAv>;

/// A film or sound opened by FFmpeg. The library reads through our device only: it opens no other file and no address,
/// tries no format but the sniffed one, and stops when the job is cancelled or limits.streamSeconds are over.
/// Internal to core/media. One thread at a time.
class AvFile
{
public:
    /// Errors: Corrupt, TooLarge (bytes, time), Cancelled, those of MediaSource.
    static Result<std::unique_ptr<AvFile>> open(const MediaSource& source, const QString& mediaType,
                                                const MediaLimits& limits, const JobContext& job);
    ~AvFile();
    AvFile(const AvFile&) = delete;
    AvFile& operator=(const AvFile&) = delete;

    AVFormatContext* context() const { return m_context; }
    const QString& name() const { return m_name; }
    const MediaLimits& limits() const { return m_limits; }
    /// The best stream of a kind that is no cover picture; nullptr when there is none.
    AVStream* videoStream() const;
    AVStream* soundStream() const;
    /// The bytes of an embedded cover picture; empty when there is none.
    QByteArray cover() const;

    /// Gives the next step its own limits.streamSeconds.
    void restartClock();
    /// Why FFmpeg stopped: Cancelled, TooLarge (time) or Corrupt with `what`.
    Error failure(const QString& what, int avError) const;
    bool mustStop() const;

private:
    AvFile(const MediaSource& source, const MediaLimits& limits, const JobContext& job);
    static int readSome(void* self, quint8* into, int size);
    static std::int64_t seekTo(void* self, std::int64_t offset, int whence);
    Result<> openContext(const QString& mediaType);
    AVStream* best(int mediaKind) const;

    QString m_name;
    MediaLimits m_limits;
    const JobContext& m_job;
    std::unique_ptr<QIODevice> m_device;
    AVFormatContext* m_context = nullptr;
    std::chrono::steady_clock::time_point m_deadline;
};

/// Decodes one stream of an AvFile from where the file stands, on the calling thread.
class AvDecoder
{
public:
    /// Errors: Unavailable (no decoder for it), TooLarge (frame size), Corrupt.
    static Result<AvDecoder> open(AvFile& file, AVStream* stream);
    AvDecoder(AvDecoder&&) noexcept;
    ~AvDecoder();

    /// The next frame, null at the end of the stream. Damaged packets are stepped over. Errors: Cancelled, TooLarge
    /// (time).
    Result<AvFrame> next();
    /// Goes to the last key frame at or before `milliseconds`; false when the file cannot.
    bool seek(qint64 milliseconds);

private:
    AvDecoder(AvFile& file, AVStream* stream);
    AvFile* m_file;
    AVStream* m_stream;
    std::unique_ptr<AVCodecContext, FreeAv> m_codec;
    std::unique_ptr<AVPacket, FreeAv> m_packet;
    bool m_draining = false;
};

} // namespace vitrine
