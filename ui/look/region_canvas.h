#pragma once

#include <QImage>
#include <QWidget>

#include <optional>

namespace vitrine {

/// A picture on which a part is drawn, moved and resized, with mouse and keys: arrows move it, Shift+arrows resize it,
/// Home takes the whole picture, M the proposed part. Parts are shares of the picture, 0..1. GUI thread.
class RegionCanvas final : public QWidget
{
    Q_OBJECT
public:
    explicit RegionCanvas(QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    /// nullopt = the whole picture.
    void setPart(const std::optional<QRectF>& part);
    const std::optional<QRectF>& part() const { return m_part; }
    /// The main object, drawn dashed until a part is chosen.
    void setProposal(const std::optional<QRectF>& proposal);
    const std::optional<QRectF>& proposal() const { return m_proposal; }
    /// Where the picture is drawn.
    QRectF pictureRect() const;
    QSize sizeHint() const override { return {380, 380}; }

Q_SIGNALS:
    /// By the user, while it is being changed.
    void partChanged();
    /// The mouse was released or a key pressed: worth asking.
    void partChosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Edge { None = 0, Left = 1, Right = 2, Top = 4, Bottom = 8, Inside = 16 };
    int grip(QPointF point) const;
    QPointF shareAt(QPointF point) const;
    QRectF onWidget(const QRectF& part) const;
    void change(const std::optional<QRectF>& part);
    void nudge(double dx, double dy, bool resize);
    void describe();

    QImage m_picture;
    std::optional<QRectF> m_part, m_proposal;
    int m_grip = None;
    bool m_dragging = false;
    QPointF m_pressed; ///< share where the button went down
    QRectF m_before;   ///< the part as it was then
};

} // namespace vitrine
