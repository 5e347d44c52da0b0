#include "core/services/browse.h"
#include "core/services/edit_products.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/drawn_asset.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/test_registry.h"
#include "ui/views/inspector_asset.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"
#include "ui/views/suggestion_chips.h"

#include <QToolButton>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// What look-alikes suggest stands on chips in the inspector, and nothing of it happens by itself.
class TestSuggestionChips : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    ProductId m_plain;

    WindowFixture& f() { return *m_fixture; }
    Product plain() { return f().files().product(m_plain); }
    AssetId addDrawn(int motif, int variant)
    {
        return addPictureBytes(f().files(), drawnPng(motif, variant), {240, 200},
                               u"DSC_%1%2.png"_s.arg(motif).arg(variant));
    }
    ProductId addThing(int motif, int variant, const QString& tag, const QString& category)
    {
        const ProductId product = f().files().addProduct(u"M-%1-%2"_s.arg(motif).arg(variant), u"Thing %1"_s.arg(motif),
                                                         {addDrawn(motif, variant)});
        ProductPatch patch;
        if (!tag.isEmpty())
            patch.addTagPaths = {tag};
        if (!category.isEmpty())
            patch.addCategoryPaths = {category};
        if (!tag.isEmpty() || !category.isEmpty())
            must(changeProducts(f().other(), f().otherActor(), {&product, 1}, patch));
        return product;
    }
    SuggestionChips& chips() { return *f().workspace().inspector().productPage()->findChild<SuggestionChips*>(); }
    SuggestionChips& pictureChips() { return *f().workspace().inspector().assetPage()->findChild<SuggestionChips*>(); }
    static int indexOf(const SuggestionChips& chips, const QString& text)
    {
        for (int i = 0; i < chips.count(); ++i) {
            if (chips.text(i) == text)
                return i;
        }
        return -1;
    }
    static QToolButton* button(SuggestionChips& chips, const QString& text, const QString& part)
    {
        for (QToolButton* take : chips.findChildren<QToolButton*>(u"accept"_s)) {
            if (take->text() == text && !take->isHidden() && !take->parentWidget()->isHidden())
                return take->parentWidget()->findChild<QToolButton*>(part);
        }
        return nullptr;
    }
    void showPlain() { f().select({f().rows().rowOf(m_plain.value())}); }
    bool offers(const QString& text)
    {
        return QTest::qWaitFor([&] { return chips().isVisible() && indexOf(chips(), text) >= 0; }, kPatienceMs);
    }
    bool withdraws(const QString& text)
    {
        return QTest::qWaitFor([&] { return indexOf(chips(), text) < 0; }, kPatienceMs);
    }
    void undo()
    {
        QTRY_VERIFY_WITH_TIMEOUT(f().action(ActionId::Undo).isEnabled(), kPatienceMs);
        f().action(ActionId::Undo).trigger();
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        for (int variant = 0; variant < 3; ++variant)
            addThing(1, variant, u"Colour/Blue"_s, u"Lamps"_s);
        addThing(6, 0, u"Round"_s, u"Balls"_s);
        m_plain = addThing(1, 3, {}, {});
        QVERIFY(f().open(5));
    }
    void cleanup() { m_fixture.reset(); }

    void product_shown_offersAndAppliesNothing()
    {
        const qsizetype before = f().steps();
        showPlain();
        QVERIFY(offers(u"+ Blue"_s));
        QVERIFY(indexOf(chips(), u"+ in Lamps"_s) >= 0);
        QVERIFY(indexOf(chips(), u"+ Round"_s) < 0);
        QVERIFY(button(chips(), u"+ Blue"_s, u"accept"_s)->toolTip().contains(u"Colour/Blue"_s));
        f().select({f().rows().rowOf(m_plain.value()) == 0 ? 1 : 0}); // another one, and back
        showPlain();
        QVERIFY(offers(u"+ Blue"_s));
        QCOMPARE(f().steps(), before);
        QVERIFY(plain().tags.empty() && plain().categories.empty());
    }

    void tagChip_clicked_isOneStepThatUndoTakesBack()
    {
        showPlain();
        QVERIFY(offers(u"+ Blue"_s));
        const qsizetype before = f().steps();
        QTest::mouseClick(button(chips(), u"+ Blue"_s, u"accept"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(plain().tags.size(), size_t(1), kPatienceMs);
        QVERIFY(plain().categories.empty());
        QCOMPARE(f().steps(), before + 1);
        QVERIFY(withdraws(u"+ Blue"_s));
        undo();
        QTRY_VERIFY_WITH_TIMEOUT(plain().tags.empty(), kPatienceMs);
        QVERIFY(offers(u"+ Blue"_s));
    }

    void categoryChip_enter_putsTheProductThere()
    {
        showPlain();
        QVERIFY(offers(u"+ in Lamps"_s));
        QToolButton* chip = button(chips(), u"+ in Lamps"_s, u"accept"_s);
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(plain().categories.size(), size_t(1), kPatienceMs);
        QVERIFY(plain().tags.empty());
        QVERIFY(withdraws(u"+ in Lamps"_s));
        QVERIFY(offers(u"+ Blue"_s)); // the other one stays
    }

    void chip_refused_byKeyOrCross_staysAway_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Delete") << true;
        QTest::newRow("cross") << false;
    }
    void chip_refused_byKeyOrCross_staysAway()
    {
        QFETCH(bool, byKey);
        showPlain();
        QVERIFY(offers(u"+ Blue"_s));
        if (byKey)
            QTest::keyClick(button(chips(), u"+ Blue"_s, u"accept"_s), Qt::Key_Delete);
        else
            QTest::mouseClick(button(chips(), u"+ Blue"_s, u"dismiss"_s), Qt::LeftButton);
        QVERIFY(withdraws(u"+ Blue"_s));
        QVERIFY(offers(u"+ in Lamps"_s));
        QVERIFY(plain().tags.empty());
        f().select({f().rows().rowOf(m_plain.value()) == 0 ? 1 : 0});
        showPlain();
        QVERIFY(offers(u"+ in Lamps"_s)); // read anew: what was refused is not among them
        QVERIFY(indexOf(chips(), u"+ Blue"_s) < 0);
        undo();
        QVERIFY(offers(u"+ Blue"_s));
    }

    void pictureOfTheInbox_offersTagAndProduct_attachIsOneStep()
    {
        for (int variant = 4; variant < 6; ++variant)
            must(attachMedia(f().other(), f().otherActor(), m_plain, {{addDrawn(1, variant)}}));
        const AssetId loose = addDrawn(6, 1);
        Location inbox;
        inbox.kind = Location::Kind::Inbox;
        inbox.assets = true;
        f().workspace().browser().go(inbox);
        QTRY_VERIFY_WITH_TIMEOUT(!f().workspace().browser().showsProducts() && f().rows().rowCount() == 1, kPatienceMs);
        f().select({0});
        SuggestionChips& offered = pictureChips();
        const QString attach = u"Attach to Thing 6"_s;
        QTRY_VERIFY_WITH_TIMEOUT(offered.isVisible() && indexOf(offered, attach) >= 0, kPatienceMs);
        QVERIFY(must(productsOfAsset(f().other(), loose)).empty());
        const qsizetype before = f().steps();
        QTest::mouseClick(button(offered, attach, u"accept"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(must(productsOfAsset(f().other(), loose)).size(), size_t(1), kPatienceMs);
        QCOMPARE(f().steps(), before + 1);
    }
};

VITRINE_REGISTER_TEST(TestSuggestionChips)
#include "tst_suggestion_chips.moc"
