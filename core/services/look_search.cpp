#include "core/services/look_search.h"

#include "core/search/coarse_index.h"
#include "core/services/edit_galleries.h"
#include "core/services/look_examples.h"
#include "core/services/look_finder.h"
#include "core/services/look_follower.h"
#include "core/services/look_learner.h"
#include "core/services/look_models.h"
#include "core/storage/catalogue_files.h"

#include <QElapsedTimer>

#include <numeric>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> checkQuery(const LookQuery& query)
{
    if (query.examples.empty() && (query.colours.empty() || !query.unlike.empty()))
        return fail(ErrorCode::InvalidInput, u"A search by look needs a picture."_s);
    if (query.limit < 1 || query.limit > 1000)
        return fail(ErrorCode::InvalidInput,
                    u"A search by look gives 1 to 1000 results at a time, not %1."_s.arg(query.limit));
    if (query.offset < 0 || query.offset > 1'000'000)
        return fail(ErrorCode::InvalidInput, u"Results cannot be asked for from number %1 on."_s.arg(query.offset));
    return {};
}

} // namespace

/// In the order in which they are made; destroyed in reverse.
struct LookSearch::Data {
    LookShared shared;
    QString advice;
    std::unique_ptr<LookIndexFile> file;
    std::unique_ptr<LookDescriber> describer;
    std::unique_ptr<LookLearner> learner;
    std::unique_ptr<LookFollower> follower;
    std::unique_ptr<LookExamples> examples;
    std::unique_ptr<LookColours> colours;
    std::unique_ptr<LookDetails> details;
};

LookSearch::LookSearch(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
LookSearch::~LookSearch() = default;

Result<std::unique_ptr<LookSearch>> LookSearch::open(Catalogue& catalogue)
{
    QString advice;
    auto embedder = LookModels::ofThisUser().embedder(advice);
    TRY_ASSIGN(auto look, opened, open(catalogue, std::move(embedder)));
    look->m_data->advice = advice;
    return look;
}

Result<std::unique_ptr<LookSearch>> LookSearch::open(Catalogue& catalogue, std::unique_ptr<Embedder> embedder,
                                                     const LookLimits& limits)
{
    std::unique_ptr<Data> data(
        new Data{.shared = {.catalogue = catalogue, .embedder = std::move(embedder), .limits = limits}});
    LookShared& shared = data->shared;
    const auto access = catalogue.mode() == OpenMode::ReadWrite ? DatabaseAccess::ReadWrite : DatabaseAccess::ReadOnly;
    TRY_ASSIGN(shared.features, opened, FeatureStore::open(CatalogueFiles(catalogue.folder()).features(), access));
    const auto stored = shared.features->space(shared.embedder->info().recipe);
    if (stored.ok() && stored.value())
        shared.space = spaceFrom(*stored.value(), shared.embedder->info());
    if (!shared.space)
        shared.space = plainSpace(shared.embedder->info());
    data->file = std::make_unique<LookIndexFile>(shared);
    data->file->load();
    data->describer = std::make_unique<LookDescriber>(shared);
    data->learner = std::make_unique<LookLearner>(shared, *data->describer, *data->file);
    data->follower = std::make_unique<LookFollower>(shared, *data->describer);
    data->examples = std::make_unique<LookExamples>(shared);
    data->colours = std::make_unique<LookColours>(shared);
    data->details = std::make_unique<LookDetails>(shared, *data->examples);
    return std::unique_ptr<LookSearch>(new LookSearch(std::move(data)));
}

Result<LookFound> LookSearch::find(const LookQuery& query, const JobContext& job)
{
    QElapsedTimer timer;
    timer.start();
    TRY_VOID(checkQuery(query));
    TRY_VOID(LookParts::check(m_data->shared.embedder->info(), query.weights));
    TRY_VOID(m_data->colours->check(query.colours));
    if (query.gallery.isValid()) {
        TRY_ASSIGN([[maybe_unused]] const Gallery there, read, gallery(m_data->shared.catalogue, query.gallery));
    }
    TRY_VOID(m_data->follower->catchUp(job));
    if (query.explain || !query.weights.empty() || !query.colours.empty())
        m_data->describer->storeNow(); // what was described last is read as well
    LookQuestion question;
    TRY_ASSIGN(question.like, described, m_data->examples->look(query.examples, job));
    TRY_ASSIGN(question.unlike, describedToo, m_data->examples->look(query.unlike, job));
    TRY_ASSIGN(const LookNarrowing narrowing, narrowed, narrowingOf(m_data->shared.catalogue, query));
    const qint64 waiting = m_data->describer->waiting(); // before: what is done meanwhile may have been overlooked
    LookFinder finder(m_data->shared, *m_data->colours, *m_data->details, query, question);
    TRY_ASSIGN(LookFound found, asked, finder.find(narrowing, job));
    if (!question.like.empty())
        found.region = question.like.front().mainObject;
    found.waiting = waiting;
    found.milliseconds = timer.elapsed();
    return found;
}

Result<double> LookSearch::compare(const LookExample& first, const LookExample& second)
{
    const LookExample both[] = {first, second};
    TRY_VOID(m_data->follower->catchUp({}));
    TRY_ASSIGN(const std::vector<ExampleLook> looks, described, m_data->examples->look(both, {}));
    const std::shared_lock lock(m_data->shared.mutex);
    const LookSpace& space = *m_data->shared.space;
    const std::vector<float> a = space.project(looks[0].descriptor), b = space.project(looks[1].descriptor);
    return space.facts.curve.score(std::inner_product(a.begin(), a.end(), b.begin(), 0.0));
}

Result<std::vector<float>> LookSearch::searchVector(const LookExample& example, const JobContext& job)
{
    TRY_ASSIGN(const std::vector<ExampleLook> looks, described, m_data->examples->look({&example, 1}, job));
    const std::shared_lock lock(m_data->shared.mutex);
    return m_data->shared.space->project(looks.front().descriptor);
}

double LookSearch::cosineFor(double score) const
{
    const std::shared_lock lock(m_data->shared.mutex);
    return m_data->shared.space->facts.curve.cosine(score);
}

Result<QRect> LookSearch::mainObject(const LookExample& example)
{
    TRY_VOID(m_data->follower->catchUp({}));
    TRY_ASSIGN(const std::vector<ExampleLook> looks, described, m_data->examples->look({&example, 1}, {}));
    return looks.front().mainObject;
}

Result<> LookSearch::makeFindable(std::span<const AssetId> assets, const JobContext& job)
{
    TRY_VOID(m_data->follower->catchUp(job));
    return m_data->describer->describeNow(assets, job);
}

Result<> LookSearch::describeAll(const JobContext& job)
{
    TRY_VOID(m_data->follower->catchUp(job));
    return m_data->describer->describeAll(job);
}

Result<LearnReport> LookSearch::learn(const JobContext& job)
{
    TRY_VOID(m_data->follower->catchUp(job));
    return m_data->learner->learn(job);
}

Result<> LookSearch::forgetTaught(const JobContext& job)
{
    TRY_VOID(m_data->follower->catchUp(job));
    return m_data->learner->forget(job);
}

LookState LookSearch::state() const
{
    LookState state;
    state.engine = m_data->shared.embedder->info().engine;
    state.pack = m_data->shared.embedder->info().pack;
    state.advice = m_data->advice;
    state.waiting = m_data->describer->waiting();
    state.failed = m_data->describer->failures();
    state.fromIndexFile = m_data->file->loaded();
    state.indexNote = m_data->file->note();
    const std::shared_lock lock(m_data->shared.mutex);
    const ProjectionMethod method = m_data->shared.space->projection.method;
    const bool isTaught = method == ProjectionMethod::Whitening || method == ProjectionMethod::Discriminants;
    state.projection = isTaught ? u"taught"_s : projectionName(method);
    state.taught = m_data->shared.space->facts.taught;
    state.described = m_data->shared.space->index->size();
    if (const auto* coarse = dynamic_cast<const CoarseIndex*>(m_data->shared.space->index.get())) {
        state.isApproximate = true;
        state.indexRecall = coarse->recall();
    }
    return state;
}

} // namespace vitrine
