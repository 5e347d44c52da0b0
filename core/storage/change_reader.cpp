#include "core/storage/change_reader.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// So many rows of journal behind: nobody patches a view from that.
constexpr qint64 kMaxRows = 200'000;

/// What a row of a table means for the product and the asset it speaks of.
struct Meaning {
    QStringView table;
    Changes product;
    Changes asset;
    bool ChangeSet::*flag = nullptr;
};

const Meaning kMeanings[] = {
    {u"product_translation", Changed::Texts, {}},
    {u"product_text", Changed::Texts, {}},
    {u"product_category", Changed::Categories, {}},
    {u"product_tag", Changed::Tags, {}},
    {u"product_attribute", Changed::Attributes, {}},
    {u"product_asset", Changed::Media, Changed::Media},
    {u"product_link", Changed::Links, {}},
    {u"product_picture_url", Changed::Media, {}},
    {u"asset_translation", {}, Changed::Texts},
    {u"asset_file", {}, Changed::Files},
    {u"asset_tag", {}, Changed::Tags},
    {u"entry", {}, Changed::Entries, &ChangeSet::galleries},
    {u"entry_tag", {}, Changed::Entries},
    {u"entry_attribute", {}, Changed::Entries},
    {u"entry_keyword", {}, Changed::Entries},
    {u"tag", {}, {}, &ChangeSet::tagTree},
    {u"tag_alias", {}, {}, &ChangeSet::tagTree},
    {u"category", {}, {}, &ChangeSet::categoryTree},
    {u"attribute", {}, {}, &ChangeSet::attributeDefinitions},
    {u"attribute_option", {}, {}, &ChangeSet::attributeDefinitions},
    {u"gallery", {}, {}, &ChangeSet::galleries},
    {u"gallery_key", {}, {}, &ChangeSet::galleries},
    {u"saved_search", {}, {}, &ChangeSet::savedSearches},
    {u"setting", {}, {}, &ChangeSet::settings},
};

/// Columns of the query below.
enum Column {
    RowId,
    StepIdColumn,
    Table,
    ProductColumn,
    AssetColumn,
    Appeared,
    Went,
    TrashDiffers,
    CoverDiffers,
    RestDiffers
};

QString changesSql()
{
    return u"SELECT id, step, table_name, product, asset, old IS NULL, new IS NULL, "
           "thing AND json_extract(old, '$.trashed_utc') IS NOT json_extract(new, '$.trashed_utc'), "
           "thing AND json_extract(old, '$.cover') IS NOT json_extract(new, '$.cover'), "
           "thing AND json_remove(old, '$.trashed_utc', '$.cover') IS NOT json_remove(new, '$.trashed_utc', '$.cover') "
           "FROM (SELECT *, table_name IN ('product', 'asset') AND old IS NOT NULL AND new IS NOT NULL AS thing "
           "FROM journal WHERE id > ? ORDER BY id)"_s;
}

/// A row of `product` or `asset` itself.
Changes ownRowChanges(const Statement& row)
{
    Changes changes;
    changes.setFlag(Changed::Created, row.integer(Appeared) != 0);
    changes.setFlag(Changed::Removed, row.integer(Went) != 0);
    changes.setFlag(Changed::Trash, row.integer(TrashDiffers) != 0);
    changes.setFlag(Changed::Media, row.integer(CoverDiffers) != 0);
    changes.setFlag(Changed::Fields, row.integer(RestDiffers) != 0);
    return changes;
}

void addRow(ChangeSet& changes, const Statement& row)
{
    const QString table = row.text(Table);
    changes.newestStep = std::max(changes.newestStep, row.id<StepId>(StepIdColumn));
    if (table == u"product") {
        changes.products[row.id<ProductId>(ProductColumn)] |= ownRowChanges(row);
    } else if (table == u"asset") {
        changes.assets[row.id<AssetId>(AssetColumn)] |= ownRowChanges(row);
    } else if (const auto* meaning = std::ranges::find(kMeanings, table, &Meaning::table);
               meaning != std::end(kMeanings)) {
        if (meaning->flag)
            changes.*meaning->flag = true;
        if (meaning->product && !row.isNull(ProductColumn))
            changes.products[row.id<ProductId>(ProductColumn)] |= meaning->product;
        if (meaning->asset && !row.isNull(AssetColumn))
            changes.assets[row.id<AssetId>(AssetColumn)] |= meaning->asset;
    }
}

} // namespace

Result<ChangeReader::StepsMark> ChangeReader::stepsMark()
{
    TRY_ASSIGN(const std::optional<StepsMark> mark, read,
               readRow(m_db,
                       u"SELECT (SELECT min(id) FROM step), (SELECT max(id) FROM step), "
                       "(SELECT sum(id) FROM step WHERE state = 'open')"_s,
                       [](const Statement& row) {
                           return StepsMark{row.integer(0), row.integer(1), row.integer(2)};
                       }));
    return mark.value_or(StepsMark());
}

Result<qint64> ChangeReader::newestJournalRow()
{
    return readNumber(m_db, u"SELECT max(id) FROM journal"_s);
}

Result<> ChangeReader::skipToEnd()
{
    TRY_ASSIGN(m_seen.journalRow, newest, newestJournalRow());
    TRY_ASSIGN(m_seen.steps, mark, stepsMark());
    return {};
}

Result<> ChangeReader::readRows(qint64& seen, ChangeSet& changes)
{
    TRY_ASSIGN(Statement rows, prepared, m_db.prepare(changesSql()));
    rows.bind(seen);
    while (!changes.everything) {
        TRY_ASSIGN(const bool more, stepped, rows.next());
        if (!more)
            return {};
        addRow(changes, rows);
        seen = rows.integer(RowId);
        changes.everything = changes.products.size() + changes.assets.size() > kMaxThings;
    }
    return {};
}

Result<ChangeSet> ChangeReader::readFrom(Position& position)
{
    TRY_ASSIGN(const qint64 newest, readNewest, newestJournalRow());
    TRY_ASSIGN(const StepsMark steps, readSteps, stepsMark());
    ChangeSet changes;
    const StepsMark stepsBefore = std::exchange(position.steps, steps);
    changes.history = newest != position.journalRow || steps != stepsBefore;
    // A journal shorter than what was seen: the file was replaced, or its newest steps were forgotten.
    changes.everything = newest < position.journalRow || newest - position.journalRow > kMaxRows;
    if (newest > position.journalRow && !changes.everything)
        TRY_VOID(readRows(position.journalRow, changes));
    if (changes.everything) {
        position.journalRow = newest;
        ChangeSet all;
        all.newestStep = StepId(steps.newest);
        all.history = true;
        all.everything = true;
        return all;
    }
    return changes;
}

Result<ChangeSet> ChangeReader::read()
{
    Position position = m_seen;
    TRY_ASSIGN(ChangeSet changes, readChanges, readFrom(position));
    m_seen = position;
    return changes;
}

} // namespace vitrine
