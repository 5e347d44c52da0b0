#include "core/services/file_bringer.h"

#include "core/archive/archive_reader.h"
#include "core/jobs/ordered_parallel.h"
#include "core/storage/catalogue_files.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// One transaction and one wait for the disk; more gains little and makes others wait.
constexpr size_t kBatchFiles = 64;
constexpr qint64 kBatchBytes = 64LL << 20;
/// Two: one a core of the smallest machine; the descriptors of later stages want the rest.
constexpr ParallelOptions kWorkers{.threads = 2, .window = 96};

/// Names of folders as the plan's options want them to become tags.
void addFolderTags(const ImportPlan& plan, const PlannedFile& file, std::vector<QStringList>& tags)
{
    if (plan.options.folders == FolderUse::Tags && !file.folders.isEmpty())
        tags.push_back(file.folders);
    for (const QString& path : file.tagPaths)
        tags.push_back(path.split(u'/', Qt::SkipEmptyParts));
}

QString productKey(const ProductTarget& target)
{
    if (target.planned >= 0)
        return u"p%1"_s.arg(target.planned);
    return target.existing ? u"e%1"_s.arg(target.existing->value()) : QString();
}

} // namespace

std::vector<const PlannedFile*> filesInOrder(const ImportPlan& plan, const ImportRunner& runner)
{
    std::vector<const PlannedFile*> files;
    std::map<QString, std::vector<size_t>> places;
    for (const PlannedFile& file : plan.files) {
        if (runner.isSettled(file.origin.source()))
            continue;
        if (const QString key = productKey(file.target); !key.isEmpty())
            places[key].push_back(files.size());
        files.push_back(&file);
    }
    for (const auto& [key, mine] : places) {
        std::vector<const PlannedFile*> sorted;
        for (const size_t place : mine)
            sorted.push_back(files[place]);
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const PlannedFile* a, const PlannedFile* b) { return a->order < b->order; });
        for (size_t i = 0; i < mine.size(); ++i)
            files[mine[i]] = sorted[i];
    }
    return files;
}

Result<> FileBringer::bring(const ProductsOf& productsOf)
{
    m_productsOf = productsOf;
    const std::vector<const PlannedFile*> files = filesInOrder(m_plan, m_runner);
    for (size_t first = 0; first < files.size();) {
        const auto archiveOf = [&](size_t i) {
            return files[i]->origin.member.isEmpty() ? QString() : files[i]->origin.path;
        };
        const QString archive = archiveOf(first);
        size_t last = first + 1;
        while (last < files.size() && archiveOf(last) == archive)
            ++last;
        const Files run = Files(files).subspan(first, last - first);
        TRY_VOID(archive.isEmpty() ? bringPlain(run, {}) : bringArchive(run));
        first = last;
    }
    return flush();
}

Result<> FileBringer::bringArchive(Files files)
{
    const QString cache = CatalogueFiles(m_catalogue.folder()).cache();
    QTemporaryDir folder(QDir(cache).filePath(u"unpacked-XXXXXX"_s));
    if (!folder.isValid())
        return fail(ErrorCode::Io, u"Cannot make a folder in %1: %2."_s.arg(cache, folder.errorString()));
    QSet<QString> wanted;
    for (const PlannedFile* file : files)
        wanted.insert(file->origin.member);
    QHash<QString, QString> unpacked;
    const auto keep = [&](const QString& member, const QString& path) -> Result<> {
        unpacked.insert(member, path);
        return {};
    };
    const QString archive = files.front()->origin.path;
    const Result<> done = unpackArchive(archive, wanted, folder.path(), {}, keep, m_job);
    if (!done.ok() && (done.error().code == ErrorCode::Cancelled || done.error().code == ErrorCode::Io))
        return done;
    if (!done.ok())
        m_runner.skip(archive, done.error().detail); // what came out before the damage is brought in
    TRY_VOID(bringPlain(files, unpacked));
    return flush(); // the unpacked files go with the folder
}

Result<> FileBringer::bringPlain(Files files, const QHash<QString, QString>& unpacked)
{
    const auto work = [&](qint64 i) -> Result<TakenFile> {
        const PlannedFile& file = *files[size_t(i)];
        if (file.origin.member.isEmpty())
            return takeFile(file, file.origin.path, m_plan.options.inPlace, m_job);
        const QString path = unpacked.value(file.origin.member);
        if (path.isEmpty())
            return fail(ErrorCode::Corrupt, u"It could not be taken out of the archive."_s);
        return takeFile(file, path, false, m_job);
    };
    return OrderedParallel<Result<TakenFile>>::run(
        qint64(files.size()), kWorkers, work,
        [&](qint64 i, Result<TakenFile>&& taken) { return take(*files[size_t(i)], std::move(taken)); }, m_job);
}

Result<> FileBringer::leaveOut(const QString& source, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return error;
    m_runner.skip(source, error.detail);
    m_runner.advance(source);
    return {};
}

Result<> FileBringer::take(const PlannedFile& planned, Result<TakenFile>&& taken)
{
    const QString source = planned.origin.source();
    if (!taken.ok())
        return leaveOut(source, taken.error());
    Pending pending{.planned = &planned, .taken = std::move(taken).take()};
    if (const Result<> stored = m_store.add(pending.taken, m_job); !stored.ok())
        return stored.error().code == ErrorCode::Io ? stored : leaveOut(source, stored.error());
    IncomingAsset& incoming = pending.taken.incoming;
    addFolderTags(m_plan, planned, incoming.tags);
    if (!planned.category.isEmpty())
        incoming.categories.push_back(planned.category);
    incoming.tagWith = m_plan.options.tagWith;
    incoming.products = m_productsOf(planned);
    m_pending.push_back(std::move(pending));
    if (m_pending.size() >= kBatchFiles || m_store.pendingBytes() >= kBatchBytes)
        return flush();
    return {};
}

Result<> FileBringer::flush()
{
    if (m_pending.empty())
        return {};
    TRY_ASSIGN(const QString warning, settled, m_store.settle());
    if (!warning.isEmpty())
        m_runner.warn(m_catalogue.folder(), warning);
    TRY_VOID(m_runner.append([this](EditContext& edit) { return writeRows(edit); }));
    for (const Pending& pending : m_pending) {
        m_attached += m_plan.options.attachTo ? 1 : 0;
        m_runner.touched(pending.written.asset);
        m_runner.advance(pending.planned->origin.source());
    }
    m_pending.clear();
    return {};
}

Result<> FileBringer::writeRows(EditContext& edit)
{
    std::vector<const TakenFile*> taken;
    for (const Pending& pending : m_pending)
        taken.push_back(&pending.taken);
    const int at = m_plan.options.attachAt < 0 ? -1 : m_plan.options.attachAt + m_attached;
    TRY_ASSIGN(const std::vector<WrittenAsset> all, wrote, writeTaken(edit, m_catalogue.blobs(), taken, at));
    for (size_t i = 0; i < all.size(); ++i) {
        Pending& pending = m_pending[i];
        pending.written = all[i];
        TRY_VOID(m_runner.record(
            edit,
            {pending.planned->origin.source(), pending.written.outcome, {}, std::nullopt, pending.written.asset}));
    }
    return {};
}

} // namespace vitrine
