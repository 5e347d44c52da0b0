#include "core/api/calls/reply_cache.h"
#include "core/api/server/listener.h"
#include "core/services/catalogue_settings.h"
#include "core/services/edit_products.h"
#include "core/storage/writer.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_server/http_client.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Answers that may be given again must never be older than the last commit, whoever made it.
class TestRepeatedReplies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CatalogueFixture>();
        m_listener =
            std::make_unique<Listener>(m_fixture->catalogue(), m_fixture->clock(), m_fixture->sources() + u"/keys"_s);
        ListenerSettings settings;
        settings.checksSignatures = false;
        const auto started = m_listener->start(settings);
        QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
        m_product = m_fixture->addProduct(u"T-1"_s, u"name 0"_s, m_fixture->addPictures(3));
        m_target = "/v1/" + must(catalogueIdentity(m_fixture->catalogue())).projectId.toLatin1() + "/products/" +
                   m_fixture->product(m_product).uuid.toLatin1();
    }
    void cleanup()
    {
        m_listener.reset();
        m_fixture.reset();
    }

    void show_nothingChanged_isTheSameToTheByte()
    {
        const HttpReply first = show();
        QCOMPARE(first.status, 200);
        m_fixture->clock().advance(1000);
        QCOMPARE(show().body, first.body);
        const QString address = first.json.value("asset_list"_L1).toArray().first()["main_url"_L1].toString();
        QVERIFY(!address.isEmpty());
        QCOMPARE(get(address.section(u'/', 3).toLatin1().prepend('/')).status, 200);
    }

    void show_afterAnHour_addressesLastAsLong()
    {
        const HttpReply first = show();
        m_fixture->clock().advance(kReplyWindowMs);
        const HttpReply later = show();
        QVERIFY(later.body != first.body);
        const QString address = later.json.value("asset_list"_L1).toArray().first()["main_url"_L1].toString();
        m_fixture->clock().advance(24 * 3600 * 1000);
        QCOMPARE(get(address.section(u'/', 3).toLatin1().prepend('/')).status, 200);
        m_fixture->clock().advance(kReplyWindowMs + 1);
        QCOMPARE(get(address.section(u'/', 3).toLatin1().prepend('/')).status, 403);
    }

    void show_afterAnEdit_isNewAtOnce()
    {
        for (int i = 1; i <= 20; ++i) {
            const QString name = u"name %1"_s.arg(i);
            rename(m_fixture->catalogue(), name);
            QCOMPARE(shownName(), name);
            QCOMPARE(shownName(), name);
        }
        m_fixture->undo(m_fixture->newestStep());
        QCOMPARE(shownName(), u"name 19"_s);
    }

    void show_afterAnotherCataloguesEdit_isNewAtOnce()
    {
        const auto other = must(Catalogue::open(m_fixture->folder(), m_fixture->clock()));
        for (int i = 1; i <= 20; ++i) {
            const QString name = u"other %1"_s.arg(i);
            QVERIFY(!shownName().isEmpty());
            rename(*other, name);
            QCOMPARE(shownName(), name);
        }
    }

    void show_otherCallersAndTargets_getTheirOwn()
    {
        QCOMPARE(show().status, 200);
        const QByteArray other = m_target.left(4) + "ffff" + m_target.mid(8);
        QCOMPARE(get(other).status, 400);
        QCOMPARE(get(m_target + "?a=b").body, show().body);
        const HttpReply wrong = send(m_listener->state().url, outgoing("GET", m_target, {}, "no JSON"));
        QCOMPARE(wrong.status, 400);
    }

private:
    HttpReply get(const QByteArray& target) { return send(m_listener->state().url, outgoing("GET", target)); }
    HttpReply show() { return get(m_target); }
    QString shownName() { return show().json.value("name"_L1).toString(); }
    void rename(Catalogue& catalogue, const QString& name)
    {
        must(changeProducts(catalogue, m_fixture->actor(), std::span(&m_product, 1), {.names = {{QString(), name}}}));
    }

    std::unique_ptr<CatalogueFixture> m_fixture;
    std::unique_ptr<Listener> m_listener;
    ProductId m_product;
    QByteArray m_target;
};

VITRINE_REGISTER_TEST(TestRepeatedReplies)
#include "tst_repeated_replies.moc"
