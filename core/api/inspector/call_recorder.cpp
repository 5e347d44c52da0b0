#include "core/api/inspector/call_recorder.h"

#include "core/api/inspector/call_log.h"
#include "core/api/inspector/masking.h"
#include "core/media/picture.h"
#include "core/media/thumbnail.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kThumbnailEdge = 128;
constexpr int kThumbnailQuality = 80;
constexpr size_t kLoggedOfABurst = 50; ///< of a burst of calls only the last are written to disk
constexpr std::chrono::milliseconds kLogPause{
    100}; ///< the disk is written to no more often: it costs more than the calls
constexpr qint64 kWaitingBytes = 64 * 1024 * 1024;
constexpr size_t kWaitingCalls = 1000;

/// A call on its way to the ring: the record, and what its thumbnails are made of (kept alive by `body`).
struct Waiting {
    CallRecord record;
    std::vector<QByteArray> pictures; ///< one a field; empty = none
    HttpBody body;
    qint64 bytes = 0;
};

CallRecord recordOf(const AnsweredCall& call, qint64 number)
{
    CallRecord record;
    record.number = number;
    record.requestId = call.request.id;
    record.receivedUtc = call.request.receivedUtc;
    record.milliseconds = call.milliseconds;
    record.peer = call.request.peer;
    record.keyName = call.caller.keyName;
    record.method = call.request.method;
    record.target = maskedTarget(call.request.target);
    record.operation = call.route ? call.route->operation : QByteArray();
    record.family = apiFamilyName(call.family);
    for (const HttpHeader& header : call.request.headers.lines())
        record.requestHeaders.emplace_back(header.name, maskedHeader(header.name, header.value));
    for (const HttpHeader& header : call.response.headers.lines())
        record.replyHeaders.emplace_back(header.name, maskedHeader(header.name, header.value));
    record.requestBody = maskedRequestBody(call, CallRecorder::kBodyBytes);
    record.requestBytes = call.request.body.size();
    record.replyBody = call.response.body.left(CallRecorder::kBodyBytes);
    record.replyBytes = call.response.body.size();
    record.status = call.response.dropped ? 0 : call.response.status;
    record.errorCode = call.errorCode;
    record.signature = call.signature;
    record.step = call.step;
    return record;
}

qint64 bytesOf(const CallRecord& record)
{
    qint64 bytes = 1024 + record.requestBody.size() + record.replyBody.size() + record.target.size();
    for (const CallField& field : record.fields)
        bytes += field.text.size() * 2 + field.picture.size();
    return bytes;
}

QByteArray thumbnailOf(const QByteArray& bytes)
{
    const auto picture = decodePicture(MediaSource::memory(bytes, u"a picture of a call"_s), kThumbnailEdge);
    if (!picture.ok())
        return {};
    const QImage opaque = picture.value().image.convertToFormat(QImage::Format_RGB32);
    const auto jpeg = encodeJpeg(opaque, kThumbnailQuality);
    return jpeg.ok() ? jpeg.value() : QByteArray();
}

} // namespace

struct CallRecorder::Data {
    explicit Data(const QString& folder) : log(folder) {}

    void push(CallRecord record)
    {
        ringBytes += bytesOf(record);
        ring.push_back(std::move(record));
        while (qsizetype(ring.size()) > kCalls || (ringBytes > kMemoryBytes && ring.size() > 1)) {
            ringBytes -= bytesOf(ring.front());
            ring.pop_front();
        }
    }

    void run(const std::stop_token& stop)
    {
        std::deque<Waiting> batch;
        while (take(batch, stop)) {
            record(batch);
            logSoon(batch);
            batch.clear();
        }
        logNow();
    }

    /// Waits for calls, or for the time to write to the disk. False: it is over, nothing is left.
    bool take(std::deque<Waiting>& batch, const std::stop_token& stop)
    {
        const auto isThere = [this] { return !waiting.empty(); };
        std::unique_lock lock(mutex);
        if (unlogged.empty())
            wake.wait(lock, stop, isThere);
        else
            wake.wait_until(lock, stop, lastLog + kLogPause, isThere);
        batch.swap(waiting);
        return !batch.empty() || !stop.stop_requested();
    }

    /// Makes what people see of the calls and tells that they are there.
    void record(std::deque<Waiting>& batch)
    {
        if (batch.empty())
            return;
        finish(batch);
        {
            const std::lock_guard lock(mutex);
            for (const Waiting& each : batch)
                waitingBytes -= each.bytes;
            recorded = batch.back().record.number;
            done.notify_all();
        }
        notify();
    }

    /// Makes thumbnails and puts the calls into the ring.
    void finish(std::deque<Waiting>& batch)
    {
        for (Waiting& each : batch) {
            for (size_t i = 0; i < each.pictures.size(); ++i)
                if (!each.pictures[i].isEmpty())
                    each.record.fields[i].picture = thumbnailOf(each.pictures[i]);
            each.pictures.clear();
            each.body = {};
            const std::lock_guard lock(mutex);
            push(each.record);
        }
    }

    void logSoon(std::deque<Waiting>& batch)
    {
        for (size_t i = batch.size() - std::min(batch.size(), kLoggedOfABurst); i < batch.size(); ++i)
            unlogged.push_back(std::move(batch[i].record));
        if (unlogged.size() > kLoggedOfABurst)
            unlogged.erase(unlogged.begin(), unlogged.end() - qptrdiff(kLoggedOfABurst));
        if (std::chrono::steady_clock::now() >= lastLog + kLogPause)
            logNow();
    }

    void logNow()
    {
        if (unlogged.empty())
            return;
        const auto kept = log.append(unlogged);
        if (!kept.ok() && !std::exchange(logFailed, true))
            qWarning("%s", qPrintable(kept.error().detail));
        unlogged.clear();
        lastLog = std::chrono::steady_clock::now();
    }

    void notify() const
    {
        const std::lock_guard lock(observerMutex);
        if (observer)
            observer();
    }

    mutable std::mutex mutex;
    std::condition_variable_any wake, done;
    std::deque<Waiting> waiting;
    qint64 waitingBytes = 0;
    std::deque<CallRecord> ring;
    qint64 ringBytes = 0;
    qint64 lastNumber = 0, recorded = 0;
    CallLog log; ///< this and the next three are the thread's
    bool logFailed = false;
    std::vector<CallRecord> unlogged; ///< oldest first
    std::chrono::steady_clock::time_point lastLog;
    mutable std::mutex observerMutex;
    std::function<void()> observer;
    std::jthread thread; ///< last: ends before what it uses
};

CallRecorder::CallRecorder(const QString& folder) : m_data(std::make_unique<Data>(folder))
{
    for (CallRecord& call : m_data->log.load()) {
        m_data->lastNumber = std::max(m_data->lastNumber, call.number);
        m_data->push(std::move(call));
    }
    m_data->recorded = m_data->lastNumber;
    m_data->thread = std::jthread([data = m_data.get()](const std::stop_token& stop) { data->run(stop); });
}

CallRecorder::~CallRecorder() = default;

qint64 CallRecorder::record(const AnsweredCall& call)
{
    Waiting coming{recordOf(call, 0), {}, {}, 0};
    for (const DecodedField& field : call.decoded) {
        coming.record.fields.push_back({field.name, field.text, {}});
        coming.pictures.push_back(field.picture);
        coming.bytes += field.picture.size();
    }
    coming.bytes += bytesOf(coming.record);
    coming.body = call.request.body;
    const std::lock_guard lock(m_data->mutex);
    // Under load the pictures are left out: what waits here is memory.
    if (m_data->waitingBytes + coming.bytes > kWaitingBytes || m_data->waiting.size() > kWaitingCalls) {
        coming.pictures.clear();
        coming.body = {};
        coming.bytes = bytesOf(coming.record);
    }
    if (m_data->waiting.size() > 4 * kWaitingCalls) {
        m_data->waitingBytes -= m_data->waiting.front().bytes;
        m_data->waiting.pop_front();
    }
    coming.record.number = ++m_data->lastNumber;
    m_data->waitingBytes += coming.bytes;
    m_data->waiting.push_back(std::move(coming));
    m_data->wake.notify_one();
    return m_data->lastNumber;
}

void CallRecorder::flush()
{
    std::unique_lock lock(m_data->mutex);
    const qint64 upTo = m_data->lastNumber;
    m_data->done.wait(lock, [&] { return m_data->recorded >= upTo; });
}

std::vector<CallRecord> CallRecorder::calls(qint64 aboveNumber, int limit) const
{
    const std::lock_guard lock(m_data->mutex);
    const auto first = std::upper_bound(m_data->ring.begin(), m_data->ring.end(), aboveNumber,
                                        [](qint64 number, const CallRecord& call) { return number < call.number; });
    const qsizetype count = std::min<qsizetype>(std::max(0, limit), m_data->ring.end() - first);
    return {m_data->ring.end() - count, m_data->ring.end()};
}

std::optional<CallRecord> CallRecorder::call(qint64 number) const
{
    const auto found = calls(number - 1, int(kCalls));
    return found.empty() || found.front().number != number ? std::nullopt : std::optional(found.front());
}

void CallRecorder::setObserver(std::function<void()> changed)
{
    const std::lock_guard lock(m_data->observerMutex);
    m_data->observer = std::move(changed);
}

void CallRecorder::notify() const
{
    m_data->notify();
}

} // namespace vitrine
