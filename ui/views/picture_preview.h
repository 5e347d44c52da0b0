#pragma once

#include "core/base/id.h"

#include <QRectF>
#include <QWidget>

#include <memory>

namespace vitrine {

class MediaPlayer;
struct Session;
struct MediaView;

/// A large look at one picture, video or sound: zoom, pan, playback. Used by the inspector and by the Space preview.
/// GUI thread; decoding happens on workers, at the size that is shown, and again when zooming asks for more.
class PicturePreview : public QWidget
{
    Q_OBJECT
public:
    /// `session` outlives the preview.
    explicit PicturePreview(Session& session, QWidget* parent = nullptr);
    ~PicturePreview() override;

    /// `box`: where the thing is that was looked for, in shares of the picture, 0..1; null = none.
    void showAsset(AssetId asset, const QRectF& box = {});
    void showFile(const QString& path);
    /// Shows nothing and stops what plays.
    void clear();
    /// Plays or pauses a film or sound; false when there is nothing to play.
    bool togglePlay();
    /// A zoom key that came to somebody else.
    void takeKey(QKeyEvent& event);
    /// Two previews side by side: the other one follows this one's zoom.
    void setScale(double scale);
    double scale() const;
    bool isFitted() const;
    /// The box that is drawn now.
    QRectF box() const;

Q_SIGNALS:
    /// Something is shown now, or a sentence says why not.
    void settled();
    void zoomChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void load();
    void show(const MediaView& view);
    void explain(const QString& sentence);
    void refine(QSize pixels);
    void showZoom();
    QWidget* makeZoomBar();
    MediaPlayer& player();
    void closePlayer();

    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
