#pragma once

#include "core/api/calls/faults.h"
#include "core/api/inspector/call_recorder.h"
#include "core/api/server/call_metrics.h"
#include "core/services/api_keys.h"
#include "core/services/catalogue.h"
#include "core/services/listener_control.h"
#include "core/services/look_search.h"

#include <memory>
#include <mutex>

namespace vitrine {

/// The listener of one catalogue: HTTP server, routes of all families, keys, tokens, uploads, recorder and faults. Off
/// until start(). Any thread.
class Listener final : public ListenerControl
{
public:
    /// @param catalogue, clock  must outlive this
    /// @param keyFolder  of ApiKeyStore; a certificate made here is kept beside the keys
    /// @param look  the catalogue's search by look where one is open already; nullptr: one is opened at the first start
    Listener(Catalogue& catalogue, const Clock& clock, const QString& keyFolder, LookSearch* look = nullptr);
    ~Listener() override;

    Result<> start(const ListenerSettings& settings) override;
    void stop() override;
    ListenerState state() const override;
    std::vector<CallRecord> calls(qint64 aboveNumber, int limit) const override;
    std::optional<CallRecord> call(qint64 number) const override;
    Result<CallRecord> replay(qint64 number) override;
    std::vector<InjectedFault> faults() const override;
    void setFaults(std::vector<InjectedFault> faults) override;
    void setObserver(std::function<void()> changed) override;

private:
    struct Running;
    Result<std::shared_ptr<Running>> startRunning(const ListenerSettings& settings);
    Result<> checkSettings(const ListenerSettings& settings) const;
    Result<LookSearch*> openLook();
    void setState(ListenerLamp lamp, const QString& url, const QString& problem);

    Catalogue& m_catalogue;
    const Clock& m_clock;
    const QString m_keyFolder;
    FaultBoard m_faults;
    CallMetrics m_metrics;
    CallRecorder m_recorder;

    std::mutex m_starting; ///< start() and stop() one after another
    mutable std::mutex m_mutex;
    ListenerState m_state;
    std::unique_ptr<LookSearch> m_ownLook;
    LookSearch* m_look = nullptr;
    std::shared_ptr<Running> m_running;
};

} // namespace vitrine
