#include "core/api/http/worker_pool.h"
#include "tests/support/test_registry.h"

#include <atomic>
#include <semaphore>

using namespace vitrine;

class TestWorkerPool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void run_moreThanWorkersAndQueueHold_isRefused()
    {
        std::counting_semaphore<8> begun{0}, go{0};
        WorkerPool pool(2, 3);
        const auto task = [&] {
            begun.release();
            go.acquire();
        };
        QVERIFY(pool.run(task) && pool.run(task));
        begun.acquire();
        begun.acquire();
        for (int i = 0; i < 3; ++i)
            QVERIFY(pool.run(task));
        QVERIFY(!pool.run(task));
        go.release(5);
        begun.acquire();
        begun.acquire();
        begun.acquire();
        QTRY_VERIFY(pool.run([] {}));
    }

    void run_fromManyThreads_runsEachTaskOnce()
    {
        constexpr int kThreads = 8, kTasks = 500;
        std::atomic<int> done = 0;
        {
            WorkerPool pool(4, kThreads * kTasks);
            std::vector<std::jthread> threads;
            for (int t = 0; t < kThreads; ++t) {
                threads.emplace_back([&] {
                    for (int i = 0; i < kTasks; ++i)
                        pool.run([&] { ++done; });
                });
            }
            threads.clear();
            QTRY_COMPARE(done.load(), kThreads * kTasks);
        }
    }

    void destructor_tasksThatWait_areDroppedAndTheRunningOneEnds()
    {
        std::atomic<int> ended = 0;
        const auto held = std::make_shared<int>(1);
        {
            std::binary_semaphore begun{0};
            WorkerPool pool(1, 10);
            pool.run([&] {
                begun.release();
                ++ended;
            });
            begun.acquire();
            for (int i = 0; i < 5; ++i)
                pool.run([held] {});
        }
        QCOMPARE(ended.load(), 1);
        QCOMPARE(held.use_count(), 1);
    }
};

VITRINE_REGISTER_TEST(TestWorkerPool)
#include "tst_worker_pool.moc"
