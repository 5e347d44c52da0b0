#include "ui/settings/user_settings.h"

#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {
const QString kScheme = QStringLiteral("look/scheme");
const QString kLanguage = QStringLiteral("look/language");
const QString kCell = QStringLiteral("look/cell");
const QString kRecent = QStringLiteral("recent/catalogues");
const QString kReopen = QStringLiteral("recent/reopen");
const QString kSearches = QStringLiteral("recent/searches");
const QString kKeys = QStringLiteral("keys");
const QString kFolders = QStringLiteral("import/folders");
const QString kInPlace = QStringLiteral("import/inPlace");
const QString kProposes = QStringLiteral("import/proposes");
const QString kPrivate = QStringLiteral("import/privateAddresses");
constexpr int kMostRecent = 10, kMostSearches = 30;
} // namespace

UserSettings::UserSettings()
    : m_store([] {
          return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("vitrine"),
                                             QStringLiteral("vitrine"));
      })
{}

UserSettings::UserSettings(const QString& iniFile)
    : m_store([iniFile] { return std::make_unique<QSettings>(iniFile, QSettings::IniFormat); })
{}

SchemeChoice UserSettings::scheme() const
{
    const int value = m_store.value(kScheme, 0).toInt();
    return value >= 0 && value <= int(SchemeChoice::DesktopColours) ? SchemeChoice(value) : SchemeChoice::System;
}

void UserSettings::setScheme(SchemeChoice choice)
{
    m_store.setValue(kScheme, int(choice));
}

QString UserSettings::language() const
{
    return m_store.value(kLanguage).toString();
}

void UserSettings::setLanguage(const QString& language)
{
    m_store.setValue(kLanguage, language);
}

int UserSettings::cellSize() const
{
    return std::clamp(m_store.value(kCell, kDefaultCell).toInt(), kSmallestCell, kLargestCell);
}

void UserSettings::setCellSize(int size)
{
    m_store.setValue(kCell, size);
}

void UserSettings::remember(const QString& key, const QString& entry, int most)
{
    QStringList list = m_store.value(key).toStringList();
    list.removeAll(entry);
    list.prepend(entry);
    m_store.setValue(key, list.mid(0, most));
}

QStringList UserSettings::recentCatalogues() const
{
    return m_store.value(kRecent).toStringList();
}

void UserSettings::addRecentCatalogue(const QString& folder)
{
    remember(kRecent, folder, kMostRecent);
}

void UserSettings::removeRecentCatalogue(const QString& folder)
{
    QStringList list = recentCatalogues();
    list.removeAll(folder);
    m_store.setValue(kRecent, list);
}

bool UserSettings::reopensLast() const
{
    return m_store.value(kReopen, true).toBool();
}

void UserSettings::setReopensLast(bool reopen)
{
    m_store.setValue(kReopen, reopen);
}

QStringList UserSettings::searchHistory() const
{
    return m_store.value(kSearches).toStringList();
}

void UserSettings::addSearch(const QString& text)
{
    if (!text.trimmed().isEmpty())
        remember(kSearches, text.trimmed(), kMostSearches);
}

void UserSettings::clearSearches()
{
    m_store.remove(kSearches);
}

QHash<QString, QList<QKeySequence>> UserSettings::keys() const
{
    QHash<QString, QList<QKeySequence>> result;
    const QVariantMap stored = m_store.value(kKeys).toMap();
    for (auto it = stored.cbegin(); it != stored.cend(); ++it)
        result[it.key()] = QKeySequence::listFromString(it.value().toString(), QKeySequence::PortableText);
    return result;
}

void UserSettings::setKeys(const QString& action, const QList<QKeySequence>& keys)
{
    QVariantMap stored = m_store.value(kKeys).toMap();
    stored[action] = QKeySequence::listToString(keys, QKeySequence::PortableText);
    m_store.setValue(kKeys, stored);
}

void UserSettings::resetKeys()
{
    m_store.remove(kKeys);
}

int UserSettings::folderRule() const
{
    return std::clamp(m_store.value(kFolders, 0).toInt(), 0, 2);
}

void UserSettings::setFolderRule(int rule)
{
    m_store.setValue(kFolders, rule);
}

bool UserSettings::importsInPlace() const
{
    return m_store.value(kInPlace, false).toBool();
}

void UserSettings::setImportsInPlace(bool inPlace)
{
    m_store.setValue(kInPlace, inPlace);
}

bool UserSettings::proposesProducts() const
{
    return m_store.value(kProposes, true).toBool();
}

void UserSettings::setProposesProducts(bool propose)
{
    m_store.setValue(kProposes, propose);
}

bool UserSettings::allowsPrivateAddresses() const
{
    return m_store.value(kPrivate, false).toBool();
}

void UserSettings::setAllowsPrivateAddresses(bool allow)
{
    m_store.setValue(kPrivate, allow);
}

QByteArray UserSettings::layout(const QString& name) const
{
    return m_store.value(QStringLiteral("layout/") + name).toByteArray();
}

void UserSettings::setLayout(const QString& name, const QByteArray& state)
{
    m_store.setValue(QStringLiteral("layout/") + name, state);
}

bool UserSettings::isShown(const QString& part, bool byDefault) const
{
    return m_store.value(QStringLiteral("shown/") + part, byDefault).toBool();
}

void UserSettings::setShown(const QString& part, bool shown)
{
    m_store.setValue(QStringLiteral("shown/") + part, shown);
}

} // namespace vitrine
