#pragma once

#include "ui/settings/settings_store.h"

#include <QByteArray>
#include <QHash>
#include <QKeySequence>
#include <QString>
#include <QStringList>

namespace vitrine {

enum class SchemeChoice { System, Light, Dark, HighContrast, DesktopColours };

/// What this user set up or what the window remembers between runs; nothing of a catalogue is kept here. A thin typed
/// view of one settings file. GUI thread; the file is written in the background, at the latest by the destructor.
class UserSettings
{
public:
    /// The user's own settings file.
    UserSettings();
    /// Another file (tests, screenshots).
    explicit UserSettings(const QString& iniFile);

    SchemeChoice scheme() const;
    void setScheme(SchemeChoice choice);
    /// "" = the desktop's language, else "en", "zh_CN".
    QString language() const;
    void setLanguage(const QString& language);

    /// Logical pixels of a grid cell's picture.
    int cellSize() const;
    void setCellSize(int size);

    /// Newest first, at most ten; folders that are gone are kept until the user removes them.
    QStringList recentCatalogues() const;
    void addRecentCatalogue(const QString& folder);
    void removeRecentCatalogue(const QString& folder);
    bool reopensLast() const;
    void setReopensLast(bool reopen);

    /// Texts searched for, newest first, at most 30.
    QStringList searchHistory() const;
    void addSearch(const QString& text);
    void clearSearches();

    /// Only actions whose keys were changed; an empty list means "no key".
    QHash<QString, QList<QKeySequence>> keys() const;
    void setKeys(const QString& action, const QList<QKeySequence>& keys);
    void resetKeys();

    /// How folders come in: 0 ignored, 1 as categories, 2 as tags (FolderRule).
    int folderRule() const;
    void setFolderRule(int rule);
    bool importsInPlace() const;
    void setImportsInPlace(bool inPlace);
    /// Products are proposed for incoming pictures that nothing names.
    bool proposesProducts() const;
    void setProposesProducts(bool propose);
    bool allowsPrivateAddresses() const;
    void setAllowsPrivateAddresses(bool allow);

    /// Sizes of the window and its panes ("geometry", "panes", "sidebar").
    QByteArray layout(const QString& name) const;
    void setLayout(const QString& name, const QByteArray& state);
    bool isShown(const QString& part, bool byDefault) const;
    void setShown(const QString& part, bool shown);

private:
    void remember(const QString& key, const QString& entry, int most);
    SettingsStore m_store;
};

inline constexpr int kSmallestCell = 72;
inline constexpr int kDefaultCell = 168;
inline constexpr int kLargestCell = 480;

} // namespace vitrine
