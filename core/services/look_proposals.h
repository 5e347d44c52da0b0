#pragma once

#include "core/catalog/summaries.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"
#include "core/services/look_search.h"

#include <QHash>
#include <QImage>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// What speaks for a product, the surest first.
enum class ProposalReason { Barcode, FileName, Look };

/// A product that a picture may show.
struct ProductProposal {
    ProductId product;
    ProposalReason reason = ProposalReason::Look;
    QString detail;        ///< Barcode: what stands in the code; FileName: the rule, plain English
    AssetId lookAlike;     ///< Look: the picture of the product that is most like it
    double confidence = 0; ///< 0..1, how likely it is this product among all that were considered, or none
    bool operator==(const ProductProposal&) const = default;
};

/// A picture, film or sound that belongs to no product yet: one of the catalogue or a file.
struct PictureToPlace {
    QString fileName;      ///< with its ending, as it came
    QStringList folders;   ///< that it lay in, from the outermost
    LookExample picture;   ///< `asset` or `path`
    bool isPicture = true; ///< false: only its name is looked at
};

struct PictureProposals {
    std::vector<ProductProposal> candidates; ///< best first: by code, then by name, then by look; at most 6
    bool ambiguous = false;                  ///< another one is nearly as likely as the first
    QString problem;                         ///< why the picture could not be looked at; plain English
    QImage preview;                          ///< at most 96 pixels a side; null: it could not be looked at

    /// The one to be taken without asking: sure enough, and no other is close.
    const ProductProposal* clear(double confidence) const;
};

struct PlacementProposals {
    std::vector<PictureProposals> pictures; ///< in the order asked
    /// Pictures that are like each other and like no product: places in `pictures`, ascending; the largest group first.
    std::vector<std::vector<size_t>> clusters;
    QHash<ProductId, ProductSummary> products; ///< all that are proposed
    bool partial = false; ///< many pictures of the catalogue are not described yet: by look, products may be missing
};

struct ProposalOptions {
    /// Called on the calling thread for each picture, in order, as soon as it has been looked at.
    std::function<void(size_t, const PictureProposals&)> each = [](size_t, const PictureProposals&) {};
    qint64 waitForDescriptions = 2000; ///< wait until all is described, unless more than so many pictures wait
};

/// Proposes products for pictures without one: by codes in the picture (GTINs, and labels that hold a SKU), by the
/// file's name, by look. A picture of one colour looks like nothing. Of each product counts how much its pictures look
/// like this one: with odds o of each, a product's share is o / (1 + sum of all o), so that rivals and "none of them"
/// have theirs. Changes nothing. Two workers beside the calling thread. A damaged picture is said so in its `problem`.
/// Errors: those of reading the catalogue, Cancelled.
Result<PlacementProposals> proposeProducts(Catalogue& catalogue, LookSearch& look,
                                           std::span<const PictureToPlace> pictures,
                                           const ProposalOptions& options = {}, const JobContext& job = {});

/// The shares of products by look alone, surest first; hits without a product are left aside.
/// @param hits  of a question by LookGrouping::Product
std::vector<ProductProposal> proposalsByLook(std::span<const LookHit> hits);

/// The pictures of the Inbox, newest first, as they are asked for; at most `limit`.
struct InboxPictures {
    std::vector<AssetId> assets;
    std::vector<PictureToPlace> pictures; ///< in the same order
    qint64 total = 0;
};
Result<InboxPictures> inboxPictures(const Catalogue& catalogue, int limit = 2000);

/// A name for a product made of these files: what their names begin with, else the folder they lie in, else the first
/// one's name; without endings, numbers and separators.
QString nameForCluster(std::span<const PictureToPlace> pictures);

} // namespace vitrine
