#include "core/storage/text_index_functions.h"

#include "core/base/text_fold.h"
#include "core/catalog/decimal.h"
#include "core/catalog/money.h"

#include <sqlite3.h>

#include <array>
#include <cmath>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

std::string_view argument(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text ? std::string_view(text, size_t(sqlite3_value_bytes(value))) : std::string_view();
}

QString textArgument(sqlite3_value* value)
{
    const std::string_view text = argument(value);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void foldCaseOf(sqlite3_context* context, int, sqlite3_value** values)
{
    const QByteArray folded = foldCase(textArgument(values[0])).toUtf8();
    sqlite3_result_text64(context, folded.constData(), sqlite3_uint64(folded.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// foldText for ASCII without the detour over UTF-16; false when there is anything else in it.
bool foldAscii(std::string_view text, QByteArray& folded)
{
    folded.reserve(qsizetype(text.size()));
    bool gap = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
        const char lower = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        const bool word = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (!word) {
            gap = true;
            continue;
        }
        if (gap && !folded.isEmpty())
            folded.append(' ');
        gap = false;
        folded.append(lower);
    }
    return true;
}

void searchText(sqlite3_context* context, int, sqlite3_value** values)
{
    const std::string_view text = argument(values[0]);
    QByteArray folded;
    if (!foldAscii(text, folded))
        folded = searchIndexText(QString::fromUtf8(text.data(), qsizetype(text.size()))).toUtf8();
    sqlite3_result_text64(context, folded.constData() ? folded.constData() : "", sqlite3_uint64(folded.size()),
                          SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Row after row asks for the same currency.
void minorDigitsOf(sqlite3_context* context, int, sqlite3_value** values)
{
    thread_local std::string lastCurrency;
    thread_local int lastDigits = minorDigits({});
    const std::string_view currency = argument(values[0]);
    if (currency != lastCurrency) {
        lastCurrency = currency;
        lastDigits = minorDigits(textArgument(values[0]));
    }
    sqlite3_result_int(context, lastDigits);
}

/// The second number is the query's and the same for every row: SQLite keeps it between the calls.
void decimalOrder(sqlite3_context* context, int, sqlite3_value** values)
{
    using Parsed = Result<Decimal>;
    auto* second = static_cast<Parsed*>(sqlite3_get_auxdata(context, 1));
    std::unique_ptr<Parsed> own;
    if (!second) {
        own = std::make_unique<Parsed>(Decimal::parse(textArgument(values[1])));
        second = own.get();
    }
    const Parsed first = second->ok() ? Decimal::parse(textArgument(values[0])) : *second;
    if (first.ok() && second->ok()) {
        const auto order = first.value() <=> second->value();
        sqlite3_result_int(context, order < 0 ? -1 : order > 0 ? 1 : 0);
    } else {
        sqlite3_result_null(context);
    }
    if (own) // last: SQLite may throw it away at once
        sqlite3_set_auxdata(context, 1, own.release(), [](void* p) { delete static_cast<Parsed*>(p); });
}

enum Column { Code, Name, Label, Body, ColumnCount };
constexpr std::array<double, ColumnCount> kColumnWeight{10, 8, 4, 1};
constexpr double kWholeCode = 1000; ///< an exact SKU or GTIN stands above everything
constexpr double kStartOfWord = 0.6;
constexpr double kFirstWord = 1.25; ///< the name starts with it
constexpr double kWholeName = 4;    ///< times the share of the name that the query covers
constexpr double kAdjacent = 2;     ///< neighbours in the query are neighbours in the name

/// What is known of one term (the phrases between two '|') in one row.
struct TermHit {
    double best = 0;
    int nameOffset = -1;
    int nameWords = 0;
};

double phraseValue(char kind, int column, int offset)
{
    if (kind == 'k')
        return kWholeCode;
    return kColumnWeight[size_t(column)] * (kind == 'p' ? kStartOfWord : 1) * (offset == 0 ? kFirstWord : 1);
}

/// Which term each phrase belongs to, and of what kind it is.
struct Layout {
    explicit Layout(std::string_view text)
    {
        for (const char c : text) {
            if (c == '|')
                ++terms;
            else
                phrases.push_back({c, terms});
        }
        ++terms;
    }
    std::vector<std::pair<char, int>> phrases;
    int terms = 0;
};

/// 0 = every instance was read; else the error of FTS5.
int readHits(const Fts5ExtensionApi* api, Fts5Context* row, const Layout& layout, std::vector<TermHit>& hits)
{
    int count = 0;
    if (const int rc = api->xInstCount(row, &count); rc != SQLITE_OK)
        return rc;
    for (int i = 0; i < count; ++i) {
        int phrase = 0, column = 0, offset = 0;
        if (const int rc = api->xInst(row, i, &phrase, &column, &offset); rc != SQLITE_OK)
            return rc;
        if (phrase >= int(layout.phrases.size()) || column >= ColumnCount)
            continue; // of a negated term
        const auto [kind, term] = layout.phrases[size_t(phrase)];
        TermHit& hit = hits[size_t(term)];
        hit.best = std::max(hit.best, phraseValue(kind, column, offset));
        if (column == Name && hit.nameOffset < 0) {
            hit.nameOffset = offset;
            hit.nameWords = api->xPhraseSize(row, phrase);
        }
    }
    return SQLITE_OK;
}

double scoreOf(const std::vector<TermHit>& hits, int nameSize)
{
    double score = 0;
    int nameWords = 0;
    for (size_t i = 0; i < hits.size(); ++i) {
        score += hits[i].best;
        nameWords += hits[i].nameWords;
        const bool follows = i > 0 && hits[i].nameOffset >= 0 && hits[i - 1].nameOffset >= 0 &&
                             hits[i].nameOffset == hits[i - 1].nameOffset + hits[i - 1].nameWords;
        score += follows ? kAdjacent : 0;
    }
    if (nameWords > 0 && nameSize > 0)
        score += kWholeName * std::min(1.0, double(nameWords) / nameSize);
    return score;
}

void textScore(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* context, int count,
               sqlite3_value** values)
{
    if (count != 1)
        return sqlite3_result_error(context, "text_score wants the index and a layout", -1);
    auto* layout = static_cast<Layout*>(api->xGetAuxdata(row, 0));
    if (!layout) {
        layout = new Layout(argument(values[0]));
        if (const int rc = api->xSetAuxdata(row, layout, [](void* p) { delete static_cast<Layout*>(p); });
            rc != SQLITE_OK)
            return sqlite3_result_error_code(context, rc);
    }
    std::vector<TermHit> hits(size_t(layout->terms));
    int nameSize = 0;
    int rc = readHits(api, row, *layout, hits);
    if (rc == SQLITE_OK)
        rc = api->xColumnSize(row, Name, &nameSize);
    if (rc != SQLITE_OK)
        return sqlite3_result_error_code(context, rc);
    sqlite3_result_int64(context, qint64(std::llround(scoreOf(hits, nameSize) * 1000)));
}

/// The entrance to FTS5's own functions. Source: SQLite documentation, "Extending FTS5".
fts5_api* fts5Of(sqlite3* database)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

Result<> installSearchFunctions(sqlite3* database)
{
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const auto add = [database](const char* name, int arguments,
                                void (*function)(sqlite3_context*, int, sqlite3_value**)) {
        return sqlite3_create_function_v2(database, name, arguments, kFlags, nullptr, function, nullptr, nullptr,
                                          nullptr) == SQLITE_OK;
    };
    fts5_api* fts5 = fts5Of(database);
    if (!fts5)
        return fail(ErrorCode::Unavailable, u"SQLite was built without full-text search (FTS5)."_s);
    const bool added = add("search_text", 1, &searchText) && add("fold_case", 1, &foldCaseOf) &&
                       add("minor_digits", 1, &minorDigitsOf) && add("decimal_order", 2, &decimalOrder) &&
                       fts5->xCreateFunction(fts5, "text_score", nullptr, &textScore, nullptr) == SQLITE_OK;
    if (!added)
        return fail(ErrorCode::Internal, u"The search functions could not be added to the database connection."_s);
    return {};
}

} // namespace vitrine
