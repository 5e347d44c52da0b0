#include "app/command_line/commands.h"
#include "app/command_line/duplicate_class.h"
#include "core/services/browse.h"
#include "core/services/duplicates.h"
#include "ui/duplicates/duplicate_words.h"

#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

std::vector<DuplicateClass> wanted(const DuplicatesCall& call)
{
    if (call.kind)
        return {*call.kind};
    return {std::begin(kDuplicateClasses), std::end(kDuplicateClasses)};
}

Result<> compare(Catalogue& catalogue, Duplicates& duplicates, DuplicateClass kind, Terminal& terminal)
{
    if (kind == DuplicateClass::SamePicture)
        return duplicates.comparePictures(terminal.job(u"Comparing"_s));
    if (kind == DuplicateClass::Exact)
        return {};
    TRY_ASSIGN(const auto look, opened, openLookForCommand(catalogue, terminal));
    return duplicates.compareProducts(*look, terminal.job(u"Asking"_s));
}

Result<std::vector<DuplicateGroup>> findGroups(Catalogue& catalogue, const DuplicatesCall& call, Terminal& terminal)
{
    TRY_ASSIGN(const auto duplicates, opened, Duplicates::open(catalogue));
    std::vector<DuplicateGroup> all;
    for (const DuplicateClass kind : wanted(call)) {
        TRY_VOID(compare(catalogue, *duplicates, kind, terminal));
        TRY_ASSIGN(const std::vector<DuplicateGroup> groups, found, duplicates->groups(kind));
        all.insert(all.end(), groups.begin(), groups.end());
    }
    return all;
}

QString plainGroup(const DuplicateGroup& group, const QHash<AssetId, Asset>& known)
{
    QStringList reasons;
    for (const KeepReason reason : group.reasons)
        reasons << keepReasonText(reason);
    QStringList lines{duplicateClassWord(group.kind) +
                      (reasons.isEmpty() ? QString() : u" (keep the first: %1)"_s.arg(reasons.join(u", "_s)))};
    for (const DuplicateMember& member : group.members) {
        const Asset asset = known.value(member.asset);
        lines << u"  %1\t%2"_s.arg(member.score, 0, 'f', 2).arg(asset.source.isEmpty() ? asset.uuid : asset.source);
    }
    return lines.join(u'\n');
}

QJsonObject groupObject(const DuplicateGroup& group, const QHash<AssetId, Asset>& known)
{
    QJsonArray assets;
    for (const DuplicateMember& member : group.members) {
        const Asset asset = known.value(member.asset);
        assets.append(QJsonObject{{u"asset"_s, asset.uuid}, {u"path"_s, asset.source}, {u"score"_s, member.score}});
    }
    return {{u"class"_s, duplicateClassWord(group.kind)}, {u"assets"_s, assets}};
}

Result<QHash<AssetId, Asset>> assetsOf(const Catalogue& catalogue, const std::vector<DuplicateGroup>& groups)
{
    std::vector<AssetId> ids;
    for (const DuplicateGroup& group : groups) {
        for (const DuplicateMember& member : group.members)
            ids.push_back(member.asset);
    }
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, ids));
    QHash<AssetId, Asset> known;
    for (const Asset& asset : found)
        known.insert(asset.id, asset);
    return known;
}

} // namespace

ExitCode runCommand(const DuplicatesCall& call, Terminal& terminal)
{
    const auto catalogue = openForCommand(call.catalogue, OpenMode::ReadWrite, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    const auto groups = findGroups(*catalogue.value(), call, terminal);
    if (!groups.ok())
        return terminal.failed(groups.error());
    const auto known = assetsOf(*catalogue.value(), groups.value());
    if (!known.ok())
        return terminal.failed(known.error());
    QJsonArray list;
    for (const DuplicateGroup& group : groups.value()) {
        terminal.line(plainGroup(group, known.value()));
        list.append(groupObject(group, known.value()));
    }
    terminal.line(groups.value().empty() ? u"No duplicates."_s : u"%1 groups."_s.arg(groups.value().size()));
    terminal.json({{u"groups"_s, list}});
    return ExitCode::Done;
}

} // namespace vitrine
