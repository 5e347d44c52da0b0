#pragma once

#include "core/services/look_suggestions.h"
#include "ui/services/session.h"
#include "ui/views/suggestion_chips.h"

#include <QTimer>

#include <functional>
#include <vector>

namespace vitrine {

/// The suggestions under the fields of one picture or product: asks for them when it is shown, does what is accepted as
/// one undoable step each, keeps what is dismissed. They come once the search by look is there; none where the
/// catalogue is read-only.
class InspectorSuggestions : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorSuggestions(Session& session, QWidget* parent = nullptr);

    void showAsset(AssetId asset);
    /// @param pictures  of the product; dismissals are kept with the first
    void showProduct(ProductId product, const std::vector<AssetId>& pictures);
    void clear();
    SuggestionChips& chips() { return *m_chips; }

private:
    using Work = std::function<Result<StepId>(Catalogue&, const Actor&)>;
    struct Offer {
        SuggestionChip chip;
        QString key;
        Work accept;
    };
    using Read = std::function<Result<LookSuggestions>(Catalogue&, LookSearch&)>;
    void load(Read read, AssetId keeper, std::function<Work(const WordSuggestion&)> acceptWord);
    void ask();
    void take(const LookSuggestions& suggestions);
    Offer wordOffer(const WordSuggestion& word) const;
    void addPictureOffers(const LookSuggestions& suggestions);
    void run(const Work& work);

    Session& m_session;
    SuggestionChips* m_chips;
    LatestRun m_loading;
    Read m_read;
    QTimer m_again;   ///< until everything is described
    AssetId m_keeper; ///< keeps what is dismissed
    std::function<Work(const WordSuggestion&)> m_acceptWord;
    std::vector<Offer> m_offers;
};

} // namespace vitrine
