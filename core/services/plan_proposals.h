#pragma once

#include "core/services/import.h"
#include "core/services/look_proposals.h"

#include <functional>
#include <vector>

namespace vitrine {

/// Products proposed for the files of a plan that would come into the Inbox.
struct PlanProposals {
    std::vector<size_t> files;            ///< places in ImportPlan::files
    std::vector<PictureToPlace> pictures; ///< those files, in the same order
    PlacementProposals found;             ///< of them, in the same order
};

/// The files that have no product yet and are not here already.
std::vector<size_t> unplacedFiles(const ImportPlan& plan);

/// Called for each file (its place in ImportPlan::files) as soon as it has been looked at.
using PlanProposalSink = std::function<void(size_t file, const PictureProposals& proposals)>;

/// Asks for the unplaced files of a plan; members of archives are unpacked beside the cache and removed again. Changes
/// nothing. Errors: those of proposeProducts(), Io. An archive that cannot be unpacked is said so with its files.
Result<PlanProposals> proposeForPlan(Catalogue& catalogue, LookSearch& look, const ImportPlan& plan,
                                     const PlanProposalSink& each = {}, const JobContext& job = {});

/// The choices that need no question: those at least this sure and without a rival.
std::vector<FileChoice> clearChoices(const ImportPlan& plan, const PlanProposals& proposals, double confidence);

/// How a reason is written into a plan.
QString reasonText(const ProductProposal& proposal);

/// importAll with the choices of clearChoices(). `placed`: how many files got a product by them.
struct LookImport {
    ImportReport report;
    qint64 placed = 0;
};
enum class LookImportMode { Apply, Preview };
Result<LookImport> importByLook(Catalogue& catalogue, LookSearch& look, const Actor& actor,
                                const ImportRequest& request, double confidence, LookImportMode mode,
                                const JobContext& job = {});

} // namespace vitrine
