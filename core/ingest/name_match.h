#pragma once

#include "core/ingest/import_plan.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// What is known of a product by its names. Either it exists (`id`) or a table of the same plan makes it (`planned`).
struct NamedProduct {
    std::optional<ProductId> id;
    int planned = -1;
    QString sku;
    QString gtin14; ///< left-padded to 14 digits; empty = none
    QStringList names;
};

/// Which rule connected a file name with a product; in the order in which they are tried.
enum class MatchRule { None, Gs1Name, WholeSku, SkuFirst, GtinInside, Folder, NameFirst };

struct NameMatch {
    MatchRule rule = MatchRule::None;
    ProductTarget target;
    int order = 0;          ///< place among the product's files that the name asks for: A_2 before A_10
    QStringList tagPaths;   ///< GS1 names only: "View/Front"
    QStringList candidates; ///< several products fit equally well and none was chosen: their SKUs or names, at most 10
    std::vector<ProductId> candidateIds; ///< the same ones, as far as they exist
};

/// Products by everything a file name may call them. Filled once, then asked by any number of threads. About 300 bytes
/// a product; a match takes a few hash look-ups, whatever the number of products.
class NameIndex
{
public:
    void add(const NamedProduct& product);
    qsizetype size() const { return qsizetype(m_products.size()); }

    /// The product of a file: `fileName` with its ending, `folders` from the outermost (what was dropped) to the
    /// innermost. Rules: a GS1 image name (<GTIN-14>_A1C1.jpg); the whole name is a SKU; it begins with a SKU ("SKU_1",
    /// "SKU-2", "SKU (3)", "SKU front"), the longest one winning; a known GTIN stands in it; a folder is called like a
    /// SKU, GTIN or product, the innermost one winning; it begins with a product's name. Spelling counts first, then
    /// words, then letters and digits only; beginnings of fewer than three letters or digits do not count.
    NameMatch match(const QString& fileName, const QStringList& folders) const;

    /// The product with exactly this SKU, this GTIN, this name (folded); nullptr when none or several fit.
    const NamedProduct* bySku(const QString& sku) const;
    const NamedProduct* byGtin(const QString& gtin14) const;
    const NamedProduct* byName(const QString& name) const;
    /// Several products are called like this.
    bool nameIsAmbiguous(const QString& name) const;

private:
    using Table = QMultiHash<QString, int>;
    NameMatch matchWhole(const QString& stem) const;
    NameMatch matchStart(const QString& stem) const;
    NameMatch matchGtin(const QString& stem) const;
    NameMatch matchFolder(const QStringList& folders) const;
    NameMatch matchName(const QString& stem) const;
    NameMatch chosen(MatchRule rule, const Table& table, const QString& key, const QString& because) const;
    const NamedProduct* only(const Table& table, const QString& key) const;

    std::vector<NamedProduct> m_products;
    Table m_spelled; ///< SKU, case folded
    Table m_words;   ///< SKU, folded to words
    Table m_keys;    ///< SKU, letters and digits only
    Table m_gtins;
    Table m_names;              ///< names, folded to words
    QHash<QString, int> m_skus; ///< SKU as it is
};

/// The number by which files of one product are ordered: the first number in what stands behind the product's name
/// ("_001"
/// -> 1); 0 without one or for "main", "cover", "front"; 10000 for other words.
int suffixOrder(const QString& suffix);

} // namespace vitrine
