#include "ui/views/inspector_suggestion.h"

#include "core/services/search.h"

#include <QFileInfo>

namespace vitrine {

namespace {
constexpr qsizetype kShortest = 2; // one letter matches too much

bool separates(QChar c)
{
    return c == u'_' || c == u'-' || c == u' ' || c == u'.' || c == u'(';
}
} // namespace

QStringList skuCandidates(const QString& fileName)
{
    QStringList candidates;
    QString rest = QFileInfo(fileName).completeBaseName();
    while (rest.size() >= kShortest) {
        candidates.append(rest);
        qsizetype end = rest.size() - 1;
        while (end > 0 && !separates(rest[end]))
            --end;
        while (end > 0 && separates(rest[end - 1]))
            --end;
        rest.truncate(end);
    }
    return candidates;
}

Result<std::optional<ProductGuess>> guessProduct(const Catalogue& catalogue, const QString& fileName)
{
    for (const QString& candidate : skuCandidates(fileName)) {
        for (const FilterField field : {FilterField::Sku, FilterField::Gtin}) {
            ProductQuery query;
            query.filters.push_back({field, {}, {candidate}, {}, {}, false});
            TRY_ASSIGN(const SearchPage page, found, searchPage(catalogue, query, 1, {}));
            if (page.ids.empty())
                continue;
            const ProductId id(page.ids.front());
            TRY_ASSIGN(const std::vector<ProductSummary> summaries, read, productSummaries(catalogue, {&id, 1}));
            if (!summaries.empty())
                return std::optional(ProductGuess{summaries.front(), candidate});
        }
    }
    return std::optional<ProductGuess>();
}

} // namespace vitrine
