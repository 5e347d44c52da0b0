#include "tests/model/reference_catalogue.h"

#include "core/storage/journal_triggers.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace vitrine::test {

using namespace Qt::StringLiterals;

const ReferenceColumn* ReferenceTable::column(const QString& wanted) const
{
    const auto found = std::ranges::find(columns, wanted, &ReferenceColumn::name);
    return found == columns.end() ? nullptr : &*found;
}

const ReferenceTable& ReferenceCatalogue::table(const QString& name) const
{
    return *std::ranges::find(m_tables, name, &ReferenceTable::name);
}

bool ReferenceCatalogue::isUnique(const ReferenceTable& table, qint64 id, const Cells& row) const
{
    const auto counts = [&](const Cells& cells) {
        return table.living.isEmpty() || cells.value(table.living) == Cell();
    };
    if (!counts(row))
        return true;
    for (const QStringList& columns : table.unique) {
        const bool hasNull = std::ranges::any_of(
            columns, [&](const QString& column) { return column != u"parent"_s && row.value(column) == Cell(); });
        for (const auto& [other, cells] : rows(table.name)) {
            const bool same = std::ranges::all_of(
                columns, [&](const QString& column) { return cells.value(column) == row.value(column); });
            if (other != id && same && !hasNull && counts(cells))
                return false;
        }
    }
    return true;
}

bool ReferenceCatalogue::parentsExist(const ReferenceTable& table, const Cells& row) const
{
    return std::ranges::all_of(table.columns, [&](const ReferenceColumn& column) {
        const Cell cell = row.value(column.name);
        return column.target.isEmpty() || cell == Cell() || rows(column.target).contains(std::get<qint64>(cell));
    });
}

bool ReferenceCatalogue::isReferenced(const QString& wanted, qint64 id) const
{
    for (const ReferenceTable& table : m_tables) {
        for (const ReferenceColumn& column : table.columns) {
            const auto points = [&](const auto& row) {
                return row.second.value(column.name) == Cell(id) && !(table.name == wanted && row.first == id);
            };
            if (column.target == wanted && std::ranges::any_of(rows(table.name), points))
                return true;
        }
    }
    return false;
}

bool ReferenceCatalogue::apply(const ReferenceLine& line)
{
    std::vector<ReferenceLine> written;
    return write(line, written) == Outcome::Done;
}

ReferenceCatalogue::Outcome ReferenceCatalogue::write(const ReferenceLine& line, std::vector<ReferenceLine>& written)
{
    const ReferenceTable& kind = table(line.table);
    auto& place = m_rows[line.table];
    if (line.after) {
        if (!line.before && place.contains(line.id))
            return Outcome::Changed;
        if (!isUnique(kind, line.id, *line.after))
            return Outcome::Changed;
        auto existing = place;
        place[line.id] = *line.after; // a row may refer to itself
        if (!parentsExist(kind, *line.after)) {
            place = std::move(existing);
            return Outcome::Referenced;
        }
    } else {
        if (isReferenced(line.table, line.id))
            return Outcome::Referenced;
        place.erase(line.id);
    }
    written.push_back(line);
    return Outcome::Done;
}

ReferenceCatalogue::Outcome ReferenceCatalogue::invert(const ReferenceLine& line, std::vector<ReferenceLine>& written,
                                                       bool partly)
{
    const auto& place = m_rows[line.table];
    const auto found = place.find(line.id);
    if (!line.after)
        return found == place.end() ? write({line.table, line.id, {}, line.before}, written) : Outcome::Changed;
    if (found == place.end())
        return Outcome::Changed;
    const Cells current = found->second;
    if (!line.before)
        return current == *line.after ? write({line.table, line.id, current, {}}, written) : Outcome::Changed;
    const QStringList columns = differingColumns(*line.before, *line.after);
    const auto asLeft = [&](const QString& column) { return current.value(column) == line.after->value(column); };
    if (std::ranges::all_of(columns, asLeft)) {
        Cells target = current;
        for (const QString& column : columns)
            target.insert(column, line.before->value(column));
        const Outcome whole = write({line.table, line.id, current, target}, written);
        if (whole == Outcome::Done || !partly || columns.size() < 2)
            return whole;
    }
    if (!partly || columns.size() < 2)
        return Outcome::Changed;
    Outcome all = Outcome::Done;
    for (const QString& column : columns) {
        Cells target = m_rows[line.table].at(line.id);
        const Cells now = target;
        target.insert(column, line.before->value(column));
        if (!asLeft(column) || write({line.table, line.id, now, target}, written) != Outcome::Done)
            all = Outcome::Changed;
    }
    return all;
}

std::vector<ReferenceLine> ReferenceCatalogue::invertAll(const std::vector<ReferenceLine>& lines, bool partly,
                                                         bool& complete)
{
    std::vector<ReferenceLine> written;
    std::vector<ReferenceLine> waiting(lines.rbegin(), lines.rend());
    complete = true;
    bool moved = true;
    while (moved && !waiting.empty()) {
        std::vector<ReferenceLine> postponed;
        std::set<std::pair<QString, qint64>> keys;
        for (const ReferenceLine& line : waiting) {
            const bool held = keys.contains({line.table, line.id});
            const Outcome outcome = held ? Outcome::Referenced : invert(line, written, partly);
            complete = complete && outcome != Outcome::Changed;
            if (outcome == Outcome::Referenced) {
                postponed.push_back(line);
                keys.insert({line.table, line.id});
            }
        }
        moved = postponed.size() < waiting.size();
        waiting = std::move(postponed);
    }
    complete = complete && waiting.empty();
    return written;
}

std::optional<std::vector<ReferenceLine>> ReferenceCatalogue::undo(const std::vector<ReferenceLine>& lines)
{
    const auto before = m_rows;
    bool complete = false;
    auto written = invertAll(lines, false, complete);
    if (complete)
        return written;
    m_rows = before;
    return std::nullopt;
}

std::vector<ReferenceLine> ReferenceCatalogue::rollBack(const std::vector<ReferenceLine>& lines, bool& kept)
{
    bool complete = false;
    auto written = invertAll(lines, true, complete);
    kept = !complete;
    return written;
}

QString ReferenceCatalogue::content() const
{
    QString all;
    for (const ReferenceTable& kind : m_tables) {
        for (const auto& [id, row] : rows(kind.name)) {
            QStringList parts{u"id=%1"_s.arg(id)};
            for (const ReferenceColumn& column : kind.columns) {
                const Cell cell = row.value(column.name);
                const bool isNull = std::holds_alternative<std::monostate>(cell);
                parts << column.name + u'=' + (isNull ? u"NULL"_s : u'\'' + cellText(cell) + u'\'');
            }
            all += kind.name + u' ' + parts.join(u' ') + u'\n';
        }
    }
    return all;
}

namespace {

/// Values that edits choose from, by "table.column"; few, so that edits meet each other.
QHash<QString, std::vector<Cell>> choices()
{
    const auto texts = [](std::initializer_list<const char16_t*> all) {
        std::vector<Cell> cells;
        for (const char16_t* text : all)
            cells.emplace_back(QString::fromUtf16(text));
        return cells;
    };
    const std::vector<Cell> numbers{Cell(), qint64(0), qint64(-7), qint64(9007199254740993)};
    const std::vector<Cell> trashed{Cell(), Cell(), qint64(1700000000000)};
    const auto names = texts({u"", u"Tea", u"it's \"x\"", u"\u8336\u53f6", u"a\nb\\c\t\U0001F600"});
    const auto keys = texts({u"a", u"b", u"c", u"d"});
    std::vector<Cell> skus = texts({u"A", u"B", u"C"});
    skus.emplace_back();
    return {{u"setting.value"_s, names},
            {u"product.sku"_s, skus},
            {u"product.name"_s, names},
            {u"product.brand"_s, names},
            {u"product.price_minor"_s, numbers},
            {u"product.state"_s, texts({u"draft", u"active"})},
            {u"product.trashed_utc"_s, trashed},
            {u"product_translation.language"_s, keys},
            {u"product_translation.name"_s, names},
            {u"product_text.body"_s, names},
            {u"product_text.position"_s, {qint64(0), qint64(1)}},
            {u"category.name_key"_s, keys},
            {u"category.trashed_utc"_s, trashed},
            {u"tag.name_key"_s, keys},
            {u"tag.colour"_s, names},
            {u"tag.trashed_utc"_s, trashed},
            {u"tag_alias.alias_key"_s, keys},
            {u"attribute.name"_s, names},
            {u"attribute_option.label"_s, keys},
            {u"asset.title"_s, names},
            {u"asset.rating"_s, {qint64(0), qint64(5)}},
            {u"asset.taken_utc"_s, numbers},
            {u"asset_translation.language"_s, keys},
            {u"asset_file.sha256"_s, keys},
            {u"asset_file.bytes"_s, {qint64(0), qint64(1) << 40}},
            {u"product_asset.position"_s, {qint64(0), qint64(3)}},
            {u"product_link.kind"_s, texts({u"related", u"variant"})},
            {u"product_picture_url.url"_s, keys},
            {u"gallery.name"_s, keys},
            {u"gallery.capacity"_s, numbers},
            {u"gallery_key.key"_s, keys},
            {u"entry.item_key"_s, keys},
            {u"entry.region_x"_s, numbers},
            {u"entry_tag.key"_s, keys},
            {u"entry_tag.value"_s, names},
            {u"entry_attribute.key"_s, keys},
            {u"entry_attribute.text"_s, names},
            {u"entry_keyword.keyword"_s, names},
            {u"saved_search.query"_s, names},
            {u"duplicate_verdict.first"_s, keys},
            {u"duplicate_verdict.second"_s, keys},
            {u"product_attribute.value"_s, names}};
}

/// What an insert must write where the schema gives no default.
QHash<QString, Cell> standards()
{
    return {{u"asset.kind"_s, u"picture"_s},
            {u"asset.state"_s, u"ready"_s},
            {u"asset_file.role"_s, u"other"_s},
            {u"asset_file.state"_s, u"ready"_s},
            {u"asset_file.storage"_s, u"managed"_s},
            {u"attribute.type"_s, u"text"_s},
            {u"gallery_key.purpose"_s, u"tag"_s},
            {u"gallery_key.type"_s, u"text"_s},
            {u"product_picture_url.state"_s, u"waiting"_s},
            {u"product_attribute.value"_s, u""_s},
            {u"entry_tag.value"_s, u""_s},
            {u"entry_attribute.text"_s, u""_s},
            {u"product_link.kind"_s, u"related"_s},
            {u"duplicate_verdict.class"_s, u"same_picture"_s},
            {u"duplicate_verdict.verdict"_s, u"different"_s},
            {u"product.state"_s, u"draft"_s}};
}

QHash<QString, std::vector<QStringList>> uniqueRules()
{
    return {{u"product"_s, {{u"sku"_s}}},
            {u"product_translation"_s, {{u"product"_s, u"language"_s}}},
            {u"category"_s, {{u"parent"_s, u"name_key"_s}}},
            {u"product_category"_s, {{u"product"_s, u"category"_s}}},
            {u"tag"_s, {{u"parent"_s, u"name_key"_s}}},
            {u"tag_alias"_s, {{u"tag"_s, u"alias_key"_s}}},
            {u"product_tag"_s, {{u"product"_s, u"tag"_s}}},
            {u"attribute_option"_s, {{u"attribute"_s, u"label"_s}}},
            {u"asset_translation"_s, {{u"asset"_s, u"language"_s}}},
            {u"product_asset"_s, {{u"product"_s, u"asset"_s}}},
            {u"asset_tag"_s, {{u"asset"_s, u"tag"_s}}},
            {u"asset_property"_s, {{u"asset"_s, u"key"_s}}},
            {u"product_link"_s, {{u"product"_s, u"target"_s, u"kind"_s}}},
            {u"product_picture_url"_s, {{u"product"_s, u"url"_s}}},
            {u"duplicate_verdict"_s, {{u"class"_s, u"first"_s, u"second"_s}}},
            {u"gallery"_s, {{u"name"_s}}},
            {u"gallery_key"_s, {{u"gallery"_s, u"purpose"_s, u"key"_s}}},
            {u"entry"_s, {{u"gallery"_s, u"item_key"_s, u"picture_name"_s}}},
            {u"entry_tag"_s, {{u"entry"_s, u"key"_s}}},
            {u"entry_attribute"_s, {{u"entry"_s, u"key"_s}}}};
}

std::optional<Cell> defaultOf(const Statement& column)
{
    if (column.isNull(4))
        return column.integer(3) != 0 ? std::nullopt : std::optional(Cell());
    const QString text = column.text(4);
    return text.startsWith(u'\'') ? Cell(text.mid(1, text.size() - 2)) : Cell(text.toLongLong());
}

Result<QHash<QString, QString>> targetsOf(Connection& db, const QString& table)
{
    TRY_ASSIGN(Statement keys, prepared, db.prepare(u"SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)"_s));
    keys.bind(table);
    QHash<QString, QString> targets;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, keys.next());
        if (!more)
            return targets;
        targets.insert(keys.text(0), keys.text(1));
    }
}

Result<ReferenceTable> referenceTable(Connection& db, const QString& name)
{
    static const QHash<QString, std::vector<Cell>> allChoices = choices();
    static const QHash<QString, Cell> allStandards = standards();
    const QStringList livingTables{u"product"_s, u"category"_s, u"tag"_s, u"gallery"_s};
    ReferenceTable table{.name = name, .columns = {}, .unique = uniqueRules().value(name), .living = {}};
    table.living = livingTables.contains(name) ? u"trashed_utc"_s : QString();
    TRY_ASSIGN(const auto targets, readTargets, targetsOf(db, name));
    TRY_ASSIGN(Statement columns, prepared, db.prepare(u"SELECT * FROM pragma_table_info(?) WHERE name <> 'id'"_s));
    columns.bind(name);
    while (true) {
        TRY_ASSIGN(const bool more, stepped, columns.next());
        if (!more)
            return table;
        ReferenceColumn column{.name = columns.text(1), .standard = {}, .choices = {}, .target = {}};
        const QString key = name + u'.' + column.name;
        const Cell fallback = columns.text(2) == u"TEXT" ? Cell(QString(u""_s)) : Cell(qint64(0));
        column.standard = allStandards.value(key, defaultOf(columns).value_or(fallback));
        column.choices = allChoices.value(key);
        column.target = targets.value(column.name);
        // An optional reference may be emptied.
        if (!column.target.isEmpty() && columns.integer(3) == 0 && column.name != u"option")
            column.choices = {Cell()};
        table.columns.push_back(std::move(column));
    }
}

} // namespace

std::vector<ReferenceTable> referenceTables(Connection& db)
{
    std::vector<ReferenceTable> tables;
    for (const JournalledTable& known : journalledTables()) {
        auto table = referenceTable(db, known.name.toString());
        Q_ASSERT(table.ok());
        tables.push_back(std::move(table).take());
    }
    return tables;
}

} // namespace vitrine::test
