#pragma once

#include "core/catalog/asset.h"
#include "ui/views/picture_overlay.h"

#include <QRectF>

#include <functional>
#include <memory>

namespace vitrine {
struct AssetPatch;
struct Session;
class PicturePreview;

/// What a viewer goes through: `count` places, and the asset at each. A place without a picture gives an invalid id.
struct ViewerSource {
    int count = 0;
    std::function<AssetId(int place)> assetAt;
    /// Where the thing is that was looked for, in shares of the picture; empty function = nothing was.
    std::function<QRectF(int place)> boxAt = {};
};

/// The large preview: covers its parent widget. Arrow keys (and Page Up/Down, when zoomed in) go on to the next thing,
/// 0-5 rate, P, X and U mark, S looks for what is similar, Space plays or pauses a film and closes a picture, Esc
/// closes. GUI thread.
class PictureViewer final : public PictureOverlay
{
    Q_OBJECT
public:
    /// `session` outlives the viewer.
    PictureViewer(Session& session, QWidget* parent);
    ~PictureViewer() override;

    void open(ViewerSource source, int place);
    int place() const;
    AssetId asset() const;
    PicturePreview* preview() const;

Q_SIGNALS:
    /// The grid behind follows.
    void placeChanged(int place);
    void similarRequested(vitrine::AssetId asset);

protected:
    void stop() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeBar();
    void go(int by);
    void goTo(int place);
    void askSimilar();
    void readFacts();
    void showFacts(const Asset& asset);
    void change(const AssetPatch& patch);

    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
