#pragma once

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace vitrine {

/// How large a picture is shown: fitted into the widget, or with so many device pixels for one of the picture's.
enum class ZoomMode { Fit, Fixed };

/// One picture with zoom and pan. The pixels may come in steps: a small version at first, more when a zoom needs them.
/// Wheel and + - zoom at the pointer or the centre, F fits, Z goes fit -> 1:1 -> 2:1, dragging and the arrow keys pan
/// while the picture is larger than the widget (otherwise the arrows are left to the owner). GUI thread only.
class PictureCanvas final : public QWidget
{
    Q_OBJECT
public:
    explicit PictureCanvas(QWidget* parent = nullptr);

    /// `fullSize`: the whole picture in its own pixels, which may be more than `image` has.
    void setPicture(const QImage& image, QSize fullSize);
    /// The same picture with more pixels: zoom and place stay.
    void refine(const QImage& image);
    void clear();
    /// Where in the picture the thing is that was looked for, in shares of it, 0..1; null = no box.
    void setBox(const QRectF& box);
    QRectF box() const { return m_box; }
    bool hasPicture() const { return !m_pixmap.isNull(); }
    QSize fullSize() const { return m_fullSize; }

    ZoomMode zoomMode() const { return m_mode; }
    /// Device pixels for one picture pixel, whichever mode; 1 = "1:1".
    double scale() const;
    void fit();
    void setScale(double scale);
    void setScaleAround(double scale, QPointF widgetPoint);
    /// Where a point of the widget lies in the picture, in its own pixels.
    QPointF pictureAt(QPointF widgetPoint) const;
    /// How many pixels would be sharp now; never more than fullSize.
    QSize wantedPixels() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void zoomChanged();
    /// The shown zoom needs more pixels than the image given has.
    void morePixelsWanted(QSize pixels);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    double fitScale() const;
    QRectF target() const;
    bool isPannable() const;
    void panBy(QPointF distance);
    void keepInside();
    void settled();

    QPixmap m_pixmap;
    QSize m_fullSize;
    QRectF m_box;
    ZoomMode m_mode = ZoomMode::Fit;
    double m_scale = 1; ///< Fixed only
    QPointF m_centre;   ///< the picture point in the widget's centre, in picture pixels; Fixed only
    QPointF m_grabbed;
    bool m_panning = false;
};

} // namespace vitrine
