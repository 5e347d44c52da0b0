#include "ui/pages/drop_area.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QDragEnterEvent>
#include <QIcon>
#include <QMimeData>
#include <QUrl>

namespace vitrine {

using namespace theme;

DropArea::DropArea(QWidget* parent) : QWidget(parent)
{
    setAcceptDrops(true);
    setAccessibleName(tr("Drop pictures, folders or tables here"));
}

QSize DropArea::sizeHint() const
{
    return {640, 260};
}

QStringList DropArea::pathsOf(const QDropEvent* event) const
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

void DropArea::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const PaintScope scope(painter);
    const Colours c = coloursOf(palette());
    painter.setBrush(m_lit ? blend(c.surface, c.accent, kTintShare) : c.surface);
    painter.setPen(QPen(m_lit ? c.accent : blend(c.line, c.muted, 0.35), m_lit ? 2 : 1.5, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius * 2, kRadius * 2);
    const QPoint middle(width() / 2, height() / 2 - 58);
    painter.save();
    painter.setOpacity(0.75);
    QIcon::fromTheme(QStringLiteral("insert-image")).paint(&painter, QRect(middle - QPoint(24, 34), QSize(48, 48)));
    painter.restore();
    painter.setFont(titleFont(font()));
    painter.setPen(c.text);
    const QRect title(0, middle.y() + 24, width(), 30);
    painter.drawText(title, Qt::AlignCenter, m_lit ? m_words : tr("Drop a folder of pictures or a table here"));
    painter.setFont(font());
    painter.setPen(c.muted);
    painter.drawText(QRect(kSpace24, title.bottom() + 2, width() - 2 * kSpace24, 24), Qt::AlignCenter,
                     tr("Vitrine makes a catalogue of it. Nothing leaves this computer."));
}

void DropArea::dragEnterEvent(QDragEnterEvent* event)
{
    const QStringList paths = pathsOf(event);
    if (paths.isEmpty())
        return;
    m_lit = true;
    m_words = tr("Make a catalogue of %n thing(s)", nullptr, int(paths.size()));
    event->acceptProposedAction();
    update();
}

void DropArea::dragLeaveEvent(QDragLeaveEvent*)
{
    m_lit = false;
    update();
}

void DropArea::dropEvent(QDropEvent* event)
{
    m_lit = false;
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(pathsOf(event));
}

} // namespace vitrine
