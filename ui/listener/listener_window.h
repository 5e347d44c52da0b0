#pragma once

#include "ui/listener/endpoint_snippets.h"
#include "ui/listener/listener_parts.h"
#include "ui/services/session.h"

#include <QDialog>
#include <QTimer>

class QTabWidget;

namespace vitrine {

class CallsPage;
class ConnectPage;
class FaultsPage;
class GalleryPage;
class KeyPage;
class SwitchPage;
class UserSettings;

/// The Listener panel: switch, keys, galleries, how to connect, the inspector of calls, faults. A window of its own
/// that stays beside the catalogue's; closing it leaves the listener as it is.
class ListenerWindow : public QDialog
{
    Q_OBJECT
public:
    /// Takes the control's observer.
    ListenerWindow(Session& session, ListenerParts& parts, UserSettings& settings, QWidget* parent);
    ~ListenerWindow() override;

    SwitchPage& switchPage() { return *m_switch; }
    KeyPage& keyPage() { return *m_keys; }
    GalleryPage& galleryPage() { return *m_galleries; }
    ConnectPage& connectPage() { return *m_connect; }
    CallsPage& callsPage() { return *m_calls; }
    FaultsPage& faultsPage() { return *m_faults; }
    void openPage(int page);

Q_SIGNALS:
    void undoWanted(StepId step);
    /// The lamp or a count changed.
    void stateChanged(const ListenerState& state);

private:
    void connectPages();
    void refresh();

    ListenerControl& m_control;
    QTabWidget* m_tabs;
    SwitchPage* m_switch;
    KeyPage* m_keys;
    GalleryPage* m_galleries;
    ConnectPage* m_connect;
    CallsPage* m_calls;
    FaultsPage* m_faults;
    EndpointValues m_endpoint;
    QTimer m_soon; ///< gathers what the observer tells, ten times a second at most
};

} // namespace vitrine
