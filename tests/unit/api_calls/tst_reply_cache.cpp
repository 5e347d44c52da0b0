#include "core/api/calls/reply_cache.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace vitrine;
using Stamp = vitrine::ReplyCache::Stamp;

class TestReplyCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_sameStamp_givesWhatWasKept()
    {
        ReplyCache cache;
        QVERIFY(!cache.find("a", kFirst));
        cache.keep("a", kFirst, httpResponse(200, "text/plain", "one"));
        QCOMPARE(cache.find("a", kFirst)->body, "one");
        QCOMPARE(cache.find("a", kFirst)->headers.value("Content-Type"), "text/plain");
        QVERIFY(!cache.find("b", kFirst));
    }

    void find_laterStamp_givesNothing()
    {
        ReplyCache cache;
        cache.keep("a", kFirst, httpResponse(200, "text/plain", "one"));
        QVERIFY(!cache.find("a", {kFirst.commits + 1, kFirst.window}));
        QVERIFY(!cache.find("a", {kFirst.commits, kFirst.window + 1}));
        QVERIFY(cache.find("a", kFirst));
        cache.keep("b", {kFirst.commits + 1, kFirst.window}, httpResponse(200, "text/plain", "two"));
        QVERIFY(!cache.find("a", kFirst));
        QVERIFY(!cache.find("a", {kFirst.commits + 1, kFirst.window}));
    }

    void keep_refusalsFilesAndLongReplies_areNotKept()
    {
        ReplyCache cache;
        cache.keep("refused", kFirst, httpResponse(404, "text/plain", "no"));
        HttpResponse file = httpResponse(200, "text/plain", {});
        file.file = QStringLiteral("/nowhere");
        cache.keep("file", kFirst, file);
        cache.keep("long", kFirst, httpResponse(200, "text/plain", QByteArray(ReplyCache::kReplyBytes + 1, 'x')));
        for (const QByteArray key : {"refused", "file", "long"})
            QVERIFY(!cache.find(key, kFirst));
    }

    void keep_manyReplies_boundsTheirBytes()
    {
        ReplyCache cache;
        const QByteArray body(ReplyCache::kReplyBytes / 2, 'x');
        const int fits = int(ReplyCache::kBytes / body.size());
        for (int i = 0; i < fits + 1; ++i)
            cache.keep(QByteArray::number(i), kFirst, httpResponse(200, "text/plain", body));
        int kept = 0;
        for (int i = 0; i < fits + 1; ++i)
            kept += cache.find(QByteArray::number(i), kFirst) ? 1 : 0;
        QVERIFY(kept > 0 && kept < fits + 1);
    }

private:
    const Stamp kFirst{7, 3};
};

VITRINE_REGISTER_TEST(TestReplyCache)
#include "tst_reply_cache.moc"
