#include "ui/views/video_surface.h"

#include <QPainter>
#include <QVideoSink>

namespace vitrine {

VideoSurface::VideoSurface(QWidget* parent) : QWidget(parent), m_sink(new QVideoSink(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(m_sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame& frame) {
        if (!frame.isValid())
            return; // the last picture stays when the player stops
        m_frame = frame;
        update();
    });
}

void VideoSurface::clear()
{
    m_frame = {};
    update();
}

void VideoSurface::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().window());
    if (!m_frame.isValid())
        return;
    QVideoFrame::PaintOptions options;
    options.backgroundColor = palette().color(QPalette::Window);
    options.aspectRatioMode = Qt::KeepAspectRatio;
    m_frame.paint(&painter, rect(), options);
}

} // namespace vitrine
