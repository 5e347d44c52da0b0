#include "ui/listener/lamp_label.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace vitrine {

using namespace theme;

QString lampText(const ListenerState& state)
{
    switch (state.lamp) {
    case ListenerLamp::Off:
        return LampLabel::tr("Off");
    case ListenerLamp::Starting:
        return LampLabel::tr("Starting");
    case ListenerLamp::Listening:
        return LampLabel::tr("Listening on %1").arg(state.url);
    case ListenerLamp::Failed:
        return LampLabel::tr("Not listening: %1").arg(state.problem);
    }
    Q_UNREACHABLE();
}

LampLabel::LampLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setState({});
}

void LampLabel::setState(const ListenerState& state)
{
    m_state = state;
    setAccessibleName(lampText(state));
    setToolTip(lampText(state));
    updateGeometry();
    update();
}

QSize LampLabel::sizeHint() const
{
    return {200, heightFor(kRowHeight, titleFont(font()))};
}

void LampLabel::paintEvent(QPaintEvent*)
{
    const Colours colours = coloursOf(palette());
    QColor lamp = colours.muted;
    if (m_state.lamp == ListenerLamp::Listening)
        lamp = colours.good;
    else if (m_state.lamp == ListenerLamp::Failed)
        lamp = colours.bad;
    else if (m_state.lamp == ListenerLamp::Starting)
        lamp = colours.warn;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(lamp);
    const QRectF disc(0, (height() - kSpace12) / 2.0, kSpace12, kSpace12);
    painter.drawEllipse(disc);
    painter.setPen(colours.text);
    painter.setFont(titleFont(font()));
    const QRect text = rect().adjusted(kSpace12 + kSpace8, 0, 0, 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(lampText(m_state), Qt::ElideRight, text.width()));
}

} // namespace vitrine
