#pragma once

#include <QDBusAbstractInterface>
#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace vitrine {

/// The settings portal as an object whose signal can be connected to.
class PortalSettings : public QDBusAbstractInterface
{
    Q_OBJECT
public:
    explicit PortalSettings(QObject* parent);

Q_SIGNALS:
    /// Named as the portal names it.
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

/// What the user told the desktop about colours, contrast and motion, followed live through the settings portal
/// (org.freedesktop.portal.Settings). Asks without waiting; without a portal nothing is known.
class DesktopPreferences : public QObject
{
    Q_OBJECT
public:
    explicit DesktopPreferences(QObject* parent = nullptr);

    std::optional<bool> prefersDark() const { return m_prefersDark; }
    bool highContrast() const { return m_highContrast; }
    bool reducedMotion() const { return m_reducedMotion; }

Q_SIGNALS:
    void changed();

private:
    void take(const QString& group, const QString& key, const QDBusVariant& value);
    void ask(const QString& group, const QString& key);
    PortalSettings* m_portal = nullptr;
    std::optional<bool> m_prefersDark;
    bool m_highContrast = false;
    bool m_reducedMotion = false;
};

} // namespace vitrine
