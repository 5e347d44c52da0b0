#pragma once

#include "core/services/listener_control.h"
#include "ui/services/session.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace vitrine {

class LampLabel;
class UserSettings;

/// Lamp, switch and what the listener is started with.
class SwitchPage : public QWidget
{
    Q_OBJECT
public:
    SwitchPage(Session& session, ListenerControl& control, UserSettings& settings, QWidget* parent = nullptr);
    void showState(const ListenerState& state);
    void start();
    void stop();
    ListenerSettings wanted() const;

Q_SIGNALS:
    void stateChanged();

private:
    void buildForm(QFormLayout* form);
    void load();
    void keep() const;

    Session& m_session;
    ListenerControl& m_control;
    UserSettings& m_settings;
    LampLabel* m_lamp;
    QPushButton* m_switch;
    QLineEdit *m_address, *m_folders;
    QSpinBox* m_port;
    QCheckBox *m_relaxed, *m_fetches, *m_tls;
    QLabel *m_project, *m_counts;
};

} // namespace vitrine
