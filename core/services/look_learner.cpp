#include "core/services/look_learner.h"

#include "core/search/coarse_index.h"

#include <QElapsedTimer>

#include <algorithm>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// With fewer pictures the whole descriptor is compared: axes of so few would be chance.
constexpr qint64 kLeastForAxes = 300;
/// Learning looks at this many pictures at most: four products in ten thousand would add nothing.
constexpr size_t kMostLearnt = 8000;
constexpr size_t kTogether = 1024;
/// Again when the catalogue has grown or changed by this share.
constexpr double kAgain = .3;

LearnFigures figuresOf(const RecallFigures& figures)
{
    return {figures.top1, figures.map};
}

/// Weighted by how many were asked.
LearnFigures together(const RecallFigures& a, const RecallFigures& b)
{
    const double all = double(std::max<qint64>(1, a.asked + b.asked));
    return {(a.top1 * double(a.asked) + b.top1 * double(b.asked)) / all,
            (a.map * double(a.asked) + b.map * double(b.asked)) / all};
}

LearnReport reportOf(const Teaching& teaching, const TeachingSet& set, double seconds)
{
    std::vector<int> products = set.products;
    std::ranges::sort(products);
    LearnReport report;
    report.kept = teaching.projection.method != ProjectionMethod::None;
    report.method = projectionName(teaching.projection.method);
    report.before = together(teaching.before, teaching.newcomersBefore);
    report.after = together(teaching.after, teaching.newcomersAfter);
    report.newcomersBefore = figuresOf(teaching.newcomersBefore);
    report.newcomersAfter = figuresOf(teaching.newcomersAfter);
    report.products = std::unique(products.begin(), products.end()) - products.begin();
    report.pictures = qint64(set.products.size());
    report.seconds = seconds;
    report.reason = teaching.reason;
    return report;
}

/// The products that have at least two of the pictures.
TeachingSet withCompany(const TeachingSet& all)
{
    std::unordered_map<int, int> counts;
    for (const int product : all.products)
        ++counts[product];
    TeachingSet set{{all.rows.dimensions, {}}, {}};
    for (size_t i = 0; i < all.products.size(); ++i) {
        if (all.products[i] < 0 || counts[all.products[i]] < 2)
            continue;
        set.rows.add(all.rows.row(i));
        set.products.push_back(all.products[i]);
    }
    return set;
}

} // namespace

LookLearner::LookLearner(LookShared& shared, LookDescriber& describer, LookIndexFile& file)
    : m_shared(shared), m_describer(describer), m_file(file), m_thread([this](std::stop_token stop) { work(stop); })
{
    m_describer.setIdleListener([this] { consider(); });
}

LookLearner::~LookLearner()
{
    m_describer.setIdleListener({});
    m_thread.request_stop();
}

void LookLearner::consider()
{
    const std::lock_guard lock(m_mutex);
    m_asked = true;
    m_changed.notify_all();
}

void LookLearner::work(std::stop_token stop)
{
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_asked; }))
                return;
            m_asked = false;
        }
        if (stop.stop_requested())
            return;
        JobContext job;
        job.stop = stop;
        workOnce(job);
    }
}

void LookLearner::workOnce(const JobContext& job)
{
    const std::lock_guard learning(m_learning);
    Result<> done;
    if (isTimeToLearn()) {
        if (const auto learnt = learnLocked(job); !learnt.ok())
            done = learnt.error();
    }
    if (done.ok())
        done = upgradeIndex(job);
    if (done.ok())
        done = m_file.saveIfWorth(job);
    if (!done.ok() && done.error().code != ErrorCode::Cancelled)
        qWarning("Learning from the catalogue failed: %s", qPrintable(done.error().detail));
}

Result<> LookLearner::upgradeIndex(const JobContext& job)
{
    std::shared_ptr<LookSpace> space;
    {
        const std::shared_lock lock(m_shared.mutex);
        space = m_shared.space;
    }
    if (const auto coarse = std::dynamic_pointer_cast<CoarseIndex>(space->index); coarse && !coarse->isTuned())
        TRY_VOID(coarse->tune(job));
    const auto exact = std::dynamic_pointer_cast<ExactIndex>(space->index);
    if (!exact || exact->size() < m_shared.limits.leastForApproximate)
        return {};
    TRY_ASSIGN(std::shared_ptr<CoarseIndex> coarse, built, CoarseIndex::build(exact, job));
    const std::unique_lock lock(m_shared.mutex);
    TRY_VOID(coarse->catchUp());
    space->index = coarse;
    return {};
}

bool LookLearner::isTimeToLearn()
{
    if (!m_shared.features->isWritable())
        return false;
    const std::shared_lock lock(m_shared.mutex);
    if (m_shared.members.isExpecting())
        return false; // asked again when all are known
    const qint64 described = m_shared.space->index->size(), learnt = m_shared.space->facts.pictures;
    return described >= kLeastForAxes && double(std::abs(described - learnt)) > kAgain * double(learnt);
}

/// A sample by arrival of the described pictures with the product of each; one of several products counts for the
/// first.
Result<LookLearner::Labelled> LookLearner::read(const JobContext& job) const
{
    std::vector<std::pair<FeatureKey, int>> wanted;
    {
        const std::shared_lock lock(m_shared.mutex);
        std::vector<AssetId> assets = m_shared.members.assets();
        std::ranges::sort(assets);
        const size_t count = std::min(assets.size(), kMostLearnt);
        for (size_t i = 0; i < count; ++i) {
            const LookAsset& asset = *m_shared.members.asset(assets[i * assets.size() / count]);
            const int product = asset.products.empty() ? -1 : int(asset.products.front().value());
            wanted.push_back({{asset.sha256, {}}, product});
        }
    }
    const EmbedderInfo& info = m_shared.embedder->info();
    Labelled labelled;
    labelled.all.rows.dimensions = info.dimensions();
    for (size_t first = 0; first < wanted.size(); first += kTogether) {
        TRY_VOID(job.checkpoint());
        std::vector<FeatureKey> keys;
        for (size_t i = first; i < std::min(first + kTogether, wanted.size()); ++i)
            keys.push_back(wanted[i].first);
        TRY_ASSIGN(const auto stored, fetched, m_shared.features->fetch(keys, info.recipe));
        for (size_t i = 0; i < stored.size(); ++i) {
            const auto values = stored[i] ? unpackedFeature(*stored[i], info) : fail(ErrorCode::NotFound, {});
            if (!values.ok())
                continue;
            labelled.all.rows.add(values.value());
            labelled.all.products.push_back(wanted[first + i].second);
        }
    }
    labelled.described = qint64(labelled.all.products.size());
    labelled.teaching = withCompany(labelled.all);
    return labelled;
}

Projection LookLearner::untaught(const Labelled& labelled) const
{
    return labelled.described >= kLeastForAxes ? pcaProjection(labelled.all.rows) : Projection();
}

Result<LearnReport> LookLearner::learn(const JobContext& job)
{
    TRY_VOID(ensureWritable());
    TRY_VOID(m_describer.describeAll(job));
    const std::lock_guard learning(m_learning);
    {
        const std::unique_lock lock(m_shared.mutex);
        m_shared.space->facts.mayTeach = true;
    }
    Result<LearnReport> learnt = learnLocked(job);
    consider(); // for the index file
    return learnt;
}

Result<LearnReport> LookLearner::learnLocked(const JobContext& job)
{
    QElapsedTimer timer;
    timer.start();
    m_describer.storeNow();
    SpaceFacts facts;
    {
        const std::shared_lock lock(m_shared.mutex);
        facts = m_shared.space->facts;
    }
    TRY_ASSIGN(const Labelled labelled, known, read(job));
    Teaching teaching;
    if (facts.mayTeach) {
        TRY_ASSIGN(teaching, taught, teachProjection(labelled.teaching, job));
    }
    const bool kept = teaching.projection.method != ProjectionMethod::None;
    facts.taught = reportOf(teaching, labelled.teaching, double(timer.elapsed()) / 1000);
    TRY_VOID(moveTo(kept ? std::move(teaching.projection) : untaught(labelled), facts, labelled, job));
    facts.taught.seconds = double(timer.elapsed()) / 1000;
    return facts.taught;
}

Result<> LookLearner::ensureWritable() const
{
    return m_shared.features->isWritable()
               ? Result<>()
               : fail(ErrorCode::Unavailable, u"The catalogue is open for reading only; nothing can be learnt."_s);
}

Result<> LookLearner::forget(const JobContext& job)
{
    TRY_VOID(ensureWritable());
    const std::lock_guard learning(m_learning);
    m_describer.storeNow();
    TRY_ASSIGN(const Labelled labelled, known, read(job));
    SpaceFacts facts;
    facts.mayTeach = false;
    return moveTo(untaught(labelled), facts, labelled, job);
}

Result<> LookLearner::moveTo(Projection projection, SpaceFacts facts, const Labelled& labelled, const JobContext& job)
{
    {
        const std::shared_lock lock(m_shared.mutex);
        facts.pictures = m_shared.space->index->size();
    }
    facts.curve = plainSpace(m_shared.embedder->info())->facts.curve;
    if (const auto curve = calibrate(projected(projection, labelled.teaching.rows), labelled.teaching.products))
        facts.curve = {curve->middle, curve->width};
    const bool isPlain = projection.method == ProjectionMethod::None;
    const auto space = isPlain ? plainSpace(m_shared.embedder->info()) : projectedSpace(std::move(projection), facts);
    space->facts = facts;
    {
        const std::unique_lock lock(m_shared.mutex);
        m_shared.next = space;
    }
    m_describer.storeNow();
    Result<> filled = fill(*space, job);
    {
        const std::unique_lock lock(m_shared.mutex);
        m_shared.next = nullptr;
        if (filled.ok() && space->index->size() < m_shared.space->index->size()) {
            filled = fail(ErrorCode::Unavailable,
                          u"Not all descriptors could be read back, so the comparison stays as it was."_s);
        }
        if (filled.ok())
            m_shared.space = space;
    }
    TRY_VOID(filled);
    return m_shared.features->putSpace(m_shared.embedder->info().recipe, storedSpace(*space));
}

std::vector<LookTask> LookLearner::missingIn(const LookSpace& space) const
{
    const std::shared_lock lock(m_shared.mutex);
    std::vector<LookTask> tasks = m_shared.members.allTasks();
    std::erase_if(tasks, [&](const LookTask& task) {
        return space.index->contains(task.slot) || !m_shared.space->index->contains(task.slot);
    });
    return tasks;
}

/// Every vector of the old space. What is described meanwhile goes into both; what the old one got otherwise (from the
/// index file, while the tables are still being read) comes in the next round.
Result<> LookLearner::fill(LookSpace& space, const JobContext& job)
{
    for (std::vector<LookTask> tasks = missingIn(space); !tasks.empty();) {
        TRY_VOID(fillWith(space, tasks, job));
        const size_t before = tasks.size();
        tasks = missingIn(space);
        if (tasks.size() >= before)
            return {}; // the rest cannot be had
    }
    return {};
}

Result<> LookLearner::fillWith(LookSpace& space, std::span<const LookTask> tasks, const JobContext& job)
{
    const EmbedderInfo& info = m_shared.embedder->info();
    std::vector<LookTask> lost;
    for (size_t first = 0; first < tasks.size(); first += kTogether) {
        TRY_VOID(job.checkpoint());
        const auto part = tasks.subspan(first, std::min(kTogether, tasks.size() - first));
        std::vector<FeatureKey> keys;
        for (const LookTask& task : part)
            keys.push_back(task.key);
        TRY_ASSIGN(const auto stored, fetched, m_shared.features->fetch(keys, info.recipe));
        DescriptorRows rows{info.dimensions(), {}};
        std::vector<const LookTask*> found;
        for (size_t i = 0; i < part.size(); ++i) {
            const auto values = stored[i] ? unpackedFeature(*stored[i], info) : fail(ErrorCode::NotFound, {});
            if (!values.ok()) {
                lost.push_back(part[i]);
                continue;
            }
            rows.add(values.value());
            found.push_back(&part[i]);
        }
        const DescriptorRows vectors = space.project(rows);
        const std::shared_lock lock(m_shared.mutex);
        for (size_t i = 0; i < found.size(); ++i) {
            if (m_shared.members.isCurrent(found[i]->slot, found[i]->ticket))
                TRY_VOID(space.index->put(found[i]->slot, vectors.row(i)));
        }
    }
    std::vector<AssetId> assets;
    for (const LookTask& task : lost)
        assets.push_back(task.asset);
    m_describer.add(std::move(lost));
    return assets.empty() ? Result<>() : m_describer.describeNow(assets, job);
}

} // namespace vitrine
