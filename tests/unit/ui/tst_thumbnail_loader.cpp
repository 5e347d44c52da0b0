#include "tests/support/test_registry.h"
#include "ui/services/thumbnail_loader.h"

#include <QSignalSpy>

#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {
/// A reader that waits until the test lets it go on, and remembers what it was asked for, in order.
class HeldReader
{
public:
    ThumbnailReader reader()
    {
        return [this](const ThumbnailKey& key) -> Result<std::optional<QImage>> {
            std::unique_lock lock(m_mutex);
            m_asked << key.sha256;
            m_changed.notify_all();
            m_changed.wait(lock, [this] { return m_open; });
            if (key.sha256 == u"broken"_s)
                return fail(ErrorCode::Corrupt, u"It is damaged."_s);
            if (key.sha256 == u"missing"_s)
                return std::optional<QImage>();
            QImage image(8, 6, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::red);
            return std::optional(image);
        };
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    QStringList asked()
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QStringList m_asked;
    bool m_open = false;
};

struct Fixture {
    HeldReader held;
    ThumbnailLoader loader{held.reader(), 1};
    QSignalSpy ready{&loader, &ThumbnailSource::ready};
    ~Fixture() { held.open(); } // before the loader waits for its threads
};

ThumbnailKey key(const QString& sha256)
{
    return {sha256, 256};
}
} // namespace

class TestThumbnailLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void request_known_isReadyOnceAndFromMemoryThen()
    {
        Fixture f;
        QCOMPARE(f.loader.state(key(u"a"_s)), ThumbState::Unknown);
        f.loader.request(key(u"a"_s));
        f.loader.request(key(u"a"_s));
        QCOMPARE(f.loader.state(key(u"a"_s)), ThumbState::Loading);
        f.held.open();
        QTRY_COMPARE(f.ready.size(), 1);
        QVERIFY(f.loader.cached(key(u"a"_s)));
        f.loader.request(key(u"a"_s));
        QCOMPARE(f.held.asked(), QStringList{u"a"_s});
    }

    void request_several_newestFirst()
    {
        Fixture f;
        f.loader.request(key(u"first"_s));
        QTRY_COMPARE(f.held.asked().size(), 1); // at work; the others wait
        for (const QString& one : {u"b"_s, u"c"_s, u"d"_s})
            f.loader.request(key(one));
        f.loader.request(key(u"b"_s)); // asked for again: to the front
        f.held.open();
        QTRY_COMPARE(f.ready.size(), 4);
        QCOMPARE(f.held.asked(), (QStringList{u"first"_s, u"b"_s, u"d"_s, u"c"_s}));
    }

    void forget_notBegun_isNotRead()
    {
        Fixture f;
        f.loader.request(key(u"first"_s));
        QTRY_COMPARE(f.held.asked().size(), 1);
        f.loader.request(key(u"b"_s));
        f.loader.request(key(u"c"_s));
        f.loader.forget(key(u"b"_s));
        QCOMPARE(f.loader.state(key(u"b"_s)), ThumbState::Unknown);
        f.held.open();
        QTRY_COMPARE(f.ready.size(), 2);
        QCOMPARE(f.held.asked(), (QStringList{u"first"_s, u"c"_s}));
    }

    void request_failingOrMissing_isRememberedUntilInvalidated()
    {
        Fixture f;
        f.held.open();
        for (const QString& one : {u"broken"_s, u"missing"_s}) {
            f.ready.clear();
            f.loader.request(key(one));
            QTRY_COMPARE(f.ready.size(), 1);
            QCOMPARE(f.loader.state(key(one)), ThumbState::Failed);
            QVERIFY(!f.loader.cached(key(one)));
            const auto before = f.held.asked().size();
            f.loader.request(key(one));
            QCOMPARE(f.loader.state(key(one)), ThumbState::Failed);
            f.loader.invalidate(one);
            f.loader.request(key(one));
            QTRY_COMPARE(f.ready.size(), 2);
            QCOMPARE(f.held.asked().size(), before + 1);
        }
    }

    void invalidate_whileReading_dropsTheOldAnswer()
    {
        Fixture f;
        f.loader.request(key(u"a"_s));
        QTRY_COMPARE(f.held.asked().size(), 1);
        f.loader.invalidate(u"a"_s);
        f.loader.request(key(u"a"_s));
        f.held.open();
        QTRY_COMPARE(f.held.asked().size(), 2);
        QTRY_COMPARE(f.ready.size(), 1); // of the second reading only
        QVERIFY(f.loader.cached(key(u"a"_s)));
    }
};

VITRINE_REGISTER_TEST(TestThumbnailLoader)
#include "tst_thumbnail_loader.moc"
