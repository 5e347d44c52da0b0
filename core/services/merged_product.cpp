#include "core/services/merged_product.h"

#include "core/services/edit_checks.h"
#include "core/services/edit_steps.h"
#include "core/services/taken_over.h"
#include "core/storage/reader_pool.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// One of the others that becomes part of the kept one.
class Taking
{
public:
    Taking(MergedProduct& merged, const Product& other) : m_merged(merged), m_other(other) {}

    void take()
    {
        takeValue(u"sku"_s, &Product::sku);
        takeLanguages(u"name"_s, &Product::name);
        takeLanguages(u"description"_s, &Product::description);
        takeValue(u"gtin"_s, &Product::gtin);
        takeValue(u"brand"_s, &Product::brand);
        takeValue(u"price"_s, &Product::price);
        takeAttributes();
        Product& kept = m_merged.product;
        takeMissing(kept.texts, m_other.texts);
        takeMissing(kept.categories, m_other.categories);
        takeMissing(kept.tags, m_other.tags);
        takeMissing(kept.links, m_other.links);
        if (kept.media.empty())
            kept.cover = m_other.cover;
        takeMissing(kept.media, m_other.media);
    }

private:
    void lose(const QString& field, const QString& language = {}, AttributeId attribute = {})
    {
        m_merged.lost.push_back({m_other.id, field, language, attribute});
    }

    template <class Value>
    void takeValue(const QString& field, Value Product::*value)
    {
        takeIfEmpty(m_merged.product.*value, m_other.*value);
        if (m_other.*value != Value() && m_other.*value != m_merged.product.*value)
            lose(field);
    }

    void takeLanguages(const QString& field, LocalizedText Product::*text)
    {
        takeTexts(m_merged.product.*text, m_other.*text);
        const QMap<QString, QString>& theirs = (m_other.*text).all();
        for (auto one = theirs.constBegin(); one != theirs.constEnd(); ++one) {
            if (one.value() != (m_merged.product.*text).exact(one.key()))
                lose(field, one.key());
        }
    }

    void takeAttributes()
    {
        std::vector<AttributeValue>& mine = m_merged.product.attributes;
        for (const AttributeValue& value : m_other.attributes) {
            const auto known = std::find_if(
                mine.begin(), mine.end(), [&](const AttributeValue& one) { return one.attribute == value.attribute; });
            if (known == mine.end())
                mine.push_back(value);
            else if (*known != value)
                lose(u"attributes"_s, {}, value.attribute);
        }
    }

    MergedProduct& m_merged;
    const Product& m_other;
};

} // namespace

MergedProduct mergedProduct(const Product& keep, std::span<const Product> others)
{
    MergedProduct merged{keep, {}};
    for (const Product& other : others)
        Taking(merged, other).take();
    std::erase_if(merged.product.links, [&](const ProductLink& link) {
        return link.target == keep.id || std::any_of(others.begin(), others.end(),
                                                     [&link](const Product& other) { return other.id == link.target; });
    });
    return merged;
}

Result<std::vector<MergeLoss>> lossesOfMerging(const Catalogue& catalogue, ProductId keep,
                                               std::span<const ProductId> others)
{
    const auto read = [&](Connection& db) -> Result<std::vector<MergeLoss>> {
        TRY_ASSIGN(const Product kept, fetched, editableProduct(db, keep));
        TRY_ASSIGN(const std::vector<Product> left, found, editableProducts(db, withoutDoubles(others)));
        return mergedProduct(kept, left).lost;
    };
    return catalogue.readers().read<std::vector<MergeLoss>>(read);
}

} // namespace vitrine
