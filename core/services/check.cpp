#include "core/media/hash.h"
#include "core/services/maintenance.h"
#include "core/services/repair.h"
#include "core/storage/asset_repository.h"
#include "core/storage/blob_needs.h"
#include "core/storage/blob_store.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/content_digest.h"
#include "core/storage/database_check.h"
#include "core/storage/migrations.h"
#include "core/storage/text_index.h"

#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Collects what is wrong, within the limit of the list.
class Findings
{
public:
    explicit Findings(CheckReport& report) : m_report(report) {}

    void add(const QString& problem)
    {
        m_report.ok = false;
        if (m_report.problems.size() < kMaxCheckProblems)
            m_report.problems << problem;
    }
    void add(const QStringList& problems)
    {
        for (const QString& problem : problems)
            add(problem);
    }

private:
    CheckReport& m_report;
};

/// Every blob that a row names is there and still has the content that its name says.
Result<> checkBlobs(Connection& db, const CatalogueFiles& files, Findings& findings, const JobContext& job)
{
    TRY_ASSIGN(const auto blobs, opened, BlobStore::open(files.blobs(), DatabaseAccess::ReadOnly, &newSha256));
    TRY_ASSIGN(const std::vector<NamedBlob> named, read, managedBlobs(db));
    qint64 done = 0;
    for (const NamedBlob& blob : named) {
        job.report({done++, qint64(named.size()), blob.sha256});
        const Result<> sound = blobs->verify(blob.sha256, job);
        if (sound.ok())
            continue;
        if (sound.error().code == ErrorCode::Cancelled)
            return sound;
        findings.add(sound.error().detail);
    }
    return {};
}

Result<> checkOriginals(Connection& db, Findings& findings, const JobContext& job)
{
    AssetRepository assets(db);
    TRY_ASSIGN(const auto files, read, assets.inPlaceFiles());
    for (const auto& [asset, file] : files) {
        TRY_VOID(job.checkpoint());
        const QFileInfo original(file.path);
        if (original.isFile() && original.size() == file.bytes)
            continue;
        findings.add(original.exists() ? u"The original %1 was changed after it came in."_s.arg(file.path)
                                       : u"The original %1 is not there any more."_s.arg(file.path));
    }
    return {};
}

/// SQLite compares a text index by a command that counts as writing, though it changes nothing. A catalogue that may
/// only be read is checked without it.
Result<> checkText(const CatalogueFiles& files, Findings& findings)
{
    const auto db = Connection::open(files.database(), DatabaseAccess::ReadWrite);
    const Result<QStringList> problems = db.ok() ? checkTextIndex(*db.value()) : Result<QStringList>(db.error());
    if (!problems.ok())
        return problems.error().code == ErrorCode::Unavailable ? Result<>() : Result<>(problems.error());
    findings.add(problems.value());
    return {};
}

Result<> checkContents(Connection& db, const CatalogueFiles& files, bool withDigest, CheckReport& report,
                       const JobContext& job)
{
    Findings findings(report);
    TRY_VOID(requireCurrentSchema(db));
    TRY_ASSIGN(const QStringList problems, checked, checkDatabase(db, files.sessions(), job));
    findings.add(problems);
    TRY_VOID(checkText(files, findings));
    TRY_VOID(checkBlobs(db, files, findings, job));
    TRY_VOID(checkOriginals(db, findings, job));
    if (withDigest) {
        TRY_ASSIGN(report.digest, digested, contentDigest(db, job));
    }
    return {};
}

/// Damage is what a check is there to tell; anything else ends it.
Result<> reportDamage(const Error& error, CheckReport& report)
{
    if (error.code != ErrorCode::Corrupt)
        return error;
    Findings(report).add(error.detail);
    return {};
}

} // namespace

Result<CheckReport> checkCatalogue(const QString& folder, const Clock& clock, Repair repair, bool withDigest,
                                   const JobContext& job)
{
    const CatalogueFiles files(QFileInfo(folder).absoluteFilePath());
    if (!QFileInfo(files.database()).isFile())
        return fail(ErrorCode::NotFound, u"There is no catalogue in %1."_s.arg(folder));
    CheckReport report;
    if (repair == Repair::Derived) {
        TRY_ASSIGN(report.repaired, repaired, repairCatalogue(files, clock, job));
    }
    const auto db = Connection::open(files.database(), DatabaseAccess::ReadOnly);
    const Result<> checked =
        db.ok() ? checkContents(*db.value(), files, withDigest, report, job) : Result<>(db.error());
    if (!checked.ok())
        TRY_VOID(reportDamage(checked.error(), report));
    return report;
}

} // namespace vitrine
