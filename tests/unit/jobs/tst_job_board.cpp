#include "core/jobs/job_board.h"
#include "tests/support/test_registry.h"

#include <atomic>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>

using namespace vitrine;

namespace {

using Snapshots = std::vector<JobSnapshot>;

/// Keeps what a listener hears.
class Recorder
{
public:
    explicit Recorder(JobBoard& board) : m_board(board)
    {
        board.setListener([this](const JobSnapshot& snapshot) {
            const std::lock_guard lock(m_mutex);
            m_heard.push_back(snapshot);
        });
    }
    ~Recorder() { m_board.setListener(nullptr); }
    Snapshots heard() const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }
    std::vector<JobState> states(quint64 job) const
    {
        std::vector<JobState> states;
        for (const JobSnapshot& snapshot : heard()) {
            if (snapshot.id == job && (states.empty() || states.back() != snapshot.state))
                states.push_back(snapshot.state);
        }
        return states;
    }

private:
    JobBoard& m_board;
    mutable std::mutex m_mutex;
    Snapshots m_heard;
};

JobState stateOf(const JobBoard& board, quint64 job)
{
    return board.job(job)->state;
}

bool isOver(const JobBoard& board, quint64 job)
{
    const JobState state = stateOf(board, job);
    return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
}

Result<> untilCancelled(const JobContext& context)
{
    while (true) {
        TRY_VOID(context.checkpoint());
        std::this_thread::yield();
    }
}

} // namespace

class TestJobBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void start_bodySucceeds_isDoneWithItsProgress()
    {
        JobBoard board;
        Recorder recorder(board);
        const quint64 id = board.start(QStringLiteral("Count"), [](const JobContext& context) -> Result<> {
            context.report({3, 3, QStringLiteral("c.jpg")});
            return {};
        });
        QTRY_VERIFY(isOver(board, id));
        const JobSnapshot shot = *board.job(id);
        QCOMPARE(shot.state, JobState::Done);
        QCOMPARE(shot.label, QStringLiteral("Count"));
        QCOMPARE(shot.progress.done, 3);
        QCOMPARE(shot.progress.step, QStringLiteral("c.jpg"));
        QVERIFY(!shot.canCancel);
        const std::vector<JobState> expected{JobState::Waiting, JobState::Running, JobState::Done};
        QTRY_COMPARE(recorder.states(id), expected);
    }

    void start_bodyFails_keepsItsError()
    {
        JobBoard board;
        const quint64 id = board.start(
            {}, [](const JobContext&) -> Result<> { return fail(ErrorCode::Io, QStringLiteral("The disk is full.")); });
        QTRY_COMPARE(stateOf(board, id), JobState::Failed);
        QCOMPARE(board.job(id)->error->detail, QStringLiteral("The disk is full."));
    }

    void start_bodyThrows_failsAsInternal()
    {
        JobBoard board;
        const quint64 id =
            board.start(QStringLiteral("Odd"), [](const JobContext&) -> Result<> { throw std::runtime_error("odd"); });
        QTRY_COMPARE(stateOf(board, id), JobState::Failed);
        QCOMPARE(board.job(id)->error->code, ErrorCode::Internal);
        QVERIFY(board.job(id)->error->detail.contains(QStringLiteral("odd")));
    }

    void start_moreThanThreads_waitForTheirTurnInOrder()
    {
        JobBoard board(1);
        std::binary_semaphore go(0);
        std::mutex mutex;
        std::vector<int> order;
        const auto body = [&](int number) {
            return [&, number](const JobContext&) -> Result<> {
                if (number == 0)
                    go.acquire();
                const std::lock_guard lock(mutex);
                order.push_back(number);
                return {};
            };
        };
        std::vector<quint64> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(board.start({}, body(i)));
        QTRY_COMPARE(stateOf(board, ids[0]), JobState::Running);
        for (int i = 1; i < 5; ++i)
            QCOMPARE(stateOf(board, ids[i]), JobState::Waiting);
        go.release();
        QTRY_VERIFY(isOver(board, ids[4]));
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4}));
    }

    void cancel_running_endsAsCancelled()
    {
        JobBoard board;
        const quint64 id = board.start({}, untilCancelled);
        board.cancel(id);
        QTRY_COMPARE(stateOf(board, id), JobState::Cancelled);
        QVERIFY(!board.job(id)->error);
    }

    void cancel_waiting_neverRuns()
    {
        JobBoard board(1);
        std::atomic<bool> ran = false;
        const quint64 first = board.start({}, untilCancelled);
        const quint64 second = board.start({}, [&ran](const JobContext&) -> Result<> {
            ran = true;
            return {};
        });
        board.cancel(second);
        QCOMPARE(stateOf(board, second), JobState::Cancelled);
        board.cancel(first);
        QTRY_COMPARE(stateOf(board, first), JobState::Cancelled);
        QVERIFY(!ran);
    }

    void pause_running_holdsItAtItsCheckpointAndLetsAnotherRun()
    {
        JobBoard board(1);
        std::atomic<int> steps = 0;
        std::atomic<bool> enough = false;
        const quint64 id = board.start({}, [&](const JobContext& context) -> Result<> {
            while (!enough) {
                TRY_VOID(context.checkpoint());
                ++steps;
                std::this_thread::yield();
            }
            return {};
        });
        QTRY_VERIFY(steps > 10);
        board.pause(id);
        QCOMPARE(stateOf(board, id), JobState::Paused);
        const quint64 other = board.start({}, [](const JobContext&) -> Result<> { return {}; });
        QTRY_COMPARE(stateOf(board, other), JobState::Done);
        const int seen = steps;
        const quint64 another = board.start({}, [](const JobContext&) -> Result<> { return {}; });
        QTRY_COMPARE(stateOf(board, another), JobState::Done);
        QVERIFY(steps <= seen + 1);
        board.resume(id);
        QTRY_VERIFY(steps > seen + 10);
        enough = true;
        QTRY_COMPARE(stateOf(board, id), JobState::Done);
    }

    void pause_waiting_letsOthersPassUntilResumed()
    {
        JobBoard board(1);
        std::binary_semaphore go(0);
        const quint64 first = board.start({}, [&go](const JobContext&) -> Result<> {
            go.acquire();
            return {};
        });
        const auto nothing = [](const JobContext&) -> Result<> { return {}; };
        const quint64 held = board.start({}, nothing);
        const quint64 last = board.start({}, nothing);
        board.pause(held);
        go.release();
        QTRY_COMPARE(stateOf(board, last), JobState::Done);
        QCOMPARE(stateOf(board, held), JobState::Paused);
        board.resume(held);
        QTRY_COMPARE(stateOf(board, held), JobState::Done);
        QCOMPARE(stateOf(board, first), JobState::Done);
    }

    void cancel_paused_endsAsCancelled()
    {
        JobBoard board(1);
        const quint64 id = board.start({}, untilCancelled);
        QTRY_COMPARE(stateOf(board, id), JobState::Running);
        board.pause(id);
        board.cancel(id);
        QTRY_COMPARE(stateOf(board, id), JobState::Cancelled);
    }

    void report_manyTimes_isToldAtMostTwentyTimesASecondAndTheLastArrives()
    {
        JobBoard board;
        Recorder recorder(board);
        std::binary_semaphore go(0);
        QElapsedTimer timer;
        timer.start();
        const quint64 id = board.start({}, [&go](const JobContext& context) -> Result<> {
            for (int i = 1; i <= 100000; ++i)
                context.report({i, 100000, {}});
            go.acquire();
            return {};
        });
        QTRY_VERIFY(!recorder.heard().empty() && recorder.heard().back().progress.done == 100000);
        const qint64 elapsed = timer.elapsed();
        QVERIFY(qint64(recorder.heard().size()) <= elapsed / 50 + 4);
        go.release();
        QTRY_VERIFY(isOver(board, id));
    }

    void issue_moreThanAThousand_keepsAThousandAndCountsAll()
    {
        JobBoard board;
        const quint64 id = board.start({}, [](const JobContext& context) -> Result<> {
            for (int i = 0; i < 1500; ++i)
                context.issue({QStringLiteral("%1.jpg").arg(i), QStringLiteral("damaged"), true});
            return {};
        });
        QTRY_COMPARE(stateOf(board, id), JobState::Done);
        QCOMPARE(board.job(id)->issues.size(), size_t(1000));
        QCOMPARE(board.job(id)->issueCount, 1500);
        QCOMPARE(board.job(id)->issues.back().subject, QStringLiteral("999.jpg"));
    }

    void clearFinished_leavesTheOthers()
    {
        JobBoard board;
        const quint64 done = board.start({}, [](const JobContext&) -> Result<> { return {}; });
        const quint64 running = board.start({}, untilCancelled);
        QTRY_COMPARE(stateOf(board, done), JobState::Done);
        board.clearFinished();
        QVERIFY(!board.job(done));
        QCOMPARE(board.jobs().size(), size_t(1));
        QCOMPARE(board.jobs().front().id, running);
    }

    void destructor_runningPausedAndWaitingJobs_cancelsAllAndWaits()
    {
        std::atomic<int> ended = 0;
        {
            JobBoard board(2);
            const auto body = [&ended](const JobContext& context) {
                const Result<> result = untilCancelled(context);
                ++ended;
                return result;
            };
            const quint64 first = board.start({}, body);
            board.start({}, body);
            QTRY_COMPARE(stateOf(board, first), JobState::Running);
            board.pause(first);
            board.start({}, body);
            const quint64 third = board.jobs().back().id;
            QTRY_COMPARE(stateOf(board, third), JobState::Running);
            board.start({}, body);
        }
        QCOMPARE(ended.load(), 3);
    }

    void setListener_null_isNotCalledAfterwards()
    {
        JobBoard board;
        std::atomic<bool> gone = false;
        std::atomic<bool> calledAfter = false;
        board.setListener([&](const JobSnapshot&) { calledAfter = calledAfter || gone; });
        const quint64 id = board.start({}, [](const JobContext& context) -> Result<> {
            for (int i = 0; i < 1000; ++i)
                context.report({i, 1000, {}});
            return {};
        });
        board.setListener(nullptr);
        gone = true;
        QTRY_VERIFY(isOver(board, id));
        QVERIFY(!calledAfter);
    }

    void everything_fromManyThreadsAtOnce_endsInOrder()
    {
        std::atomic<int> bodies = 0;
        std::atomic<int> overlapping = 0;
        std::atomic<bool> overlapped = false;
        constexpr int kThreads = 8;
        constexpr int kJobs = 60;
        JobBoard board(3);
        board.setListener([&](const JobSnapshot&) {
            overlapped = overlapped || ++overlapping > 1;
            (void)board.jobs();
            --overlapping;
        });
        const auto body = [&bodies](const JobContext& context) -> Result<> {
            ++bodies;
            for (int i = 0; i < 50; ++i) {
                TRY_VOID(context.checkpoint());
                context.report({i, 50, {}});
                context.issue({QString::number(i), {}, false});
            }
            return {};
        };
        std::latch begin(kThreads);
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                begin.arrive_and_wait();
                for (int i = 0; i < kJobs; ++i) {
                    const quint64 id = board.start(QString::number(t), body);
                    board.pause(id);
                    (void)board.job(id);
                    board.resume(id);
                    if (i % 3 == 0)
                        board.cancel(id);
                    if (i % 7 == 0)
                        board.clearFinished();
                }
            });
        }
        threads.clear();
        const auto allOver = [&board] {
            const Snapshots all = board.jobs();
            return std::all_of(all.begin(), all.end(), [&](const JobSnapshot& shot) {
                return shot.state == JobState::Done || shot.state == JobState::Cancelled;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allOver(), 60000);
        QVERIFY(!overlapped);
        QVERIFY(bodies >= kThreads * kJobs * 2 / 3);
        board.setListener(nullptr);
    }
};

VITRINE_REGISTER_TEST(TestJobBoard)
#include "tst_job_board.moc"
