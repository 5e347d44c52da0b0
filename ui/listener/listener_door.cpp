#include "ui/listener/listener_door.h"

#include "ui/listener/listener_window.h"

namespace vitrine {

ListenerDoor::ListenerDoor(Session& session, ListenerFactory factory, UserSettings& settings, QWidget* parent)
    : QObject(parent), m_session(session), m_factory(std::move(factory)), m_settings(settings), m_parent(parent)
{}

ListenerDoor::~ListenerDoor()
{
    delete m_panel;
}

ListenerWindow* ListenerDoor::panel() const
{
    return m_panel;
}

void ListenerDoor::showPanel()
{
    if (m_parts)
        return makePanel();
    if (m_making)
        return;
    m_making = true;
    using Parts = std::shared_ptr<ListenerParts>; // results are copied once on their way
    m_session.runner.run<Parts>(
        Lane::Read, this,
        [factory = m_factory, &catalogue = m_session.catalogue, &look = m_session.look]() -> Result<Parts> {
            TRY_ASSIGN(ListenerParts parts, made, factory(catalogue, look));
            return std::make_shared<ListenerParts>(std::move(parts));
        },
        [this](Result<Parts> made) {
            m_making = false;
            if (!made.ok())
                return m_session.notifier.complain(tr("The listener is not available"), made.error());
            m_parts = made.value();
            makePanel();
        });
}

void ListenerDoor::makePanel()
{
    if (!m_panel) {
        m_panel = new ListenerWindow(m_session, *m_parts, m_settings, m_parent);
        connect(m_panel, &ListenerWindow::undoWanted, this, &ListenerDoor::undoWanted);
        connect(m_panel, &ListenerWindow::stateChanged, this, &ListenerDoor::stateChanged);
    }
    m_panel->show();
    m_panel->raise();
    m_panel->activateWindow();
}

void ListenerDoor::leave()
{
    delete m_panel;
    if (!m_parts)
        return;
    m_session.runner.run<std::monostate>(
        Lane::Edit, this,
        [parts = std::exchange(m_parts, {})]() -> Result<> {
            parts->control->stop();
            return {};
        },
        [](const Result<>&) {});
}

} // namespace vitrine
