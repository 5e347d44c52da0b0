#include "core/storage/catalogue_files.h"
#include "core/storage/holders.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

const QString kProduct = u"INSERT INTO product (uuid, name, created_utc) VALUES ('%1', '%1', 0)"_s;

QString addProduct(const QString& name)
{
    return kProduct.arg(name);
}

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_catalogue = std::make_unique<TestCatalogue>(); }

    void run_oneEdit_isACommittedStepOfItsActor()
    {
        const StepId step = m_catalogue->mustRun({addProduct(u"a"_s)}, u"create_product"_s);
        QVERIFY(step.isValid());
        QCOMPARE(text(u"SELECT state || label || actor_kind || actor_name || session || change_count FROM step"_s),
                 u"committedcreate_productwindowtestersession1"_s);
        QCOMPARE(text(u"SELECT coalesce(step, 'none') FROM current_step"_s), u"none"_s);
        QCOMPARE(text(u"SELECT updated_utc FROM product_touch"_s), QString::number(m_catalogue->clock().now()));
    }

    void run_failingEdit_leavesNothing()
    {
        const auto result = m_catalogue->run({addProduct(u"a"_s), addProduct(u"a"_s)});
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QCOMPARE(
            number(
                u"SELECT (SELECT count(*) FROM product) + (SELECT count(*) FROM journal) + (SELECT count(*) FROM step)"_s),
            0);
        QVERIFY(m_catalogue->run({addProduct(u"a"_s)}).ok());
    }

    void run_editThatChangesNothing_leavesNoTrace()
    {
        const auto step = m_catalogue->run({u"UPDATE product SET name = 'x'"_s});
        QVERIFY(step.ok() && !step.value().isValid());
        QCOMPARE(number(u"SELECT count(*) FROM step"_s), 0);
    }

    void run_brokenReferenceFoundOnlyAtCommit_failsThatEditAlone()
    {
        const auto result = m_catalogue->run({u"PRAGMA defer_foreign_keys = ON"_s, addProduct(u"a"_s),
                                              u"INSERT INTO product_tag (product, tag) VALUES (1, 99)"_s});
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QCOMPARE(number(u"SELECT count(*) FROM product"_s), 0);
        QVERIFY(m_catalogue->run({addProduct(u"a"_s)}).ok());
    }

    void run_fromManyThreads_groupsCommitsAndFailsOnlyTheWrongOnes()
    {
        std::atomic<int> commits{0};
        m_catalogue->writer().setCommitListener([&] { ++commits; });
        std::atomic<int> good{0};
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t) {
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 20; ++i) {
                        const QString name = i % 5 == 4 ? u"same"_s : u"p%1-%2"_s.arg(t).arg(i);
                        good += m_catalogue->run({addProduct(name)}).ok();
                    }
                });
            }
        }
        QCOMPARE(good.load(), 8 * 16 + 1);
        QCOMPARE(number(u"SELECT count(*) FROM product"_s), 129);
        QCOMPARE(number(u"SELECT count(*) FROM step WHERE state = 'committed' AND change_count = 1"_s), 129);
        QCOMPARE(number(u"SELECT count(DISTINCT step) FROM journal"_s), 129);
        QVERIFY(commits.load() <= 160);
    }

    void run_whileTheWriterIsBusy_isGroupedIntoOneCommit()
    {
        std::mutex mutex;
        std::condition_variable changed;
        bool inside = false;
        bool go = false;
        std::atomic<int> commits{0};
        m_catalogue->writer().setCommitListener([&] { ++commits; });
        std::vector<std::jthread> threads;
        threads.emplace_back([&] {
            must(m_catalogue->writer().maintain([&](Connection&) -> Result<> {
                std::unique_lock lock(mutex);
                inside = true;
                changed.notify_all();
                changed.wait(lock, [&] { return go; });
                return {};
            }));
        });
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return inside; });
        }
        std::atomic<int> started{0};
        for (int i = 0; i < 10; ++i) {
            threads.emplace_back([&, i] {
                ++started;
                m_catalogue->mustRun({addProduct(QString::number(i))});
            });
        }
        while (started.load() < 10)
            std::this_thread::yield();
        {
            const std::lock_guard lock(mutex);
            go = true;
            changed.notify_all();
        }
        threads.clear();
        QCOMPARE(number(u"SELECT count(*) FROM step"_s), 10);
        QVERIFY2(commits.load() < 11, qPrintable(QString::number(commits.load())));
    }

    void append_otherStepsInterleave_eachKeepsItsOwnRows()
    {
        Writer& writer = m_catalogue->writer();
        const StepId import = must(writer.beginStep(TestCatalogue::info(u"import"_s)));
        must(writer.append(import, TestCatalogue::edit({addProduct(u"a"_s)})));
        m_catalogue->mustRun({addProduct(u"b"_s)});
        must(writer.append(import, TestCatalogue::edit({addProduct(u"c"_s)})));
        QCOMPARE(text(u"SELECT state FROM step WHERE id = %1"_s.arg(import.value())), u"open"_s);
        must(writer.commitStep(import));
        QCOMPARE(number(u"SELECT change_count FROM step WHERE id = %1"_s.arg(import.value())), 2);
        QCOMPARE(writer.append(import, TestCatalogue::edit({})).error().code, ErrorCode::Conflict);
    }

    void maintain_writeToAJournalledTable_isRefused()
    {
        const auto result = m_catalogue->writer().maintain([](Connection& db) { return db.exec(addProduct(u"a"_s)); });
        QVERIFY(!result.ok());
        must(m_catalogue->writer().maintain([](Connection& db) {
            return db.exec(u"INSERT INTO blob (sha256, bytes, stored_utc) VALUES ('x', 1, 2)"_s);
        }));
        QCOMPARE(number(u"SELECT count(*) FROM step"_s), 0);
    }

    void abandonStep_othersChangedNothing_isAsBefore()
    {
        m_catalogue->mustRun({addProduct(u"a"_s), u"INSERT INTO tag (uuid, name, name_key) VALUES ('t', 't', 't')"_s});
        const QString before = m_catalogue->content();
        Writer& writer = m_catalogue->writer();
        const StepId step = must(writer.beginStep(TestCatalogue::info()));
        must(writer.append(step,
                           TestCatalogue::edit({u"UPDATE product SET name = 'x', brand = 'y'"_s, addProduct(u"b"_s),
                                                u"INSERT INTO product_tag (product, tag) VALUES (2, 1)"_s})));
        must(writer.append(step, TestCatalogue::edit({u"DELETE FROM product_tag"_s, u"DELETE FROM tag"_s})));
        must(writer.abandonStep(step));
        QCOMPARE(m_catalogue->content(), before);
        QCOMPARE(text(u"SELECT state FROM step WHERE id = %1"_s.arg(step.value())), u"abandoned"_s);
        QCOMPARE(number(u"SELECT count(*) FROM product_touch WHERE product = 2"_s), 0);
    }

    void abandonStep_aRowThatAnotherChanged_staysAndTheStepIsKept()
    {
        Writer& writer = m_catalogue->writer();
        const StepId step = must(writer.beginStep(TestCatalogue::info()));
        must(writer.append(step, TestCatalogue::edit({addProduct(u"a"_s), addProduct(u"b"_s)})));
        m_catalogue->mustRun({u"UPDATE product SET brand = 'mine' WHERE name = 'a'"_s});
        must(writer.abandonStep(step));
        QCOMPARE(text(u"SELECT group_concat(name || brand) FROM product"_s), u"amine"_s);
        QCOMPARE(text(u"SELECT state FROM step WHERE id = %1"_s.arg(step.value())), u"committed"_s);
    }

    void open_stepsOfADeadProcess_areRolledBackButResumableOnesKept()
    {
        m_catalogue->mustRun({addProduct(u"a"_s)});
        const QString before = m_catalogue->content();
        const StepId lost = must(m_catalogue->writer().beginStep(TestCatalogue::info()));
        must(m_catalogue->writer().append(lost, TestCatalogue::edit({addProduct(u"lost"_s)})));
        const StepId kept = must(m_catalogue->writer().beginStep(TestCatalogue::info(u"import"_s, u"s"_s, true)));
        must(m_catalogue->writer().append(kept, TestCatalogue::edit({addProduct(u"kept"_s)})));
        m_catalogue->reopen();
        QCOMPARE(text(u"SELECT group_concat(name) FROM product"_s), u"a,kept"_s);
        QCOMPARE(text(u"SELECT state FROM step WHERE id = %1"_s.arg(lost.value())), u"abandoned"_s);
        must(m_catalogue->writer().append(kept, TestCatalogue::edit({addProduct(u"more"_s)})));
        must(m_catalogue->writer().abandonStep(kept));
        QCOMPARE(m_catalogue->content(), before);
    }

    void open_stepOfALivingProcess_isLeftAlone()
    {
        const StepId running = must(m_catalogue->writer().beginStep(TestCatalogue::info()));
        must(m_catalogue->writer().append(running, TestCatalogue::edit({addProduct(u"a"_s)})));
        auto other = must(Writer::open(m_catalogue->base().path(), m_catalogue->clock()));
        QCOMPARE(other->append(running, TestCatalogue::edit({})).error().code, ErrorCode::Unavailable);
        must(m_catalogue->writer().append(running, TestCatalogue::edit({addProduct(u"b"_s)})));
        must(m_catalogue->writer().commitStep(running));
        QCOMPARE(number(u"SELECT count(*) FROM product"_s), 2);
    }

    void livingHolders_whileOpen_namesThisProcessAndForgetsTheDead()
    {
        const QString folder = CatalogueFiles(m_catalogue->base().folder()).sessions();
        const auto holders = livingHolders(folder);
        QCOMPARE(holders.size(), size_t(1));
        QCOMPARE(holders[0].pid, qint64(QCoreApplication::applicationPid()));
        QFile stale(folder + u"/stale.lock"_s);
        QVERIFY(stale.open(QIODevice::WriteOnly));
        stale.close();
        QCOMPARE(livingHolders(folder).size(), size_t(1));
        QVERIFY(!stale.exists());
        QVERIFY(!holderLives(folder, u"../catalogue"_s));
        m_catalogue->close();
        QVERIFY(livingHolders(folder).empty());
    }

    void run_fullDisk_failsEveryEditAndLeavesTheWriterUsable()
    {
        Writer& writer = m_catalogue->writer();
        m_catalogue->mustRun({addProduct(u"a"_s)});
        const QString before = m_catalogue->content();
        forbidNewPages();
        const auto result =
            m_catalogue->run({u"INSERT INTO setting (key, value) VALUES ('big', hex(zeroblob(200000)))"_s});
        QCOMPARE(result.error().code, ErrorCode::Io);
        QVERIFY2(result.error().detail.contains(u"full"_s), qPrintable(result.error().detail));
        QCOMPARE(m_catalogue->content(), before);
        must(writer.maintain([](Connection& db) { return db.exec(u"PRAGMA max_page_count = 1000000"_s); }));
        m_catalogue->mustRun({addProduct(u"b"_s)});
        QCOMPARE(number(u"SELECT count(*) FROM product"_s), 2);
    }

    void derived_failingRefresher_failsTheWholeGroupAndNothingStays()
    {
        struct Failing final : DerivedRefresher {
            Result<> refresh(Connection&, qint64, UtcMillis) override
            {
                return fail(ErrorCode::Corrupt, u"The index is damaged."_s);
            }
        };
        m_catalogue->close();
        std::vector<std::unique_ptr<DerivedRefresher>> derived;
        derived.push_back(std::make_unique<Failing>());
        auto writer = must(Writer::open(m_catalogue->base().path(), m_catalogue->clock(), std::move(derived)));
        QCOMPARE(writer->run(TestCatalogue::info(), TestCatalogue::edit({addProduct(u"a"_s)})).error().code,
                 ErrorCode::Corrupt);
        QCOMPARE(number(u"SELECT count(*) FROM product"_s), 0);
    }

private:
    QString text(const QString& sql) { return m_catalogue->base().text(sql); }
    qint64 number(const QString& sql) { return m_catalogue->base().integer(sql); }

    /// SQLite never lowers the limit below what the file has: so no page may be added.
    void forbidNewPages()
    {
        must(m_catalogue->writer().maintain([](Connection& db) { return db.exec(u"PRAGMA max_page_count = 1"_s); }));
    }

    std::unique_ptr<TestCatalogue> m_catalogue;
};

VITRINE_REGISTER_TEST(TestWriter)
#include "tst_writer.moc"
