#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace vitrine {

/// Gathers the keywords of a file as paths from the root of a tree, without doubles. Add hierarchies first: a flat
/// keyword that is already part of a path is the same tag written once more for simpler programs, and is left out; a
/// path that only begins another is left out too. Compared without case. At most 1,000 keywords of 16 levels.
/// Rules: formats.md section 7 (digiKam's order of preference).
class KeywordPaths
{
public:
    /// @param separator  '/' (digiKam, Microsoft) or '|' (Lightroom, Media Pro)
    void addPath(const QString& text, QChar separator);
    void addPath(QStringList path);
    /// One value may hold several keywords, split by ';' (Windows).
    void addFlat(const QString& text);
    std::vector<QStringList> take() { return std::move(m_paths); }

private:
    std::vector<QStringList> m_paths;
    std::vector<QString> m_keys; ///< of m_paths, folded
    QSet<QString> m_parts;       ///< every level of every path, folded
};

/// ACDSee's categories, an XML text of nested elements of which the assigned ones count.
void addAcdseeCategories(const QString& xml, KeywordPaths& keywords);

} // namespace vitrine
