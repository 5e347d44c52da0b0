#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <QByteArray>
#include <QRect>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

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

/// One question by look. Without a gallery it goes over every living picture.
struct LookQuery {
    std::vector<LookExample> examples; ///< several: the mean of their scores
    std::vector<LookExample> unlike;   ///< what it should not look like
    GalleryId gallery;
    std::optional<std::vector<EntryId>> entries; ///< only these entries of the gallery
    std::optional<std::vector<AssetId>> assets;  ///< only these pictures
    LookGrouping grouping = LookGrouping::Picture;
    double minScore = 0;
    int offset = 0;
    int limit = 10; ///< 1..1000
};

/// `score` is calibrated: 0..1, at .5 the same product is more likely than not, 1 = the same picture.
struct LookHit {
    AssetId asset;
    EntryId entry;     ///< in a gallery
    ProductId product; ///< the first living product that shows it; invalid = in the Inbox
    double score = 0;
    double similarity = 0; ///< cosine of the search vectors, -1..1
};

struct LookFound {
    std::vector<LookHit> hits;   ///< best first; ties by id
    qint64 total = 0;            ///< those of at least minScore before paging
    std::optional<QRect> region; ///< the main object of the first example, oriented pixels
    qint64 milliseconds = 0;
};

/// How far the descriptors are.
struct LookState {
    QString engine;     ///< "classical", "openvino"
    QString pack;       ///< name and version of the model pack; empty = none
    QString projection; ///< "none", "pca", "taught"
    qint64 described = 0, waiting = 0, failed = 0;
};

/// Search by look over one catalogue: describes pictures (in the background, and at once where asked), keeps their
/// vectors in memory, follows the catalogue's changes. Descriptors live in `cache/features.sqlite` and come back when
/// it is deleted. All members from any thread; all block, so never on the GUI thread.
class LookSearch
{
public:
    /// @param catalogue  must outlive this. Describing what is missing starts in the background.
    static Result<std::unique_ptr<LookSearch>> open(Catalogue& catalogue);
    ~LookSearch();

    /// Errors: NotFound (asset, gallery), InvalidInput (no example, limit, a region outside the picture, not a picture
    /// or damaged: the detail says which), TooLarge (pixels), Cancelled.
    Result<LookFound> find(const LookQuery& query, const JobContext& job = {});
    /// Calibrated score of two pictures. Errors as of find().
    Result<double> compare(const LookExample& first, const LookExample& second);
    /// The main object of a picture. Errors as of find().
    Result<QRect> mainObject(const LookExample& example);
    /// Makes these pictures (with the regions of their entries) findable; when it returns, they are. Those that cannot
    /// be described are left out and counted as failed.
    Result<> makeFindable(std::span<const AssetId> assets, const JobContext& job = {});
    /// Waits until everything that was waiting when called is described.
    Result<> describeAll(const JobContext& job = {});
    LookState state() const;

private:
    struct Data;
    explicit LookSearch(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
