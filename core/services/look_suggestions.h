#pragma once

#include "core/catalog/step.h"
#include "core/catalog/summaries.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"
#include "core/services/look_proposals.h"
#include "core/services/look_search.h"

#include <QHash>
#include <QRect>
#include <QSet>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// A word that look-alikes carry and this thing does not.
struct WordSuggestion {
    enum class Kind { Tag, Category };
    Kind kind = Kind::Tag;
    qint64 id = 0;         ///< TagId or CategoryId
    QString path;          ///< "Colour/Red"
    int agreeing = 0;      ///< look-alikes that carry it
    double confidence = 0; ///< 0..1: their share, by how much they look alike, against all and a doubt
    bool operator==(const WordSuggestion&) const = default;
};

/// A picture that looks like the pictures of another product than its own.
struct MisplacedPicture {
    AssetId asset;
    ProductId on;      ///< where it is
    ProductId better;  ///< what it looks like
    AssetId lookAlike; ///< the picture there that it looks most like
    double confidence = 0;
    bool operator==(const MisplacedPicture&) const = default;
};

struct LookSuggestions {
    std::vector<WordSuggestion> words; ///< surest first, at most 8
    std::optional<QRect> mainObject;   ///< where the thing shown is, if that is much less than the whole picture
    std::optional<MisplacedPicture> misplaced;
    std::optional<ProductProposal> product; ///< of a picture of the Inbox: what it looks like
    QHash<ProductId, QString> names;        ///< of the products above
    qint64 waiting = 0;                     ///< pictures that were not described yet and may say more: ask again later
};

/// What the look of a thing suggests; changes nothing. All block; any thread. A word is suggested where at least two
/// look-alikes of different products (or of none) carry it and its confidence is .5 or more; never one that the thing,
/// or a product that shows it, carries already, nor one that was dismissed. Nothing for pictures of one colour and for
/// what cannot be read. Errors: NotFound (gone), those of reading the catalogue, Cancelled.
Result<LookSuggestions> suggestForAsset(Catalogue& catalogue, LookSearch& look, AssetId asset,
                                        const JobContext& job = {});
/// Tags and categories, by the product's first four pictures.
Result<LookSuggestions> suggestForProduct(Catalogue& catalogue, LookSearch& look, ProductId product,
                                          const JobContext& job = {});

/// Goes over every picture of a product; `limit` of them at most are returned, the surest first.
struct MisplacedPictures {
    std::vector<MisplacedPicture> pictures;
    qint64 looked = 0;
};
Result<MisplacedPictures> findMisplaced(Catalogue& catalogue, LookSearch& look, int limit = 500,
                                        const JobContext& job = {});

/// What was said no to stays so: kept with the picture, as one undoable step. `what` as in suggestionKey().
Result<StepId> dismissSuggestion(Catalogue& catalogue, const Actor& actor, AssetId asset, const QString& what);
/// The words of an asset's dismissals.
QSet<QString> dismissedSuggestions(const Asset& asset);
QString suggestionKey(const WordSuggestion& suggestion);
/// For MisplacedPicture::better and ProductProposal::product.
QString suggestionKey(ProductId product);
inline const QString kMainObjectKey = QStringLiteral("object");

} // namespace vitrine
