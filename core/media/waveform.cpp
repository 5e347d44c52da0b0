#include "core/media/stream_parts.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

struct FreeResampler {
    void operator()(SwrContext* context) const { swr_free(&context); }
};
using Resampler = std::unique_ptr<SwrContext, FreeResampler>;

Resampler makeResampler(const AVFrame& frame)
{
    SwrContext* made = nullptr;
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
    AVChannelLayout from = frame.ch_layout; // borrowed: this version of the library takes no const
    const int status = swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_FLT, frame.sample_rate, &from,
                                           AVSampleFormat(frame.format), frame.sample_rate, 0, nullptr);
    Resampler resampler(made);
    return status >= 0 && swr_init(made) >= 0 ? std::move(resampler) : nullptr;
}

/// Gathers the loudest amplitude of every hundredth of a second.
class PeakMeter
{
public:
    explicit PeakMeter(int sampleRate) : m_window(std::max(1, sampleRate / 100)) {}

    void add(std::span<const float> samples)
    {
        for (const float sample : samples) {
            m_peak = std::max(m_peak, std::abs(sample));
            if (++m_count == m_window)
                closeWindow();
        }
    }

    /// Joined or repeated to exactly kWaveformPeaks.
    QByteArray finish()
    {
        if (m_count > 0)
            closeWindow();
        if (m_peaks.empty())
            return {};
        QByteArray waveform(kWaveformPeaks, '\0');
        for (int i = 0; i < kWaveformPeaks; ++i) {
            const size_t first = size_t(i) * m_peaks.size() / kWaveformPeaks;
            const size_t last = std::max(first + 1, size_t(i + 1) * m_peaks.size() / kWaveformPeaks);
            const float peak = *std::max_element(m_peaks.begin() + qsizetype(first), m_peaks.begin() + qsizetype(last));
            waveform[i] = char(quint8(std::lround(std::clamp(peak, 0.0F, 1.0F) * 255)));
        }
        return waveform;
    }

private:
    void closeWindow()
    {
        m_peaks.push_back(std::isfinite(m_peak) ? m_peak : 0);
        m_peak = 0;
        m_count = 0;
    }

    int m_window;
    int m_count = 0;
    float m_peak = 0;
    std::vector<float> m_peaks;
};

} // namespace

Result<QByteArray> readWaveform(AvFile& file)
{
    AVStream* stream = file.soundStream();
    if (!stream)
        return QByteArray();
    const qint64 minutes = file.context()->duration / AV_TIME_BASE / 60;
    if (minutes > file.limits().waveformMinutes) {
        return fail(ErrorCode::TooLarge, u"'%1' lasts %2 minutes; wave forms are made up to %3."_s.arg(file.name())
                                             .arg(minutes)
                                             .arg(file.limits().waveformMinutes));
    }
    TRY_ASSIGN(AvDecoder decoder, opened, AvDecoder::open(file, stream));
    decoder.seek(0);
    Resampler resampler;
    std::optional<PeakMeter> meter;
    std::vector<float> mono;
    for (;;) {
        TRY_ASSIGN(const AvFrame frame, decoded, decoder.next());
        if (!frame)
            return meter ? meter->finish() : QByteArray();
        if (!meter) {
            resampler = makeResampler(*frame);
            meter.emplace(frame->sample_rate);
        }
        if (!resampler)
            return fail(ErrorCode::Unavailable, u"The sound of '%1' cannot be measured."_s.arg(file.name()));
        mono.resize(size_t(frame->nb_samples) + 256);
        auto* out = reinterpret_cast<quint8*>(mono.data());
        const int samples = swr_convert(resampler.get(), &out, int(mono.size()),
                                        const_cast<const quint8**>(frame->extended_data), frame->nb_samples);
        if (samples > 0)
            meter->add(std::span(mono).first(size_t(samples)));
    }
}

} // namespace vitrine
