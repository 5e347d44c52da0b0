#include "ui/look/part_bar.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QCoreApplication>

#include <cmath>

namespace vitrine {

using namespace theme;

PartBar::PartBar(const QString& name, QWidget* parent) : QWidget(parent), m_name(name)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(120);
}

int PartBar::percent() const
{
    return m_similarity < 0 ? -1 : int(std::lround(m_share * 100));
}

void PartBar::show(double similarity, double share)
{
    m_similarity = similarity;
    m_share = share;
    const QString words = m_similarity < 0
                              ? QCoreApplication::translate("PartBar", "%1: not compared").arg(m_name)
                              : QCoreApplication::translate("PartBar", "%1: %2 % alike, gives %3 % of the score")
                                    .arg(m_name)
                                    .arg(std::lround(std::min(1., m_similarity) * 100))
                                    .arg(percent());
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize PartBar::sizeHint() const
{
    return {200, fontMetrics().height() + 2};
}

void PartBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    const QFont numbers = tabularFont(captionFont(font()));
    painter.setFont(numbers);
    const int room = QFontMetrics(numbers).horizontalAdvance(QStringLiteral("100 %")) + kSpace8;
    QRectF groove(0, height() / 2. - 4, width() - room, 8);
    drawPanel(painter, groove, blend(c.surface, c.text, 0.10), {}, 4);
    if (percent() > 0) {
        QRectF filled = groove;
        filled.setWidth(std::max(8., groove.width() * std::min(1., m_share)));
        drawPanel(painter, filled, c.accent, {}, 4);
    }
    painter.setPen(c.muted);
    painter.drawText(QRect(width() - room, 0, room, height()), Qt::AlignRight | Qt::AlignVCenter,
                     m_similarity < 0 ? QStringLiteral("–") : QStringLiteral("%1 %").arg(percent()));
}

} // namespace vitrine
