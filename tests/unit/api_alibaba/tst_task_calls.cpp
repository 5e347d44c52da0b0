#include "core/api/alibaba/increment_meta.h"
#include "core/api/alibaba/task_board.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"
#include "tests/unit/api_alibaba/alibaba_listener.h"

#include <QFile>
#include <QJsonArray>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 20'000;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

QString status(AlibabaListener& listener, const QByteArray& action, const char* list)
{
    const QJsonValue data = listener.rpc(action, {}).json[u"Data"];
    const QJsonValue tasks = data[QLatin1StringView(list)];
    return (tasks.isArray() ? tasks : tasks[u"Instance"])[0][u"Status"].toString();
}

} // namespace

class TestTaskCalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dump_entries_becomeLines()
    {
        AlibabaListener listener;
        listener.add("p", "a.png", Qt::red,
                     {{"CategoryId", "4"}, {"IntAttr2", "2"}, {"StrAttr", "x"}, {"Region", "1,20,3,40"}});
        const Answer begun = listener.rpc("DumpMeta", {});
        QCOMPARE(begun.status, 200);
        QCOMPARE(begun.json[u"Data"][u"Id"].toString(), u"1"_s);
        QCOMPARE(begun.json[u"Data"][u"DumpMetaStatus"].toString(), u"PROCESSING"_s);
        QTRY_COMPARE_WITH_TIMEOUT(status(listener, "DumpMetaList", "DumpMetaList"), u"SUCCESS"_s, kPatienceMs);
        const QJsonObject data = listener.rpc("DumpMetaList", {{"Id", "1"}}).json[u"Data"].toObject();
        QCOMPARE(data[u"TotalCount"].toInt(), 1);
        const QString url = data[u"DumpMetaList"][0][u"MetaUrl"].toString();
        QVERIFY(url.startsWith(u"http://127.0.0.1:8080/imagesearch/tasks/"_s));
        const QByteArray target = url.mid(int(strlen("http://127.0.0.1:8080"))).toLatin1();
        const Answer file = listener.send("GET", target, {});
        QCOMPARE(file.status, 200);
        QCOMPARE(contentOf(file.file),
                 QByteArray(R"({"CategoryId":4,"IntAttr2":2,"OperationType":"ADD","PicName":"a.png",)"
                            R"("ProductId":"p","Region":"1,20,3,40","StrAttr":"x"})"
                            "\n"));
        listener.fixture().clock().advance(3 * 3600 * 1000);
        QCOMPARE(listener.send("GET", target, {}).status, 404);
        QCOMPARE(listener.rpc("DumpMetaList", {{"Id", "2"}}).json[u"Data"][u"TotalCount"].toInt(-1), 0);
        QCOMPARE(listener.rpc("DumpMetaList", {{"PageSize", "31"}}).code(), u"Console.BadRequest"_s);
    }

    void increase_lines_areDoneAndFaultsListed()
    {
        AlibabaListener listener;
        listener.add("old", "x", Qt::green);
        writtenFile(listener.bucket() + u"/a.png"_s, stripes(Qt::red));
        writtenFile(listener.bucket() + u"/b.png"_s, "text");
        writtenFile(
            listener.bucket() + u"/increment.meta"_s,
            R"({"OperationType":"ADD","ProductId":"p","PicName":"a.png","CategoryId":4,"IntAttr":1,"CustomContent":"c"})"
            "\n\n"
            R"({"OperationType":"ADD","ProductId":"p","PicName":"b.png"})"
            "\n"
            R"({"OperationType":"ADD","ProductId":"p","PicName":"../c.png"})"
            "\n"
            R"({"OperationType":"DELETE","ProductId":"old"})"
            "\nnonsense\n");
        const Answer begun = listener.rpc("IncreaseInstance", {{"BucketName", "bucket"}, {"Path", "/increment.meta"}});
        QCOMPARE(begun.status, 200);
        QCOMPARE(begun.json[u"Data"][u"IncrementStatus"].toString(), u"PROCESSING"_s);
        QTRY_COMPARE_WITH_TIMEOUT(status(listener, "IncreaseList", "Increments"), u"SUCCESS"_s, kPatienceMs);
        const auto entries = listener.entries();
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(entries[0].itemKey, u"p"_s);
        QCOMPARE(entries[0].category, 4);
        const QByteArray errors = contentOf(listener.bucket() + u"/increment.meta.errors-1.txt"_s);
        QCOMPARE(errors.count('\n'), 3);
        QVERIFY(errors.contains(R"("Code":"UnsupportedPicFormat","Line":3)"));
        QVERIFY(errors.contains(R"("Code":"InvalidPicName","Line":4)"));
        QVERIFY(errors.contains(R"("Code":"BadRequest","Line":6)"));
    }

    void increase_refusals_areTheManagementOnes()
    {
        AlibabaListener listener;
        const auto code = [&listener](const QByteArray& bucket, const QByteArray& path) {
            return listener.rpc("IncreaseInstance", {{"BucketName", bucket}, {"Path", path}}).code();
        };
        QCOMPARE(code("", "/x"), u"Console.BadRequest"_s);
        QCOMPARE(code("bucket", "x"), u"Console.BadRequest"_s);
        QCOMPARE(code("bucket", "/x/"), u"Console.BadRequest"_s);
        QCOMPARE(code("bucket", "/../x"), u"Console.BadRequest"_s);
        QCOMPARE(code("elsewhere", "/x"), u"Console.NoPermission"_s);
        QCOMPARE(code("bucket", "/missing.meta"), QString());
        QTRY_COMPARE_WITH_TIMEOUT(status(listener, "IncreaseList", "Increments"), u"FAIL"_s, kPatienceMs);
        listener.services().allowedFolders.clear();
        QCOMPARE(listener.rpc("DumpMeta", {}).code(), u"Console.NoPermission"_s);
    }

    void tasks_afterARestart_areKnown()
    {
        AlibabaListener listener;
        listener.rpc("DumpMeta", {});
        QTRY_COMPARE_WITH_TIMEOUT(status(listener, "DumpMetaList", "DumpMetaList"), u"SUCCESS"_s, kPatienceMs);
        listener.restart();
        QCOMPARE(status(listener, "DumpMetaList", "DumpMetaList"), u"SUCCESS"_s);
        QCOMPARE(listener.rpc("DumpMeta", {}).json[u"Data"][u"Id"].toString(), u"2"_s);
    }

    void board_interruptedTask_startsAgain()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"tasks.json"_s);
        ManualClock clock;
        GalleryTask task;
        task.instance = u"demo"_s;
        {
            TaskBoard board(file, clock, [](GalleryTask&, const std::stop_token& stop) {
                std::mutex mutex;
                std::condition_variable_any stopped;
                std::unique_lock lock(mutex);
                stopped.wait(lock, stop, [] { return false; });
            });
            QVERIFY(board.start(task).ok());
            const auto second = board.start(task);
            QVERIFY(!second.ok());
            QCOMPARE(second.error().code, ErrorCode::Conflict);
        }
        TaskBoard board(file, clock,
                        [](GalleryTask& each, const std::stop_token&) { each.state = TaskState::Success; });
        board.waitUntilIdle();
        QCOMPARE(board.list(TaskKind::Dump, u"demo"_s).at(0).state, TaskState::Success);
    }

    void parseIncrementLine_bad_isRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("error");
        const auto row = [](const char* line, AlibabaError error) {
            QTest::newRow(line) << QByteArray(line) << int(error);
        };
        row("", AlibabaError::BadRequest);
        row("[]", AlibabaError::BadRequest);
        row(R"({"ProductId":"p"})", AlibabaError::BadRequest);
        row(R"({"OperationType":"MOVE","ProductId":"p"})", AlibabaError::BadRequest);
        row(R"({"OperationType":"ADD","PicName":"a"})", AlibabaError::NoSpecifiedProductId);
        row(R"({"OperationType":"ADD","ProductId":"p"})", AlibabaError::NoSpecifiedPicName);
        row(R"({"OperationType":"ADD","ProductId":"p","PicName":"/a"})", AlibabaError::InvalidPicName);
        row(R"({"OperationType":"ADD","ProductId":"p","PicName":"a/../../b"})", AlibabaError::InvalidPicName);
        row(R"({"OperationType":"ADD","ProductId":"p","PicName":"a","IntAttr":"x"})", AlibabaError::InvalidIntAttr);
        row(R"({"OperationType":"DELETE"})", AlibabaError::NoSpecifiedProductId);
    }
    void parseIncrementLine_bad_isRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, error);
        const auto parsed = parseIncrementLine(line, alibabaLimits(ApiLimits::Strict));
        QVERIFY(!parsed.ok());
        QCOMPARE(int(parsed.error()), error);
    }
};

VITRINE_REGISTER_TEST(TestTaskCalls)
#include "tst_task_calls.moc"
