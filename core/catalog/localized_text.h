#pragma once

#include <QMap>
#include <QString>

namespace vitrine {

/// A text in several languages. The key is a BCP 47 tag ("en", "zh-Hans"); the empty key is the default text.
class LocalizedText
{
public:
    LocalizedText() = default;
    explicit LocalizedText(const QString& text) { set({}, text); }

    /// The text of exactly `language`; empty when there is none.
    QString exact(const QString& language) const { return m_texts.value(language); }
    /// The text of `language`, else of its parent ("zh-Hans" -> "zh"), else the default.
    QString best(const QString& language) const;
    QString text() const { return exact({}); }
    /// An empty text removes the language.
    void set(const QString& language, const QString& text);
    const QMap<QString, QString>& all() const { return m_texts; }
    bool isEmpty() const { return m_texts.isEmpty(); }

    bool operator==(const LocalizedText&) const = default;

private:
    QMap<QString, QString> m_texts;
};

} // namespace vitrine
