#include "core/services/plan_import.h"

#include "core/ingest/plan_builder.h"
#include "core/media/hash.h"
#include "core/services/draft_preview.h"
#include "core/services/import_request.h"
#include "core/services/read_tables.h"
#include "core/storage/asset_repository.h"
#include "core/storage/product_names.h"
#include "core/storage/reader_pool.h"
#include "core/storage/settings_repository.h"

#include <QLocale>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What the plan asks, answered by the database.
class DatabaseLookup final : public CatalogueLookup
{
public:
    explicit DatabaseLookup(Connection& db) : m_db(db) {}

    Result<> eachProduct(const std::function<void(const NamedProduct&)>& take) const override
    {
        return eachProductNames(m_db, [&](const ProductNames& names) {
            take({.id = names.id, .sku = names.sku, .gtin14 = names.gtin14, .names = names.names});
        });
    }

    Result<std::optional<AssetId>> assetWithContent(const QString& sha256) const override
    {
        AssetRepository assets(m_db);
        TRY_ASSIGN(const auto found, looked, assets.byMainHash({sha256}));
        if (found.isEmpty())
            return std::optional<AssetId>();
        const AssetId candidates[] = {*found.cbegin()};
        TRY_ASSIGN(const std::vector<AssetId> living, checked, assets.living(candidates));
        return living.empty() ? std::nullopt : std::optional(living.front());
    }

private:
    Connection& m_db;
};

Result<QString> hashForPlan(const FileOrigin& origin, const JobContext& job)
{
    if (!origin.member.isEmpty())
        return QString(); // members are looked at when they are unpacked
    return hashSource(MediaSource::file(origin.path), job);
}

FolderUse folderUse(FolderRule rule)
{
    switch (rule) {
    case FolderRule::Ignore:
        return FolderUse::Ignore;
    case FolderRule::Categories:
        return FolderUse::Categories;
    case FolderRule::Tags:
        return FolderUse::Tags;
    }
    return FolderUse::Ignore;
}

/// The currency of prices that name none: the catalogue's, else that of the user's country.
Result<QString> defaultCurrency(Connection& db)
{
    TRY_ASSIGN(const auto chosen, read, SettingsRepository(db).value(u"currency"_s));
    return chosen.value_or(QLocale::system().currencySymbol(QLocale::CurrencyIsoCode));
}

Result<PlanInput> readEverything(Connection& db, const QString& ownFolder, const ImportRequest& request,
                                 const JobContext& job)
{
    PlanInput input;
    input.request = requestText(request);
    input.options = {.inPlace = request.inPlace,
                     .folders = folderUse(request.folders),
                     .attachTo = request.attachTo,
                     .attachAlso = request.attachAlso,
                     .attachAt = request.attachAt,
                     .tagWith = request.tagWith};
    TRY_ASSIGN(input.scan, scanned, scanPaths(request.paths, {.excludedFolders = {ownFolder}}, job));
    TRY_ASSIGN(const QString currency, asked, defaultCurrency(db));
    const TablesToRead tables{request.tables + input.scan.tables, request.columnFields, currency};
    TRY_ASSIGN(input.tables, read, readTables(tables, job));
    return input;
}

} // namespace

Result<ImportPlan> makePlan(Catalogue& catalogue, const ImportRequest& request, Contents contents,
                            const JobContext& job)
{
    TRY_ASSIGN(ImportPlan plan, built, catalogue.readers().read<ImportPlan>([&](Connection& db) -> Result<ImportPlan> {
        TRY_ASSIGN(PlanInput input, gathered, readEverything(db, catalogue.folder(), request, job));
        if (contents == Contents::LookAt) {
            input.options.lookAtContents = true;
            input.hash = hashForPlan;
        }
        return buildImportPlan(std::move(input), DatabaseLookup(db), job);
    }));
    applyChoices(plan, request.choices);
    if (contents == Contents::LookAt)
        TRY_VOID(markUnchangedProducts(catalogue, plan, job));
    return plan;
}

} // namespace vitrine
