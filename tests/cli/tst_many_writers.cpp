#include "tests/cli/vitrine_process.h"
#include "tests/cli/wire_connection.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <atomic>
#include <mutex>
#include <thread>

using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWriters = 64, kReaders = 64;
constexpr int kPatienceMs = 60'000;
const QByteArray kForm = "application/x-www-form-urlencoded";

/// A write that was answered with success, and how it is looked for.
struct Acknowledged {
    enum class Kind { Product, Record } kind;
    QByteArray id;
    QString text; ///< a product's name, a record's description or tag
};

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Another picture for each number, 120 x 120.
QByteArray picture(int number)
{
    QImage image(120, 120, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number % 360, 160 + number % 90, 220));
    for (int i = 0; i < 24; ++i)
        image.setPixelColor(i, 3, number >> i & 1 ? Qt::white : Qt::black);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 90);
    return bytes;
}

QByteArray offsetBody(const std::vector<std::pair<QByteArray, QByteArray>>& fields)
{
    QByteArray meta, values;
    for (const auto& [key, value] : fields) {
        meta += (meta.isEmpty() ? "" : "#") + key + ',' + QByteArray::number(values.size()) + ',' +
                QByteArray::number(values.size() + value.size());
        values += value;
    }
    return meta + '^' + values;
}

/// One run of a listener with everything that is asked of it.
class Storm
{
public:
    Storm(quint16 port, QByteArray project, int round) : m_port(port), m_project(std::move(project)), m_round(round) {}

    /// Writes and reads from 128 connections until stop().
    void start()
    {
        for (int i = 0; i < kWriters; ++i)
            m_threads.emplace_back([this, i] { write(i); });
        for (int i = 0; i < kReaders; ++i)
            m_threads.emplace_back([this, i] { read(i); });
    }
    void stop()
    {
        m_ends = true;
        m_threads.clear();
    }
    const std::vector<Acknowledged>& acknowledged() const { return m_acknowledged; }
    /// The first answer that no client may get; empty = none.
    const QByteArray& problem() const { return m_problem; }
    int reads() const { return m_reads; }

private:
    void write(int writer)
    {
        WireConnection connection(m_port);
        for (int i = 0; !m_ends; ++i) {
            const QByteArray id =
                "w" + QByteArray::number(m_round) + '-' + QByteArray::number(writer) + '-' + QByteArray::number(i);
            const int number = (m_round * kWriters + writer) * 4096 + i;
            bool isAlive = false;
            switch (writer % 6) {
            case 0:
                isAlive = createProduct(connection, id);
                break;
            case 1:
                isAlive = renameProduct(connection, writer, id);
                break;
            case 2:
                isAlive = addItem(connection, id, number);
                break;
            case 3:
                isAlive = addImage(connection, id, number);
                break;
            case 4:
                isAlive = addAndModify(connection, id, number);
                break;
            default:
                isAlive = addRecord(connection, id);
            }
            if (!isAlive)
                return;
        }
    }

    void read(int reader)
    {
        const std::pair<QByteArray, QByteArray> calls[] = {
            {"GET", "/v1/" + m_project + "/products?limit=5&sort_dir=desc"},
            {"GET", "/v1/" + m_project + "/digital-assets?limit=5"},
            {"POST", "/v2/" + m_project + "/mms/wall/data/check"},
            {"POST", "/v1/" + m_project + "/wall/image/check"},
            {"GET", "/v1/" + m_project + "/service/wall"},
            {"POST", "/?Action=Detail&Version=2020-12-14&InstanceName=wall"},
        };
        WireConnection connection(m_port);
        for (int i = reader; !m_ends; ++i) {
            const auto& [method, target] = calls[size_t(i) % std::size(calls)];
            const QByteArray body = target.endsWith("data/check")    ? QByteArray("{\"item_id\":\"none\"}")
                                    : target.endsWith("image/check") ? QByteArray("{\"path\":\"none\"}")
                                                                     : QByteArray();
            const auto reply = connection.ask(method, target, body);
            if (!succeeded(reply, method + ' ' + target))
                return;
            ++m_reads;
        }
    }

    bool createProduct(WireConnection& connection, const QByteArray& id)
    {
        const auto reply = connection.ask("POST", products(), json({{u"name"_s, QString::fromLatin1(id)}}));
        if (!succeeded(reply, "CreateProduct"))
            return false;
        return acknowledge({Acknowledged::Kind::Product, reply->json.value("product_id"_L1).toString().toLatin1(),
                            QString::fromLatin1(id)});
    }

    /// One product a writer, renamed again and again; who was answered must read it so at once.
    bool renameProduct(WireConnection& connection, int writer, const QByteArray& id)
    {
        const QString name = QString::fromLatin1(id);
        QByteArray& product = m_renamed[size_t(writer)];
        if (product.isEmpty()) {
            const auto made = connection.ask("POST", products(), json({{u"name"_s, u"new"_s}}));
            if (!succeeded(made, "CreateProduct"))
                return false;
            product = made->json.value("product_id"_L1).toString().toLatin1();
        }
        if (!succeeded(connection.ask("PUT", products() + '/' + product, json({{u"name"_s, name}})), "UpdateProduct"))
            return false;
        acknowledge({Acknowledged::Kind::Product, product, name});
        const auto shown = connection.ask("GET", products() + '/' + product);
        if (!succeeded(shown, "ShowProduct"))
            return false;
        if (shown->json.value("name"_L1).toString() != name)
            return tell("ShowProduct shows an older name than was acknowledged: " + shown->body);
        return true;
    }

    bool addItem(WireConnection& connection, const QByteArray& id, int number)
    {
        const QByteArray name = QByteArray("front").toBase64();
        const QByteArray body =
            offsetBody({{"item_id", id}, {"cat_id", "0"}, {"pic_list", name}, {name, picture(number).toBase64()}});
        if (!succeeded(connection.ask("POST", "/item/add?instanceName=wall", body, "application/octet-stream"),
                       "/item/add"))
            return false;
        return acknowledge({Acknowledged::Kind::Record, id + "/front", {}});
    }

    bool addImage(WireConnection& connection, const QByteArray& id, int number)
    {
        const QByteArray body = "InstanceName=wall&CategoryId=0&ProductId=" + id +
                                "&PicName=front&PicContent=" + picture(number).toBase64().toPercentEncoding();
        if (!succeeded(connection.ask("POST", "/?Action=AddImage&Version=2020-12-14", body, kForm), "AddImage"))
            return false;
        return acknowledge({Acknowledged::Kind::Record, id + "/front", {}});
    }

    bool addAndModify(WireConnection& connection, const QByteArray& id, int number)
    {
        const QByteArray target = "/v1/" + m_project + "/wall/image";
        const QString path = QString::fromLatin1(id), file = QString::fromLatin1(picture(number).toBase64());
        if (!succeeded(connection.ask("POST", target, json({{u"path"_s, path}, {u"file"_s, file}})), "AddPicture"))
            return false;
        const QJsonObject tags{{u"path"_s, path}, {u"tags"_s, QJsonObject{{u"colour"_s, path}}}};
        if (!succeeded(connection.ask("PUT", target, json(tags)), "ModifyPicture"))
            return acknowledge({Acknowledged::Kind::Record, id, {}}) && false;
        return acknowledge({Acknowledged::Kind::Record, id, path});
    }

    bool addRecord(WireConnection& connection, const QByteArray& id)
    {
        const QString text = QString::fromLatin1(id);
        const auto reply = connection.ask("POST", "/v2/" + m_project + "/mms/wall/data/add",
                                          json({{u"item_id"_s, text}, {u"desc"_s, text}}));
        return succeeded(reply, "AddData") && acknowledge({Acknowledged::Kind::Record, id, text});
    }

    QByteArray products() const { return "/v1/" + m_project + "/products"; }

    /// False: the server is gone. Busy (503) is an answer too; anything else but success is a problem.
    bool succeeded(const std::optional<WireReply>& reply, const QByteArray& what)
    {
        if (!reply)
            return false;
        if (reply->status == 200)
            return true;
        return tell(what + " was answered with " + QByteArray::number(reply->status) + ' ' + reply->body);
    }
    bool acknowledge(const Acknowledged& write)
    {
        const std::lock_guard lock(m_mutex);
        m_acknowledged.push_back(write);
        return true;
    }
    bool tell(const QByteArray& problem)
    {
        const std::lock_guard lock(m_mutex);
        if (m_problem.isEmpty())
            m_problem = problem;
        m_ends = true;
        return false;
    }

    const quint16 m_port;
    const QByteArray m_project;
    const int m_round;
    std::atomic<bool> m_ends = false;
    std::atomic<int> m_reads = 0;
    std::mutex m_mutex;
    std::vector<Acknowledged> m_acknowledged;
    QByteArray m_problem;
    std::array<QByteArray, kWriters> m_renamed; ///< each its writer's own
    std::vector<std::jthread> m_threads;
};

} // namespace

/// 64 writers and 64 readers on all families, and a server that is killed in the middle of it.
class TestManyWriters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(u"config"_s).toUtf8());
        m_catalogue = m_folder.filePath(u"catalogue"_s);
        QCOMPARE(runVitrine({u"new"_s, m_catalogue}).exitCode, 0);
        QCOMPARE(runVitrine({u"gallery"_s, m_catalogue, u"add"_s, u"wall"_s, u"--tag"_s, u"colour"_s}).exitCode, 0);
        m_project = runVitrineJson({u"key"_s, m_catalogue, u"add"_s}).json.value("project_id"_L1).toString().toLatin1();
        QCOMPARE(m_project.size(), 32);
    }

    void killedServer_losesNoAcknowledgedWrite_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<bool>("kills");
        QTest::newRow("killed soon") << 900 << true;
        QTest::newRow("killed later") << 2600 << true;
        QTest::newRow("ended in peace") << 2000 << false;
    }
    void killedServer_losesNoAcknowledgedWrite()
    {
        QFETCH(const int, milliseconds);
        QFETCH(const bool, kills);
        const quint16 port = startServer();
        QVERIFY(port > 0);
        Storm storm(port, m_project, ++m_round);
        storm.start();
        QTest::qSleep(milliseconds); // how long the storm lasts; nothing depends on it but how much is written
        if (kills)
            m_server.kill();
        storm.stop();
        if (!kills)
            m_server.terminate();
        QVERIFY(m_server.waitForFinished(kPatienceMs));
        QVERIFY2(storm.problem().isEmpty(), storm.problem().left(600));
        QVERIFY(!storm.acknowledged().empty() && storm.reads() > 0);
        qInfo("%zu writes were acknowledged, %d reads answered", storm.acknowledged().size(), storm.reads());
        const ProgramRun check = runVitrineJson({u"check"_s, m_catalogue});
        QVERIFY2(check.exitCode == 0 && check.json.value("ok"_L1).toBool(), qPrintable(check.output + check.errors));
        m_all.insert(m_all.end(), storm.acknowledged().begin(), storm.acknowledged().end());
        verifyAll();
    }

private:
    quint16 startServer()
    {
        m_server.start(qEnvironmentVariable("VITRINE_BINARY"), {u"serve"_s, m_catalogue, u"--no-auth"_s});
        while (!m_server.canReadLine() && m_server.waitForReadyRead(kPatienceMs)) {
        }
        return quint16(QUrl(QString::fromUtf8(m_server.readLine().sliced(14).chopped(3))).port());
    }

    /// Starts the server anew and asks for everything that any round acknowledged.
    void verifyAll()
    {
        const quint16 port = startServer();
        QVERIFY(port > 0);
        WireConnection connection(port);
        // Of a product that was renamed the last name counts, or the one that was never answered.
        QHash<QByteArray, QString> names;
        for (const Acknowledged& each : m_all)
            names[each.id] = each.text;
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            QVERIFY2(isThere(connection, it.key(), it.value()), it.key() + " was acknowledged and is lost");
        m_server.terminate();
        QVERIFY(m_server.waitForFinished(kPatienceMs));
        QCOMPARE(m_server.exitCode(), 0);
    }

    bool isThere(WireConnection& connection, const QByteArray& id, const QString& text)
    {
        if (id.size() == 36) { // a product's uuid
            const auto shown = connection.ask("GET", "/v1/" + m_project + "/products/" + id);
            const QString name = shown ? shown->json.value("name"_L1).toString() : QString();
            return name == text || isLater(name, text);
        }
        const auto checked = connection.ask("POST", "/v2/" + m_project + "/mms/wall/data/check",
                                            json({{u"item_id"_s, QString::fromLatin1(id)}}));
        const QJsonObject data = checked ? checked->json.value("data"_L1).toObject() : QJsonObject();
        const QJsonObject words = data.value("item_info"_L1).toObject();
        const QString tag = words.value("custom_tags"_L1).toObject().value("colour"_L1).toString();
        return data.value("existed"_L1).toBool() &&
               (text.isEmpty() || words.value("desc"_L1).toString() == text || tag == text);
    }

    /// The name that the same writer gave next.
    static bool isLater(const QString& name, const QString& text)
    {
        const QString writer = text.section(u'-', 0, 1);
        return name.section(u'-', 0, 1) == writer && name.section(u'-', 2).toInt() == text.section(u'-', 2).toInt() + 1;
    }

    QTemporaryDir m_folder;
    QString m_catalogue;
    QByteArray m_project;
    QProcess m_server;
    std::vector<Acknowledged> m_all;
    int m_round = 0;
};

VITRINE_REGISTER_TEST(TestManyWriters)
#include "tst_many_writers.moc"
