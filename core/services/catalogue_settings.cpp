#include "core/services/catalogue_settings.h"

#include "core/catalog/money.h"
#include "core/services/edit_steps.h"
#include "core/storage/reader_pool.h"
#include "core/storage/settings_repository.h"

#include <QRegularExpression>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxSettingChars = 64 * 1024;

Result<> checkSetting(const QString& key, const std::optional<QString>& value)
{
    static const QRegularExpression form(u"^[a-z0-9_]+(\\.[a-z0-9_]+)*$"_s);
    if (!form.match(key).hasMatch())
        return fail(ErrorCode::InvalidInput, u"'%1' is not a setting's key."_s.arg(key.left(80)));
    if (!value)
        return {};
    if (value->size() > kMaxSettingChars)
        return fail(ErrorCode::InvalidInput, u"The value of the setting '%1' is too long."_s.arg(key));
    if (key == kCurrencySetting && !isCurrencyCode(*value)) {
        return fail(ErrorCode::InvalidInput,
                    u"'%1' is not a currency; write its three letters, as EUR."_s.arg(value->left(20)));
    }
    return {};
}

} // namespace

Result<QMap<QString, QString>> catalogueSettings(const Catalogue& catalogue)
{
    using Settings = QMap<QString, QString>;
    return catalogue.readers().read<Settings>([](Connection& db) { return SettingsRepository(db).all(); });
}

Result<StepId> changeSettings(Catalogue& catalogue, const Actor& actor,
                              const std::map<QString, std::optional<QString>>& changes)
{
    for (const auto& [key, value] : changes)
        TRY_VOID(checkSetting(key, value));
    return runStep(catalogue, actor, {u"settings"_s, {}}, [&changes](EditContext& context) -> Result<> {
        for (const auto& [key, value] : changes)
            TRY_VOID(SettingsRepository(context.db).set(key, value));
        return {};
    });
}

Result<CatalogueIdentity> catalogueIdentity(const Catalogue& catalogue)
{
    return catalogue.readers().read<CatalogueIdentity>([](Connection& db) -> Result<CatalogueIdentity> {
        MetaRepository meta(db);
        TRY_ASSIGN(const auto uuid, foundUuid, meta.value(u"uuid"_s));
        TRY_ASSIGN(const auto projectId, foundProject, meta.value(u"project_id"_s));
        if (!uuid || !projectId)
            return fail(ErrorCode::Corrupt, u"The catalogue does not say which one it is; restore a backup."_s);
        return CatalogueIdentity{*uuid, *projectId};
    });
}

} // namespace vitrine
