#include "ui/style/desktop_preferences.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace vitrine {

namespace {
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
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

DesktopPreferences::DesktopPreferences(QObject* parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(take(QString, QString, QDBusVariant)));
    ask(kAppearance, QStringLiteral("color-scheme"));
    ask(kAppearance, QStringLiteral("contrast"));
    ask(kGnome, QStringLiteral("enable-animations"));
}

void DesktopPreferences::ask(const QString& group, const QString& key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
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
