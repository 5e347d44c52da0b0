#pragma once

#include "ui/settings/user_settings.h"
#include "ui/theme.h"

#include <QObject>
#include <QPalette>

namespace vitrine {

class DesktopPreferences;

/// Puts style, palette and icon set on the application and keeps them right when the desktop or the setting changes.
/// One per application, made by the composition.
class Appearance : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(UserSettings& settings, QObject* parent = nullptr);

    void setChoice(SchemeChoice choice);
    SchemeChoice choice() const;
    /// The desktop asked for less motion (or cannot be asked and the style says so): durations are then 0.
    int motionMs() const;

Q_SIGNALS:
    void changed();

private:
    void apply();
    theme::Scheme wanted() const;
    UserSettings& m_settings;
    DesktopPreferences* m_desktop;
    QPalette m_desktopPalette; ///< before ours was set
};

} // namespace vitrine
