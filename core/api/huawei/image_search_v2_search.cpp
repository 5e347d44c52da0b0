// Searching, of image_search_v2.h.
#include "core/api/huawei/image_search_items.h"
#include "core/api/huawei/image_search_v2.h"
#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QSet>

namespace vitrine::imagesearch_v2 {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 1000; ///< the most that one question of the services answers
constexpr int kVoters = 10; ///< neighbours that a category is guessed from

enum class SearchType { Image, Keyword, Text, Category };

struct SearchBody {
    SearchType type = SearchType::Image;
    int limit = 10, offset = 0;
    std::optional<Cursor> after;
    double minScore = 0;
    EntryFilter filter;
    QStringList keywords;
    QString text;
    PictureWords picture;
    QString collapseKey;
    int maxScan = 0;
};

struct Hit {
    Entry entry;
    double score = 0;
};
struct Hits {
    std::vector<Hit> hits;
    qint64 total = 0;
    std::optional<QRect> region; ///< of the example
};

/// The vendor's text_lang values; words are folded alike whatever the language here.
constexpr QStringView kLanguages[] = {u"fr", u"ko", u"pt", u"ja", u"th", u"tr", u"es", u"en", u"vi", u"zh", u"zhTW"};

std::optional<SearchType> readType(const JsonFields& fields)
{
    const auto name = fields.text(u"search_type"_s, {Presence::Required, 1});
    if (!name)
        return std::nullopt;
    if (*name == u"IMAGE" || *name == u"0")
        return SearchType::Image;
    if (*name == u"KEYWORD")
        return SearchType::Keyword;
    if (*name == u"TEXT")
        return SearchType::Text;
    if (*name == u"CATEGORY")
        return SearchType::Category;
    fields.refuse(JsonProblem::Kind::OutOfRange, u"search_type"_s, u"It is IMAGE, KEYWORD, TEXT or CATEGORY."_s);
    return std::nullopt;
}

void readOptions(const ServiceCall& service, SearchBody& body)
{
    body.maxScan = service.limits.scan;
    const auto options = service.fields.object(u"optional_params"_s);
    if (!options)
        return;
    body.collapseKey = options->text(u"collapse_key"_s, {.minChars = 1}).value_or(QString());
    body.maxScan = int(
        options->integer(u"max_scan_num"_s, {.min = 1, .max = service.limits.maxScan}).value_or(service.limits.scan));
    (void)options->integer(u"nprobe"_s, {.min = 1, .max = 1'000'000}); // every record is looked at anyway
    const auto language = options->text(u"text_lang"_s);
    if (language && std::find(std::begin(kLanguages), std::end(kLanguages), *language) == std::end(kLanguages))
        options->refuse(JsonProblem::Kind::OutOfRange, u"text_lang"_s, u"It is no language that is known here."_s);
    const bool isKnown = std::any_of(service.gallery.tagKeys.begin(), service.gallery.tagKeys.end(),
                                     [&](const GalleryKey& key) { return key.key == body.collapseKey; });
    if (!body.collapseKey.isEmpty() && !isKnown)
        options->refuse(JsonProblem::Kind::OutOfRange, u"collapse_key"_s, u"The service has no such tag."_s);
}

/// What the search type asks for beside the rest.
void readQuestion(const ServiceCall& service, SearchBody& body)
{
    const auto isWords = [&](SearchType type) { return body.type == type ? Presence::Required : Presence::Optional; };
    const TextRule keyword{.minChars = 1, .maxChars = service.limits.keywordChars};
    const auto keywords =
        service.fields.texts(u"keywords"_s, service.limits.askedKeywords, keyword, isWords(SearchType::Keyword));
    if (keywords && keywords->isEmpty())
        service.fields.refuse(JsonProblem::Kind::Empty, u"keywords"_s, u"It has no words."_s);
    const auto text = service.fields.text(u"text"_s, {isWords(SearchType::Text), 1, service.limits.textChars});
    body.keywords = body.type == SearchType::Keyword ? keywords.value_or(QStringList()) : QStringList();
    body.text = body.type == SearchType::Text ? text.value_or(QString()) : QString();
}

WireResult<SearchBody> readSearch(const ServiceCall& service)
{
    SearchBody body;
    body.type = readType(service.fields).value_or(SearchType::Image);
    body.limit = int(service.fields.integer(u"limit"_s, {.min = 1, .max = service.limits.searchLimit}).value_or(10));
    body.offset = int(service.fields.integer(u"offset"_s, {.min = 0, .max = service.limits.searchEnd}).value_or(0));
    body.minScore = service.fields.number(u"min_score"_s, {.min = 0, .max = 1}).value_or(0);
    if (body.offset + body.limit > service.limits.searchEnd)
        service.fields.refuse(JsonProblem::Kind::OutOfRange, u"offset"_s,
                              u"offset and limit are more than %1 together."_s.arg(service.limits.searchEnd));
    readOptions(service, body);
    readQuestion(service, body);
    TRY_ASSIGN(body.after, cursor, readCursor(service));
    TRY_ASSIGN(const std::optional<EntryFilter> filter, filtered, readFilter(service));
    body.filter = filter.value_or(EntryFilter());
    if (body.type != SearchType::Image && body.type != SearchType::Category)
        return body;
    TRY_ASSIGN(body.picture, got, readPicture(service));
    if (!body.picture.bytes)
        return invalid(u"image_base64"_s, u"A search by picture needs one."_s);
    return body;
}

/// Asks the services for pages of one search, and finds the page that is asked for among them.
class Ranking
{
public:
    Ranking(const ServiceCall& service, const SearchBody& body) : m_service(service), m_body(body) {}

    Result<Hits> page()
    {
        const bool isByLook = m_body.picture.bytes.has_value();
        if (m_body.collapseKey.isEmpty() && !(m_body.after && isByLook))
            return ask(m_body.offset, m_body.limit);
        return walk();
    }

    Result<Hits> ask(int offset, int limit)
    {
        return m_body.picture.bytes ? byLook(offset, limit) : byWords(offset, limit);
    }

private:
    Result<Hits> byLook(int offset, int limit)
    {
        LookExample example;
        example.bytes = *m_body.picture.bytes;
        example.region = m_body.picture.box;
        LookQuery query;
        query.examples = {example};
        query.gallery = m_service.gallery.id;
        query.minScore = m_body.minScore;
        query.offset = offset;
        query.limit = limit;
        const ApiServices& services = m_service.call.services;
        TRY_ASSIGN(const LookedEntries found, looked,
                   findEntriesByLook(services.catalogue, services.look, query, m_body.filter));
        Hits hits{.total = found.total, .region = found.region};
        for (const LookedEntry& one : found.entries)
            hits.hits.push_back({one.entry, one.score});
        return hits;
    }

    Result<Hits> byWords(int offset, int limit)
    {
        EntryQuery query{.gallery = m_service.gallery.id,
                         .filter = m_body.filter,
                         .text = m_body.text,
                         .keywords = m_body.keywords,
                         .offset = offset,
                         .limit = limit};
        if (m_body.after && m_body.collapseKey.isEmpty()) {
            query.after = m_body.after->entry;
            query.afterScore = m_body.after->score;
        }
        const Catalogue& catalogue = m_service.call.services.catalogue;
        TRY_ASSIGN(const FoundEntries found, searched, findEntries(catalogue, query));
        QHash<EntryId, double> scores;
        std::vector<EntryId> ids;
        for (const FoundEntry& one : found.entries) {
            ids.push_back(one.entry);
            scores.insert(one.entry, one.score);
        }
        Hits hits{.total = found.total};
        TRY_ASSIGN(const std::vector<Entry> page, read, entries(catalogue, ids));
        for (const Entry& entry : page)
            hits.hits.push_back({entry, scores.value(entry.id)});
        return hits;
    }

    /// Everything up to the scan limit, collapsed, then the part behind the cursor.
    Result<Hits> walk()
    {
        Hits all;
        QSet<QString> seen;
        for (int offset = 0; offset < m_body.maxScan; offset += kPage) {
            TRY_ASSIGN(Hits page, asked, ask(offset, std::min(kPage, m_body.maxScan - offset)));
            all.region = page.region;
            for (Hit& hit : page.hits) {
                if (isKept(hit.entry, seen))
                    all.hits.push_back(std::move(hit));
            }
            if (offset + kPage >= page.total)
                break;
        }
        all.total = qint64(all.hits.size());
        const size_t first = std::min(all.hits.size(), placeBehindCursor(all.hits) + size_t(m_body.offset));
        const size_t last = std::min(all.hits.size(), first + size_t(m_body.limit));
        all.hits = std::vector<Hit>(all.hits.begin() + qptrdiff(first), all.hits.begin() + qptrdiff(last));
        return all;
    }

    /// Of the records with one value of the collapse key the best is kept; those without it are dropped.
    bool isKept(const Entry& entry, QSet<QString>& seen) const
    {
        if (m_body.collapseKey.isEmpty())
            return true;
        const auto tag = entry.tags.constFind(m_body.collapseKey);
        if (tag == entry.tags.cend())
            return false;
        const auto* text = std::get_if<QString>(&*tag);
        const QString value = text ? *text : QString::number(std::get<Decimal>(*tag).toDouble(), 'g', 17);
        if (seen.contains(value))
            return false;
        seen.insert(value);
        return true;
    }

    size_t placeBehindCursor(const std::vector<Hit>& hits) const
    {
        if (!m_body.after)
            return 0;
        for (size_t i = 0; i < hits.size(); ++i) {
            if (hits[i].entry.id == m_body.after->entry)
                return i + 1;
            if (hits[i].score < m_body.after->score)
                return i; // the record of the cursor is gone
        }
        return hits.size();
    }

    const ServiceCall& m_service;
    const SearchBody& m_body;
};

/// The category that most of the nearest records with one have.
Result<std::optional<qint64>> guessCategory(const ServiceCall& service, const SearchBody& body)
{
    TRY_ASSIGN(const Hits nearest, asked, Ranking(service, body).ask(0, kVoters));
    QHash<qint64, double> votes;
    std::optional<qint64> best;
    for (const Hit& hit : nearest.hits) {
        if (!hit.entry.category)
            continue;
        double& vote = votes[*hit.entry.category];
        vote += hit.score + 0.01; // so that a record of score 0 still counts a little
        if (!best || vote > votes.value(*best))
            best = hit.entry.category;
    }
    return best;
}

/// CATEGORY stays within the category that is given, or that the neighbours speak for.
Result<> narrowToCategory(const ServiceCall& service, SearchBody& body)
{
    if (!body.picture.category) {
        TRY_ASSIGN(body.picture.category, guessed, guessCategory(service, body));
    }
    if (!body.picture.category)
        return {};
    const EntryFilter within = EntryFilter::of({EntryField::Category, {}, Comparison::Equal, {*body.picture.category}});
    body.filter = body.filter.kind == EntryFilter::Kind::Everything ? within : EntryFilter::all({within, body.filter});
    return {};
}

QJsonObject imageInfo(const SearchBody& body, const Hits& hits)
{
    const std::optional<QRect> box = body.picture.box ? body.picture.box : hits.region;
    if (!box)
        return {};
    QJsonObject info = objectJson(*box, body.picture.category);
    info.insert(u"objects"_s, QJsonArray{objectJson(*box, body.picture.category)});
    return info;
}

HttpResponse answer(const SearchBody& body, const Hits& hits, qint64 milliseconds)
{
    QJsonArray items;
    for (const Hit& hit : hits.hits)
        items.append(itemJson(hit.entry, hit.score));
    QJsonObject info{{u"total_num"_s, hits.total}, {u"return_num"_s, items.size()}, {u"search_time"_s, milliseconds}};
    if (!hits.hits.empty())
        info.insert(u"last_item"_s, cursorJson({hits.hits.back().score, hits.hits.back().entry.id}));
    QJsonObject data{{u"items"_s, items}, {u"search_info"_s, info}};
    if (body.picture.bytes)
        data.insert(u"image_info"_s, imageInfo(body, hits));
    return successReply(data);
}

} // namespace

ApiReply search(ApiCall& call)
{
    QElapsedTimer timer;
    timer.start();
    TRY_ASSIGN(const ServiceCall service, opened, openService(call));
    TRY_ASSIGN(SearchBody body, read, readSearch(service));
    if (body.type == SearchType::Category) {
        if (const Result<> narrowed = narrowToCategory(service, body); !narrowed.ok())
            return failureOf(narrowed.error());
    }
    const Result<Hits> hits = Ranking(service, body).page();
    if (!hits.ok())
        return failureOf(hits.error());
    return answer(body, hits.value(), timer.elapsed());
}

} // namespace vitrine::imagesearch_v2
