#pragma once

#include "ui/search/search_field.h"
#include "ui/services/session.h"

#include <QObject>

namespace vitrine {

/// A path or name with how often it is used.
using CountedWord = std::pair<QString, qint64>;

/// Values that the search field offers: fixed ones in words, tags and categories as the sidebar knows them, brands and
/// attributes from the catalogue, asked on a worker.
class SearchSuggestions : public QObject
{
    Q_OBJECT
public:
    SearchSuggestions(Session& session, QObject* parent);
    SearchField::Suggest asFunction();
    void setTags(std::vector<CountedWord> tags) { m_tags = std::move(tags); }
    void setCategories(std::vector<CountedWord> categories) { m_categories = std::move(categories); }

private:
    using Answer = std::function<void(std::vector<SearchSuggestion>)>;
    void suggest(const QueryCompletion& completion, Answer answer);
    void suggestBrands(const QString& typed, Answer answer);
    void suggestAttributes(const QString& typed, Answer answer);

    Session& m_session;
    std::vector<CountedWord> m_tags, m_categories;
    LatestRun m_reading;
};

} // namespace vitrine
