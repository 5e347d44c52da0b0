#include "core/jobs/ordered_parallel.h"
#include "tests/support/test_registry.h"

#include <atomic>

using namespace vitrine;

class TestOrderedParallel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void run_manyItems_areConsumedInOrder()
    {
        std::vector<qint64> seen;
        const auto result = OrderedParallel<qint64>::run(
            2000, {.threads = 4, .window = 8},
            [](qint64 i) {
                if (i % 7 == 0)
                    std::this_thread::yield();
                return i * i;
            },
            [&](qint64 i, qint64&& square) -> Result<> {
                seen.push_back(i);
                return square == i * i ? Result<>() : Result<>(fail(ErrorCode::Internal, QStringLiteral("mixed up")));
            },
            {});
        QVERIFY(result.ok());
        QCOMPARE(seen.size(), size_t(2000));
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    }

    void run_slowConsumer_workersStayWithinTheWindow()
    {
        std::atomic<qint64> started = 0;
        qint64 farthest = 0;
        const auto result = OrderedParallel<int>::run(
            200, {.threads = 3, .window = 10},
            [&](qint64) {
                ++started;
                return 0;
            },
            [&](qint64 i, int&&) -> Result<> {
                farthest = std::max(farthest, started.load() - i);
                return {};
            },
            {});
        QVERIFY(result.ok());
        // One item is being consumed when the next window opens behind it.
        QVERIFY2(farthest <= 11, qPrintable(QString::number(farthest)));
    }

    void run_consumerFails_stopsWithItsErrorAndEndsTheWorkers()
    {
        std::atomic<int> started = 0;
        const auto result = OrderedParallel<int>::run(
            100000, {.threads = 2, .window = 4},
            [&](qint64) {
                ++started;
                return 0;
            },
            [](qint64 i, int&&) -> Result<> {
                return i < 5 ? Result<>() : Result<>(fail(ErrorCode::Io, QStringLiteral("full")));
            },
            {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Io);
        QVERIFY(started < 20);
    }

    void run_cancelled_returnsCancelled()
    {
        std::stop_source stop;
        JobContext job;
        job.stop = stop.get_token();
        const auto result = OrderedParallel<int>::run(
            1000, {}, [](qint64) { return 0; },
            [&](qint64 i, int&&) -> Result<> {
                if (i == 10)
                    stop.request_stop();
                return {};
            },
            job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }

    void run_nothingToDo_succeeds()
    {
        QVERIFY(OrderedParallel<int>::run(
                    0, {}, [](qint64) { return 0; }, [](qint64, int&&) { return Result<>(); }, {})
                    .ok());
    }
};

VITRINE_REGISTER_TEST(TestOrderedParallel)
#include "tst_ordered_parallel.moc"
