#pragma once

#include <QWidget>

#include <vector>

namespace vitrine {

/// The loudness of a sound over its time, with the place that plays now; a click goes there.
class WaveformBar final : public QWidget
{
    Q_OBJECT
public:
    explicit WaveformBar(QWidget* parent = nullptr);
    void setPeaks(const std::vector<float>& peaks);
    /// 0..1
    void setPlace(double place);
    QSize sizeHint() const override;

Q_SIGNALS:
    void placeRequested(double place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    std::vector<float> m_peaks;
    double m_place = 0;
};

} // namespace vitrine
