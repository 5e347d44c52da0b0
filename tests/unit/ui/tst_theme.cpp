#include "tests/support/test_registry.h"
#include "ui/theme.h"

using namespace vitrine;
using namespace vitrine::theme;

Q_DECLARE_METATYPE(vitrine::theme::Scheme)

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrast_blackOnWhite_is21()
    {
        QVERIFY(qFuzzyCompare(contrast(QColor(Qt::black), QColor(Qt::white)), 21.0));
        QVERIFY(qFuzzyCompare(contrast(QColor(Qt::red), QColor(Qt::red)), 1.0));
    }

    void contrast_everyPair_isReadable_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
        QTest::newRow("high contrast") << Scheme::HighContrast;
    }
    void contrast_everyPair_isReadable()
    {
        QFETCH(Scheme, scheme);
        const Colours& c = colours(scheme);
        for (const QColor& ground : {c.surface, c.window, c.raised}) {
            QVERIFY2(contrast(c.text, ground) >= 7, qPrintable(ground.name()));
            QVERIFY2(contrast(c.muted, ground) >= 4.5, qPrintable(ground.name()));
            for (const QColor& sign : {c.good, c.warn, c.bad})
                QVERIFY2(contrast(sign, ground) >= 4.5, qPrintable(sign.name() + ground.name()));
            QVERIFY2(contrast(c.accent, ground) >= 3, "the focus ring must be seen");
        }
        QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
        // Words stand on tinted rows too.
        for (const double share : {kHoverShare, kTintShare, kTintShare + 0.04})
            QVERIFY(contrast(c.text, blend(c.surface, c.accent, share)) >= 7);
    }

    void coloursOf_ourPalette_givesTheTokensBack()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
            const Colours& wanted = colours(scheme);
            const Colours found = coloursOf(palette(scheme));
            QCOMPARE(found.surface, wanted.surface);
            QCOMPARE(found.raised, wanted.raised);
            QCOMPARE(found.line, wanted.line);
            QCOMPARE(found.muted, wanted.muted);
            QCOMPARE(found.accent, wanted.accent);
            QCOMPARE(found.bad, wanted.bad);
        }
    }

    void coloursOf_aUsersPalette_winsOverOurs()
    {
        QPalette own(Qt::yellow, Qt::darkBlue);
        own.setColor(QPalette::Base, Qt::darkBlue);
        own.setColor(QPalette::Text, Qt::yellow);
        QCOMPARE(coloursOf(own).text, QColor(Qt::yellow));
        QVERIFY(isDark(own));
        QCOMPARE(coloursOf(own).bad, colours(Scheme::Dark).bad);
    }

    void fonts_ofPixelSizes_scaleToo()
    {
        QFont body;
        body.setPixelSize(20);
        QCOMPARE(captionFont(body).pixelSize(), 17);
        QCOMPARE(titleFont(body).pixelSize(), 23);
        QVERIFY(heightFor(10, body) > 20);
    }
};

VITRINE_REGISTER_TEST(TestTheme)
#include "tst_theme.moc"
