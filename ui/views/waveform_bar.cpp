#include "ui/views/waveform_bar.h"

#include "ui/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace vitrine {

namespace {
constexpr int kColumn = 3; // two pixels of bar, one of gap
}

WaveformBar::WaveformBar(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Wave form"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void WaveformBar::setPeaks(const std::vector<float>& peaks)
{
    m_peaks = peaks;
    update();
}

void WaveformBar::setPlace(double place)
{
    m_place = place;
    update();
}

QSize WaveformBar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 6};
}

void WaveformBar::paintEvent(QPaintEvent*)
{
    const theme::Colours tokens = theme::coloursOf(palette());
    QPainter painter(this);
    const int columns = width() / kColumn;
    const double middle = height() / 2.;
    for (int column = 0; column < columns; ++column) {
        const double at = (column + .5) / columns;
        double loudness = 0;
        if (!m_peaks.empty())
            loudness = m_peaks[std::min(m_peaks.size() - 1, size_t(at * double(m_peaks.size())))];
        const double half = std::max(1., loudness * (middle - theme::kSpace4));
        painter.fillRect(QRectF(column * kColumn, middle - half, kColumn - 1, 2 * half),
                         at <= m_place ? tokens.accent : theme::blend(tokens.surface, tokens.muted, .6));
    }
}

void WaveformBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && width() > 0)
        Q_EMIT placeRequested(std::clamp(event->position().x() / width(), 0., 1.));
}

void WaveformBar::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && width() > 0)
        Q_EMIT placeRequested(std::clamp(event->position().x() / width(), 0., 1.));
}

} // namespace vitrine
