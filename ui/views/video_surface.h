#pragma once

#include <QVideoFrame>
#include <QWidget>

class QVideoSink;

namespace vitrine {

/// Shows the frames of a player, fitted. Paints by itself, so that it works on every platform and can be grabbed.
class VideoSurface final : public QWidget
{
    Q_OBJECT
public:
    explicit VideoSurface(QWidget* parent = nullptr);
    QVideoSink* sink() const { return m_sink; }
    void clear();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVideoSink* m_sink;
    QVideoFrame m_frame;
};

} // namespace vitrine
