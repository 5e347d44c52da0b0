#include "core/services/edit_vocabulary.h"
#include "core/services/history.h"
#include "tests/support/test_registry.h"
#include "tests/unit/editors/shown_inspector.h"
#include "ui/editors/chip_field.h"
#include "ui/editors/media_strip.h"
#include "ui/editors/text_field.h"
#include "ui/views/inspector_drafts.h"
#include "ui/views/inspector_product.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace vitrine;
using namespace vitrine::test;

class TestProductInspector : public QObject
{
    Q_OBJECT

    std::unique_ptr<EditorSession> m_session;
    std::unique_ptr<InspectorPane> m_pane;

    ProductInspector& page() { return *m_pane->productPage(); }
    FieldEditor* field(const char* name) { return page().field(QLatin1String(name)); }
    QString text(const char* name) { return field(name)->draft().toString(); }

    void show(const std::vector<ProductId>& products)
    {
        m_pane->showProducts(products);
        QVERIFY(m_session->settle());
    }
    void type(const char* name, const QString& value)
    {
        auto* line = qobject_cast<QLineEdit*>(field(name)->focusProxy());
        QVERIFY(line);
        field(name)->setFocus();
        line->selectAll();
        QTest::keyClicks(line, value);
    }
    void enter(const char* name)
    {
        QTest::keyClick(field(name)->focusProxy(), Qt::Key_Return);
        QVERIFY(m_session->settle());
    }
    size_t stepCount() { return history(m_session->fixture.catalogue(), 1000).value().size(); }

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<EditorSession>();
        m_pane = shownInspector(*m_session);
        QVERIFY(m_pane);
    }
    void cleanup()
    {
        m_pane.reset();
        m_session.reset();
    }

    void name_enter_isOneStepAndUndoShowsTheOldName()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        show({id});
        QCOMPARE(text("name"), QStringLiteral("Tea"));
        const size_t before = stepCount();
        type("name", QStringLiteral("Green tea"));
        enter("name");
        QCOMPARE(m_session->fixture.product(id).name.text(), QStringLiteral("Green tea"));
        QCOMPARE(stepCount(), before + 1);
        QCOMPARE(field("name")->status(), FieldStatus::Clean);
        m_session->fixture.undo(m_session->fixture.newestStep());
        QTRY_COMPARE(text("name"), QStringLiteral("Tea"));
    }

    void sku_takenByAnother_staysWithTheReasonAndALinkToIt()
    {
        const ProductId owner = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Golden"));
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G02"), QStringLiteral("Tea"));
        show({id});
        type("sku", QStringLiteral("G01"));
        enter("sku");
        QCOMPARE(field("sku")->status(), FieldStatus::Failed);
        QCOMPARE(text("sku"), QStringLiteral("G01"));
        QTRY_VERIFY(field("sku")->message().contains(QStringLiteral("Golden")));
        QTRY_VERIFY(field("sku")->message().contains(QStringLiteral("href")));
        QSignalSpy spy(m_pane.get(), &InspectorPane::productRequested);
        Q_EMIT field("sku")->linkActivated(QString::number(owner.value()));
        QCOMPARE(spy.first().first().value<ProductId>(), owner);
    }

    void failedField_otherProductShown_comesBackWithIt()
    {
        m_session->fixture.addProduct(QStringLiteral("G01"));
        const ProductId first = m_session->fixture.addProduct(QStringLiteral("G02"), QStringLiteral("Tea"));
        const ProductId second = m_session->fixture.addProduct(QStringLiteral("G03"), QStringLiteral("Milk"));
        show({first});
        type("sku", QStringLiteral("G01"));
        show({second}); // leaving asks for saving, which fails when the other one is already shown
        QCOMPARE(text("sku"), QStringLiteral("G03"));
        QTRY_COMPARE(m_pane->drafts()->all().size(), 1u);
        QVERIFY(m_pane->drafts()->all().front().what.contains(QStringLiteral("Tea")));
        show({first});
        QCOMPARE(text("sku"), QStringLiteral("G01"));
        QCOMPARE(field("sku")->status(), FieldStatus::Failed);
        QVERIFY(m_pane->drafts()->all().empty());
    }

    void remoteChange_whileTyping_updatesOnlyTheOtherFields()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        show({id});
        type("name", QStringLiteral("My tea"));
        ProductPatch patch;
        patch.names[QString()] = QStringLiteral("Their tea");
        patch.brand = QStringLiteral("Acme");
        QVERIFY(changeProducts(m_session->fixture.catalogue(), m_session->fixture.actor(), {&id, 1}, patch).ok());
        QTRY_COMPARE(text("brand"), QStringLiteral("Acme"));
        QCOMPARE(text("name"), QStringLiteral("My tea"));
        QTest::keyClick(field("name")->focusProxy(), Qt::Key_Escape);
        QCOMPARE(text("name"), QStringLiteral("Their tea"));
    }

    void severalProducts_mixedBrand_isSetForAllInOneStep()
    {
        auto ids = m_session->fixture.addProducts(3);
        ProductPatch patch;
        patch.brand = QStringLiteral("Acme");
        QVERIFY(
            changeProducts(m_session->fixture.catalogue(), m_session->fixture.actor(), {ids.data(), 1}, patch).ok());
        show(ids);
        QCOMPARE(qobject_cast<QLineEdit*>(field("brand")->focusProxy())->placeholderText(),
                 QStringLiteral("2 different"));
        QVERIFY(!field("sku")->isVisible());
        const size_t before = stepCount();
        type("brand", QStringLiteral("Bravo"));
        enter("brand");
        for (const ProductId id : ids)
            QCOMPARE(m_session->fixture.product(id).brand, QStringLiteral("Bravo"));
        QCOMPARE(stepCount(), before + 1);
    }

    void tags_newPathAndPartialChip_goToAll()
    {
        auto ids = m_session->fixture.addProducts(2);
        const TagId red =
            ensureTag(m_session->fixture.catalogue(), m_session->fixture.actor(), QStringLiteral("Colour/Red")).value();
        ProductPatch patch;
        patch.addTags = {red};
        QVERIFY(
            changeProducts(m_session->fixture.catalogue(), m_session->fixture.actor(), {ids.data(), 1}, patch).ok());
        show(ids);
        auto* tags = qobject_cast<ChipField*>(field("tags"));
        QTRY_COMPARE(tags->shown().size(), 1u);
        QTRY_COMPARE(tags->shown().front().text, QStringLiteral("Red"));
        QVERIFY(tags->shown().front().isPartial());
        auto* chip = tags->findChild<ChipButton*>();
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(8, chip->height() / 2));
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.product(ids[1]).tags, std::vector{red});
        const size_t before = stepCount();
        type("tags", QStringLiteral("Season/Summer"));
        enter("tags");
        QCOMPARE(stepCount(), before + 1); // making the tag and giving it are one step
        QCOMPARE(m_session->fixture.product(ids[0]).tags.size(), 2u);
        QCOMPARE(m_session->fixture.product(ids[1]).tags.size(), 2u);
    }

    void strip_orderCoverAndRemove_areSaved()
    {
        const auto media = m_session->fixture.addPictures(3);
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"), media);
        show({id});
        MediaStrip* strip = page().strip();
        QCOMPARE(strip->order(), media);
        strip->setFocus();
        strip->select({media[2]});
        QTest::keyClick(strip, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.product(id).media, (std::vector{media[0], media[2], media[1]}));
        QTRY_COMPARE(strip->order(), (std::vector{media[0], media[2], media[1]}));
        QTest::keyClick(strip, Qt::Key_C);
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.product(id).cover, std::optional(media[2]));
        QTest::keyClick(strip, Qt::Key_Delete);
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.product(id).media, (std::vector{media[0], media[1]}));
    }

    void price_empty_removesIt()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"));
        show({id});
        type("price", QStringLiteral("12.50 USD"));
        enter("price");
        QCOMPARE(m_session->fixture.product(id).price, std::optional(Money{1250, QStringLiteral("USD")}));
        qobject_cast<QLineEdit*>(field("price")->focusProxy())->clear();
        QTest::keyClicks(field("price")->focusProxy(), QStringLiteral(" "));
        enter("price");
        QCOMPARE(m_session->fixture.product(id).price, std::nullopt);
    }

    void everyField_isReachedByTab()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        show({id});
        page().strip()->setFocus();
        QSet<const QWidget*> seen;
        for (int press = 0; press < 60; ++press) {
            seen.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char* name :
             {"name", "description", "sku", "state", "price", "gtin", "brand", "categories", "tags", "texts", "links"})
            QVERIFY2(seen.contains(field(name)->focusProxy()), name);
        QCOMPARE(stepCount(), 1u); // looking at fields changes nothing
    }

    void accessibleNames_areSet()
    {
        for (const char* name : {"name", "description", "sku", "state", "price", "gtin", "brand", "categories", "tags"})
            QVERIFY2(!field(name)->focusProxy()->accessibleName().isEmpty(), name);
    }
};

VITRINE_REGISTER_TEST(TestProductInspector)
#include "tst_product_inspector.moc"
