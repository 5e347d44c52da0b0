#pragma once

#include "core/catalog/duplicate.h"
#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"
#include "core/services/keep_rule.h"

#include <memory>
#include <span>
#include <vector>

namespace vitrine {

class DuplicateStore;
class LookSearch;

/// One picture of a group. `score`: how much it agrees with the first one (which has 1), 0..1.
struct DuplicateMember {
    AssetId asset;
    QString sha256;
    double score = 1;
    ProductId product; ///< SameProduct: under which it stands
};

/// Pictures that are duplicates of each other, without a decision yet. The first is the one to keep, by rule.
struct DuplicateGroup {
    DuplicateClass kind = DuplicateClass::Exact;
    std::vector<DuplicateMember> members;
    std::vector<KeepReason> reasons; ///< why the first
};

struct DuplicateCounts {
    qint64 exact = 0, samePicture = 0, sameProduct = 0;
    qint64 all() const { return exact + samePicture + sameProduct; }
};

/// Finds duplicates over a whole catalogue. What was compared is kept in `cache/duplicates.sqlite` and not compared
/// again; it comes back when that is deleted. All calls block; any thread.
class Duplicates
{
public:
    /// @param catalogue  must outlive this
    static Result<std::unique_ptr<Duplicates>> open(Catalogue& catalogue);
    ~Duplicates();

    /// Compares pictures that were not compared yet, by their thumbnails. What is done stays done when cancelled.
    /// Errors: Cancelled, Io, Unavailable (read-only).
    Result<> comparePictures(const JobContext& job = {});
    /// Asks for pictures that look like others under other products. Errors: as above and of LookSearch::find.
    Result<> compareProducts(LookSearch& look, const JobContext& job = {});

    /// How many contents comparePictures() would look at, and how many stand under other products than when
    /// compareProducts() asked for them. Errors: Io.
    Result<qint64> waiting() const;

    /// Groups without a decision, as the catalogue is now; those of SamePicture and SameProduct are among what was
    /// compared so far. Errors: Io.
    Result<std::vector<DuplicateGroup>> groups(DuplicateClass kind) const;
    Result<DuplicateCounts> counts() const;

private:
    Duplicates(Catalogue& catalogue, std::unique_ptr<DuplicateStore> store);
    Catalogue& m_catalogue;
    std::unique_ptr<DuplicateStore> m_store;
};

/// Decides that these are no duplicates of each other (or that all are to be kept): they are not asked about again,
/// also when the files come in again. One step. Errors: NotFound (an asset is gone), Unavailable.
Result<StepId> keepAllDuplicates(Catalogue& catalogue, const Actor& actor, const DuplicateGroup& group);

/// Keeps one picture and moves the others to the trash, as one step: the kept one takes over their tags, their places
/// in products (order and cover), their gallery entries, and title, description, creator, rights, date and rating where
/// it has none. Errors: NotFound, Conflict (in the trash already), InvalidInput (`keep` among `others`), Unavailable.
Result<StepId> mergeDuplicates(Catalogue& catalogue, const Actor& actor, AssetId keep, std::span<const AssetId> others);

/// Makes one product of several that show the same thing, as one step: the kept one takes over what merged_product.h
/// says, and the addresses of pictures that wait to be fetched; links of other products lead to it; the others go to
/// the trash with all they had. Gallery entries stay as they are: their pictures are now the kept one's. Tags and
/// categories that are in the trash are not taken over. Errors: as of mergeDuplicates; InvalidInput also when it would
/// hold more than a product may (pictures, text blocks).
Result<StepId> mergeProducts(Catalogue& catalogue, const Actor& actor, ProductId keep,
                             std::span<const ProductId> others);

} // namespace vitrine
