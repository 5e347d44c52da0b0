#include "core/storage/catalogue_files.h"
#include "core/storage/holders.h"
#include "core/storage/write_turn.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

#include <QDir>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestWriteTurn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_base = std::make_unique<TestDatabase>();
        m_sessions = CatalogueFiles(m_base->folder()).sessions();
        QVERIFY(QDir().mkpath(m_sessions));
    }

    void begin_whileAnotherWrites_isUnavailableAfterItsPatience()
    {
        auto turn = must(WriteTurn::create(m_base->db(), m_sessions, 100));
        auto other = must(Connection::open(m_base->path(), DatabaseAccess::ReadWrite));
        {
            const Transaction busy = must(Transaction::begin(*other));
            const auto result = turn->begin();
            QCOMPARE(result.error().code, ErrorCode::Unavailable);
            QVERIFY2(result.error().detail.contains(u"Another program"_s), qPrintable(result.error().detail));
        }
        QVERIFY(turn->begin().ok());
    }

    void begin_whileAnotherStandsInLine_waitsBehindIt()
    {
        auto first = must(Connection::open(m_base->path(), DatabaseAccess::ReadWrite));
        auto firstTurn = must(WriteTurn::create(*first, m_sessions, 20'000));
        auto second = must(Connection::open(m_base->path(), DatabaseAccess::ReadWrite));
        auto secondTurn = must(WriteTurn::create(*second, m_sessions, 100));
        std::optional<Transaction> busy(must(Transaction::begin(m_base->db())));
        std::atomic<bool> began{false};
        std::jthread waiter([&] {
            Transaction mine = must(firstTurn->begin());
            began = true;
            must(mine.commit());
        });
        // The waiter holds the line, so the second cannot even ask the database.
        while (secondTurn->begin().error().detail.isEmpty())
            std::this_thread::yield();
        busy.reset();
        waiter.join();
        QVERIFY(began);
        QVERIFY(secondTurn->begin().ok());
    }

    void writers_hammeringTogether_neverStarve()
    {
        ManualClock clock;
        auto first = must(Writer::open(m_base->path(), clock));
        auto second = must(Writer::open(m_base->path(), clock));
        std::atomic<int> good{0};
        {
            std::vector<std::jthread> threads;
            for (Writer* writer : {first.get(), second.get(), first.get(), second.get()}) {
                threads.emplace_back([&good, writer, id = int(threads.size())] {
                    for (int i = 0; i < 60; ++i) {
                        const QString name = u"%1-%2"_s.arg(id).arg(i);
                        good +=
                            writer
                                ->run(TestCatalogue::info(),
                                      TestCatalogue::edit(
                                          {u"INSERT INTO product (uuid, created_utc) VALUES ('%1', 0)"_s.arg(name)}))
                                .ok();
                    }
                });
            }
        }
        QCOMPARE(good.load(), 240);
        QCOMPARE(m_base->integer(u"SELECT count(*) FROM product"_s), 240);
    }

private:
    std::unique_ptr<TestDatabase> m_base;
    QString m_sessions;
};

VITRINE_REGISTER_TEST(TestWriteTurn)
#include "tst_write_turn.moc"
