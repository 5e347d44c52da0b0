#include "core/services/chunk_size.h"
#include "tests/support/test_registry.h"

using namespace vitrine;

class TestChunkSize : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void took_quickTransactions_doublesUpToTheLimit()
    {
        ChunkSize chunk;
        chunk.took(64, 0);
        QCOMPARE(chunk.value(), size_t(128));
        for (int i = 0; i < 10; ++i)
            chunk.took(chunk.value(), 1);
        QCOMPARE(chunk.value(), size_t(1024));
    }

    void took_slowTransaction_fallsToWhatFitsAtOnce()
    {
        ChunkSize chunk;
        chunk.took(400, 200);
        QCOMPARE(chunk.value(), size_t(100));
        chunk.took(100, 100'000);
        QCOMPARE(chunk.value(), size_t(16));
    }

    void took_theTimeAimedAt_staysAsItIs()
    {
        ChunkSize chunk;
        chunk.took(300, 50);
        QCOMPARE(chunk.value(), size_t(300));
    }
};

VITRINE_REGISTER_TEST(TestChunkSize)

#include "tst_chunk_size.moc"
