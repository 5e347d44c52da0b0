#include "ui/editors/star_bar.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {
constexpr int kStars = 5;

/// A five-pointed star in `box`.
QPolygonF star(const QRectF& box)
{
    constexpr double kInner = 0.42; // a little fatter than the pentagram's .38: reads better when small
    QPolygonF points;
    for (int corner = 0; corner < 2 * kStars; ++corner) {
        const double radius = box.width() / 2 * (corner % 2 == 0 ? 1 : kInner);
        const double angle = corner * std::numbers::pi / kStars;
        points << box.center() + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    return points;
}
} // namespace

StarBar::StarBar(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StarBar::setRating(int rating)
{
    m_rating = rating;
    setAccessibleDescription(rating == kMixedRating ? tr("differing") : tr("%n of 5 stars", nullptr, rating));
    update();
}

QSize StarBar::sizeHint() const
{
    const int side = fontMetrics().height();
    return {(side + theme::kSpace4) * kStars + fontMetrics().averageCharWidth() * 14, side + theme::kSpace4};
}

void StarBar::paintEvent(QPaintEvent*)
{
    const theme::Colours tokens = theme::coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = fontMetrics().height();
    const int lit = m_hovered > 0 ? m_hovered : std::max(0, m_rating);
    for (int index = 0; index < kStars; ++index) {
        const QRectF box(index * (side + theme::kSpace4), (height() - side) / 2., side, side);
        painter.setPen(QPen(index < lit ? tokens.warn : tokens.muted, 1));
        painter.setBrush(index < lit ? QBrush(tokens.warn) : QBrush(Qt::NoBrush));
        painter.drawPolygon(star(box.adjusted(1, 1, -1, -1)));
    }
    if (m_rating != kMixedRating)
        return;
    painter.setPen(tokens.muted);
    painter.drawText(rect().adjusted(kStars * (side + theme::kSpace4) + theme::kSpace4, 0, 0, 0), Qt::AlignVCenter,
                     tr("differing"));
}

int StarBar::starAt(int x) const
{
    const int star = x / (fontMetrics().height() + theme::kSpace4) + 1;
    return star > kStars ? 0 : star;
}

void StarBar::mousePressEvent(QMouseEvent* event)
{
    const int wanted = starAt(int(event->position().x()));
    if (event->button() == Qt::LeftButton && wanted > 0)
        choose(wanted == m_rating ? 0 : wanted);
}

void StarBar::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = starAt(int(event->position().x()));
    update();
}

void StarBar::leaveEvent(QEvent*)
{
    m_hovered = 0;
    update();
}

void StarBar::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key >= Qt::Key_0 && key <= Qt::Key_5 && event->modifiers() == Qt::NoModifier)
        choose(key - Qt::Key_0);
    else if (key == Qt::Key_Right)
        choose(std::min(kStars, std::max(0, m_rating) + 1));
    else if (key == Qt::Key_Left)
        choose(std::max(0, m_rating - 1));
    else
        QWidget::keyPressEvent(event);
}

void StarBar::choose(int rating)
{
    m_hovered = 0;
    setRating(rating);
    Q_EMIT ratingChosen();
}

} // namespace vitrine
