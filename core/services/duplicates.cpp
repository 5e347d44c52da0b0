#include "core/services/duplicates.h"

#include "core/services/duplicate_groups.h"
#include "core/services/keep_facts.h"
#include "core/services/product_twins.h"
#include "core/services/same_picture_finder.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/reader_pool.h"
#include "core/storage/verdict_repository.h"

#include <QSet>

#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What one moment of the tables says.
struct Moment {
    std::vector<ContentAsset> contents;
    std::set<ContentPair> decided;
};

Result<Moment> momentOf(const Catalogue& catalogue, DuplicateClass kind)
{
    return catalogue.readers().read<Moment>([kind](Connection& db) -> Result<Moment> {
        Moment moment;
        DuplicateRows rows(db);
        TRY_ASSIGN(moment.contents, listed, kind == DuplicateClass::Exact ? rows.shared() : rows.contents());
        TRY_ASSIGN(moment.decided, read, VerdictRepository(db).decided(kind));
        return moment;
    });
}

/// Several assets with one content, where nobody said yet that this is right.
std::vector<DuplicateGroup> exactGroups(const Moment& moment)
{
    std::vector<DuplicateGroup> groups;
    QString last;
    for (const ContentAsset& content : moment.contents) {
        if (moment.decided.contains({content.sha256, content.sha256}))
            continue;
        if (content.sha256 != last)
            groups.push_back({DuplicateClass::Exact, {}, {}});
        last = content.sha256;
        groups.back().members.push_back({content.asset, content.sha256, 1, {}});
    }
    return groups;
}

using Pairs = std::map<ContentPair, StoredPair>;

/// Those of living contents that are not decided.
Pairs openPairs(const std::vector<StoredPair>& all, const Moment& moment, const QHash<QString, AssetId>& living)
{
    Pairs open;
    for (const StoredPair& pair : all) {
        if (living.contains(pair.pair.first) && living.contains(pair.pair.second) &&
            !moment.decided.contains(pair.pair))
            open.emplace(pair.pair, pair);
    }
    return open;
}

QHash<QString, AssetId> oldestAssets(const Moment& moment)
{
    QHash<QString, AssetId> oldest;
    for (const ContentAsset& content : moment.contents) {
        if (!oldest.contains(content.sha256))
            oldest.insert(content.sha256, content.asset);
    }
    return oldest;
}

std::vector<DuplicateGroup> pictureGroups(const Pairs& open, const QHash<QString, AssetId>& living)
{
    std::vector<StoredPair> pairs;
    for (const auto& [key, pair] : open)
        pairs.push_back(pair);
    std::vector<DuplicateGroup> groups;
    for (const ContentGroup& contents : groupsOf(pairs)) {
        DuplicateGroup group{DuplicateClass::SamePicture, {}, {}};
        for (const QString& content : contents)
            group.members.push_back({living.value(content), content, 1, {}});
        groups.push_back(std::move(group));
    }
    return groups;
}

/// How many others of the group show it the same way round.
int unturned(const DuplicateGroup& group, const DuplicateMember& member, const Pairs& pairs)
{
    return int(std::count_if(group.members.begin(), group.members.end(), [&](const DuplicateMember& other) {
        const auto pair = pairs.find(ContentPair::of(member.sha256, other.sha256));
        return other.asset != member.asset && pair != pairs.end() && !pair->second.isTurned;
    }));
}

/// The one to keep comes first, the others follow by how much they agree with it.
void order(DuplicateGroup& group, std::vector<KeepFacts> facts, const Pairs& pairs)
{
    if (group.kind == DuplicateClass::SamePicture) {
        for (size_t i = 0; i < facts.size(); ++i)
            facts[i].unturned = unturned(group, group.members[i], pairs);
    }
    const KeepChoice choice = chooseToKeep(facts);
    group.reasons = choice.reasons;
    std::swap(group.members.front(), group.members[choice.place]);
    const QString first = group.members.front().sha256;
    for (size_t i = 1; i < group.members.size(); ++i) {
        const auto pair = pairs.find(ContentPair::of(first, group.members[i].sha256));
        if (group.kind == DuplicateClass::SamePicture)
            group.members[i].score = pair != pairs.end() ? pair->second.score : 0;
    }
    std::stable_sort(group.members.begin() + 1, group.members.end(),
                     [](const DuplicateMember& a, const DuplicateMember& b) { return a.score > b.score; });
}

Result<> orderAll(const Catalogue& catalogue, std::vector<DuplicateGroup>& groups, const Pairs& pairs)
{
    const auto read = [&](Connection& db) -> Result<std::vector<std::vector<KeepFacts>>> {
        std::vector<std::vector<KeepFacts>> all;
        for (const DuplicateGroup& group : groups) {
            std::vector<AssetId> assets;
            for (const DuplicateMember& member : group.members)
                assets.push_back(member.asset);
            TRY_ASSIGN(std::vector<KeepFacts> facts, looked, keepFacts(db, assets));
            all.push_back(std::move(facts));
        }
        return all;
    };
    TRY_ASSIGN(auto facts, read_, catalogue.readers().read<std::vector<std::vector<KeepFacts>>>(read));
    for (size_t i = 0; i < groups.size(); ++i)
        order(groups[i], std::move(facts[i]), pairs);
    return {};
}

} // namespace

Duplicates::Duplicates(Catalogue& catalogue, std::unique_ptr<DuplicateStore> store)
    : m_catalogue(catalogue), m_store(std::move(store))
{}

Duplicates::~Duplicates() = default;

Result<std::unique_ptr<Duplicates>> Duplicates::open(Catalogue& catalogue)
{
    const DatabaseAccess access =
        catalogue.mode() == OpenMode::ReadWrite ? DatabaseAccess::ReadWrite : DatabaseAccess::ReadOnly;
    TRY_ASSIGN(auto store, opened, DuplicateStore::open(CatalogueFiles(catalogue.folder()).duplicates(), access));
    return std::unique_ptr<Duplicates>(new Duplicates(catalogue, std::move(store)));
}

Result<> Duplicates::comparePictures(const JobContext& job)
{
    return SamePictureFinder(m_catalogue, *m_store, job).run();
}

Result<qint64> Duplicates::waiting() const
{
    TRY_ASSIGN(const Moment moment, read, momentOf(m_catalogue, DuplicateClass::SamePicture));
    TRY_ASSIGN(const std::vector<ComparedContent> compared, known,
               m_store->compared(DuplicateClass::SamePicture, QString::number(marksRecipe())));
    QSet<QString> done, open;
    for (const ComparedContent& one : compared)
        done.insert(one.sha256);
    for (const ContentAsset& content : moment.contents) {
        if (!done.contains(content.sha256))
            open.insert(content.sha256);
    }
    TRY_ASSIGN(const qint64 moved, counted, movedSinceAsked(m_catalogue, *m_store));
    return open.size() + moved;
}

Result<> Duplicates::compareProducts(LookSearch& look, const JobContext& job)
{
    return askForTwins(m_catalogue, *m_store, look, job);
}

Result<std::vector<DuplicateGroup>> Duplicates::groups(DuplicateClass kind) const
{
    TRY_ASSIGN(const Moment moment, read, momentOf(m_catalogue, kind));
    std::vector<DuplicateGroup> groups;
    Pairs open;
    if (kind == DuplicateClass::Exact) {
        groups = exactGroups(moment);
    } else if (kind == DuplicateClass::SamePicture) {
        TRY_ASSIGN(const std::vector<StoredPair> pairs, stored, m_store->pairs(kind, QString::number(marksRecipe())));
        const QHash<QString, AssetId> living = oldestAssets(moment);
        open = openPairs(pairs, moment, living);
        groups = pictureGroups(open, living);
    } else {
        return productTwins(m_catalogue, *m_store);
    }
    TRY_VOID(orderAll(m_catalogue, groups, open));
    return groups;
}

Result<DuplicateCounts> Duplicates::counts() const
{
    DuplicateCounts counts;
    for (const auto& [kind, count] :
         {std::pair(DuplicateClass::Exact, &counts.exact), std::pair(DuplicateClass::SamePicture, &counts.samePicture),
          std::pair(DuplicateClass::SameProduct, &counts.sameProduct)}) {
        TRY_ASSIGN(const std::vector<DuplicateGroup> found, listed, groups(kind));
        *count = qint64(found.size());
    }
    return counts;
}

} // namespace vitrine
