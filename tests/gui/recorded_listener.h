#pragma once

#include "core/services/listener_control.h"

#include <mutex>

namespace vitrine::test {

/// A listener without a network, for tests of its panel: it starts, remembers what it was told and shows the calls that
/// a test gives it.
class RecordedListener final : public ListenerControl
{
public:
    Result<> start(const ListenerSettings& settings) override
    {
        const std::lock_guard lock(m_mutex);
        if (settings.address != QStringLiteral("127.0.0.1"))
            return fail(ErrorCode::InvalidInput, QStringLiteral("An address of the network needs a key."));
        m_settings = settings;
        m_state = {.lamp = ListenerLamp::Listening,
                   .url = QStringLiteral("http://127.0.0.1:4711"),
                   .projectId = QStringLiteral("0123456789abcdef0123456789abcdef")};
        return {};
    }
    void stop() override
    {
        const std::lock_guard lock(m_mutex);
        m_state.lamp = ListenerLamp::Off;
    }
    ListenerState state() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_state;
    }
    std::vector<CallRecord> calls(qint64 aboveNumber, int) const override
    {
        const std::lock_guard lock(m_mutex);
        std::vector<CallRecord> newer;
        for (const CallRecord& call : m_calls) {
            if (call.number > aboveNumber)
                newer.push_back(call);
        }
        return newer;
    }
    std::optional<CallRecord> call(qint64) const override { return std::nullopt; }
    Result<CallRecord> replay(qint64 number) override
    {
        CallRecord again;
        {
            const std::lock_guard lock(m_mutex);
            again = m_calls.at(size_t(number - 1));
        }
        record(again);
        return again;
    }
    std::vector<InjectedFault> faults() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_faults;
    }
    void setFaults(std::vector<InjectedFault> faults) override
    {
        const std::lock_guard lock(m_mutex);
        m_faults = std::move(faults);
    }
    void setObserver(std::function<void()> changed) override
    {
        const std::lock_guard lock(m_mutex);
        m_changed = std::move(changed);
    }

    /// As if a program had called.
    void record(CallRecord call)
    {
        std::function<void()> changed;
        {
            const std::lock_guard lock(m_mutex);
            call.number = qint64(m_calls.size()) + 1;
            m_calls.push_back(call);
            changed = m_changed;
        }
        if (changed)
            changed();
    }

private:
    mutable std::mutex m_mutex;
    ListenerState m_state;
    ListenerSettings m_settings;
    std::vector<CallRecord> m_calls;
    std::vector<InjectedFault> m_faults;
    std::function<void()> m_changed;
};

} // namespace vitrine::test
