#pragma once

#include "ui/search/search_field.h"

#include <QListView>

#include <optional>

class QStandardItemModel;

namespace vitrine {

/// The list under the search field. Never takes the focus: the field hands it the keys it wants.
class CompletionList : public QListView
{
    Q_OBJECT
public:
    explicit CompletionList(QWidget* field);
    void offer(const std::vector<SearchSuggestion>& suggestions);
    bool isOpen() const { return isVisible(); }
    /// Up and down; false when it is closed.
    bool step(int by);
    /// The chosen line, if one is.
    std::optional<SearchSuggestion> chosen() const;

Q_SIGNALS:
    void picked(const vitrine::SearchSuggestion& suggestion);

private:
    QWidget* m_field;
    QStandardItemModel* m_model;
    std::vector<SearchSuggestion> m_suggestions;
};

} // namespace vitrine
