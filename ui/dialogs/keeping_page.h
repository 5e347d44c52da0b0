#pragma once

#include "core/services/history.h"
#include "ui/dialogs/settings_form.h"
#include "ui/services/session.h"
#include "ui/settings/user_settings.h"

class QComboBox;
class QPushButton;

namespace vitrine {

/// How long old steps are kept. Forgetting frees space and cannot be undone, so it says first what would go.
class KeepingPage : public SettingsForm
{
    Q_OBJECT
public:
    KeepingPage(UserSettings& settings, QWidget* parent);
    void setSession(Session* session);

private:
    void estimate();
    void ask();
    void forget();
    UtcMillis before() const;

    Session* m_session = nullptr;
    QComboBox* m_age;
    QPushButton* m_forget;
    QLabel* m_estimate;
    LossEstimate m_loss;
    LatestRun m_estimating;
};

} // namespace vitrine
