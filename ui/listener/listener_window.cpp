#include "ui/listener/listener_window.h"

#include "ui/listener/calls_page.h"
#include "ui/listener/connect_page.h"
#include "ui/listener/faults_page.h"
#include "ui/listener/gallery_page.h"
#include "ui/listener/key_page.h"
#include "ui/listener/switch_page.h"
#include "ui/theme.h"

#include <QTabWidget>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kRefreshMs = 100;
}

ListenerWindow::ListenerWindow(Session& session, ListenerParts& parts, UserSettings& settings, QWidget* parent)
    : QDialog(parent), m_control(*parts.control), m_tabs(new QTabWidget(this)),
      m_switch(new SwitchPage(session, m_control, settings, this)), m_keys(new KeyPage(session, *parts.keys, this)),
      m_galleries(new GalleryPage(session, this)), m_connect(new ConnectPage(this)),
      m_calls(new CallsPage(session, m_control, this)), m_faults(new FaultsPage(m_control, this))
{
    setWindowTitle(tr("Listener"));
    m_tabs->addTab(m_switch, tr("Switch"));
    m_tabs->addTab(m_keys, tr("Keys"));
    m_tabs->addTab(m_galleries, tr("Galleries"));
    m_tabs->addTab(m_connect, tr("Connect"));
    m_tabs->addTab(m_calls, tr("Calls"));
    m_tabs->addTab(m_faults, tr("Faults"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace8, kSpace8, kSpace8, kSpace8);
    column->addWidget(m_tabs);
    resize(860, 640);
    connectPages();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRefreshMs);
    connect(&m_soon, &QTimer::timeout, this, &ListenerWindow::refresh);
    // Called from the listener's threads: the word goes through the event loop, if this still lives.
    m_control.setObserver([guard = QPointer<QObject>(this), this, &runner = session.runner] {
        runner.post(guard, [this] {
            if (!m_soon.isActive())
                m_soon.start();
        });
    });
    refresh();
}

ListenerWindow::~ListenerWindow()
{
    m_control.setObserver({});
}

void ListenerWindow::connectPages()
{
    connect(m_keys, &KeyPage::newestKeyChanged, this, [this](const QString& accessKey) {
        m_endpoint.accessKey = accessKey.isEmpty() ? QStringLiteral("ACCESS_KEY") : accessKey;
        m_connect->setValues(m_endpoint);
    });
    connect(m_galleries, &GalleryPage::firstGalleryChanged, this, [this](const QString& name) {
        m_endpoint.gallery = name.isEmpty() ? QStringLiteral("GALLERY") : name;
        m_connect->setValues(m_endpoint);
    });
    connect(m_calls, &CallsPage::undoWanted, this, &ListenerWindow::undoWanted);
    connect(m_switch, &SwitchPage::stateChanged, this, &ListenerWindow::refresh);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_tabs->currentWidget() == m_galleries)
            m_galleries->refresh(); // programs make galleries too
    });
}

void ListenerWindow::openPage(int page)
{
    m_tabs->setCurrentIndex(page);
}

void ListenerWindow::refresh()
{
    const ListenerState state = m_control.state();
    m_switch->showState(state);
    m_calls->refresh();
    const QString url = state.url.isEmpty() ? QStringLiteral("http://127.0.0.1:8080") : state.url;
    if (m_endpoint.url != url || m_endpoint.projectId != state.projectId) {
        m_endpoint.url = url;
        m_endpoint.projectId = state.projectId;
        m_connect->setValues(m_endpoint);
    }
    Q_EMIT stateChanged(state);
}

} // namespace vitrine
