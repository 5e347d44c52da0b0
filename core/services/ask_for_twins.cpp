// The half of product_twins.h that asks.
#include "core/services/product_twins.h"

#include "core/services/shown_pictures.h"
#include "core/storage/reader_pool.h"

#include <QSet>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWorthKeeping = .6; ///< pairs below this score are not kept
constexpr int kAsked = 50;           ///< products a picture
constexpr size_t kBatch = 64;

/// What scores were made by. The comparison has no name of its own for each teaching, but the meaning of its cosines is
/// another each time.
QString recipeOf(const LookSearch& look)
{
    const LookState state = look.state();
    return u"%1/%2/%3/%4/%5"_s.arg(state.engine, state.pack, state.projection)
        .arg(look.cosineFor(.5), 0, 'f', 6)
        .arg(look.cosineFor(.9), 0, 'f', 6);
}

QString productsText(const ShownPictures& shown, const QString& sha256)
{
    QStringList ids;
    for (const ProductId product : shown.productsOf(sha256))
        ids << QString::number(product.value());
    return ids.join(u',');
}

/// One run over all pictures of products.
class TwinAsker
{
public:
    TwinAsker(const ShownPictures& shown, DuplicateStore& store, LookSearch& look, const JobContext& job)
        : m_shown(shown), m_store(store), m_look(look), m_job(job), m_recipe(recipeOf(look))
    {}

    /// False: the comparison was taught meanwhile, so that it must be asked anew.
    Result<bool> run()
    {
        TRY_VOID(m_store.keepOnly(DuplicateClass::SameProduct, m_recipe));
        TRY_VOID(forgetMoved());
        TRY_VOID(askAll([this](const QString& content) { return !m_done.contains(content); }));
        // What looks like something new was asked when that was not there yet.
        TRY_VOID(
            askAll([this](const QString& content) { return !m_asked.contains(content) && isOfLikeProduct(content); }));
        return !m_isStale;
    }

private:
    template <class Wanted>
    Result<> askAll(const Wanted& isWanted)
    {
        qint64 done = 0;
        for (const QString& content : m_shown.contents()) {
            m_job.report({++done, qint64(m_shown.contents().size()), {}});
            const Result<> asked = isWanted(content) ? ask(content) : Result<>();
            if (!asked.ok() || m_contents.size() >= kBatch)
                TRY_VOID(flush());
            if (!asked.ok() || m_isStale)
                return asked;
        }
        return flush();
    }

    bool isOfLikeProduct(const QString& content) const
    {
        const std::vector<ProductId> products = m_shown.productsOf(content);
        return std::any_of(products.begin(), products.end(),
                           [this](ProductId product) { return m_like.contains(product); });
    }

    /// What went is asked for again when it comes back, what stands under other products now at once: others may have
    /// come meanwhile, and what was under the same product was not compared.
    Result<> forgetMoved()
    {
        TRY_ASSIGN(const std::vector<ComparedContent> compared, known,
                   m_store.compared(DuplicateClass::SameProduct, m_recipe));
        std::vector<QString> moved;
        for (const ComparedContent& one : compared) {
            if (m_shown.holds(one.sha256) && productsText(m_shown, one.sha256) == one.under)
                m_done.insert(one.sha256);
            else
                moved.push_back(one.sha256);
        }
        return moved.empty() ? Result<>() : m_store.forgetCompared(DuplicateClass::SameProduct, m_recipe, moved);
    }

    Result<> ask(const QString& content)
    {
        TRY_VOID(m_job.checkpoint());
        TRY_VOID(addAlike(content));
        m_asked.insert(content);
        m_contents.push_back({content, productsText(m_shown, content)});
        return {};
    }

    /// The most alike picture of each other product. One that cannot be looked for has none.
    Result<> addAlike(const QString& content)
    {
        LookQuery query;
        query.examples.push_back({.asset = m_shown.assetOf(content)});
        query.ofProducts = true;
        query.grouping = LookGrouping::BestOfProduct;
        query.minScore = kWorthKeeping;
        query.limit = kAsked;
        const auto found = m_look.find(query, m_job);
        if (!found.ok()) {
            if (found.error().code == ErrorCode::Cancelled)
                return found.error();
            m_job.issue({content, found.error().detail, false});
            return {};
        }
        const std::vector<ProductId> own = m_shown.productsOf(content);
        for (const LookHit& hit : found.value().hits) {
            const QString other = m_shown.contentOf(hit.asset);
            if (other.isEmpty() || other == content || std::binary_search(own.begin(), own.end(), hit.product))
                continue;
            m_pairs.push_back({ContentPair::of(content, other), hit.score, false});
            m_like.insert(hit.product);
        }
        return {};
    }

    /// Scores of two comparisons must not mix.
    Result<> flush()
    {
        m_isStale = m_isStale || recipeOf(m_look) != m_recipe;
        const std::vector<ComparedContent> contents = std::exchange(m_contents, {});
        const std::vector<StoredPair> pairs = std::exchange(m_pairs, {});
        return m_isStale ? Result<>() : m_store.putCompared(DuplicateClass::SameProduct, m_recipe, contents, pairs);
    }

    const ShownPictures& m_shown;
    DuplicateStore& m_store;
    LookSearch& m_look;
    const JobContext& m_job;
    QString m_recipe;
    QSet<QString> m_done;   ///< earlier
    QSet<QString> m_asked;  ///< in this run
    QSet<ProductId> m_like; ///< products that look like what was asked in this run
    std::vector<ComparedContent> m_contents;
    std::vector<StoredPair> m_pairs;
    bool m_isStale = false;
};

} // namespace

Result<> askForTwins(const Catalogue& catalogue, DuplicateStore& store, LookSearch& look, const JobContext& job)
{
    while (true) {
        TRY_ASSIGN(const ShownPictures shown, read, catalogue.readers().read<ShownPictures>(&ShownPictures::read));
        TRY_ASSIGN(const bool isDone, ran, TwinAsker(shown, store, look, job).run());
        if (isDone)
            return {};
    }
}

Result<qint64> movedSinceAsked(const Catalogue& catalogue, const DuplicateStore& store)
{
    TRY_ASSIGN(const std::vector<ComparedContent> compared, known, store.compared(DuplicateClass::SameProduct));
    if (compared.empty())
        return 0;
    TRY_ASSIGN(const ShownPictures shown, read, catalogue.readers().read<ShownPictures>(&ShownPictures::read));
    return std::count_if(compared.begin(), compared.end(), [&shown](const ComparedContent& one) {
        return shown.holds(one.sha256) && productsText(shown, one.sha256) != one.under;
    });
}

} // namespace vitrine
