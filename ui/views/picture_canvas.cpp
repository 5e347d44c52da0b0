#include "ui/views/picture_canvas.h"

#include "ui/delegates/cell_marks.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace vitrine {

namespace {
constexpr double kLeastScale = 0.02;
constexpr double kMostScale = 16;
constexpr double kKeyStep = 1.25;
constexpr double kWheelUnit = 120 * 4; // four notches of a wheel double the size
constexpr int kPanPx = 64;
constexpr double kSmoothUpTo = 2; // above it pixels are shown as squares
} // namespace

PictureCanvas::PictureCanvas(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureCanvas::setPicture(const QImage& image, QSize fullSize)
{
    m_pixmap = QPixmap::fromImage(image);
    m_fullSize = fullSize.isEmpty() ? image.size() : fullSize;
    m_mode = ZoomMode::Fit;
    m_centre = QPointF(m_fullSize.width() / 2., m_fullSize.height() / 2.);
    settled();
}

void PictureCanvas::refine(const QImage& image)
{
    if (image.width() <= m_pixmap.width())
        return;
    m_pixmap = QPixmap::fromImage(image);
    update();
}

void PictureCanvas::setBox(const QRectF& box)
{
    m_box = box;
    update();
}

void PictureCanvas::clear()
{
    m_pixmap = {};
    m_box = {};
    m_fullSize = {};
    m_mode = ZoomMode::Fit;
    update();
    Q_EMIT zoomChanged();
}

double PictureCanvas::fitScale() const
{
    if (m_fullSize.isEmpty())
        return 1;
    const QSizeF room = QSizeF(size()) * devicePixelRatioF();
    const double wanted = std::min(room.width() / m_fullSize.width(), room.height() / m_fullSize.height());
    return std::min(wanted, devicePixelRatioF()); // a small picture is not blown up
}

double PictureCanvas::scale() const
{
    return m_mode == ZoomMode::Fit ? fitScale() : m_scale;
}

void PictureCanvas::fit()
{
    m_mode = ZoomMode::Fit;
    m_centre = QPointF(m_fullSize.width() / 2., m_fullSize.height() / 2.);
    settled();
}

void PictureCanvas::setScale(double scale)
{
    setScaleAround(scale, QRectF(rect()).center());
}

void PictureCanvas::setScaleAround(double scale, QPointF widgetPoint)
{
    if (!hasPicture())
        return;
    const QPointF fixed = pictureAt(widgetPoint);
    m_mode = ZoomMode::Fixed;
    m_scale = std::clamp(scale, kLeastScale, kMostScale);
    const QPointF fromCentre = widgetPoint - QRectF(rect()).center();
    m_centre = fixed - fromCentre * devicePixelRatioF() / m_scale;
    keepInside();
    settled();
}

QPointF PictureCanvas::pictureAt(QPointF widgetPoint) const
{
    const QRectF shown = target();
    return (widgetPoint - shown.topLeft()) * devicePixelRatioF() / scale();
}

QSize PictureCanvas::wantedPixels() const
{
    const QSizeF wanted = QSizeF(m_fullSize) * std::min(1., scale());
    return QSize(int(std::ceil(wanted.width())), int(std::ceil(wanted.height()))).boundedTo(m_fullSize);
}

QSize PictureCanvas::sizeHint() const
{
    const int side = fontMetrics().averageCharWidth() * 44;
    return {side, side * 3 / 4};
}

/// Where the whole picture lies, in widget coordinates.
QRectF PictureCanvas::target() const
{
    const double logical = scale() / devicePixelRatioF();
    const QSizeF shown = QSizeF(m_fullSize) * logical;
    QPointF corner = QRectF(rect()).center() - m_centre * logical;
    if (m_mode == ZoomMode::Fit)
        corner = {(width() - shown.width()) / 2, (height() - shown.height()) / 2};
    return {corner, shown};
}

bool PictureCanvas::isPannable() const
{
    const QRectF shown = target();
    return hasPicture() && (shown.width() > width() + 1 || shown.height() > height() + 1);
}

void PictureCanvas::panBy(QPointF distance)
{
    m_centre -= distance * devicePixelRatioF() / scale();
    keepInside();
    update();
}

/// No side of the picture moves further in than the widget's edge; a side that fits stays centred.
void PictureCanvas::keepInside()
{
    const double perPixel = devicePixelRatioF() / scale();
    const QPointF half(width() * perPixel / 2, height() * perPixel / 2);
    auto bounded = [](double value, double margin, double length) {
        return margin * 2 >= length ? length / 2 : std::clamp(value, margin, length - margin);
    };
    m_centre = {bounded(m_centre.x(), half.x(), m_fullSize.width()),
                bounded(m_centre.y(), half.y(), m_fullSize.height())};
}

void PictureCanvas::settled()
{
    setCursor(isPannable() ? Qt::OpenHandCursor : Qt::ArrowCursor);
    update();
    Q_EMIT zoomChanged();
    if (hasPicture() && wantedPixels().width() > m_pixmap.width() && m_pixmap.width() < m_fullSize.width())
        Q_EMIT morePixelsWanted(wantedPixels());
}

void PictureCanvas::paintEvent(QPaintEvent*)
{
    if (!hasPicture())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale() <= kSmoothUpTo);
    painter.drawPixmap(target(), m_pixmap, QRectF(m_pixmap.rect()));
    drawMatchBox(painter, target().toAlignedRect(), m_box, palette());
    if (!hasFocus())
        return;
    painter.setPen(QPen(theme::coloursOf(palette()).accent, 1, Qt::DashLine));
    painter.drawRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5));
}

void PictureCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    keepInside();
    settled();
}

void PictureCanvas::wheelEvent(QWheelEvent* event)
{
    if (!hasPicture() || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    setScaleAround(scale() * std::exp2(event->angleDelta().y() / kWheelUnit), event->position());
    event->accept();
}

void PictureCanvas::keyPressEvent(QKeyEvent* event)
{
    const auto pan = [this, event](double x, double y) {
        if (isPannable())
            panBy({x, y});
        else
            event->ignore();
    };
    const bool plain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    switch (plain ? event->key() : 0) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setScale(scale() * kKeyStep);
    case Qt::Key_Minus:
        return setScale(scale() / kKeyStep);
    case Qt::Key_F:
        return fit();
    case Qt::Key_Z:
        if (m_mode == ZoomMode::Fit)
            return setScale(1);
        return m_scale < 2 ? setScale(2) : fit();
    case Qt::Key_Left:
        return pan(kPanPx, 0);
    case Qt::Key_Right:
        return pan(-kPanPx, 0);
    case Qt::Key_Up:
        return pan(0, kPanPx);
    case Qt::Key_Down:
        return pan(0, -kPanPx);
    default:
        QWidget::keyPressEvent(event);
    }
}

void PictureCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !isPannable()) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_panning = true;
    m_grabbed = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_panning)
        return;
    panBy(event->position() - m_grabbed);
    m_grabbed = event->position();
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent*)
{
    m_panning = false;
    setCursor(isPannable() ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_mode == ZoomMode::Fit)
        setScaleAround(1, event->position());
    else
        fit();
}

} // namespace vitrine
