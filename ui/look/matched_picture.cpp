#include "ui/look/matched_picture.h"

#include "ui/delegates/cell_marks.h"
#include "ui/theme.h"

#include <QPainter>

namespace vitrine {

using namespace theme;

MatchedPicture::MatchedPicture(const QString& caption, QWidget* parent) : QWidget(parent), m_caption(caption)
{
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void MatchedPicture::show(const QPixmap& picture, const QRectF& box)
{
    m_picture = picture;
    m_box = box;
    update();
}

void MatchedPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QFont caption = captionFont(font());
    const int line = QFontMetrics(caption).height();
    const QRect room = rect().adjusted(0, 0, 0, -line - kSpace4);
    if (!m_picture.isNull()) {
        const QRect place = fitted(QSizeF(m_picture.size()), room);
        painter.drawPixmap(place, m_picture);
        drawMatchBox(painter, place, m_box, palette());
    }
    painter.setFont(caption);
    painter.setPen(coloursOf(palette()).muted);
    painter.drawText(QRect(0, height() - line, width(), line), Qt::AlignCenter, m_caption);
}

} // namespace vitrine
