#include "core/services/plan_proposals.h"

#include "core/archive/archive_reader.h"
#include "core/services/plan_import.h"
#include "core/storage/catalogue_files.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Members of archives as files, while this lives. Each archive's come out the first time one of them is asked for.
class Unpacked
{
public:
    explicit Unpacked(const QString& cache) : m_folder(QDir(cache).filePath(u"looked-at-XXXXXX"_s)) {}

    Result<> unpack(const QString& archive, const QSet<QString>& members, const JobContext& job)
    {
        if (!m_folder.isValid())
            return fail(ErrorCode::Io, u"Cannot make a folder beside the cache: %1."_s.arg(m_folder.errorString()));
        const QString folder = m_folder.filePath(QString::number(m_archives++));
        if (!QDir().mkpath(folder))
            return fail(ErrorCode::Io, u"Cannot make the folder %1."_s.arg(folder));
        const auto keep = [&](const QString& member, const QString& path) -> Result<> {
            m_paths.insert(FileOrigin{archive, member}.source(), path);
            return {};
        };
        return unpackArchive(archive, members, folder, {}, keep, job);
    }
    QString pathOf(const FileOrigin& origin) const
    {
        return origin.member.isEmpty() ? origin.path : m_paths.value(origin.source());
    }

private:
    QTemporaryDir m_folder;
    QHash<QString, QString> m_paths;
    int m_archives = 0;
};

/// What cannot be unpacked has no path; looking at it says so.
Result<> unpackAll(const ImportPlan& plan, std::span<const size_t> files, Unpacked& unpacked, const JobContext& job)
{
    std::map<QString, QSet<QString>> wanted;
    for (const size_t at : files) {
        const FileOrigin& origin = plan.files[at].origin;
        if (!origin.member.isEmpty())
            wanted[origin.path].insert(origin.member);
    }
    for (const auto& [archive, members] : wanted) {
        const Result<> done = unpacked.unpack(archive, members, job);
        if (!done.ok() && (done.error().code == ErrorCode::Cancelled || done.error().code == ErrorCode::Io))
            return done;
    }
    return {};
}

PictureToPlace pictureOf(const PlannedFile& file, const Unpacked& unpacked)
{
    const QString inside = file.origin.member.isEmpty() ? file.origin.path : file.origin.member;
    PictureToPlace picture;
    picture.fileName = inside.section(u'/', -1);
    picture.folders = file.folders;
    picture.picture.path = unpacked.pathOf(file.origin);
    picture.isPicture = file.kind == AssetKind::Picture;
    return picture;
}

} // namespace

std::vector<size_t> unplacedFiles(const ImportPlan& plan)
{
    std::vector<size_t> files;
    for (size_t i = 0; i < plan.files.size(); ++i) {
        const PlannedFile& file = plan.files[i];
        if (file.target.isNone() && file.alsoFor.empty() && !file.alreadyHere)
            files.push_back(i);
    }
    return files;
}

Result<PlanProposals> proposeForPlan(Catalogue& catalogue, LookSearch& look, const ImportPlan& plan,
                                     const PlanProposalSink& each, const JobContext& job)
{
    PlanProposals proposals;
    proposals.files = unplacedFiles(plan);
    Unpacked unpacked(CatalogueFiles(catalogue.folder()).cache());
    TRY_VOID(unpackAll(plan, proposals.files, unpacked, job));
    for (const size_t at : proposals.files)
        proposals.pictures.push_back(pictureOf(plan.files[at], unpacked));
    ProposalOptions options;
    if (each)
        options.each = [&](size_t at, const PictureProposals& found) { each(proposals.files[at], found); };
    TRY_ASSIGN(proposals.found, asked, proposeProducts(catalogue, look, proposals.pictures, options, job));
    return proposals;
}

QString reasonText(const ProductProposal& proposal)
{
    switch (proposal.reason) {
    case ProposalReason::Barcode:
        return u"the code %1 is in the picture"_s.arg(proposal.detail);
    case ProposalReason::FileName:
        return proposal.detail;
    case ProposalReason::Look:
        return u"it looks like it (%1 %)"_s.arg(qRound(proposal.confidence * 100));
    }
    return {};
}

std::vector<FileChoice> clearChoices(const ImportPlan& plan, const PlanProposals& proposals, double confidence)
{
    std::vector<FileChoice> choices;
    for (size_t i = 0; i < proposals.files.size(); ++i) {
        const ProductProposal* proposal = proposals.found.pictures[i].clear(confidence);
        if (!proposal)
            continue;
        const ProductSummary product = proposals.found.products.value(proposal->product);
        choices.push_back({plan.files[proposals.files[i]].origin.source(), proposal->product, -1,
                           product.name.isEmpty() ? product.sku : product.name, reasonText(*proposal)});
    }
    return choices;
}

Result<LookImport> importByLook(Catalogue& catalogue, LookSearch& look, const Actor& actor,
                                const ImportRequest& request, double confidence, LookImportMode mode,
                                const JobContext& job)
{
    TRY_ASSIGN(const ImportPlan plan, made, makePlan(catalogue, request, Contents::LookAt, job));
    TRY_ASSIGN(const PlanProposals proposals, asked, proposeForPlan(catalogue, look, plan, {}, job));
    const std::vector<FileChoice> choices = clearChoices(plan, proposals, confidence);
    const ImportPlan chosen = withChoices(plan, choices);
    LookImport result;
    result.placed = qint64(choices.size());
    if (mode == LookImportMode::Preview) {
        result.report = previewOf(chosen);
    } else {
        TRY_ASSIGN(result.report, applied, applyImport(catalogue, actor, chosen, job));
    }
    return result;
}

} // namespace vitrine
