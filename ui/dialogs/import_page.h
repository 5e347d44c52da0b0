#pragma once

#include "ui/dialogs/settings_form.h"
#include "ui/services/session.h"
#include "ui/settings/user_settings.h"

#include <QPointer>

class QComboBox;

namespace vitrine {

/// How files come in, and which currency prices without one get in the open catalogue.
class ImportPage : public SettingsForm
{
    Q_OBJECT
public:
    ImportPage(UserSettings& settings, QWidget* parent);
    /// nullptr = no catalogue is open.
    void setSession(Session* session);

private:
    void addCurrency();
    void readCurrency();
    void saveCurrency();
    QComboBox* m_currency = nullptr;
    QString m_shown; ///< as the catalogue has it
    Session* m_session = nullptr;
    LatestRun m_reading;
};

} // namespace vitrine
