#include "core/storage/migrations.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

#include <atomic>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// One row of every journalled table, in an order that its references allow.
QStringList everyTable()
{
    return {
        u"INSERT INTO setting (key, value) VALUES ('colour', 'red')"_s,
        u"INSERT INTO category (uuid, name, name_key) VALUES ('c1', 'Fruit', 'fruit')"_s,
        u"INSERT INTO category (uuid, parent, name, name_key) VALUES ('c2', 1, 'Apple', 'apple')"_s,
        u"INSERT INTO tag (uuid, name, name_key) VALUES ('t1', 'Red', 'red')"_s,
        u"INSERT INTO tag_alias (tag, alias, alias_key) VALUES (1, 'Rot', 'rot')"_s,
        u"INSERT INTO attribute (uuid, key, name, type) VALUES ('a1', 'weight', 'Weight', 'one_of')"_s,
        u"INSERT INTO attribute_option (attribute, label, position) VALUES (1, 'light', 0)"_s,
        u"INSERT INTO asset (uuid, kind, state, title, created_utc) VALUES ('x1', 'picture', 'ready', 'Front', 0)"_s,
        u"INSERT INTO asset_translation (asset, language, title) VALUES (1, 'de', 'Vorne')"_s,
        u"INSERT INTO asset_file (asset, role, state, sha256, storage) VALUES (1, 'main', 'ready', 'ab', 'managed')"_s,
        u"INSERT INTO asset_tag (asset, tag) VALUES (1, 1)"_s,
        u"INSERT INTO asset_property (asset, key, value) VALUES (1, 'wire.type', 'IMAGE')"_s,
        u"INSERT INTO product (uuid, sku, name, created_utc, cover) VALUES ('p1', 'A-1', 'Tea 250 g', 0, 1)"_s,
        u"INSERT INTO product (uuid, sku, name, created_utc) VALUES ('p2', 'A-2', 'Cup', 0)"_s,
        u"INSERT INTO product_translation (product, language, name) VALUES (1, 'de', 'Tee')"_s,
        u"INSERT INTO product_text (product, position, title, body) VALUES (1, 0, 'Care', 'Dry')"_s,
        u"INSERT INTO product_category (product, category, position) VALUES (1, 2, 0)"_s,
        u"INSERT INTO product_tag (product, tag) VALUES (1, 1)"_s,
        u"INSERT INTO product_attribute (product, attribute, option) VALUES (1, 1, 1)"_s,
        u"INSERT INTO product_asset (product, asset, position) VALUES (1, 1, 0)"_s,
        u"INSERT INTO product_link (product, target, kind) VALUES (1, 2, 'related')"_s,
        u"INSERT INTO product_picture_url (product, url, position, state) VALUES (1, 'http://x/y', 0, 'waiting')"_s,
        u"INSERT INTO gallery (uuid, name, created_utc) VALUES ('g1', 'Shop', 0)"_s,
        u"INSERT INTO gallery_key (gallery, purpose, key, type) VALUES (1, 'tag', 'size', 'text')"_s,
        u"INSERT INTO entry (gallery, item_key, asset, created_utc) VALUES (1, 'A-1', 1, 0)"_s,
        u"INSERT INTO entry_tag (entry, key, value) VALUES (1, 'size', 'L')"_s,
        u"INSERT INTO entry_attribute (entry, key, integer) VALUES (1, 'n', 9007199254740993)"_s,
        u"INSERT INTO entry_keyword (entry, position, keyword) VALUES (1, 0, 'tea')"_s,
        u"INSERT INTO duplicate_verdict (class, first, second, verdict, decided_utc)"
        " VALUES ('exact', 'ab', 'ab', 'different', 0)"_s,
        u"INSERT INTO saved_search (uuid, name, query) VALUES ('s1', 'Cheap', 'price:<5')"_s};
}

struct Change {
    const char* name;
    QString sql;
};

std::vector<Change> changes()
{
    return {
        {"setting", u"UPDATE setting SET value = 'it''s \"blue\"'"_s},
        {"product fields",
         u"UPDATE product SET name = 'Tee', price_minor = 9223372036854775807, price_currency = 'EUR' WHERE id = 1"_s},
        {"product cover", u"UPDATE product SET cover = NULL"_s},
        {"product trash", u"UPDATE product SET trashed_utc = 5, sku = NULL"_s},
        {"translation", u"UPDATE product_translation SET name = 'Teé \u8336'"_s},
        {"text block", u"DELETE FROM product_text"_s},
        {"category moved", u"UPDATE category SET parent = NULL WHERE id = 2"_s},
        {"category of product", u"DELETE FROM product_category"_s},
        {"tag", u"UPDATE tag SET colour = '#ff0000'"_s},
        {"alias", u"DELETE FROM tag_alias"_s},
        {"tag of product", u"DELETE FROM product_tag"_s},
        {"attribute", u"UPDATE attribute SET name = 'Gewicht'"_s},
        {"option", u"UPDATE attribute_option SET label = 'heavy'"_s},
        {"attribute of product", u"UPDATE product_attribute SET option = NULL, value = '4'"_s},
        {"asset", u"UPDATE asset SET rating = 5, taken_utc = -1"_s},
        {"asset translation", u"DELETE FROM asset_translation"_s},
        {"file", u"UPDATE asset_file SET sha256 = 'cd', bytes = 4"_s},
        {"picture of product", u"UPDATE product_asset SET position = 7"_s},
        {"tag of asset", u"DELETE FROM asset_tag"_s},
        {"property of asset", u"UPDATE asset_property SET value = 'AUDIO'"_s},
        {"link", u"DELETE FROM product_link"_s},
        {"address", u"UPDATE product_picture_url SET state = 'fetched', asset = 1"_s},
        {"gallery", u"UPDATE gallery SET capacity = 10"_s},
        {"gallery key", u"DELETE FROM gallery_key"_s},
        {"entry", u"UPDATE entry SET region_x = 1, region_y = 2, region_width = 3, region_height = 4"_s},
        {"entry tag", u"UPDATE entry_tag SET value = NULL, number = '1.50'"_s},
        {"entry attribute", u"UPDATE entry_attribute SET integer = 9007199254740995"_s},
        {"entry keyword", u"DELETE FROM entry_keyword"_s},
        {"verdict", u"UPDATE duplicate_verdict SET verdict = 'kept_first'"_s},
        {"saved search", u"UPDATE saved_search SET query = 'x'"_s}};
}

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_catalogue = std::make_unique<TestCatalogue>(); }

    void undo_rowsOfEveryTable_vanishAndComeBack()
    {
        const QString empty = m_catalogue->content();
        const StepId step = m_catalogue->mustRun(everyTable());
        const QString full = m_catalogue->content();
        QCOMPARE(full.count(u'\n'), everyTable().size());
        const StepId undo = mustUndo(step);
        QCOMPARE(m_catalogue->content(), empty);
        mustUndo(undo);
        QCOMPARE(m_catalogue->content(), full);
        QCOMPARE(text(u"SELECT count(*) FROM pragma_foreign_key_check"_s), u"0"_s);
    }

    void undo_oneChange_data()
    {
        QTest::addColumn<QString>("sql");
        for (const Change& change : changes())
            QTest::newRow(change.name) << change.sql;
    }

    void undo_oneChange()
    {
        QFETCH(QString, sql);
        m_catalogue->mustRun(everyTable());
        const QString before = m_catalogue->content();
        const StepId step = m_catalogue->mustRun({sql});
        const QString after = m_catalogue->content();
        QVERIFY(after != before);
        const StepId undo = mustUndo(step);
        QCOMPARE(m_catalogue->content(), before);
        const StepId redo = mustUndo(undo);
        QCOMPARE(m_catalogue->content(), after);
        mustUndo(redo);
        QCOMPARE(m_catalogue->content(), before);
    }

    void undo_severalChangesOfOneRow_goesBackToTheFirst()
    {
        m_catalogue->mustRun(everyTable());
        const QString before = m_catalogue->content();
        const StepId step = m_catalogue->mustRun({u"UPDATE product SET name = 'b' WHERE id = 1"_s,
                                                  u"UPDATE product SET name = 'c', brand = 'd' WHERE id = 1"_s,
                                                  u"UPDATE product SET name = 'Tea 250 g' WHERE id = 1"_s,
                                                  u"INSERT INTO tag (uuid, name, name_key) VALUES ('t', 't', 't')"_s,
                                                  u"DELETE FROM tag WHERE name = 't'"_s});
        mustUndo(step);
        QCOMPARE(m_catalogue->content(), before);
    }

    void undo_afterRestart_works()
    {
        m_catalogue->mustRun(everyTable());
        const QString before = m_catalogue->content();
        const StepId step = m_catalogue->mustRun({u"UPDATE product SET name = 'x'"_s});
        m_catalogue->reopen();
        mustUndo(step);
        QCOMPARE(m_catalogue->content(), before);
    }

    void undo_chain_marksWhatIsInForce()
    {
        const StepId step = m_catalogue->mustRun({everyTable()[0]}, u"settings"_s);
        const StepId undo = mustUndo(step);
        QCOMPARE(undoneBy(step), undo.value());
        QCOMPARE(text(u"SELECT label || label_arguments FROM step WHERE id = %1"_s.arg(undo.value())),
                 u"undo[\"Change settings\",\"settings\"]"_s);
        QCOMPARE(m_catalogue->writer().undo(step, TestCatalogue::actor()).error().code, ErrorCode::InvalidInput);
        const StepId redo = mustUndo(undo);
        QCOMPARE(text(u"SELECT label FROM step WHERE id = %1"_s.arg(redo.value())), u"redo"_s);
        QCOMPARE(undoneBy(step), 0);
        QCOMPARE(undoneBy(undo), redo.value());
        const StepId again = mustUndo(redo);
        QCOMPARE(undoneBy(step), undo.value());
        QCOMPARE(undoneBy(undo), 0);
        QCOMPARE(undoneBy(redo), again.value());
    }

    void undo_otherColumnsChangedLater_areKept()
    {
        m_catalogue->mustRun(everyTable());
        const StepId step = m_catalogue->mustRun({u"UPDATE product SET name = 'x' WHERE id = 1"_s});
        m_catalogue->mustRun({u"UPDATE product SET brand = 'later' WHERE id = 1"_s});
        mustUndo(step);
        QCOMPARE(text(u"SELECT name || '|' || brand FROM product WHERE id = 1"_s), u"Tea 250 g|later"_s);
    }

    void undo_sameColumnChangedLater_isAConflictThatNamesIt()
    {
        m_catalogue->mustRun(everyTable());
        const StepId step =
            m_catalogue->mustRun({u"UPDATE product SET name = 'x'"_s, u"UPDATE tag SET colour = 'c'"_s});
        const StepId later =
            m_catalogue->mustRun({u"UPDATE product SET name = 'Green tea' WHERE id = 1"_s}, u"edit_tag"_s);
        expectConflict(
            step, u"The name of product \"Green tea\" was changed later by step %1 (Edit tag)."_s.arg(later.value()));
    }

    void undo_madeRowChangedLater_isAConflict()
    {
        const StepId step = m_catalogue->mustRun(everyTable());
        const StepId later = m_catalogue->mustRun({u"UPDATE product_text SET body = 'Wet'"_s}, u"settings"_s);
        expectConflict(
            step,
            u"The body of text block \"Care\" of product \"Tea 250 g\" was changed later by step %1 (Change settings)."_s
                .arg(later.value()));
    }

    void undo_madeRowRemovedLater_isAConflict()
    {
        const StepId step = m_catalogue->mustRun(everyTable());
        const StepId later = m_catalogue->mustRun({u"DELETE FROM product_tag"_s}, u"settings"_s);
        expectConflict(step,
                       u"Tag \"Red\" of product \"Tea 250 g\" was removed later by step %1 (Change settings)."_s.arg(
                           later.value()));
    }

    void undo_madeRowUsedLater_isAConflict()
    {
        const StepId step = m_catalogue->mustRun(everyTable());
        const StepId later =
            m_catalogue->mustRun({u"INSERT INTO product_tag (product, tag) VALUES (2, 1)"_s}, u"settings"_s);
        expectConflict(
            step,
            u"Product \"Cup\" is in use: tag \"Red\" of product \"Cup\", by step %1 (Change settings)."_s.arg(
                later.value()),
            u"Tag \"Red\" is in use: tag \"Red\" of product \"Cup\", by step %1 (Change settings)."_s.arg(
                later.value()));
    }

    void undo_uniqueValueTakenMeanwhile_isAConflictThatNamesTheOther()
    {
        m_catalogue->mustRun(everyTable());
        const StepId step = m_catalogue->mustRun({u"UPDATE product SET trashed_utc = 3 WHERE id = 1"_s});
        m_catalogue->mustRun({u"UPDATE product SET sku = 'A-1' WHERE id = 2"_s});
        expectConflict(step,
                       u"Product \"Tea 250 g\" cannot become what it was: product \"Cup\" has the same SKU now."_s);
        const StepId moved = m_catalogue->mustRun({u"UPDATE tag SET name = 'Blue', name_key = 'blue'"_s});
        m_catalogue->mustRun({u"INSERT INTO tag (uuid, name, name_key) VALUES ('t9', 'RED', 'red')"_s});
        expectConflict(moved, u"Tag \"Red\" cannot become what it was: tag \"RED\" has the same name now."_s);
    }

    void undo_removedRowWhoseThingIsGone_isAConflictThatNamesIt()
    {
        m_catalogue->mustRun(everyTable());
        const StepId step = m_catalogue->mustRun({u"DELETE FROM product_tag"_s, u"DELETE FROM asset_tag"_s});
        const StepId later = m_catalogue->mustRun({u"DELETE FROM tag_alias"_s, u"DELETE FROM tag"_s}, u"settings"_s);
        expectConflict(
            step,
            u"Tag \"Red\" of asset \"Front\" cannot come back: tag \"Red\" was removed for good by step %1 (Change settings)."_s
                .arg(later.value()));
    }

    void undo_rowsDeletedParentFirst_comeBack()
    {
        m_catalogue->mustRun(everyTable());
        m_catalogue->mustRun({u"DELETE FROM product_category"_s});
        const QString before = m_catalogue->content();
        const StepId step = m_catalogue->mustRun({u"DELETE FROM category WHERE id IN (1, 2)"_s});
        mustUndo(step);
        QCOMPARE(m_catalogue->content(), before);
    }

    void undo_stepThatMayNot_isRefused()
    {
        QCOMPARE(m_catalogue->writer().undo(StepId(77), TestCatalogue::actor()).error().code, ErrorCode::NotFound);
        const StepId open = must(m_catalogue->writer().beginStep(TestCatalogue::info()));
        QCOMPARE(m_catalogue->writer().undo(open, TestCatalogue::actor()).error().code, ErrorCode::InvalidInput);
        const StepId step = m_catalogue->mustRun({everyTable()[0]});
        m_catalogue->base().exec(u"UPDATE step SET undoable = 0"_s);
        const auto refused = m_catalogue->writer().undo(step, TestCatalogue::actor());
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY2(refused.error().detail.contains(u"format"_s), qPrintable(refused.error().detail));
    }

    void undo_largeStep_isDoneInPiecesThatOthersInterleave()
    {
        const StepId step = addMany(30'000); // many times what one piece can hold on any machine
        const QString full = m_catalogue->content();
        std::atomic<int> pieces = 0;
        m_catalogue->writer().setCommitListener([&] { ++pieces; });
        const StepId undo = mustUndo(step);
        QVERIFY2(pieces > 1, qPrintable(QString::number(pieces)));
        QVERIFY(m_catalogue->content().isEmpty());
        mustUndo(undo);
        QCOMPARE(m_catalogue->content(), full);
    }

    void undo_cancelledInTheMiddle_isTakenBack()
    {
        const StepId step = addMany(40000);
        const QString full = m_catalogue->content();
        std::stop_source source;
        JobContext job{.stop = source.get_token()};
        job.report = [&](const Progress& progress) {
            if (progress.done > 0)
                source.request_stop();
        };
        QCOMPARE(m_catalogue->writer().undo(step, TestCatalogue::actor(), job).error().code, ErrorCode::Cancelled);
        QCOMPARE(m_catalogue->content(), full);
        QCOMPARE(undoneBy(step), 0);
        QCOMPARE(text(u"SELECT state FROM step ORDER BY id DESC"_s), u"abandoned"_s);
        mustUndo(step);
        QVERIFY(m_catalogue->content().isEmpty());
    }

    void undo_rowsOfAnOlderFormat_comeBackWithoutTheNewColumn()
    {
        m_catalogue->mustRun(everyTable());
        const StepId changed = m_catalogue->mustRun({u"UPDATE setting SET value = 'blue'"_s});
        const StepId removed = m_catalogue->mustRun({u"DELETE FROM setting"_s});
        const StepId added = m_catalogue->mustRun({u"INSERT INTO setting (key, value) VALUES ('later', '1')"_s});
        m_catalogue->close();
        auto scripts = migrationScripts();
        scripts.push_back(
            {currentSchemaVersion() + 1, u"ALTER TABLE setting ADD COLUMN note TEXT NOT NULL DEFAULT 'n'"_s});
        must(migrateDatabase(m_catalogue->base().path(), 0, scripts));
        m_catalogue->reopen();
        mustUndo(added);
        mustUndo(removed);
        mustUndo(changed);
        QCOMPARE(text(u"SELECT key || value || note FROM setting"_s), u"colourredn"_s);
    }

private:
    StepId addMany(int products)
    {
        return m_catalogue->mustRun(
            {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
             "INSERT INTO product (uuid, sku, name, created_utc) SELECT i, i, 'p' || i, 0 FROM n"_s.arg(products)});
    }

    StepId mustUndo(StepId step) { return must(m_catalogue->writer().undo(step, TestCatalogue::actor())); }
    QString text(const QString& sql) { return m_catalogue->base().text(sql); }
    qint64 undoneBy(StepId step)
    {
        return m_catalogue->base().integer(u"SELECT undone_by FROM step WHERE id = %1"_s.arg(step.value()));
    }

    void expectConflict(StepId step, const QString& words, const QString& orWords = {})
    {
        const QString before = m_catalogue->content();
        const auto result = m_catalogue->writer().undo(step, TestCatalogue::actor());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        if (result.error().detail != orWords)
            QCOMPARE(result.error().detail, words);
        QCOMPARE(m_catalogue->content(), before);
    }

    std::unique_ptr<TestCatalogue> m_catalogue;
};

VITRINE_REGISTER_TEST(TestUndo)
#include "tst_undo.moc"
