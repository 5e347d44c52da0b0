#include "core/api/alibaba/gallery_search.h"

#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVoters = 10;        ///< neighbours that a category is guessed from
constexpr int kPage = 1000;        ///< the most that one question of the services answers
constexpr double kLeastVote = .01; ///< so that a neighbour of score 0 still counts a little

using Entries = std::vector<Entry>;

Checked<QHash<EntryId, Entry>> entriesById(const InstanceCall& gallery, std::span<const EntryId> ids)
{
    TRY_ASSIGN(const Entries read, fetched, checkedRead(entries(gallery.catalogue(), ids)));
    QHash<EntryId, Entry> byId;
    for (const Entry& entry : read)
        byId.insert(entry.id, entry);
    return byId;
}

EntryFilter scopeOf(const SearchWords& words)
{
    if (!words.category)
        return words.filter;
    EntryFilter category = EntryFilter::of({EntryField::Category, {}, Comparison::Equal, {*words.category}});
    if (words.filter.kind == EntryFilter::Kind::Everything)
        return category;
    return EntryFilter::all({std::move(category), words.filter});
}

AlibabaError lookRefusal(const Error& error)
{
    if (error.code == ErrorCode::TooLarge)
        return AlibabaError::UnsupportedPicPixels;
    return refusalOf(error, AlibabaError::UnsupportedPicFormat);
}

/// Gathers what fits by words, page by page, until the page asked for is full and the total is known.
class WordGatherer
{
public:
    explicit WordGatherer(const SearchWords& words) : m_words(words) {}

    /// False when the rest of the results cannot count (they are sorted, best first).
    bool take(const FoundPicture& picture)
    {
        if (picture.score < m_words.minScore)
            return false;
        if (m_words.distinct && m_items.contains(picture.entry.itemKey))
            return true;
        m_items.insert(picture.entry.itemKey);
        const qint64 place = m_found.total++;
        if (place >= m_words.start && place < m_words.start + m_words.num)
            m_found.pictures.push_back(picture);
        return true;
    }
    FoundPictures result() && { return std::move(m_found); }

private:
    const SearchWords& m_words;
    QSet<QString> m_items;
    FoundPictures m_found;
};

} // namespace

Checked<FoundPictures> searchByLook(const InstanceCall& gallery, const LookExample& example, const SearchWords& words)
{
    LookQuery query;
    query.examples = {example};
    query.gallery = gallery.gallery.id;
    query.grouping = words.distinct ? LookGrouping::BestOfProduct : LookGrouping::Picture;
    query.minScore = words.minScore;
    query.offset = words.start;
    query.limit = words.num;
    TRY_ASSIGN(const LookedEntries looked, searched,
               checked<LookedEntries>(findEntriesByLook(gallery.catalogue(), gallery.look(), query, scopeOf(words)),
                                      lookRefusal));
    FoundPictures found{.total = looked.total, .milliseconds = looked.milliseconds, .region = looked.region};
    for (const LookedEntry& each : looked.entries)
        found.pictures.push_back({each.entry, each.score, each.similarity});
    return found;
}

Checked<CategorySearch> searchInCategory(const InstanceCall& gallery, const LookExample& example, SearchWords words)
{
    CategorySearch search;
    if (words.category) {
        search.category = *words.category;
    } else {
        SearchWords neighbours;
        neighbours.num = kVoters;
        TRY_ASSIGN(const FoundPictures nearest, asked, searchByLook(gallery, example, neighbours));
        search.category = guessCategory(nearest.pictures);
        const auto speaking = std::ranges::count_if(
            nearest.pictures, [&](const FoundPicture& one) { return one.entry.category == search.category; });
        const bool isSure = speaking > 1 && nearest.pictures.front().entry.category == search.category;
        if (isSure && search.category != kOtherCategory)
            words.category = search.category;
    }
    TRY_ASSIGN(search.found, searched, searchByLook(gallery, example, words));
    return search;
}

Checked<FoundPictures> searchByWords(const InstanceCall& gallery, const QString& text, const SearchWords& words)
{
    QElapsedTimer timer;
    timer.start();
    EntryQuery query;
    query.gallery = gallery.gallery.id;
    query.filter = scopeOf(words);
    query.text = text;
    query.limit = kPage;
    WordGatherer gatherer(words);
    for (bool more = true; more; query.offset += kPage) {
        TRY_ASSIGN(const FoundEntries page, searched, checkedRead(findEntries(gallery.catalogue(), query)));
        std::vector<EntryId> ids;
        for (const FoundEntry& each : page.entries)
            ids.push_back(each.entry);
        TRY_ASSIGN(const auto byId, read, entriesById(gallery, ids));
        more = page.entries.size() == size_t(kPage);
        for (const FoundEntry& each : page.entries) {
            const auto entry = byId.constFind(each.entry);
            if (entry != byId.constEnd() && !gatherer.take({*entry, each.score, each.score}))
                more = false;
        }
    }
    FoundPictures found = std::move(gatherer).result();
    found.milliseconds = timer.elapsed();
    return found;
}

Checked<FoundPictures> searchByFilter(const InstanceCall& gallery, const SearchWords& words)
{
    EntryQuery query;
    query.gallery = gallery.gallery.id;
    query.filter = words.filter;
    query.offset = words.start;
    query.limit = words.num;
    TRY_ASSIGN(const FoundEntries page, searched, checkedRead(findEntries(gallery.catalogue(), query)));
    std::vector<EntryId> ids;
    for (const FoundEntry& each : page.entries)
        ids.push_back(each.entry);
    TRY_ASSIGN(const auto byId, read, entriesById(gallery, ids));
    FoundPictures found;
    found.total = page.total;
    for (const EntryId id : ids)
        if (const auto entry = byId.constFind(id); entry != byId.constEnd())
            found.pictures.push_back({*entry, 1, 1});
    return found;
}

Checked<qint64> guessCategory(const InstanceCall& gallery, const LookExample& example)
{
    SearchWords words;
    words.num = kVoters;
    TRY_ASSIGN(const FoundPictures found, searched, searchByLook(gallery, example, words));
    return guessCategory(found.pictures);
}

qint64 guessCategory(std::span<const FoundPicture> nearest)
{
    QHash<qint64, double> votes;
    double all = 0;
    for (const FoundPicture& picture : nearest.first(std::min(nearest.size(), size_t(kVoters)))) {
        const double vote = std::max(picture.score, kLeastVote);
        votes[picture.entry.category.value_or(kOtherCategory)] += vote;
        all += vote;
    }
    for (auto each = votes.cbegin(); each != votes.cend(); ++each)
        if (each.value() * 2 > all)
            return each.key();
    return kOtherCategory;
}

} // namespace vitrine
