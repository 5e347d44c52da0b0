#include "core/services/edit_assets.h"
#include "core/services/edit_vocabulary.h"
#include "tests/support/test_registry.h"
#include "tests/unit/editors/editor_session.h"
#include "ui/editors/field_editor.h"
#include "ui/editors/media_strip.h"
#include "ui/style/vitrine_style.h"
#include "ui/theme.h"
#include "ui/views/history_panel.h"
#include "ui/views/inspector_asset.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"
#include "ui/views/picture_viewer.h"

#include <QDir>
#include <QLineEdit>
#include <QTabBar>
#include <QTreeView>

using namespace vitrine;
using namespace vitrine::test;

/// Draws the editors with full data in both themes and several widths. Nothing may stick out at the side. With
/// VITRINE_SCREENSHOTS set to a folder the pictures are kept there, for a person to look at.
class TestEditorLooks : public QObject
{
    Q_OBJECT

    std::unique_ptr<EditorSession> m_session;
    std::vector<AssetId> m_pictures;
    ProductId m_product, m_other;
    AttributeId m_weight, m_use, m_organic, m_size, m_until;

    Catalogue& catalogue() { return m_session->fixture.catalogue(); }
    const Actor& actor() { return m_session->session.actor; }

    AttributeId attribute(const QString& name, AttributeType type, const QString& unit = {},
                          const QStringList& options = {})
    {
        AttributeDefinition definition;
        definition.name = name;
        definition.type = type;
        definition.unit = unit;
        for (const QString& label : options)
            definition.options.push_back({{}, label});
        return createAttribute(catalogue(), actor(), definition).value();
    }

    void makeWords(ProductPatch& patch)
    {
        const struct {
            const char* path;
            const char* colour;
        } tags[] = {{"Colour/Yellow", "#e6b800"},
                    {"Season/Autumn", "#b5651d"},
                    {"Organic", "#1f7a43"},
                    {"On the front page", ""}};
        for (const auto& [path, colour] : tags) {
            const TagId tag = ensureTag(catalogue(), actor(), QLatin1String(path)).value();
            if (*colour)
                QVERIFY(changeTag(catalogue(), actor(), tag, {.colour = QLatin1String(colour)}).ok());
            patch.addTags.push_back(tag);
        }
        for (const char* path : {"Fruit/Apples", "Regional/South Tyrol"})
            patch.addCategories.push_back(ensureCategory(catalogue(), actor(), QLatin1String(path)).value());
        m_weight = attribute(QStringLiteral("Net weight"), AttributeType::Number, QStringLiteral("g"));
        m_use = attribute(QStringLiteral("Good for"), AttributeType::ManyOf, {},
                          {QStringLiteral("Eating"), QStringLiteral("Baking"), QStringLiteral("Juice")});
        m_organic = attribute(QStringLiteral("Organic"), AttributeType::YesNo);
        m_size = attribute(QStringLiteral("Size"), AttributeType::OneOf, {},
                           {QStringLiteral("Small"), QStringLiteral("Large")});
        m_until = attribute(QStringLiteral("Sold until"), AttributeType::Date);
    }

    void makeProduct()
    {
        ProductPatch patch;
        makeWords(patch);
        const auto definitions = attributeDefinitions(catalogue()).value();
        const auto option = [&](AttributeId id, size_t at) {
            for (const AttributeDefinition& definition : definitions) {
                if (definition.id == id)
                    return definition.options[at].id;
            }
            return AttributeOptionId();
        };
        patch.sku = QStringLiteral("APPLE-GOLD-1KG");
        patch.names[QString()] = QStringLiteral("Golden Delicious, 1 kg bag");
        patch.names[QStringLiteral("de")] = QStringLiteral("Golden Delicious, 1-kg-Beutel");
        patch.descriptions[QString()] =
            QStringLiteral("Sweet, mild and crisp. Picked by hand between September and October in orchards above 600 "
                           "metres, and kept cool until the day it is packed.");
        patch.texts = std::vector<TextBlock>{
            {{}, QStringLiteral("Storage"), QStringLiteral("Cool and dark, best below 6 degrees.")},
            {{}, QStringLiteral("Origin"), QStringLiteral("Vinschgau, Italy")}};
        patch.state = ProductState::Active;
        patch.gtin = QStringLiteral("4006381333931");
        patch.brand = QStringLiteral("Marlene");
        patch.price = Money{349, QStringLiteral("EUR")};
        patch.setAttributes = {{m_weight, Decimal::parse(QStringLiteral("1000")).value()},
                               {m_use, AttributeOptions{option(m_use, 0), option(m_use, 1)}},
                               {m_organic, true},
                               {m_size, AttributeOptions{option(m_size, 1)}},
                               {m_until, QDate(2025, 4, 30)}};
        patch.addLinks = {{m_other, ProductLinkKind::Variant}};
        m_product = createProduct(catalogue(), actor(), patch, m_pictures).value();
    }

    void keep(QWidget& widget, const QString& name)
    {
        const QString folder = qEnvironmentVariable("VITRINE_SCREENSHOTS");
        if (!folder.isEmpty())
            QVERIFY(widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

    /// No visible widget of the page is cut off at the side.
    static void verifyFits(QWidget& page)
    {
        for (const QWidget* child : page.findChildren<QWidget*>()) {
            if (!child->isVisible() || child->isWindow() || child->width() == 0)
                continue;
            const QRect place(child->mapTo(&page, QPoint(0, 0)), child->size());
            QVERIFY2(place.left() >= 0 && place.right() <= page.width(),
                     qPrintable(QStringLiteral("%1 %2 %3..%4 of %5")
                                    .arg(QLatin1String(child->metaObject()->className()), child->objectName())
                                    .arg(place.left())
                                    .arg(place.right())
                                    .arg(page.width())));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new VitrineStyle);
        m_session = std::make_unique<EditorSession>();
        for (const char* name : {"front.jpg", "side.jpg", "cut open.jpg", "bag.jpg", "label with the price.jpg",
                                 "orchard.jpg", "crate.jpg"})
            m_pictures.push_back(m_session->fixture.addPicture(QLatin1String(name), {640, 480}));
        m_other = m_session->fixture.addProduct(QStringLiteral("APPLE-GALA"), QStringLiteral("Gala, 1 kg bag"));
        makeProduct();
    }
    void cleanupTestCase()
    {
        m_session.reset();
        QApplication::setPalette(theme::palette(theme::Scheme::Light));
    }

    void failedFields_looks()
    {
        QApplication::setPalette(theme::palette(theme::Scheme::Light));
        InspectorPane pane(m_session->session);
        pane.resize(360, 1100);
        pane.show();
        pane.activateWindow();
        pane.showProducts({m_product});
        QVERIFY(m_session->settle());
        const auto type = [&](const char* name, const char* text) {
            auto* line = qobject_cast<QLineEdit*>(pane.productPage()->field(QLatin1String(name))->focusProxy());
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, QLatin1String(text));
        };
        type("sku", "APPLE-GALA");
        type("gtin", "4006381333932");
        type("price", "cheap");
        pane.productPage()->field(QStringLiteral("name"))->setFocus();
        QVERIFY(m_session->settle());
        QTRY_VERIFY(pane.productPage()->field(QStringLiteral("sku"))->message().contains(QStringLiteral("href")));
        keep(pane, QStringLiteral("failed"));
        verifyFits(*pane.productPage());
        pane.showProducts({m_other});
        QVERIFY(m_session->settle());
        QTest::qWait(50);
        keep(pane, QStringLiteral("drafts"));
    }

    void looks_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<int>("width");
        QTest::addRow("light") << int(theme::Scheme::Light) << 360;
        QTest::addRow("dark") << int(theme::Scheme::Dark) << 360;
        QTest::addRow("narrow") << int(theme::Scheme::Light) << 250;
        QTest::addRow("wide") << int(theme::Scheme::Dark) << 560;
    }

    void looks()
    {
        QFETCH(int, scheme);
        QFETCH(int, width);
        QApplication::setPalette(theme::palette(theme::Scheme(scheme)));
        const QString row = QLatin1String(QTest::currentDataTag());
        InspectorPane pane(m_session->session);
        pane.resize(width, 1500);
        pane.show();
        keep(pane, QStringLiteral("empty-") + row);
        pane.showProducts({m_product});
        QVERIFY(m_session->settle());
        pane.productPage()->strip()->select({m_pictures[2]});
        QTest::qWait(20);
        keep(pane, QStringLiteral("product-") + row);
        verifyFits(*pane.productPage());
        pane.showProducts({m_product, m_other});
        QVERIFY(m_session->settle());
        QTest::qWait(20);
        keep(pane, QStringLiteral("several-") + row);
        verifyFits(*pane.productPage());
        pane.showAssets({m_pictures[0]});
        QVERIFY(m_session->settle());
        QTest::qWait(20);
        keep(pane, QStringLiteral("asset-") + row);
        verifyFits(*pane.assetPage());
        pane.findChild<QTabBar*>()->setCurrentIndex(1);
        pane.showProducts({m_product});
        QVERIFY(m_session->settle());
        keep(pane, QStringLiteral("timeline-") + row);
        HistoryPanel history(m_session->session);
        history.resize(width, 600);
        history.show();
        QVERIFY(m_session->settle());
        keep(history, QStringLiteral("history-") + row);
        QWidget window;
        window.resize(900, 600);
        PictureViewer viewer(m_session->session, &window);
        window.show();
        viewer.open({int(m_pictures.size()), [this](int place) { return m_pictures[size_t(place)]; }}, 2);
        QVERIFY(m_session->settle());
        keep(window, QStringLiteral("viewer-") + row);
    }
};

VITRINE_REGISTER_TEST(TestEditorLooks)
#include "tst_editor_looks.moc"
