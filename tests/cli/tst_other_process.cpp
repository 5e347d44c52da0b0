#include "core/services/browse.h"
#include "core/services/look_search.h"
#include "core/services/search.h"
#include "core/storage/change_feed.h"
#include "tests/cli/vitrine_process.h"
#include "tests/cli/wire_connection.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <condition_variable>
#include <mutex>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kMotifs = 4;

/// The products that are there by what a catalogue's feed told.
class Heard
{
public:
    explicit Heard(ChangeFeed& feed)
        : m_subscription(feed.subscribe([this](const ChangeSet& changes) { take(changes); }))
    {}

    bool waitFor(qsizetype count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(kPatienceMs),
                                  [this, count] { return m_there.size() == count; });
    }

private:
    void take(const ChangeSet& changes)
    {
        const std::lock_guard lock(m_mutex);
        for (auto product = changes.products.cbegin(); product != changes.products.cend(); ++product) {
            if (product.value().testFlag(Changed::Removed))
                m_there.remove(product.key());
            else
                m_there.insert(product.key());
        }
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    QSet<ProductId> m_there;
    ChangeFeed::Subscription m_subscription; ///< last: ends before what it writes into
};

} // namespace

/// One program works on a catalogue while another one changes it: `vitrine import`, `undo`, `redo`, each a process of
/// its own, beside a listener that goes on running, and beside this test.
class TestOtherProcess : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_catalogue, m_table;
    SystemClock m_clock;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    bool run(const QStringList& words) const { return runVitrine(words).exitCode == 0; }
    bool import() const { return run({u"import"_s, m_catalogue, u"--table"_s, m_table}); }
    bool undo() const { return run({u"undo"_s, m_catalogue}); }
    bool redo() const { return run({u"redo"_s, m_catalogue}); }

    /// A running `vitrine serve`, asked over its wire.
    struct Listener {
        QProcess process;
        std::unique_ptr<WireConnection> wire;
        QByteArray project;

        bool start(const QString& catalogue)
        {
            project = runVitrineJson({u"key"_s, catalogue, u"add"_s}).json[u"project_id"].toString().toLatin1();
            process.start(qEnvironmentVariable("VITRINE_BINARY"), {u"serve"_s, catalogue, u"--no-auth"_s});
            while (!process.canReadLine() && process.waitForReadyRead(kPatienceMs)) {
            }
            const QUrl address(QString::fromUtf8(process.readLine().sliced(14).chopped(3)));
            wire = std::make_unique<WireConnection>(quint16(address.port()));
            return address.port() > 0;
        }
        ~Listener()
        {
            process.terminate();
            process.waitForFinished(kPatienceMs);
        }
        QJsonArray listed()
        {
            const auto reply = wire->ask("GET", "/v1/" + project + "/products?limit=50");
            return reply && reply->status == 200 ? reply->json[u"products"].toArray() : QJsonArray{u"no answer"_s};
        }
        int statusOf(const QByteArray& product)
        {
            const auto reply = wire->ask("GET", "/v1/" + project + "/products/" + product);
            return reply ? reply->status : 0;
        }
        /// The product whose picture is most like this one; empty = none is found.
        QString mostLike(const QByteArray& picture)
        {
            const auto reply = wire->ask("POST", "/?Action=SearchImageByPic&Version=2020-12-14",
                                         "InstanceName=catalogue&PicContent=" + picture.toBase64().toPercentEncoding(),
                                         "application/x-www-form-urlencoded");
            return reply ? reply->json[u"Auctions"].toArray().first()[u"ProductId"].toString() : u"no answer"_s;
        }
    };

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", path(u"config"_s).toUtf8());
        m_catalogue = path(u"catalogue"_s);
        m_table = path(u"products.csv"_s);
        QByteArray rows("sku,name,image\n");
        for (int motif = 0; motif < kMotifs; ++motif) {
            const QByteArray number = QByteArray::number(motif);
            writtenFile(path(u"thing-%1.png"_s.arg(motif)), drawnPng(motif, 0));
            rows += "T" + number + ",Thing " + number + ",thing-" + number + ".png\n";
        }
        writtenFile(path(u"products.csv"_s), rows);
        QVERIFY(run({u"new"_s, m_catalogue}));
    }
    void cleanup() { m_folder.reset(); }

    void serve_productsImportedAndUndoneByAnotherProcess_answersFollow()
    {
        Listener listener;
        QVERIFY(listener.start(m_catalogue));
        QCOMPARE(listener.listed(), QJsonArray());
        QVERIFY(import());
        // What is read follows at once: nothing is answered from before the last commit.
        const QJsonArray listed = listener.listed();
        QCOMPARE(listed.size(), kMotifs);
        const QByteArray product = listed.first()[u"product_id"].toString().toLatin1();
        QCOMPARE(listener.statusOf(product), 200);
        QVERIFY(undo());
        QCOMPARE(listener.listed(), QJsonArray());
        QCOMPARE(listener.statusOf(product), 400);
        QVERIFY(redo());
        QCOMPARE(listener.statusOf(product), 200);
    }

    void serve_picturesImportedAndUndoneByAnotherProcess_searchByLookFollows()
    {
        Listener listener;
        QVERIFY(listener.start(m_catalogue));
        const QByteArray asked = drawnPng(2, 1);
        QCOMPARE(listener.mostLike(asked), QString());
        QVERIFY(import());
        QTRY_COMPARE_WITH_TIMEOUT(listener.mostLike(asked), u"T2"_s, kPatienceMs);
        QVERIFY(undo());
        QTRY_COMPARE_WITH_TIMEOUT(listener.mostLike(asked), QString(), kPatienceMs);
        QVERIFY(redo());
        QTRY_COMPARE_WITH_TIMEOUT(listener.mostLike(asked), u"T2"_s, kPatienceMs);
    }

    void openCatalogue_changedByAnotherProcess_tellsAndReadsIt()
    {
        const auto catalogue = must(Catalogue::open(m_catalogue, m_clock));
        Heard heard(catalogue->changes());
        const qint64 before = must(commitMark(*catalogue));
        QVERIFY(import());
        QVERIFY(heard.waitFor(kMotifs));
        const qint64 after = must(commitMark(*catalogue));
        QVERIFY(after != before);
        ProductQuery query;
        query.terms = {{.text = u"thing"_s}};
        QCOMPARE(must(searchIds(*catalogue, query)).ids.size(), size_t(kMotifs));
        QVERIFY(undo());
        QVERIFY(heard.waitFor(0));
        QVERIFY(must(commitMark(*catalogue)) != after);
        QCOMPARE(must(searchIds(*catalogue, query)).ids.size(), size_t(0));
        QCOMPARE(must(counts(*catalogue)).products, qint64(0));
    }

    void openLook_picturesImportedByAnotherProcess_areFound()
    {
        const auto catalogue = must(Catalogue::open(m_catalogue, m_clock));
        const auto look = must(LookSearch::open(*catalogue));
        LookQuery query;
        query.examples.push_back({.bytes = drawnPng(1, 1)});
        query.limit = 1;
        QVERIFY(must(look->find(query)).hits.empty());
        QVERIFY(import());
        QTRY_COMPARE_WITH_TIMEOUT(must(look->find(query)).total, qint64(kMotifs), kPatienceMs);
        const ProductId found = must(look->find(query)).hits.front().product;
        QCOMPARE(must(products(*catalogue, std::span(&found, 1))).front().sku, u"T1"_s);
        QVERIFY(undo());
        QTRY_VERIFY_WITH_TIMEOUT(must(look->find(query)).hits.empty(), kPatienceMs);
    }
};

VITRINE_REGISTER_TEST(TestOtherProcess)
#include "tst_other_process.moc"
