#pragma once

#include <QString>
#include <QWidget>

#include <set>

class QTabBar;
class QToolButton;

namespace vitrine {

/// Which language the name, description and texts are shown in: the default one, those that exist, and a menu to add
/// one.
class LanguageBar final : public QWidget
{
    Q_OBJECT
public:
    explicit LanguageBar(QWidget* parent = nullptr);

    /// BCP 47 tags beside the default one. The chosen language stays, even when nothing is written in it yet.
    void setLanguages(const std::set<QString>& languages);
    /// Empty = the default text.
    QString language() const;
    void choose(const QString& language);
    /// "Français", "中文 (简体)"; the tag itself when the language is not known.
    static QString nameOf(const QString& language);

Q_SIGNALS:
    void languageChanged(const QString& language);

private:
    void fill(const std::set<QString>& languages, const QString& current);
    void offerMore();
    QTabBar* m_tabs;
    QToolButton* m_more;
};

} // namespace vitrine
