#include "tests/support/test_registry.h"
#include "tests/unit/http/test_server.h"

#include <atomic>
#include <semaphore>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using std::chrono::milliseconds;

class TestServerStop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stop_runningCall_isAnsweredFirst()
    {
        std::binary_semaphore begun{0}, go{0};
        TestServer server({.handle = [&](const HttpRequest& request) {
            begun.release();
            go.acquire();
            return echo(request);
        }});
        RawClient idle = server.client(), client = server.client(), half = server.client();
        QVERIFY(half.send("GET / HT"));
        client.send(getRequest("/a") + getRequest("/never"));
        begun.acquire();
        std::jthread stopper([&] { server.server().stop(milliseconds{20'000}); });
        QVERIFY(idle.endsByServer());
        QVERIFY(half.endsByServer());
        go.release();
        const RawReply reply = client.reply();
        QCOMPARE(reply.body, QByteArray("GET /a 0"));
        QCOMPARE(reply.headers.value("Connection"), QByteArray("close"));
        QVERIFY(client.endsByServer());
        stopper.join();
        QVERIFY(!server.client().isOpen());
    }

    void stop_impatient_closesAndTheHandlerRunsOnUnheard()
    {
        std::binary_semaphore begun{0}, go{0};
        std::atomic<bool> ended = false;
        TestServer server({.handle = [&](const HttpRequest& request) {
            begun.release();
            go.acquire();
            ended = true;
            return echo(request);
        }});
        RawClient client = server.client();
        client.send(postRequest("/a", QByteArray(3 * 1024 * 1024, 'x')));
        begun.acquire();
        server.server().stop(milliseconds{1});
        QCOMPARE(client.readToEnd(), QByteArray());
        QVERIFY(!ended);
        QCOMPARE(server.server().counts().connectionsOpen, 0);
        go.release();
        server.end();
        QVERIFY(ended);
        QVERIFY(server.spooledFiles().isEmpty());
    }

    void stop_twiceAndFromTwoThreads_isFine()
    {
        TestServer server;
        RawClient client = server.client();
        QCOMPARE(client.ask(getRequest("/a")).status, 200);
        std::jthread other([&] { server.server().stop(milliseconds{1000}); });
        server.server().stop(milliseconds{1000});
        other.join();
        server.server().stop(milliseconds{1000});
        QVERIFY(client.endsByServer());
    }

    void stop_underLoad_answersWhatItTook()
    {
        std::atomic<int> handled = 0, answered = 0;
        TestServer server({.handle = [&](const HttpRequest& request) {
            ++handled;
            return echo(request);
        }});
        std::vector<std::jthread> clients;
        for (int i = 0; i < 8; ++i) {
            clients.emplace_back([&] {
                RawClient client = server.client();
                while (client.isOpen() && client.ask(postRequest("/a", "body")).status == 200)
                    ++answered;
            });
        }
        while (handled < 500)
            std::this_thread::yield();
        server.server().stop(milliseconds{20'000});
        clients.clear();
        QCOMPARE(answered.load(), handled.load());
    }
};

VITRINE_REGISTER_TEST(TestServerStop)
#include "tst_server_stop.moc"
