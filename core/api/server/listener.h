#pragma once

#include "core/api/calls/faults.h"
#include "core/api/inspector/call_recorder.h"
#include "core/api/server/call_metrics.h"
#include "core/services/api_keys.h"
#include "core/services/catalogue.h"
#include "core/services/listener_control.h"
#include "core/services/look_door.h"

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
    /// @param look  where to get the catalogue's search by look, must outlive this; nullptr: a door of its own
    Listener(Catalogue& catalogue, const Clock& clock, const QString& keyFolder, LookDoor* look = nullptr);
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
    LookDoor m_ownLook;
    LookDoor& m_look;
    std::shared_ptr<Running> m_running;
};

} // namespace vitrine
