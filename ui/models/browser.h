#pragma once

#include "core/services/search.h"
#include "ui/models/asset_list_model.h"
#include "ui/models/location.h"
#include "ui/models/look_asking.h"
#include "ui/models/product_list_model.h"
#include "ui/services/session.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace vitrine {

struct SortOrder {
    SortKey key = SortKey::Relevance;
    SortDirection direction = SortDirection::Ascending;
    bool operator==(const SortOrder&) const = default;
};

/// Where the user is and what is listed there: location, words, order, and the models that show the result. Asks the
/// search service on a worker, follows the catalogue's changes by patching the models, remembers the way back.
class Browser : public QObject
{
    Q_OBJECT
public:
    explicit Browser(Session& session, QObject* parent = nullptr);

    const Location& location() const { return m_location; }
    const QString& words() const { return m_words; }
    /// The pictures, colours and weights that are asked beside the words.
    const PictureQuestion& look() const { return m_look; }
    /// What the question by look that is shown found; nullptr = it was not asked by look.
    const LookAnswer* answer() const { return m_answer.get(); }
    SortOrder order() const { return m_order; }
    ProductQuery query() const;
    /// What is listed now; a place just gone to is listed once its result has come.
    QueryScope shownScope() const { return m_listedQuery.scope; }
    bool showsProducts() const { return listsProducts(shownScope()); }
    bool showsTrash() const { return isTrash(shownScope()); }
    std::optional<ProductId> shownProduct() const { return m_listedQuery.ofProduct; }
    IdListModel& model();
    ProductListModel& products() { return m_products; }
    AssetListModel& assets() { return m_assets; }
    const QString& suggestion() const { return m_suggestion; }
    bool isLoading() const { return m_loading; }
    qint64 milliseconds() const { return m_milliseconds; }

    void go(const Location& location);
    /// The words of the search field; searched after a short rest.
    void setWords(const QString& words);
    /// Another question by look, which the way back leads out of again; an empty one ends it. Asked at once.
    void setLook(const PictureQuestion& question);
    /// The same question asked a little differently: another part of the picture, other weights.
    void refineLook(const PictureQuestion& question);
    /// Gives a question by look up that has no answer yet; the list stays as it is.
    void cancelLook();
    void setOrder(SortOrder order);
    void goBack();
    void goForward();
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    /// Asks again and patches what is shown.
    void reload();

Q_SIGNALS:
    /// Another place or other words; the result follows.
    void moved();
    /// The model now shows the result of query(); `fresh`: another result, not a change of the same one.
    void listed(bool fresh);
    /// A question by look takes its time; false when it is answered, given up or has failed.
    void lookTakesTime(bool busy);

private:
    struct Visit {
        Location location;
        QString words;
        SortOrder order;
        PictureQuestion look;
    };
    Visit here() const { return {m_location, m_words, m_order, m_look}; }
    void leaveHere();
    void follow(const ChangeSet& changes);
    void restore(const Visit& visit);
    void search(bool fresh);
    void startSearch(const ProductQuery& query, bool fresh);
    void startLook(const ProductQuery& query, bool fresh);
    void endLook();
    void takeResult(const ProductQuery& query, const PictureQuestion& look, bool fresh, Result<LookOutcome> result);
    void failed(const PictureQuestion& look, const Error& error);
    void takeOutcome(const ProductQuery& query, bool fresh, LookOutcome outcome);
    void patch(const ProductQuery& query, LookOutcome outcome);
    void showMatches(std::shared_ptr<const LookAnswer> answer);

    Session& m_session;
    ProductListModel m_products;
    AssetListModel m_assets;
    Location m_location;
    QString m_words;
    SortOrder m_order;
    PictureQuestion m_look, m_listedLook;
    std::shared_ptr<const LookAnswer> m_answer;
    std::stop_source m_stopLook;
    QString m_suggestion;
    qint64 m_milliseconds = 0;
    bool m_loading = false;
    bool m_again = false;       ///< something changed while the search was on its way
    bool m_started = false;     ///< a first place was gone to
    ProductQuery m_listedQuery; ///< what the model shows now
    std::deque<Visit> m_back, m_forward;
    LatestRun m_searching;
    QTimer m_typing, m_following, m_slow;
    QTimer m_describing; ///< asks again until everything is described
};

} // namespace vitrine
