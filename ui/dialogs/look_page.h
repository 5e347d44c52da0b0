#pragma once

#include "ui/dialogs/settings_form.h"
#include "ui/style/appearance.h"

namespace vitrine {

/// Colours and language.
class LookPage : public SettingsForm
{
    Q_OBJECT
public:
    LookPage(UserSettings& settings, Appearance& appearance, QWidget* parent);
};

} // namespace vitrine
