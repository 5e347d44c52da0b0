#include "core/storage/text_index_documents.h"

#include "core/storage/entry_text.h"
#include "core/storage/facets_counter.h"
#include "core/storage/id_list.h"
#include "core/storage/rows.h"

#include <array>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTexts = 4;
constexpr std::array kTextParts{TextPart::Code, TextPart::Name, TextPart::Label, TextPart::Body};
constexpr TextParts kNoFacets = TextPart::Code | TextPart::Name | TextPart::Label | TextPart::Body;

/// One of the two indexes, the table of its things (called t in `texts`), and how each of its columns is made.
struct IndexedKind {
    QString index, table;
    std::array<QString, kTexts> texts;
};

/// code: the SKU as words, as one word, and whole behind its mark; the GTIN and whole behind its mark.
/// label: brand, attributes, tags and categories. body: descriptions and text blocks.
const IndexedKind& productKind()
{
    static const IndexedKind kind{u"product_text_index"_s,
                                  u"product"_s,
                                  {uR"(search_text(coalesce(t.sku, '') || ' ' || t.sku_key || ' ' || t.gtin)
            || CASE t.sku_key WHEN '' THEN '' ELSE ' ≡' || t.sku_key END
            || CASE t.gtin14 WHEN '' THEN '' ELSE ' ≡' || t.gtin14 END)"_s,
                                   uR"(search_text(t.name || coalesce((SELECT ' ' || group_concat(name, ' ')
            FROM product_translation WHERE product = t.id), '')))"_s,
                                   uR"(search_text(t.brand || coalesce((SELECT ' '
            || group_concat(coalesce(o.label, v.value), ' ')
            FROM product_attribute v JOIN attribute d ON d.id = v.attribute AND d.type NOT IN ('yes_no', 'date')
            LEFT JOIN attribute_option o ON o.id = v.option WHERE v.product = t.id), ''))
            || coalesce((SELECT ' ' || group_concat(w.words, ' ') FROM product_tag l
            JOIN tag_words w ON w.id = l.tag WHERE l.product = t.id), '')
            || coalesce((SELECT ' ' || group_concat(w.words, ' ') FROM product_category l
            JOIN category_words w ON w.id = l.category WHERE l.product = t.id), ''))"_s,
                                   uR"(search_text(t.description || coalesce((SELECT ' '
            || group_concat(description, ' ') FROM product_translation WHERE product = t.id), '')
            || coalesce((SELECT ' ' || group_concat(title || ' ' || body, ' ')
            FROM product_text WHERE product = t.id), '')))"_s}};
    return kind;
}

/// code: file names. name: titles. label: creator and tags. body: descriptions.
const IndexedKind& assetKind()
{
    static const IndexedKind kind{u"asset_text_index"_s,
                                  u"asset"_s,
                                  {uR"(search_text(coalesce((SELECT group_concat(name, ' ') FROM asset_file
            WHERE asset = t.id), '')))"_s,
                                   uR"(search_text(t.title || coalesce((SELECT ' ' || group_concat(title, ' ')
            FROM asset_translation WHERE asset = t.id), '')))"_s,
                                   uR"(search_text(t.creator) || coalesce((SELECT ' ' || group_concat(w.words, ' ')
            FROM asset_tag l JOIN tag_words w ON w.id = l.tag WHERE l.asset = t.id), ''))"_s,
                                   uR"(search_text(t.description || coalesce((SELECT ' '
            || group_concat(description, ' ') FROM asset_translation WHERE asset = t.id), '')))"_s}};
    return kind;
}

const IndexedKind& entryKind()
{
    static const IndexedKind kind{u"entry_text_index"_s, u"entry"_s, entryTexts()};
    return kind;
}

/// Columns of the query below: the texts as they should be, then as the index has them.
enum Column { Id, There, Indexed, Fresh, Known = Fresh + kTexts };

/// The tables and the index side by side, for a list of ids in its order.
QString sideBySideSql(const IndexedKind& kind, TextParts parts)
{
    QStringList fresh, known;
    for (size_t i = 0; i < kTexts; ++i) {
        known << u"c.c%1"_s.arg(i);
        fresh << (parts.testFlag(kTextParts[i]) ? kind.texts[i] : known.back());
    }
    return u"SELECT j.value, t.id IS NOT NULL, c.id IS NOT NULL, %1, %2 FROM json_each(?) j "
           "LEFT JOIN %3 t ON t.id = j.value LEFT JOIN %4_content c ON c.id = j.value"_s.arg(
               fresh.join(u", "), known.join(u", "), kind.table, kind.index);
}

bool differs(const Statement& row)
{
    for (int i = 0; i < kTexts; ++i) {
        if (row.blob(Fresh + i) != row.blob(Known + i))
            return true;
    }
    return false;
}

/// Brings the rows of one index up to what the tables say, writing only those that differ. In the order of the ids:
/// FTS5 then takes all changes of a commit as one. Ids that the index does not know yet are added to `unknown`, unless
/// all is made anew.
Result<> updateTexts(Connection& db, const IndexedKind& kind, const QString& ids, TextParts parts,
                     std::vector<qint64>& unknown)
{
    TRY_ASSIGN(Statement row, prepared, db.prepare(sideBySideSql(kind, parts)));
    TRY_ASSIGN(Statement insert, preparedInsert,
               db.prepare(u"INSERT INTO %1 (code, name, label, body, rowid) VALUES (?, ?, ?, ?, ?)"_s.arg(kind.index)));
    TRY_ASSIGN(Statement update, preparedUpdate,
               db.prepare(u"UPDATE %1 SET code = ?, name = ?, label = ?, body = ? WHERE rowid = ?"_s.arg(kind.index)));
    row.bind(ids);
    while (true) {
        TRY_ASSIGN(const bool more, stepped, row.next());
        if (!more)
            return {};
        const bool there = row.integer(There) != 0;
        const bool indexed = row.integer(Indexed) != 0;
        if (!there && indexed) {
            TRY_VOID(runSql(db, u"DELETE FROM %1 WHERE rowid = ?"_s.arg(kind.index), row.integer(Id)));
        } else if (there && !indexed && parts != kNoFacets) {
            unknown.push_back(row.integer(Id));
        } else if (there && (!indexed || differs(row))) {
            Statement& write = indexed ? update : insert;
            for (int i = 0; i < kTexts; ++i)
                write.bindColumn(row, Fresh + i);
            TRY_VOID(write.bind(row.integer(Id)).run());
        }
    }
}

Result<> indexThings(Connection& db, const IndexedKind& kind, std::span<const qint64> ids, TextParts parts)
{
    if (ids.empty() || !(parts & kNoFacets))
        return {};
    std::vector<qint64> unknown;
    TRY_VOID(updateTexts(db, kind, idListJson(ids), parts & kNoFacets, unknown));
    return indexThings(db, kind, unknown, kNoFacets);
}

} // namespace

Result<> indexProducts(Connection& db, std::span<const qint64> ids, TextParts parts)
{
    TRY_VOID(indexThings(db, productKind(), ids, parts));
    TRY_ASSIGN(const std::vector<qint64> entries, read, entriesOfProducts(db, ids));
    TRY_VOID(indexEntries(db, entries));
    return parts.testFlag(TextPart::Facets) && !ids.empty() ? countProductFacets(db, idListJson(ids)) : Result<>();
}

Result<> indexEntries(Connection& db, std::span<const qint64> ids)
{
    return indexThings(db, entryKind(), ids, kNoFacets);
}

Result<> indexAssets(Connection& db, std::span<const qint64> ids, TextParts parts)
{
    TRY_VOID(indexThings(db, assetKind(), ids, parts));
    TRY_ASSIGN(const std::vector<qint64> entries, read, entriesOfAssets(db, ids));
    TRY_VOID(indexEntries(db, entries));
    return parts.testFlag(TextPart::Facets) && !ids.empty() ? countAssetFacets(db, idListJson(ids)) : Result<>();
}

} // namespace vitrine
