#include "core/storage/product_parts.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> insertFrom(Connection& db, ProductId product, const std::vector<TextBlock>& blocks, size_t first)
{
    for (size_t i = first; i < blocks.size(); ++i) {
        TRY_VOID(runSql(db, u"INSERT INTO product_text (product, position, language, title, body) VALUES (?,?,?,?,?)"_s,
                        product, int(i), blocks[i].language, blocks[i].title, blocks[i].body));
    }
    return {};
}

} // namespace

Result<> loadTextBlocks(ProductPage& page)
{
    return page.each(u"SELECT t.product, t.language, t.title, t.body FROM json_each(?) j"
                     " JOIN product_text t ON t.product = j.value ORDER BY t.product, t.position, t.id"_s,
                     [](Product& product, const Statement& row) {
                         product.texts.push_back({row.text(1), row.text(2), row.text(3)});
                     });
}

Result<> insertTextBlocks(Connection& db, ProductId product, const std::vector<TextBlock>& blocks)
{
    return insertFrom(db, product, blocks, 0);
}

Result<> updateTextBlocks(Connection& db, ProductId product, const std::vector<TextBlock>& after)
{
    struct Row {
        qint64 id;
        TextBlock block;
    };
    const auto read = [](Statement& row) { return Row{row.integer(0), {row.text(1), row.text(2), row.text(3)}}; };
    TRY_ASSIGN(const std::vector<Row> stored, rows,
               readRows(db,
                        u"SELECT id, language, title, body FROM product_text WHERE product = ? ORDER BY position, id"_s,
                        read, product));
    const size_t common = std::min(stored.size(), after.size());
    for (size_t i = 0; i < common; ++i) {
        if (stored[i].block != after[i]) {
            TRY_VOID(runSql(db,
                            u"UPDATE product_text SET position = ?, language = ?, title = ?, body = ? WHERE id = ?"_s,
                            int(i), after[i].language, after[i].title, after[i].body, stored[i].id));
        }
    }
    for (size_t i = common; i < stored.size(); ++i)
        TRY_VOID(runSql(db, u"DELETE FROM product_text WHERE id = ?"_s, stored[i].id));
    return insertFrom(db, product, after, common);
}

} // namespace vitrine
