#include "core/storage/commit_watch.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <QDir>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestCommitWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mark_nothingCommitted_staysTheSame()
    {
        const qint64 mark = must(m_watch.mark());
        QCOMPARE(must(m_watch.mark()), mark);
        QCOMPARE(must(productByName()), 0);
        QCOMPARE(must(m_watch.mark()), mark);
    }

    void mark_afterACommit_isAnotherOneFromAnyThread()
    {
        const qint64 before = must(m_watch.mark());
        m_fixture.addProduct(u"A-1"_s);
        const qint64 after = must(m_watch.mark());
        QVERIFY(after != before);
        qint64 elsewhere = 0;
        std::thread([&] { elsewhere = must(m_watch.mark()); }).join();
        QCOMPARE(elsewhere, after);
    }

    void mark_commitOfAnotherConnection_isSeenAtOnce()
    {
        for (int i = 0; i < 50; ++i) {
            const qint64 before = must(m_watch.mark());
            const auto other = must(Catalogue::open(m_fixture.folder(), m_fixture.clock()));
            must(createProduct(*other, m_fixture.actor(), {.sku = u"B-%1"_s.arg(i)}));
            QVERIFY(must(m_watch.mark()) != before);
        }
    }

    void mark_databaseIsGone_isAnError()
    {
        CommitWatch none(m_fixture.folder() + u"/none.sqlite"_s);
        QCOMPARE(none.mark().error().code, ErrorCode::NotFound);
    }

private:
    Result<qint64> productByName() { return m_fixture.number(u"SELECT count(*) FROM product WHERE sku = 'none'"_s); }

    CatalogueFixture m_fixture;
    CommitWatch m_watch{m_fixture.folder() + u"/catalogue.sqlite"_s};
};

VITRINE_REGISTER_TEST(TestCommitWatch)
#include "tst_commit_watch.moc"
