#include "ui/listener/switch_page.h"

#include "ui/listener/lamp_label.h"
#include "ui/settings/user_settings.h"
#include "ui/text_format.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDataStream>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace vitrine {

using namespace theme;

namespace {
const QString kLayoutKey = QStringLiteral("listener");
}

SwitchPage::SwitchPage(Session& session, ListenerControl& control, UserSettings& settings, QWidget* parent)
    : QWidget(parent), m_session(session), m_control(control), m_settings(settings), m_lamp(new LampLabel(this)),
      m_switch(new QPushButton(this)), m_address(new QLineEdit(this)), m_folders(new QLineEdit(this)),
      m_port(new QSpinBox(this)), m_relaxed(new QCheckBox(tr("Only the limits of this machine"), this)),
      m_fetches(new QCheckBox(tr("Pictures may be fetched from other machines"), this)),
      m_tls(new QCheckBox(tr("Encrypt, with a certificate made here"), this)), m_project(new QLabel(this)),
      m_counts(new QLabel(this))
{
    auto* top = new QHBoxLayout;
    top->addWidget(m_lamp, 1);
    top->addWidget(m_switch);
    auto* form = new QFormLayout;
    buildForm(form);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    column->setSpacing(kSpace12);
    column->addLayout(top);
    column->addLayout(form);
    column->addStretch(1);
    connect(m_switch, &QPushButton::clicked, this, [this] {
        const bool on = m_control.state().lamp == ListenerLamp::Listening;
        on ? stop() : start();
    });
    load();
    showState(m_control.state());
}

void SwitchPage::buildForm(QFormLayout* form)
{
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free one"));
    m_folders->setPlaceholderText(tr("none; several are separated by ;"));
    m_project->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* note = new QLabel(tr("127.0.0.1 is this computer alone. Another address opens the catalogue to your network "
                               "and needs a key."),
                            this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(tr("Address"), m_address);
    form->addRow(QString(), note);
    form->addRow(tr("Port"), m_port);
    form->addRow(QString(), m_tls);
    form->addRow(QString(), m_relaxed);
    form->addRow(QString(), m_fetches);
    form->addRow(tr("Folders for dumps and batches"), m_folders);
    form->addRow(tr("Project"), m_project);
    form->addRow(tr("Calls"), m_counts);
}

ListenerSettings SwitchPage::wanted() const
{
    ListenerSettings settings;
    settings.address = m_address->text().trimmed();
    settings.port = quint16(m_port->value());
    settings.relaxedLimits = m_relaxed->isChecked();
    settings.fetchesPictures = m_fetches->isChecked();
    settings.selfSigned = m_tls->isChecked();
    for (const QString& folder : m_folders->text().split(u';', Qt::SkipEmptyParts))
        settings.allowedFolders << folder.trimmed();
    return settings;
}

void SwitchPage::load()
{
    ListenerSettings kept;
    QDataStream in(m_settings.layout(kLayoutKey));
    if (!m_settings.layout(kLayoutKey).isEmpty())
        in >> kept.address >> kept.port >> kept.relaxedLimits >> kept.fetchesPictures >> kept.selfSigned >>
            kept.allowedFolders;
    m_address->setText(kept.address);
    m_port->setValue(kept.port);
    m_relaxed->setChecked(kept.relaxedLimits);
    m_fetches->setChecked(kept.fetchesPictures);
    m_tls->setChecked(kept.selfSigned);
    m_folders->setText(kept.allowedFolders.join(u';'));
}

void SwitchPage::keep() const
{
    const ListenerSettings now = wanted();
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << now.address << now.port << now.relaxedLimits << now.fetchesPictures << now.selfSigned << now.allowedFolders;
    m_settings.setLayout(kLayoutKey, bytes);
}

void SwitchPage::start()
{
    keep();
    m_switch->setEnabled(false);
    m_session.runner.run<std::monostate>(
        Lane::Read, this, [&control = m_control, settings = wanted()] { return control.start(settings); },
        [this](Result<> started) {
            if (!started.ok())
                m_session.notifier.complain(tr("The listener could not be started"), started.error());
            showState(m_control.state());
            Q_EMIT stateChanged();
        });
}

void SwitchPage::stop()
{
    m_switch->setEnabled(false);
    m_session.runner.run<std::monostate>(
        Lane::Read, this,
        [&control = m_control]() -> Result<> {
            control.stop();
            return {};
        },
        [this](Result<>) {
            showState(m_control.state());
            Q_EMIT stateChanged();
        });
}

void SwitchPage::showState(const ListenerState& state)
{
    const bool on = state.lamp == ListenerLamp::Listening;
    m_lamp->setState(state);
    m_switch->setEnabled(state.lamp != ListenerLamp::Starting);
    m_switch->setText(on ? tr("Switch off") : tr("Switch on"));
    for (QWidget* field :
         {static_cast<QWidget*>(m_address), static_cast<QWidget*>(m_port), static_cast<QWidget*>(m_relaxed),
          static_cast<QWidget*>(m_fetches), static_cast<QWidget*>(m_tls), static_cast<QWidget*>(m_folders)})
        field->setEnabled(!on);
    m_project->setText(state.projectId.isEmpty() ? tr("shown while it listens") : state.projectId);
    m_counts->setText(tr("%1 answered, %2 refused, %3 connected")
                          .arg(formatCount(state.calls), formatCount(state.refused), formatCount(state.connections)));
}

} // namespace vitrine
