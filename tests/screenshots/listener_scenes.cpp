#include "tests/screenshots/listener_scenes.h"

#include "core/services/edit_galleries.h"
#include "tests/gui/recorded_listener.h"
#include "ui/actions/action_set.h"
#include "ui/listener/calls_page.h"
#include "ui/listener/gallery_page.h"
#include "ui/listener/listener_door.h"
#include "ui/listener/listener_window.h"
#include "ui/listener/switch_page.h"
#include "ui/sample/sample_pictures.h"

#include <QBuffer>
#include <QDir>
#include <QTableView>
#include <QtTest>

#include <cstdio>

namespace vitrine::test {

using namespace Qt::StringLiterals;

namespace {

constexpr UtcMillis kMorning = 1'715'678'161'000; ///< 2024-05-14 09:16:01 UTC
constexpr int kPatienceMs = 20'000;

/// A lamp, as the inspector's small PNG.
QByteArray drawnLamp(const QColor& shade)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    drawSamplePicture(SampleShape::Lamp, shade, SampleView::Front, {128, 96}).save(&buffer, "PNG");
    return bytes;
}

CallRecord exampleCall(const QByteArray& method, const QByteArray& operation, const QByteArray& body, double took,
                       std::vector<CallField> fields)
{
    CallRecord call;
    call.method = method;
    call.operation = operation;
    call.target = "/v2/0123456789abcdef0123456789abcdef/mms/wall/data/add";
    call.family = "imagesearch_v2";
    call.keyName = u"shop"_s;
    call.peer = u"127.0.0.1"_s;
    call.requestHeaders = {{"Content-Type", "application/json"}, {"X-Sdk-Date", "20240514T091601Z"}};
    call.requestBody = body;
    call.requestBytes = body.size();
    call.replyBody = R"({"result":"success"})";
    call.replyBytes = call.replyBody.size();
    call.status = 200;
    call.signature = u"good"_s;
    call.milliseconds = took;
    call.fields = std::move(fields);
    return call;
}

CallRecord exampleAdd(const QString& item, const QColor& shade, double took)
{
    const QByteArray lamp = drawnLamp(shade);
    return exampleCall("POST", "imagesearch_v2.AddData", "{\"item_id\":\"" + item.toLatin1() + "\"}", took,
                       {{u"service_name"_s, u"wall"_s, {}},
                        {u"item_id"_s, item, {}},
                        {u"image_base64"_s, u"%1 bytes"_s.arg(lamp.size()), lamp}});
}

void recordExamples(RecordedListener& listener)
{
    CallRecord missing = exampleCall("GET", "metastudio.ShowProduct", {}, 0.1, {});
    missing.status = 400;
    missing.errorCode = "MSS.00000003";
    std::vector<CallRecord> calls{
        exampleCall("POST", "metastudio.CreateProduct", R"({"name":"Desk lamp"})", 4.9, {}),
        exampleCall("GET", "metastudio.ShowProduct", {}, 0.5, {}),
        missing,
        exampleAdd(u"lamp-7"_s, QColor(196, 86, 62), 42.4),
        exampleAdd(u"lamp-8"_s, QColor(72, 118, 150), 17.4),
        exampleAdd(u"lamp-9"_s, QColor(104, 140, 84), 19.1),
        exampleCall("POST", "imagesearch_v2.Search", {}, 2.0, {}),
    };
    UtcMillis time = kMorning;
    for (CallRecord& call : calls) {
        call.receivedUtc = time += 173;
        listener.record(call);
    }
}

/// Waits for `isReady`, then for what is asked for in the background.
bool settle(const std::function<bool()>& isReady)
{
    const bool came = QTest::qWaitFor(isReady, kPatienceMs);
    QTest::qWait(400);
    return came;
}

} // namespace

void giveExampleListener(MainWindow& window, const QString& folder)
{
    window.setListenerFactory([folder](Catalogue& catalogue, LookDoor&) -> Result<ListenerParts> {
        auto control = std::make_unique<RecordedListener>();
        recordExamples(*control);
        auto keys = std::make_unique<ApiKeyStore>(folder, u"example"_s);
        for (const auto& [name, rights] :
             {std::pair(u"till"_s, ApiRights::ReadOnly), std::pair(u"shop"_s, ApiRights::ReadWrite)})
            TRY_VOID(keys->add(name, rights, kMorning));
        Gallery wall;
        wall.name = u"wall"_s;
        wall.description = u"Pictures beside the till"_s;
        wall.capacity = 5000;
        wall.tagKeys = {{u"colour"_s, GalleryKeyType::Text},
                        {u"season"_s, GalleryKeyType::Text},
                        {u"price"_s, GalleryKeyType::Number}};
        TRY_VOID(createGallery(catalogue, {ActorKind::CommandLine, u"vitrine"_s, {}}, wall));
        return ListenerParts{std::move(control), std::move(keys)};
    });
}

bool drawListenerPanel(MainWindow& window, const QString& folder, const QString& prefix)
{
    window.actions().action(ActionId::ShowListener)->trigger();
    bool ok = settle([&window] { return window.listener() && window.listener()->panel(); });
    if (!ok)
        return false;
    ListenerWindow& panel = *window.listener()->panel();
    panel.switchPage().start();
    CallModel& calls = panel.callsPage().model();
    ok = settle([&calls] { return calls.rowCount() == 7; });
    panel.callsPage().findChild<QTableView*>()->setCurrentIndex(calls.index(1, 0));
    panel.galleryPage().refresh();
    const char* const names[] = {"switch", "keys", "galleries", "connect", "calls"};
    for (int page = 0; page < int(std::size(names)); ++page) {
        panel.openPage(page);
        ok = settle([] { return true; }) && ok;
        const QString path = QDir(folder).filePath(u"%1-listener-%2.png"_s.arg(prefix, QLatin1StringView(names[page])));
        ok = panel.grab().save(path) && ok;
        std::printf("%s\n", qPrintable(path));
    }
    panel.switchPage().stop();
    panel.close();
    return ok;
}

} // namespace vitrine::test
