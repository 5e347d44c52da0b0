#include "core/services/look_proposals.h"

#include "core/jobs/ordered_parallel.h"
#include "core/services/browse.h"
#include "core/services/edit_steps.h"
#include "core/services/look_clusters.h"
#include "core/services/product_guesser.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr ParallelOptions kWorkers{.threads = 2, .window = 32};
/// A picture whose best product is less likely than this may be of a new one.
constexpr double kUnlikely = .3;
/// Pictures that are this likely to show the same product are one group.
constexpr double kSameProduct = .5;
/// Beyond so many, groups are not looked for: the vectors would fill the memory.
constexpr size_t kMostClustered = 5000;

bool isHomeless(const PictureProposals& picture)
{
    return picture.candidates.empty() || picture.candidates.front().confidence < kUnlikely;
}

/// What is shown of the products that are proposed; one that was thrown away meanwhile is proposed no more.
Result<> describeProducts(const Catalogue& catalogue, PlacementProposals& found)
{
    std::vector<ProductId> ids;
    for (const PictureProposals& picture : found.pictures) {
        for (const ProductProposal& candidate : picture.candidates)
            ids.push_back(candidate.product);
    }
    TRY_ASSIGN(const std::vector<ProductSummary> summaries, read,
               productSummaries(catalogue, withoutDoubles<ProductId>(ids)));
    for (const ProductSummary& summary : summaries) {
        if (!summary.trashed)
            found.products.insert(summary.id, summary);
    }
    for (PictureProposals& picture : found.pictures) {
        std::erase_if(picture.candidates,
                      [&](const ProductProposal& candidate) { return !found.products.contains(candidate.product); });
    }
    return {};
}

} // namespace

const ProductProposal* PictureProposals::clear(double confidence) const
{
    const bool isClear = !candidates.empty() && !ambiguous && candidates.front().confidence >= confidence;
    return isClear ? &candidates.front() : nullptr;
}

Result<PlacementProposals> proposeProducts(Catalogue& catalogue, LookSearch& look,
                                           std::span<const PictureToPlace> pictures, const ProposalOptions& options,
                                           const JobContext& job)
{
    PlacementProposals found;
    if (pictures.empty())
        return found;
    found.partial = look.state().waiting > options.waitForDescriptions;
    if (!found.partial)
        TRY_VOID(look.describeAll(job));
    TRY_ASSIGN(const ProductGuesser guesser, made, ProductGuesser::make(catalogue, look, job));
    std::vector<std::vector<float>> vectors(pictures.size());
    const auto work = [&](qint64 i) { return guesser.guess(pictures[size_t(i)], job); };
    const auto take = [&](qint64 i, Result<PictureGuess>&& guess) -> Result<> {
        if (!guess.ok())
            return guess.error();
        PictureGuess one = std::move(guess).take();
        if (isHomeless(one.proposals) && pictures.size() <= kMostClustered)
            vectors[size_t(i)] = std::move(one.vector);
        options.each(size_t(i), one.proposals);
        found.pictures.push_back(std::move(one.proposals));
        job.report({i + 1, qint64(pictures.size()), pictures[size_t(i)].fileName});
        return {};
    };
    TRY_VOID(OrderedParallel<Result<PictureGuess>>::run(qint64(pictures.size()), kWorkers, work, take, job));
    TRY_VOID(describeProducts(catalogue, found));
    found.clusters = groupsByLook(vectors, look.cosineFor(kSameProduct));
    return found;
}

} // namespace vitrine
