#pragma once

#include "ui/dialogs/settings_form.h"
#include "ui/settings/user_settings.h"

namespace vitrine {

/// How files come in.
class ImportPage : public SettingsForm
{
    Q_OBJECT
public:
    ImportPage(UserSettings& settings, QWidget* parent);
};

} // namespace vitrine
