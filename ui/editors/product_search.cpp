#include "ui/editors/product_search.h"

#include "core/services/browse.h"
#include "core/services/search.h"
#include "ui/services/session.h"

namespace vitrine {

namespace {
constexpr int kMost = 12;

Result<std::vector<Suggestion>> findProducts(const Catalogue& catalogue, const QString& typed)
{
    TRY_ASSIGN(const SearchPage page, searched, searchPage(catalogue, parseQuery(typed), kMost, {}));
    std::vector<ProductId> ids;
    for (const qint64 id : page.ids)
        ids.emplace_back(id);
    TRY_ASSIGN(const std::vector<ProductSummary> summaries, read, productSummaries(catalogue, ids));
    std::vector<Suggestion> suggestions;
    for (const ProductSummary& product : summaries) {
        const QString text = product.name.isEmpty()  ? product.sku
                             : product.sku.isEmpty() ? product.name
                                                     : QStringLiteral("%1 (%2)").arg(product.name, product.sku);
        suggestions.push_back({QString::number(product.id.value()), text});
    }
    return suggestions;
}
} // namespace

ProductSearch::ProductSearch(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void ProductSearch::find(const QString& typed, std::function<void(std::vector<Suggestion>)> found)
{
    m_run.start<std::vector<Suggestion>>(
        m_session.runner, this, [&catalogue = m_session.catalogue, typed] { return findProducts(catalogue, typed); },
        [found = std::move(found)](Result<std::vector<Suggestion>> result) {
            if (result.ok())
                found(std::move(result).take());
        });
}

Suggest ProductSearch::source()
{
    return
        [this](const QString& typed, const std::function<void(std::vector<Suggestion>)>& found) { find(typed, found); };
}

} // namespace vitrine
