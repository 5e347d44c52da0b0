#include "core/storage/text_index_documents.h"

#include "core/storage/facets_counter.h"
#include "core/storage/id_list.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// code: the SKU as words, as one word, and whole behind its mark; the GTIN and whole behind its mark.
/// label: brand, attributes, tags and categories. body: descriptions and text blocks.
QString productTexts()
{
    return uR"(SELECT p.id,
        search_text(coalesce(p.sku, '') || ' ' || p.sku_key || ' ' || p.gtin)
            || CASE p.sku_key WHEN '' THEN '' ELSE ' ≡' || p.sku_key END
            || CASE p.gtin14 WHEN '' THEN '' ELSE ' ≡' || p.gtin14 END,
        search_text(p.name || coalesce((SELECT ' ' || group_concat(name, ' ') FROM product_translation
            WHERE product = p.id), '')),
        search_text(p.brand || coalesce((SELECT ' ' || group_concat(coalesce(o.label, v.value), ' ')
            FROM product_attribute v JOIN attribute d ON d.id = v.attribute AND d.type NOT IN ('yes_no', 'date')
            LEFT JOIN attribute_option o ON o.id = v.option WHERE v.product = p.id), ''))
            || coalesce((SELECT ' ' || group_concat(w.words, ' ') FROM product_tag l
            JOIN tag_words w ON w.id = l.tag WHERE l.product = p.id), '')
            || coalesce((SELECT ' ' || group_concat(w.words, ' ') FROM product_category l
            JOIN category_words w ON w.id = l.category WHERE l.product = p.id), ''),
        search_text(p.description || coalesce((SELECT ' ' || group_concat(description, ' ') FROM product_translation
            WHERE product = p.id), '') || coalesce((SELECT ' ' || group_concat(title || ' ' || body, ' ')
            FROM product_text WHERE product = p.id), ''))
        FROM product p WHERE p.id IN (SELECT value FROM json_each(?)))"_s;
}

/// code: file names. name: titles. label: creator and tags. body: descriptions.
QString assetTexts()
{
    return uR"(SELECT a.id,
        search_text(coalesce((SELECT group_concat(name, ' ') FROM asset_file WHERE asset = a.id), '')),
        search_text(a.title || coalesce((SELECT ' ' || group_concat(title, ' ') FROM asset_translation
            WHERE asset = a.id), '')),
        search_text(a.creator) || coalesce((SELECT ' ' || group_concat(w.words, ' ') FROM asset_tag l
            JOIN tag_words w ON w.id = l.tag WHERE l.asset = a.id), ''),
        search_text(a.description || coalesce((SELECT ' ' || group_concat(description, ' ') FROM asset_translation
            WHERE asset = a.id), ''))
        FROM asset a WHERE a.id IN (SELECT value FROM json_each(?)))"_s;
}

/// Brings the rows of one index up to the texts that `texts` reads, touching only those that differ.
Result<> updateTexts(Connection& db, const QString& index, const QString& texts, const QString& ids)
{
    TRY_VOID(
        db.exec(u"CREATE TEMP TABLE IF NOT EXISTS fresh_text (id INTEGER PRIMARY KEY, code, name, label, body)"_s));
    TRY_VOID(runSql(db, u"DELETE FROM temp.fresh_text"_s));
    TRY_VOID(runSql(db, u"INSERT INTO temp.fresh_text "_s + texts, ids));
    TRY_VOID(
        runSql(db,
               u"DELETE FROM %1 WHERE rowid IN (SELECT c.id FROM json_each(?) j JOIN %1_content c ON c.id = j.value "
               "LEFT JOIN temp.fresh_text f ON f.id = c.id WHERE f.id IS NULL OR "
               "(f.code, f.name, f.label, f.body) IS NOT (c.c0, c.c1, c.c2, c.c3))"_s.arg(index),
               ids));
    return runSql(db, u"INSERT INTO %1 (rowid, code, name, label, body) SELECT * FROM temp.fresh_text f "
                      "WHERE NOT EXISTS (SELECT 1 FROM %1_content c WHERE c.id = f.id)"_s.arg(index));
}

} // namespace

Result<> indexProducts(Connection& db, std::span<const qint64> ids)
{
    if (ids.empty())
        return {};
    const QString list = idListJson(ids);
    TRY_VOID(updateTexts(db, u"product_text_index"_s, productTexts(), list));
    return countProductFacets(db, list);
}

Result<> indexAssets(Connection& db, std::span<const qint64> ids)
{
    if (ids.empty())
        return {};
    const QString list = idListJson(ids);
    TRY_VOID(updateTexts(db, u"asset_text_index"_s, assetTexts(), list));
    return countAssetFacets(db, list);
}

} // namespace vitrine
