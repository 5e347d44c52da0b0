#pragma once

#include <QString>

namespace vitrine {

/// Where everything lies inside a catalogue folder. Pure names; nothing is made or looked at.
class CatalogueFiles
{
public:
    explicit CatalogueFiles(QString folder) : m_folder(std::move(folder)) {}

    QString folder() const { return m_folder; }
    QString database() const { return m_folder + QStringLiteral("/catalogue.sqlite"); }
    QString blobs() const { return m_folder + QStringLiteral("/blobs"); }
    QString cache() const { return m_folder + QStringLiteral("/cache"); }
    QString thumbnails() const { return cache() + QStringLiteral("/thumbs.sqlite"); }
    QString features() const { return cache() + QStringLiteral("/features.sqlite"); }
    QString lookIndex() const { return cache() + QStringLiteral("/look.index"); }
    QString duplicates() const { return cache() + QStringLiteral("/duplicates.sqlite"); }
    QString backups() const { return m_folder + QStringLiteral("/backups"); }
    /// One file a running process, locked while it lives (core/storage/holders.h).
    QString sessions() const { return m_folder + QStringLiteral("/sessions"); }

private:
    QString m_folder;
};

} // namespace vitrine
