#pragma once

#include "core/api/calls/dispatcher.h"
#include "core/services/listener_control.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// Remembers the last calls, masked, with thumbnails of their pictures: in memory (bounded in number and bytes) and on
/// disk under the catalogue's cache. record() only hands over; the work is done by a thread of its own. Any thread.
class CallRecorder
{
public:
    static constexpr qsizetype kCalls = 2000;
    static constexpr qint64 kMemoryBytes = 64 * 1024 * 1024;
    static constexpr qsizetype kBodyBytes = 64 * 1024;

    /// Brings back what an earlier run left in `folder`.
    explicit CallRecorder(const QString& folder);
    ~CallRecorder();

    /// Returns the number under which the call will be found.
    qint64 record(const AnsweredCall& call);
    /// Waits until everything handed over so far can be found.
    void flush();
    std::vector<CallRecord> calls(qint64 aboveNumber, int limit) const;
    std::optional<CallRecord> call(qint64 number) const;
    /// Called after calls were recorded; nullptr ends it (not while it runs).
    void setObserver(std::function<void()> changed);
    void notify() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
