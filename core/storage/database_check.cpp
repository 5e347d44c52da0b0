#include "core/storage/database_check.h"

#include "core/storage/holders.h"
#include "core/storage/journal_triggers.h"
#include "core/storage/row_words.h"
#include "core/storage/rows.h"
#include "core/storage/step_rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// A rule as a query that gives the rows which break it: their table and key.
struct Rule {
    QString table;
    QString sql;      ///< SELECT id ...
    QString sentence; ///< %1 = the thing
};

std::vector<Rule> rules()
{
    const QString loop =
        u"SELECT id FROM %1 EXCEPT SELECT id FROM (WITH RECURSIVE node (id) AS (SELECT id FROM %1 WHERE "
        "parent IS NULL UNION SELECT t.id FROM node JOIN %1 t ON t.parent = node.id) SELECT id FROM node)"_s;
    return {
        {u"product"_s,
         u"SELECT p.id FROM product p WHERE p.cover IS NOT NULL AND NOT EXISTS "
         "(SELECT 1 FROM product_asset m WHERE m.product = p.id AND m.asset = p.cover)"_s,
         u"The cover of %1 is not among its pictures."_s},
        {u"product"_s, u"SELECT id FROM product WHERE (price_minor IS NULL) <> (price_currency IS NULL)"_s,
         u"The price of %1 is only half there."_s},
        {u"product_asset"_s, u"SELECT id FROM product_asset WHERE position < 0"_s, u"%1 has no place in the order."_s},
        {u"product_category"_s, u"SELECT id FROM product_category WHERE position < 0"_s,
         u"%1 has no place in the order."_s},
        {u"product_attribute"_s,
         u"SELECT v.id FROM product_attribute v JOIN attribute a ON a.id = v.attribute LEFT JOIN attribute_option o "
         "ON o.id = v.option WHERE (v.option IS NOT NULL) <> (a.type IN ('one_of', 'many_of')) "
         "OR (o.id IS NOT NULL AND o.attribute <> v.attribute)"_s,
         u"%1 does not fit its definition."_s},
        {u"asset"_s,
         // What stands for a record without a picture is of the kind 'other' and has no file at all.
         u"SELECT a.id FROM asset a WHERE a.state = 'ready' AND NOT EXISTS "
         "(SELECT 1 FROM asset_file f WHERE f.asset = a.id AND f.role = 'main' AND f.state = 'ready') "
         "AND (a.kind <> 'other' OR EXISTS (SELECT 1 FROM asset_file f WHERE f.asset = a.id))"_s,
         u"%1 is said to be ready, but has no main file."_s},
        {u"category"_s, loop.arg(u"category"_s), u"%1 is its own ancestor."_s},
        {u"tag"_s, loop.arg(u"tag"_s), u"%1 is its own ancestor."_s},
    };
}

QString sentence(QString text)
{
    text[0] = text[0].toUpper();
    return text;
}

/// Adds problems until there are enough.
class Problems
{
public:
    void add(const QString& text)
    {
        if (m_all.size() < kMaxCheckProblems)
            m_all << sentence(text);
    }
    QStringList take() { return std::move(m_all); }

private:
    QStringList m_all;
};

Result<> checkPages(Connection& db, Problems& problems)
{
    TRY_ASSIGN(const std::vector<QString> lines, read,
               readRows(db, u"PRAGMA integrity_check(%1)"_s.arg(kMaxCheckProblems),
                        [](const Statement& row) { return row.text(0); }));
    for (const QString& line : lines) {
        if (line != u"ok")
            problems.add(u"the database file is damaged: %1."_s.arg(line));
    }
    return {};
}

Result<> checkReferences(Connection& db, Problems& problems)
{
    struct Broken {
        QString child;
        qint64 row;
        QString parent;
    };
    TRY_ASSIGN(const std::vector<Broken> broken, read,
               readRows(
                   db, u"SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT ?"_s,
                   [](const Statement& row) {
                       return Broken{row.text(0), row.integer(1), row.text(2)};
                   },
                   kMaxCheckProblems));
    RowWords words(db);
    for (const Broken& line : broken)
        problems.add(u"%1 refers to a %2 that is not there."_s.arg(words.describe(line.child, line.row),
                                                                   RowWords::noun(line.parent)));
    return {};
}

Result<> checkJournal(Connection& db, const QString& sessionsFolder, Problems& problems)
{
    TRY_ASSIGN(
        const qint64 triggers, counted,
        readNumber(db, u"SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'journal_*'"_s));
    if (triggers != qint64(journalledTables().size()) * 4)
        problems.add(u"the triggers that keep the history are not complete (%1 of %2)."_s.arg(triggers).arg(
            journalledTables().size() * 4));
    TRY_ASSIGN(const qint64 current, readCurrent,
               readNumber(db, u"SELECT count(*) FROM current_step WHERE step IS NOT NULL"_s));
    if (current != 0)
        problems.add(u"a step is marked as being written although nobody writes."_s);
    TRY_ASSIGN(const std::vector<OpenStep> open, readOpen, openSteps(db));
    for (const OpenStep& step : open) {
        if (!step.resumable && !holderLives(sessionsFolder, step.holder))
            problems.add(
                u"step %1 was interrupted; it is taken back when the catalogue is next opened for writing."_s.arg(
                    step.id.value()));
    }
    return {};
}

Result<> checkRule(Connection& db, const Rule& rule, Problems& problems)
{
    TRY_ASSIGN(
        const std::vector<qint64> ids, read,
        readRows(
            db, rule.sql + u" LIMIT ?"_s, [](const Statement& row) { return row.integer(0); }, kMaxCheckProblems));
    RowWords words(db);
    for (const qint64 id : ids)
        problems.add(rule.sentence.arg(words.describe(rule.table, id)));
    return {};
}

} // namespace

Result<QStringList> checkDatabase(Connection& db, const QString& sessionsFolder, const JobContext& job)
{
    Problems problems;
    const std::vector<Rule> all = rules();
    const auto total = qint64(all.size()) + 3;
    qint64 done = 0;
    const auto next = [&](const QString& step) {
        job.report({.done = done++, .total = total, .step = step});
        return job.checkpoint();
    };
    TRY_VOID(next(u"pages"_s));
    TRY_VOID(checkPages(db, problems));
    TRY_VOID(next(u"references"_s));
    TRY_VOID(checkReferences(db, problems));
    TRY_VOID(next(u"history"_s));
    TRY_VOID(checkJournal(db, sessionsFolder, problems));
    for (const Rule& rule : all) {
        TRY_VOID(next(rule.table));
        TRY_VOID(checkRule(db, rule, problems));
    }
    return problems.take();
}

} // namespace vitrine
