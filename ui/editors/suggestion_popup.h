#pragma once

#include <QCompleter>
#include <QString>

#include <functional>
#include <vector>

class QLineEdit;
class QStandardItemModel;

namespace vitrine {

/// Something that can be chosen instead of typed on.
struct Suggestion {
    QString key; ///< what the owner knows it by
    QString text;
    bool operator==(const Suggestion&) const = default;
};

/// Finds suggestions for what was typed and hands them over, now or later, on the GUI thread.
using Suggest = std::function<void(const QString& typed, const std::function<void(std::vector<Suggestion>)>& found)>;

/// The list below a line edit that offers what `suggest` finds; answers to older keystrokes are dropped.
class SuggestionPopup final : public QObject
{
    Q_OBJECT
public:
    explicit SuggestionPopup(QLineEdit* edit);
    void setSource(Suggest suggest) { m_suggest = std::move(suggest); }
    bool isOpen() const;
    /// What is listed now.
    std::vector<Suggestion> listed() const { return m_listed; }
    /// Asks for what fits the text of the edit and opens the list.
    void refresh();

Q_SIGNALS:
    void chosen(const QString& key, const QString& text);

private:
    void offer(const std::vector<Suggestion>& found);
    QLineEdit* m_edit;
    QCompleter* m_completer;
    QStandardItemModel* m_model;
    Suggest m_suggest;
    std::vector<Suggestion> m_listed;
    quint64 m_asked = 0;
};

} // namespace vitrine
