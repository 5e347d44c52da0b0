#include "ui/style/desktop_preferences.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace vitrine {

namespace {
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const char* const kInterface = "org.freedesktop.portal.Settings";
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kGnome = QStringLiteral("org.gnome.desktop.interface");

/// The portal's Read answers a variant inside a variant.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}
} // namespace

PortalSettings::PortalSettings(QObject* parent)
    : QDBusAbstractInterface(kService, kPath, kInterface, QDBusConnection::sessionBus(), parent)
{}

DesktopPreferences::DesktopPreferences(QObject* parent) : QObject(parent)
{
    if (!QDBusConnection::sessionBus().isConnected())
        return;
    m_portal = new PortalSettings(this);
    connect(m_portal, &PortalSettings::SettingChanged, this, &DesktopPreferences::take);
    ask(kAppearance, QStringLiteral("color-scheme"));
    ask(kAppearance, QStringLiteral("contrast"));
    ask(kGnome, QStringLiteral("enable-animations"));
}

void DesktopPreferences::ask(const QString& group, const QString& key)
{
    auto* watcher = new QDBusPendingCallWatcher(m_portal->asyncCall(QStringLiteral("Read"), group, key), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            take(group, key, reply.value());
    });
}

void DesktopPreferences::take(const QString& group, const QString& key, const QDBusVariant& value)
{
    const QVariant content = unwrapped(QVariant::fromValue(value));
    if (group == kAppearance && key == QStringLiteral("color-scheme"))
        m_prefersDark = content.toUInt() == 0 ? std::optional<bool>() : content.toUInt() == 1;
    else if (group == kAppearance && key == QStringLiteral("contrast"))
        m_highContrast = content.toUInt() == 1;
    else if (group == kGnome && key == QStringLiteral("enable-animations"))
        m_reducedMotion = !content.toBool();
    else
        return;
    Q_EMIT changed();
}

} // namespace vitrine
