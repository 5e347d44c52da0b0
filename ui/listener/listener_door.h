#pragma once

#include "ui/listener/listener_parts.h"
#include "ui/services/session.h"

#include <QObject>
#include <QPointer>

namespace vitrine {

class ListenerWindow;
class UserSettings;

/// Holds the listener of one open catalogue for its window: makes it when it is first asked for, shows its panel, ends
/// it before the catalogue goes. GUI thread.
class ListenerDoor : public QObject
{
    Q_OBJECT
public:
    /// `settings` and `session` outlive it. `parent` is also the panel's.
    ListenerDoor(Session& session, ListenerFactory factory, UserSettings& settings, QWidget* parent);
    ~ListenerDoor() override;

    void showPanel();
    /// The panel, once it has been shown.
    ListenerWindow* panel() const;
    /// Closes the panel and stops the listener on the edit lane; the session is busy until it has stopped.
    void leave();

Q_SIGNALS:
    void undoWanted(StepId step);
    void stateChanged(const ListenerState& state);

private:
    void makePanel();
    Session& m_session;
    ListenerFactory m_factory;
    UserSettings& m_settings;
    QWidget* m_parent;
    std::shared_ptr<ListenerParts> m_parts;
    QPointer<ListenerWindow> m_panel;
    bool m_making = false;
};

} // namespace vitrine
