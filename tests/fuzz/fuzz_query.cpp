// Any text as a query: read, written, cut into chips, completed at every place, and searched; never fails.
#include "core/search/query_language.h"
#include "core/storage/facets.h"
#include "core/storage/migrations.h"
#include "core/storage/product_search.h"

#include <QTemporaryDir>

#include <cstdint>
#include <cstdlib>
#include <memory>

using namespace vitrine;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// An empty catalogue: what is searched for is nonsense anyway, the SQL made of it is not.
struct Catalogue {
    Catalogue()
    {
        const QString path = folder.filePath(QStringLiteral("catalogue.sqlite"));
        require(migrateDatabase(path, 1).ok());
        auto opened = Connection::open(path, DatabaseAccess::ReadWrite);
        require(opened.ok());
        db = std::move(opened).take();
    }
    QTemporaryDir folder;
    std::unique_ptr<Connection> db;
};

void checkPlaces(const QString& text)
{
    int last = 0;
    for (const QueryChip& chip : queryChips(text)) {
        require(chip.start >= last && chip.length > 0 && chip.start + chip.length <= text.size());
        last = chip.start + chip.length;
    }
    for (int cursor = 0; cursor <= text.size(); ++cursor) {
        const QueryCompletion completion = completions(text, cursor);
        require(completion.start >= 0 && completion.length >= 0 && completion.start + completion.length <= text.size());
        const CompletedText done = completeText(text, completion, QStringLiteral("a \"b,"));
        require(done.cursor >= 0 && done.cursor <= done.text.size());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static Catalogue catalogue;
    if (size > 2048)
        return 0;
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    const QueryScope scope = QueryScope(size % 5);
    const ProductQuery query = parseQuery(text, scope);
    require(parseQuery(queryText(query), scope) == query);
    checkPlaces(text);
    const auto page = findPage(*catalogue.db, query, 1'700'000'000'000, 10, {});
    require(page.ok() && page.value().ids.empty());
    require(findPage(*catalogue.db, query, 1, 10, text).ok() || !text.isEmpty()); // as a cursor: refused at most
    require(countFacets(*catalogue.db, query, 1, 5).ok());
    require(mendSpelling(*catalogue.db, query, 0).ok());
    return 0;
}
