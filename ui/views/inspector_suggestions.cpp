#include "ui/views/inspector_suggestions.h"

#include "core/services/edit_assets.h"
#include "core/services/edit_galleries.h"
#include "core/services/edit_products.h"
#include "core/services/place_pictures.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QLocale>

namespace vitrine {

namespace {

constexpr int kAgainMs = 1000;

QString percent(double confidence)
{
    return InspectorSuggestions::tr("%1 % sure").arg(QLocale().toString(qRound(confidence * 100)));
}

/// The main object becomes the region of the first entry of the picture that has none.
Result<StepId> setRegions(Catalogue& catalogue, const Actor& actor, AssetId asset, const QRect& region)
{
    TRY_ASSIGN(const std::vector<Entry> all, read, entriesOfAsset(catalogue, asset));
    StepId step;
    for (const Entry& entry : all) {
        if (entry.region)
            continue;
        EntryPatch patch;
        patch.region = std::optional(region);
        TRY_ASSIGN(step, updated,
                   updateEntry(catalogue, actor, {entry.gallery, entry.itemKey, entry.pictureName}, patch));
        return step;
    }
    return step;
}

/// Suggestions about a picture, without a frame where no gallery could use one.
Result<LookSuggestions> usefulForAsset(Catalogue& catalogue, LookSearch& look, AssetId asset)
{
    TRY_ASSIGN(LookSuggestions suggestions, read, suggestForAsset(catalogue, look, asset));
    if (!suggestions.mainObject)
        return suggestions;
    TRY_ASSIGN(const std::vector<Entry> all, entriesRead, entriesOfAsset(catalogue, asset));
    if (std::ranges::none_of(all, [](const Entry& entry) { return !entry.region; }))
        suggestions.mainObject.reset();
    return suggestions;
}

} // namespace

InspectorSuggestions::InspectorSuggestions(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_chips(new SuggestionChips(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::kSpace4, 0, theme::kSpace4);
    column->addWidget(m_chips);
    // What is dismissed is told as a step only: the page that is shown does not follow it.
    connect(&session.changes, &ChangeRelay::changed, this, [this](const ChangeSet& changes) {
        if (m_read && (changes.everything || changes.history))
            m_again.start();
    });
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, &InspectorSuggestions::ask);
    connect(m_chips, &SuggestionChips::accepted, this, [this](int index) { run(m_offers[size_t(index)].accept); });
    connect(m_chips, &SuggestionChips::dismissed, this, [this](int index) {
        run([keeper = m_keeper, key = m_offers[size_t(index)].key](Catalogue& catalogue, const Actor& actor) {
            return dismissSuggestion(catalogue, actor, keeper, key);
        });
    });
    hide();
}

void InspectorSuggestions::clear()
{
    m_loading.cancel();
    m_again.stop();
    m_keeper = {};
    m_read = {};
    m_offers.clear();
    m_chips->setChips({});
    hide();
}

void InspectorSuggestions::showAsset(AssetId asset)
{
    load([asset](Catalogue& catalogue, LookSearch& look) { return usefulForAsset(catalogue, look, asset); }, asset,
         [asset](const WordSuggestion& word) -> Work {
             return [asset, tag = TagId(word.id)](Catalogue& catalogue, const Actor& actor) {
                 return changeAssets(catalogue, actor, {&asset, 1}, {.addTags = {tag}});
             };
         });
}

void InspectorSuggestions::showProduct(ProductId product, const std::vector<AssetId>& pictures)
{
    if (pictures.empty())
        return clear();
    load([product](Catalogue& catalogue, LookSearch& look) { return suggestForProduct(catalogue, look, product); },
         pictures.front(),
         [product](const WordSuggestion& word) -> Work {
             return [product, word](Catalogue& catalogue, const Actor& actor) {
                 ProductPatch patch;
                 if (word.kind == WordSuggestion::Kind::Tag)
                     patch.addTags = {TagId(word.id)};
                 else
                     patch.addCategories = {CategoryId(word.id)};
                 return changeProducts(catalogue, actor, {&product, 1}, patch);
             };
         });
}

void InspectorSuggestions::load(Read read, AssetId keeper, std::function<Work(const WordSuggestion&)> acceptWord)
{
    if (!m_session.isWritable())
        return clear();
    if (keeper != m_keeper)
        clear();
    m_keeper = keeper;
    m_read = std::move(read);
    m_acceptWord = std::move(acceptWord);
    ask();
}

void InspectorSuggestions::ask()
{
    m_again.stop();
    m_loading.start<LookSuggestions>(
        m_session.runner, this,
        [&catalogue = m_session.catalogue, &door = m_session.look, read = m_read]() -> Result<LookSuggestions> {
            TRY_ASSIGN(LookSearch* const look, opened, door.open());
            return read(catalogue, *look);
        },
        [this](Result<LookSuggestions> result) {
            if (!result.ok())
                return clear(); // gone meanwhile: whoever shows it says so
            take(result.value());
            if (result.value().waiting > 0)
                m_again.start();
        },
        Lane::Look);
}

InspectorSuggestions::Offer InspectorSuggestions::wordOffer(const WordSuggestion& word) const
{
    const bool isTag = word.kind == WordSuggestion::Kind::Tag;
    const QString name = word.path.section(u'/', -1);
    const QString tip = isTag ? tr("Tag %1: %n that look alike have it", nullptr, word.agreeing)
                              : tr("Category %1: %n that look alike are in it", nullptr, word.agreeing);
    return {{isTag ? tr("+ %1", "a tag").arg(name) : tr("+ in %1", "a category").arg(name),
             tip.arg(word.path) + QStringLiteral(", ") + percent(word.confidence)},
            suggestionKey(word),
            m_acceptWord(word)};
}

void InspectorSuggestions::addPictureOffers(const LookSuggestions& suggestions)
{
    const AssetId asset = m_keeper;
    if (suggestions.product) {
        const ProductId product = suggestions.product->product;
        m_offers.push_back({{tr("Attach to %1").arg(suggestions.names.value(product)),
                             tr("It looks like it") + QStringLiteral(", ") + percent(suggestions.product->confidence)},
                            suggestionKey(product),
                            [asset, product](Catalogue& catalogue, const Actor& actor) {
                                return attachMedia(catalogue, actor, product, {&asset, 1});
                            }});
    }
    if (suggestions.misplaced) {
        const MisplacedPicture& misplaced = *suggestions.misplaced;
        const Placement move{asset, misplaced.better, misplaced.on};
        m_offers.push_back(
            {{tr("Move to %1").arg(suggestions.names.value(misplaced.better)),
              tr("Nearly all that look like it are there") + QStringLiteral(", ") + percent(misplaced.confidence)},
             suggestionKey(misplaced.better),
             [move](Catalogue& catalogue, const Actor& actor) {
                 return placePictures(catalogue, actor, {&move, 1});
             }});
    }
    if (suggestions.mainObject) {
        const QRect region = *suggestions.mainObject;
        m_offers.push_back(
            {{tr("Frame the main object"),
              tr("%1 × %2 pixels become the region of its gallery entry").arg(region.width()).arg(region.height())},
             kMainObjectKey,
             [asset, region](Catalogue& catalogue, const Actor& actor) {
                 return setRegions(catalogue, actor, asset, region);
             }});
    }
}

void InspectorSuggestions::take(const LookSuggestions& suggestions)
{
    m_offers.clear();
    addPictureOffers(suggestions);
    for (const WordSuggestion& word : suggestions.words)
        m_offers.push_back(wordOffer(word));
    std::vector<SuggestionChip> chips;
    for (const Offer& offer : m_offers)
        chips.push_back(offer.chip);
    m_chips->setChips(chips);
    setVisible(!chips.empty());
}

/// What is left to suggest is asked for again, also where it failed: the chip is to be had again then.
void InspectorSuggestions::run(const Work& work)
{
    const QString what = tr("Could not do what was suggested");
    m_session.edit<StepId>(this, what, work, [this, what](const Result<StepId>& result) {
        if (!result.ok())
            m_session.notifier.complain(what, result.error());
        if (m_read)
            ask();
    });
}

} // namespace vitrine
