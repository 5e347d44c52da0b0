#include "core/services/edit_galleries.h"
#include "tests/gui/recorded_listener.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_registry.h"
#include "ui/listener/calls_page.h"
#include "ui/listener/connect_page.h"
#include "ui/listener/faults_page.h"
#include "ui/listener/gallery_page.h"
#include "ui/listener/key_page.h"
#include "ui/listener/listener_door.h"
#include "ui/listener/listener_window.h"
#include "ui/listener/switch_page.h"
#include "ui/toasts/toast_stack.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTreeWidget>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// The Listener panel of the real window, over a listener without a network.
class TestListenerPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_keys;
    RecordedListener* m_listener = nullptr;

    WindowFixture& f() { return *m_fixture; }
    ListenerWindow& panel() { return *f().window().listener()->panel(); }
    static CallRecord exampleCall(const QByteArray& operation, int status = 200)
    {
        CallRecord call;
        call.method = "POST";
        call.target = "/v1/p/products";
        call.operation = operation;
        call.status = status;
        call.keyName = u"shop"_s;
        call.requestBody = R"({"name":"Lamp"})";
        call.requestBytes = call.requestBody.size();
        call.fields = {{u"name"_s, u"Lamp"_s, {}}, {u"picture"_s, {}, pngBytes(Qt::red)}};
        return call;
    }
    QLineEdit& field(const char* name) { return *panel().galleryPage().findChild<QLineEdit*>(QLatin1StringView(name)); }
    QSpinBox& galleryBox() { return *panel().galleryPage().findChild<QSpinBox*>(); }
    QTreeWidget& galleryList() { return *panel().galleryPage().findChild<QTreeWidget*>(); }
    QStringList galleryRow(int row)
    {
        const QTreeWidgetItem* item = galleryList().topLevelItem(row);
        return item ? QStringList{item->text(0), item->text(1), item->text(2)} : QStringList();
    }
    void press(const QString& text)
    {
        const auto buttons = panel().galleryPage().findChildren<QPushButton*>();
        const auto found = std::find_if(buttons.begin(), buttons.end(),
                                        [&text](const QPushButton* each) { return each->text() == text; });
        QVERIFY(found != buttons.end() && (*found)->isEnabled());
        (*found)->click();
    }
    /// Makes one and waits for its form.
    void makeGallery(const QString& name)
    {
        panel().galleryPage().makeGallery(name);
        QTRY_COMPARE_WITH_TIMEOUT(field("galleryName").text(), name, kPatienceMs);
    }
    Gallery onlyGallery() { return must(galleries(f().other())).at(0).gallery; }
    bool isTold(const QString& words) { return !f().window().toasts().texts().filter(words).isEmpty(); }
    QAbstractItemView* table() { return panel().callsPage().findChild<QTableView*>(); }

private Q_SLOTS:
    void init()
    {
        m_keys = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<WindowFixture>();
        f().files().addProduct(u"TEA"_s, u"Tea"_s);
        f().window().setListenerFactory([this](Catalogue&, LookDoor&) -> Result<ListenerParts> {
            auto control = std::make_unique<RecordedListener>();
            m_listener = control.get();
            return ListenerParts{std::move(control), std::make_unique<ApiKeyStore>(m_keys->path(), u"uuid"_s)};
        });
        QVERIFY(f().open(1));
        f().action(ActionId::ShowListener).trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f().window().listener()->panel(), kPatienceMs);
    }
    void cleanup() { m_fixture.reset(); }

    void switchOn_lampSnippetsAndTipFollow()
    {
        panel().switchPage().start();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state().lamp, ListenerLamp::Listening, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(panel().connectPage().snippet().contains(u"127.0.0.1:4711"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(f().action(ActionId::ShowListener).toolTip().contains(u"4711"), kPatienceMs);
        panel().switchPage().stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state().lamp, ListenerLamp::Off, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!f().action(ActionId::ShowListener).toolTip().contains(u"4711"), kPatienceMs);
    }

    void makeKey_isListedAndGoesIntoTheSnippets()
    {
        QSignalSpy made(&panel().keyPage(), &KeyPage::keyMade);
        panel().keyPage().makeKey(u"shop"_s, ApiRights::ReadWrite);
        QTRY_COMPARE_WITH_TIMEOUT(made.count(), 1, kPatienceMs);
        const QString accessKey = made.at(0).at(0).toString();
        QVERIFY(!made.at(0).at(1).toString().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(panel().connectPage().snippet().contains(accessKey), kPatienceMs);
        QVERIFY(!panel().connectPage().snippet().contains(made.at(0).at(1).toString()));
    }

    void makeGallery_isInTheCatalogue()
    {
        panel().galleryPage().makeGallery(u"wall"_s);
        QTRY_COMPARE_WITH_TIMEOUT(must(galleries(f().other())).size(), size_t(1), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(panel().connectPage().snippet().contains(u"wall"), kPatienceMs);
    }

    void galleryFields_saved_areInTheCatalogueAndCanBeTakenBack()
    {
        makeGallery(u"wall"_s);
        field("galleryDescription").setText(u"beside the till"_s);
        field("galleryTextTags").setText(u" colour, season,,"_s);
        field("galleryNumberTags").setText(u"price"_s);
        galleryBox().setValue(500);
        press(u"Save"_s);
        QTRY_COMPARE_WITH_TIMEOUT(onlyGallery().capacity.value_or(0), 500, kPatienceMs);
        const std::vector<GalleryKey> keys{{u"colour"_s, GalleryKeyType::Text},
                                           {u"season"_s, GalleryKeyType::Text},
                                           {u"price"_s, GalleryKeyType::Number}};
        QCOMPARE(onlyGallery().tagKeys, keys);
        QCOMPARE(onlyGallery().description, u"beside the till"_s);
        QTRY_COMPARE_WITH_TIMEOUT(galleryRow(0), (QStringList{u"wall"_s, u"0"_s, u"500"_s}), kPatienceMs);
        galleryBox().setValue(0);
        field("galleryNumberTags").clear();
        press(u"Save"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!onlyGallery().capacity, kPatienceMs);
        QCOMPARE(onlyGallery().tagKeys.size(), size_t(2));
        f().action(ActionId::Undo).trigger();
        QTRY_COMPARE_WITH_TIMEOUT(onlyGallery().capacity.value_or(0), 500, kPatienceMs);
    }

    void galleryFields_wrongWords_areToldAndNothingChanges()
    {
        makeGallery(u"wall"_s);
        panel().galleryPage().makeGallery(u"wall"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isTold(u"The gallery could not be made"_s), kPatienceMs);
        field("galleryName").clear();
        press(u"Save"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isTold(u"The gallery could not be changed"_s), kPatienceMs);
        QCOMPARE(onlyGallery().name, u"wall"_s);
        const qsizetype steps = f().steps();
        field("galleryName").setText(u"wall"_s);
        field("galleryTextTags").setText(u"colour, colour"_s);
        field("galleryNumberTags").setText(u"colour"_s);
        press(u"Save"_s);
        QTRY_COMPARE_WITH_TIMEOUT(f().window().toasts().texts().filter(u"could not be changed"_s).size(), 2,
                                  kPatienceMs);
        QVERIFY(onlyGallery().tagKeys.empty());
        QCOMPARE(f().steps(), steps);
    }

    void removedGallery_isGoneFromListAndForm_andUndoBringsItBack()
    {
        makeGallery(u"door"_s);
        panel().galleryPage().makeGallery(u"wall"_s);
        QTRY_COMPARE_WITH_TIMEOUT(galleryList().topLevelItemCount(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(field("galleryName").text(), u"wall"_s, kPatienceMs);
        press(u"Remove"_s);
        QTRY_COMPARE_WITH_TIMEOUT(galleryList().topLevelItemCount(), 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(field("galleryName").text(), u"door"_s, kPatienceMs);
        QVERIFY(isTold(u"Removed the gallery"_s));
        QCOMPARE(onlyGallery().name, u"door"_s);
        f().action(ActionId::Undo).trigger();
        QTRY_COMPARE_WITH_TIMEOUT(must(galleries(f().other())).size(), size_t(2), kPatienceMs);
    }

    void calls_appearWhileTheyHappen_andAreFiltered()
    {
        QAbstractItemModelTester tester(&panel().callsPage().model());
        CallModel& model = panel().callsPage().model();
        m_listener->record(exampleCall("metastudio.CreateProduct"));
        m_listener->record(exampleCall("imagesearch_v1.AddPicture", 400));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 2, kPatienceMs);
        QCOMPARE(model.call(0).operation, QByteArray("imagesearch_v1.AddPicture"));
        model.setFilter(u"METASTUDIO"_s);
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 2);
    }

    void call_opened_showsItsParts_andIsSentAgain()
    {
        m_listener->record(exampleCall("metastudio.CreateProduct"));
        CallsPage& page = panel().callsPage();
        QTRY_COMPARE_WITH_TIMEOUT(page.model().rowCount(), 1, kPatienceMs);
        table()->setCurrentIndex(page.model().index(0, 0));
        QVERIFY(page.current());
        const auto buttons = page.findChildren<QPushButton*>();
        const auto again = std::find_if(buttons.begin(), buttons.end(),
                                        [](const QPushButton* each) { return each->text() == u"Send again"; });
        QVERIFY(again != buttons.end() && (*again)->isEnabled());
        (*again)->click();
        QTRY_COMPARE_WITH_TIMEOUT(page.model().rowCount(), 2, kPatienceMs);
    }

    void faults_areGivenToTheListener_asTheyAreTyped()
    {
        FaultModel& model = panel().faultsPage().model();
        QAbstractItemModelTester tester(&model);
        model.add({.operation = "*"});
        QVERIFY(model.setData(model.index(0, FaultModel::Status), 503, Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, FaultModel::Status), 200, Qt::EditRole));
        QVERIFY(model.setData(model.index(0, FaultModel::Drop), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(m_listener->faults().size(), size_t(1));
        QCOMPARE(m_listener->faults().front().status, 503);
        QVERIFY(m_listener->faults().front().drop);
        model.remove(0);
        QVERIFY(m_listener->faults().empty());
    }

    void closingTheCatalogue_whileListening_stopsTheListener()
    {
        panel().switchPage().start();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state().lamp, ListenerLamp::Listening, kPatienceMs);
        QVERIFY(f().close());
        QVERIFY(!f().window().listener());
    }
};

VITRINE_REGISTER_TEST(TestListenerPanel)
#include "tst_listener_panel.moc"
