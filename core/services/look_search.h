#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/catalog/product_query.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <QByteArray>
#include <QRect>
#include <QRgb>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

class Embedder;

/// Something to look for: a picture of the catalogue, or bytes or a file from outside.
struct LookExample {
    AssetId asset;               ///< valid: a picture of the catalogue
    QByteArray bytes;            ///< else the bytes of a picture, if not empty
    QString path;                ///< else a file
    std::optional<QRect> region; ///< only this part; oriented pixels, half-open
};

enum class LookGrouping {
    Picture,       ///< each picture by itself
    Product,       ///< products (in a gallery: items), scored half by the best picture, half by the mean of theirs
    BestOfProduct, ///< the best picture of each product (in a gallery: of each item)
};

/// How much one part of the comparison counts in this question. `part` is one of LookFound::partNames.
struct LookWeight {
    QString part;
    double factor = 1; ///< 0 = not at all, 1 = as usual, 2 = twice
};

/// A colour that the thing itself (not what is behind it) should have on at least `share` of it; 0 = as much as there
/// is room for beside the others.
struct LookColour {
    QRgb rgb = 0;
    double share = 0;
};

/// Whether the printing of the first pictures is compared point by point, which may raise them by up to .1 of
/// similarity. It helps with packages and takes about a third of a second; a taught comparison gains nothing by it.
enum class DetailCheck {
    Off,
    WhereItHelps, ///< unless the comparison is taught
    Always,
};

/// One question by look. Without a gallery it goes over every living picture.
struct LookQuery {
    std::vector<LookExample> examples; ///< several: the mean of their similarities
    std::vector<LookExample> unlike;   ///< a picture that shows the same as one of these loses its score
    std::vector<LookColour> colours;   ///< beside examples or alone; both count the same
    GalleryId gallery;
    std::optional<std::vector<EntryId>> entries; ///< only these entries of the gallery
    std::optional<std::vector<AssetId>> assets;  ///< only these pictures
    bool ofProducts = false;                     ///< only pictures that a living product shows
    std::optional<ProductQuery> within; ///< only what these words and filters find: products, or pictures by scope
    LookGrouping grouping = LookGrouping::Picture;
    /// Unless all are the same, only the 1000 pictures that are most alike as usual are compared.
    std::vector<LookWeight> weights;
    DetailCheck checkDetail = DetailCheck::Off;
    bool explain = false;    ///< fills LookHit::parts and LookHit::box
    bool naturalEnd = false; ///< leaves out what is clearly less alike than the first ones; see naturalEnd()
    double minScore = 0;
    int offset = 0;
    int limit = 10; ///< 1..1000
};

/// How alike question and hit are in one part.
struct LookPartScore {
    QString part;
    double similarity = 0; ///< 0 = no more than any picture of the catalogue, 1 = the same
    double share = 0;      ///< of the score, how much comes from it; all together 1
};

/// `score` is calibrated: 0..1, at .5 the same product is more likely than not, 1 = the same picture.
struct LookHit {
    AssetId asset;
    EntryId entry;     ///< in a gallery
    ProductId product; ///< the first living product that shows it; invalid = in the Inbox
    double score = 0;
    double similarity = 0;            ///< cosine of the search vectors, -1..1; moved by weights and the like
    std::vector<LookPartScore> parts; ///< of the picture `asset`, in the order of LookFound::partNames
    std::optional<QRect> box; ///< where in that picture the thing is: what was matched, else its main object; oriented
};

struct LookFound {
    std::vector<LookHit> hits;   ///< best first; ties by id
    qint64 total = 0;            ///< those of at least minScore before paging
    std::optional<QRect> region; ///< the main object of the first example, oriented pixels
    /// What can be weighted and explained, in one word each: "colour"; "shape", the form as a whole; "texture", the
    /// surface and its pattern (networks only). Parts also name "detail", printing that was found again point by point.
    QStringList partNames;
    qint64 waiting = 0; ///< pictures that were not described yet and may be missing: ask again later
    qint64 milliseconds = 0;
};

/// Of held-back pictures: how often the right product came first, and the mean average precision by picture.
struct LearnFigures {
    double top1 = 0, map = 0;
};

/// What teaching gave. `before` and `after` count held-back pictures of taught products and of products that were held
/// back as a whole; these alone are the newcomers.
struct LearnReport {
    bool kept = false;
    QString method; ///< "whitening", "discriminants"; "none" when nothing was kept
    LearnFigures before, after, newcomersBefore, newcomersAfter;
    qint64 products = 0, pictures = 0; ///< that taught
    double seconds = 0;
    QString reason; ///< why nothing was kept, one sentence
};

/// How far the descriptors are.
struct LookState {
    QString engine;             ///< "classical", "openvino"
    QString pack;               ///< name and version of the model pack; empty = none
    QString projection;         ///< "none", "pca", "taught"
    bool isApproximate = false; ///< very many pictures: the nearest are looked for in the likely places only
    double indexRecall = 1;     ///< share of the nearest that the index finds; below 1 only for very many pictures
    qint64 fromIndexFile = 0;   ///< vectors that opening took from the index file instead of the descriptors
    QString indexNote; ///< why the index file was passed over, one sentence; empty = it was used, or there was none
    QString advice;    ///< what is missing for better results and how to get it; empty = nothing
    qint64 described = 0, waiting = 0, failed = 0;
    LearnReport taught; ///< the last teaching; method empty = there was none
};

/// What may be set otherwise for tests.
struct LookLimits {
    qint64 leastForApproximate = 250'000; ///< vectors: up to there the exact scan takes a few milliseconds
};

/// Search by look over one catalogue: describes pictures (in the background, and at once where asked), keeps their
/// vectors in memory, follows the catalogue's changes. Descriptors live in `cache/features.sqlite` and come back when
/// it is deleted. All members from any thread; all block, so never on the GUI thread.
class LookSearch
{
public:
    /// @param catalogue  must outlive this. Describing what is missing starts in the background. With the user's model
    ///                   pack; loading it takes about half a second.
    static Result<std::unique_ptr<LookSearch>> open(Catalogue& catalogue);
    /// With this embedder.
    static Result<std::unique_ptr<LookSearch>> open(Catalogue& catalogue, std::unique_ptr<Embedder> embedder,
                                                    const LookLimits& limits = {});
    ~LookSearch();

    /// Errors: NotFound (asset, gallery), InvalidInput (no example, limit, a weight, a region outside the picture, not
    /// a picture or damaged: the detail says which), TooLarge (pixels), Cancelled.
    Result<LookFound> find(const LookQuery& query, const JobContext& job = {});
    /// Calibrated score of two pictures. Errors as of find().
    Result<double> compare(const LookExample& first, const LookExample& second);
    /// Where a picture stands among all, of unit length: the inner product of two says how alike they are. Two made
    /// while the comparison was taught anew in between may differ in length. Errors as of find().
    Result<std::vector<float>> searchVector(const LookExample& example, const JobContext& job = {});
    /// The inner product from which on two pictures have this calibrated score.
    double cosineFor(double score) const;
    /// The main object of a picture. Errors as of find().
    Result<QRect> mainObject(const LookExample& example);
    /// Makes these pictures (with the regions of their entries) findable; when it returns, they are. Those that cannot
    /// be described are left out and counted as failed.
    Result<> makeFindable(std::span<const AssetId> assets, const JobContext& job = {});
    /// Waits until everything that was waiting when called is described.
    Result<> describeAll(const JobContext& job = {});
    LookState state() const;
    /// Teaches the comparison by the catalogue's products and keeps what was learnt if held-back pictures are found
    /// better by it and products it never saw are not found worse; else the report says why not. In the background it
    /// happens by itself when much has changed. Errors: Cancelled, Unavailable (read-only).
    Result<LearnReport> learn(const JobContext& job = {});
    /// Back to the untaught comparison, until learn() is called.
    Result<> forgetTaught(const JobContext& job = {});

private:
    struct Data;
    explicit LookSearch(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
