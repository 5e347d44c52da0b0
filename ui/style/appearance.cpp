#include "ui/style/appearance.h"

#include "ui/style/desktop_preferences.h"
#include "ui/style/vitrine_style.h"

#include <QIcon>
#include <QStandardPaths>

namespace vitrine {

namespace {
/// Platforms without a desktop theme (and some desktops) do not look where the icon sets are installed.
void useInstalledIcons()
{
    QStringList paths = QIcon::themeSearchPaths();
    const QString icons = QStringLiteral("icons");
    for (const QString& path :
         QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, icons, QStandardPaths::LocateDirectory)) {
        if (!paths.contains(path))
            paths << path;
    }
    QIcon::setThemeSearchPaths(paths);
}
} // namespace

Appearance::Appearance(UserSettings& settings, QObject* parent)
    : QObject(parent), m_settings(settings), m_desktop(new DesktopPreferences(this)),
      m_desktopPalette(QApplication::palette())
{
    QApplication::setStyle(new VitrineStyle); // the application takes ownership
    useInstalledIcons();
    connect(m_desktop, &DesktopPreferences::changed, this, &Appearance::apply);
    apply();
}

void Appearance::setChoice(SchemeChoice choice)
{
    m_settings.setScheme(choice);
    apply();
}

SchemeChoice Appearance::choice() const
{
    return m_settings.scheme();
}

int Appearance::motionMs() const
{
    return m_desktop->reducedMotion() ? 0 : theme::kMotionMs;
}

theme::Scheme Appearance::wanted() const
{
    switch (m_settings.scheme()) {
    case SchemeChoice::Light:
        return theme::Scheme::Light;
    case SchemeChoice::Dark:
        return theme::Scheme::Dark;
    case SchemeChoice::HighContrast:
        return theme::Scheme::HighContrast;
    case SchemeChoice::System:
    case SchemeChoice::DesktopColours:
        break;
    }
    if (m_desktop->highContrast())
        return theme::Scheme::HighContrast;
    const bool dark = m_desktop->prefersDark().value_or(theme::isDark(m_desktopPalette));
    return dark ? theme::Scheme::Dark : theme::Scheme::Light;
}

void Appearance::apply()
{
    const bool own = m_settings.scheme() == SchemeChoice::DesktopColours;
    const QPalette palette = own ? m_desktopPalette : theme::palette(wanted());
    QApplication::setPalette(palette);
    // The icon set must stand out from the palette in force, whatever set it.
    QIcon::setThemeName(theme::isDark(palette) ? QStringLiteral("breeze-dark") : QStringLiteral("breeze"));
    Q_EMIT changed();
}

} // namespace vitrine
