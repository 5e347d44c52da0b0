// The tags of edit_vocabulary.h.
#include "core/services/edit_vocabulary.h"

#include "core/catalog/tag_path.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/storage/reader_pool.h"
#include "core/storage/tag_repository.h"

#include <QRegularExpression>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLinksAtOnce = 500;

Result<Tag> livingTag(TagRepository& tags, TagId id)
{
    TRY_ASSIGN(std::optional<Tag> tag, fetched, tags.fetchOne(id));
    if (!tag || tag->trashedUtc)
        return fail(ErrorCode::NotFound, u"The tag is gone or in the trash."_s);
    return std::move(*tag);
}

Result<QString> checkedColour(const QString& colour)
{
    static const QRegularExpression form(u"^(#[0-9a-f]{6})?$"_s);
    const QString lower = colour.trimmed().toLower();
    if (form.match(lower).hasMatch())
        return lower;
    return fail(ErrorCode::InvalidInput, u"'%1' is not a colour; write it as #rrggbb."_s.arg(colour.left(40)));
}

Result<QStringList> checkedAliases(const QStringList& aliases, const QString& name)
{
    QStringList checked;
    QStringList keys{tagNameKey(name)};
    for (const QString& alias : aliases) {
        TRY_ASSIGN(const QString normal, normalized, normalizedTagName(alias));
        if (keys.contains(tagNameKey(normal)))
            continue;
        keys << tagNameKey(normal);
        checked << normal;
    }
    return checked;
}

Result<> checkParent(TagRepository& tags, TagId tag, std::optional<TagId> parent)
{
    if (!parent)
        return {};
    TRY_ASSIGN(const Tag above, living, livingTag(tags, *parent));
    TRY_ASSIGN(const bool under, inBranch, tags.isInBranch(tag, *parent));
    if (under)
        return fail(ErrorCode::InvalidInput, u"A tag cannot be moved under itself ('%1')."_s.arg(above.name));
    TRY_ASSIGN(const QStringList path, read, tags.path(*parent));
    if (path.size() >= kMaxTagDepth)
        return fail(ErrorCode::InvalidInput, u"Tags cannot lie deeper than %1 levels."_s.arg(kMaxTagDepth));
    return {};
}

Result<Tag> patchedTag(TagRepository& tags, const Tag& tag, const TagPatch& patch)
{
    Tag patched = tag;
    if (patch.name) {
        TRY_ASSIGN(patched.name, name, normalizedTagName(*patch.name));
    }
    if (patch.colour) {
        TRY_ASSIGN(patched.colour, colour, checkedColour(*patch.colour));
    }
    TRY_ASSIGN(patched.aliases, aliases, checkedAliases(patch.aliases.value_or(tag.aliases), patched.name));
    if (patch.parent) {
        TRY_VOID(checkParent(tags, tag.id, *patch.parent));
        patched.parent = *patch.parent;
    }
    return patched;
}

StepLabel labelOf(const Catalogue& catalogue, TagId tag, const TagPatch& patch)
{
    const bool moves = patch.parent && !patch.name && !patch.colour && !patch.aliases;
    return {moves ? u"move_tag"_s : u"edit_tag"_s, {nameOfTag(catalogue, tag)}};
}

} // namespace

Result<TagId> ensureTag(Catalogue& catalogue, const Actor& actor, const QString& path)
{
    TRY_ASSIGN(const QStringList names, parsed, parseTagPath(path));
    TRY_ASSIGN(const std::optional<TagId> there, found,
               catalogue.readers().read<std::optional<TagId>>(
                   [&](Connection& db) { return TagRepository(db).findPath(names); }));
    if (there)
        return *there;
    TagId tag;
    TRY_ASSIGN(
        [[maybe_unused]] const StepId step, ran,
        runStep(catalogue, actor, {u"create_tag"_s, {composeTagPath(names)}}, [&](EditContext& context) -> Result<> {
            TRY_ASSIGN(tag, ensured, TagRepository(context.db).ensurePath(names));
            return {};
        }));
    return tag;
}

Result<StepId> changeTag(Catalogue& catalogue, const Actor& actor, TagId tag, const TagPatch& patch)
{
    return runStep(catalogue, actor, labelOf(catalogue, tag, patch), [&](EditContext& context) -> Result<> {
        TagRepository tags(context.db);
        TRY_ASSIGN(const Tag before, fetched, livingTag(tags, tag));
        TRY_ASSIGN(const Tag after, patched, patchedTag(tags, before, patch));
        TRY_ASSIGN([[maybe_unused]] const bool changed, updated, tags.update(before, after));
        return {};
    });
}

Result<StepId> mergeTags(Catalogue& catalogue, const Actor& actor, TagId from, TagId into)
{
    if (from == into)
        return fail(ErrorCode::InvalidInput, u"A tag cannot be merged into itself."_s);
    const StepLabel label{u"merge_tags"_s, {nameOfTag(catalogue, from), nameOfTag(catalogue, into)}};
    return runPieces(catalogue, {actor, label, false}, [&](EditContext& context) -> Result<bool> {
        TagRepository tags(context.db);
        TRY_VOID(livingTag(tags, from));
        TRY_VOID(livingTag(tags, into));
        TRY_ASSIGN(const bool more, moved, tags.mergeSomeLinks(from, into, kLinksAtOnce));
        if (more)
            return true;
        TRY_VOID(tags.merge(from, into));
        return false;
    });
}

Result<StepId> trashTags(Catalogue& catalogue, const Actor& actor, std::span<const TagId> tags)
{
    const StepLabel label = tags.size() == 1 ? StepLabel{u"remove_tag"_s, {nameOfTag(catalogue, tags.front())}}
                                             : countLabel(u"trash"_s, tags.size());
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        TagRepository repository(context.db);
        for (const TagId tag : tags) {
            TRY_ASSIGN(const std::optional<Tag> found, fetched, repository.fetchOne(tag));
            if (!found)
                return fail(ErrorCode::NotFound, u"A tag to be removed is gone."_s);
            if (!found->trashedUtc) // it may have gone with its parent just now
                TRY_VOID(repository.trash(tag, context.now));
        }
        return {};
    });
}

Result<StepId> restoreTags(Catalogue& catalogue, const Actor& actor, std::span<const TagId> tags)
{
    return runStep(catalogue, actor, countLabel(u"restore"_s, tags.size()), [&](EditContext& context) -> Result<> {
        TagRepository repository(context.db);
        for (const TagId tag : tags) {
            TRY_ASSIGN(const std::optional<Tag> found, fetched, repository.fetchOne(tag));
            if (!found)
                return fail(ErrorCode::NotFound, u"A tag to be restored is gone."_s);
            TRY_VOID(repository.restore(tag));
        }
        return {};
    });
}

} // namespace vitrine
