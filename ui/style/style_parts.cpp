#include "ui/style/style_parts.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QStyle>
#include <QTableView>

#include <utility>

namespace vitrine {

using namespace theme;

namespace {
bool isOn(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor hovered(const QColor& base, const Colours& c, const QStyleOption& option)
{
    if (!isOn(option, QStyle::State_Enabled))
        return base;
    if (isOn(option, QStyle::State_Sunken))
        return blend(base, c.text, kPressShare);
    return isOn(option, QStyle::State_MouseOver) ? blend(base, c.text, kHoverShare) : base;
}

void drawMarkPanel(const QStyleOption& option, QPainter& painter, double radius, bool filled)
{
    const Colours c = coloursOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const QColor border = isOn(option, QStyle::State_HasFocus) ? c.accent : blend(c.line, c.muted, 0.6);
    const QColor fill = filled ? (enabled ? c.accent : c.line) : hovered(c.surface, c, option);
    drawPanel(painter, option.rect, fill, filled ? QColor() : border, radius);
}
} // namespace

void drawButtonPanel(const QStyleOption& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool primary = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focused = isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange);
    const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
    if (primary && enabled) {
        drawPanel(painter, option.rect, hovered(c.accent, c, option), focused ? c.text : QColor(), kRadius, 2);
        return;
    }
    const bool lit = isOn(option, QStyle::State_On);
    const QColor base = lit ? blend(c.surface, c.accent, kTintShare) : c.surface;
    if (flat && !lit && !isOn(option, QStyle::State_MouseOver) && !focused)
        return;
    drawPanel(painter, option.rect, enabled ? hovered(base, c, option) : c.window, focused ? c.accent : c.line, kRadius,
              focused ? 2 : 1);
}

void drawToolButtonPanel(const QStyleOption& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    const bool focused = isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange);
    QColor fill;
    if (isOn(option, QStyle::State_On))
        fill = blend(c.window, c.accent, kTintShare + 0.04);
    else if (isOn(option, QStyle::State_Enabled) &&
             (isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_Sunken)))
        fill = hovered(c.window, c, option);
    if (fill.isValid() || focused)
        drawPanel(painter, option.rect, fill, focused ? c.accent : QColor(), kRadius, 2);
}

void drawFieldPanel(const QStyleOption& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focused = isOn(option, QStyle::State_HasFocus);
    QColor border = focused ? c.accent : c.line;
    if (!focused && enabled && isOn(option, QStyle::State_MouseOver))
        border = blend(c.line, c.muted, 0.5);
    drawPanel(painter, option.rect, enabled ? c.surface : c.window, border, kRadius, focused ? 2 : 1);
}

void drawCheckBox(const QStyleOption& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    const bool on = isOn(option, QStyle::State_On), mixed = isOn(option, QStyle::State_NoChange);
    drawMarkPanel(option, painter, 4, on || mixed);
    const QRectF rect(option.rect);
    if (on)
        drawTick(painter, rect, c.onAccent);
    else if (mixed)
        drawPanel(painter, QRectF(rect.center().x() - rect.width() / 4, rect.center().y() - 1, rect.width() / 2, 2),
                  c.onAccent, {}, 1);
}

void drawRadioButton(const QStyleOption& option, QPainter& painter)
{
    const bool on = isOn(option, QStyle::State_On);
    drawMarkPanel(option, painter, option.rect.width() / 2.0, on);
    if (!on)
        return;
    const double inset = option.rect.width() * 0.32;
    drawPanel(painter, QRectF(option.rect).adjusted(inset, inset, -inset, -inset), coloursOf(option.palette).onAccent,
              {}, option.rect.width());
}

void drawFocusRing(const QStyleOption& option, QPainter& painter)
{
    drawPanel(painter, option.rect, {}, coloursOf(option.palette).accent, kRadius - 1, 1.5);
}

/// Whether a cell is the first and the last of what is selected with it.
std::pair<bool, bool> endsOfSelection(const QStyleOptionViewItem& option)
{
    if (const auto* table = qobject_cast<const QTableView*>(option.widget);
        table && table->selectionBehavior() == QTableView::SelectRows) {
        const int place = table->horizontalHeader()->visualIndex(option.index.column());
        return {place == 0, place == table->horizontalHeader()->count() - 1};
    }
    using Position = QStyleOptionViewItem::ViewItemPosition;
    const Position position = option.viewItemPosition;
    return {position != Position::Middle && position != Position::End,
            position != Position::Middle && position != Position::Beginning};
}

void drawItemBackground(const QStyleOptionViewItem& option, QPainter& painter)
{
    // A cell whose text has a colour of its own has it in its palette, too.
    const Colours c = coloursOf(option.widget ? option.widget->palette() : option.palette);
    const bool selected = isOn(option, QStyle::State_Selected);
    const bool hover = isOn(option, QStyle::State_MouseOver) && isOn(option, QStyle::State_Enabled);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (!selected && !hover)
        return;
    const double share = selected ? (isOn(option, QStyle::State_Active) ? kTintShare + 0.04 : 0.08) : kHoverShare;
    const QColor over = selected && isOn(option, QStyle::State_Active) ? c.accent : c.text;
    const auto [first, last] = endsOfSelection(option); // the cells of a row are one band
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    drawPanel(painter, QRectF(option.rect).adjusted(first ? 2 : -kRadius, 1, last ? -2 : kRadius, -1),
              blend(c.surface, over, share), {}, kRadius - 2);
    painter.restore();
}

void drawBranch(const QStyleOption& option, QPainter& painter)
{
    if (!isOn(option, QStyle::State_Children))
        return;
    drawChevron(painter, option.rect, isOn(option, QStyle::State_Open) ? Pointing::Down : Pointing::Right,
                coloursOf(option.palette).muted);
}

void drawProgressGroove(const QStyleOption& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    QRectF bar(option.rect);
    bar.setHeight(4);
    bar.moveCenter(QRectF(option.rect).center());
    drawPanel(painter, bar, c.line, {}, 2);
}

void drawProgressContents(const QStyleOptionProgressBar& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    QRectF bar(option.rect);
    bar.setHeight(4);
    bar.moveCenter(QRectF(option.rect).center());
    if (option.maximum <= option.minimum) { // not known how long: a quiet third, without motion
        bar.setWidth(bar.width() / 3);
        drawPanel(painter, bar, blend(c.line, c.accent, 0.6), {}, 2);
        return;
    }
    const double share = double(option.progress - option.minimum) / (option.maximum - option.minimum);
    if (share <= 0)
        return;
    const double width = std::max(4.0, bar.width() * std::min(1.0, share));
    if (option.direction == Qt::RightToLeft)
        bar.setLeft(bar.right() - width);
    else
        bar.setWidth(width);
    drawPanel(painter, bar, c.accent, {}, 2);
}

void drawTabShape(const QStyleOptionTab& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    const bool selected = isOn(option, QStyle::State_Selected);
    if (!selected && isOn(option, QStyle::State_MouseOver))
        drawPanel(painter, QRectF(option.rect).adjusted(2, 3, -2, -3), blend(c.window, c.text, kHoverShare), {},
                  kRadius - 2);
    if (isOn(option, QStyle::State_HasFocus))
        drawPanel(painter, QRectF(option.rect).adjusted(2, 3, -2, -3), {}, c.accent, kRadius - 2, 1.5);
    if (selected) {
        QRectF underline(option.rect);
        underline.setTop(underline.bottom() - 2);
        drawPanel(painter, underline.adjusted(kSpace8, 0, -kSpace8, 0), c.accent, {}, 1);
    }
}

void drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    painter.fillRect(option.rect, hovered(c.surface, c, option));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.line);
    painter.fillRect(QRect(option.rect.right(), option.rect.top() + 6, 1, option.rect.height() - 12), c.line);
}

QRect scrollBarSlider(const QStyleOptionSlider& option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int slider = length;
    if (range > 0) {
        slider = int(qint64(length) * option.pageStep / std::max<qint64>(1, range + option.pageStep));
        slider = std::clamp(slider, std::min(32, length), length);
    }
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   length - slider, option.upsideDown);
    return horizontal ? QRect(option.rect.left() + at, option.rect.top(), slider, option.rect.height())
                      : QRect(option.rect.left(), option.rect.top() + at, option.rect.width(), slider);
}

void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter)
{
    if (option.maximum <= option.minimum)
        return;
    const Colours c = coloursOf(option.palette);
    const bool lively = isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_Sunken);
    QRectF handle(scrollBarSlider(option));
    const double inset = lively ? 2 : 3;
    handle.adjust(inset, inset, -inset, -inset);
    drawPanel(painter, handle,
              blend(c.surface, c.text,
                    isOn(option, QStyle::State_Sunken) ? 0.45
                    : lively                           ? 0.35
                                                       : 0.22),
              {}, std::min(handle.width(), handle.height()) / 2);
}

void drawSlider(const QStyleOptionSlider& option, const QRect& groove, const QRect& handle, QPainter& painter)
{
    const Colours c = coloursOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool horizontal = option.orientation == Qt::Horizontal;
    QRectF line(groove);
    if (horizontal) {
        line.setHeight(4);
        line.moveCenter(QPointF(line.center().x(), QRectF(groove).center().y()));
    } else {
        line.setWidth(4);
        line.moveCenter(QPointF(QRectF(groove).center().x(), line.center().y()));
    }
    drawPanel(painter, line, c.line, {}, 2);
    QRectF knob(0, 0, 14, 14);
    knob.moveCenter(QRectF(handle).center());
    QRectF done(line);
    if (!horizontal)
        done.setTop(knob.center().y());
    else if (option.upsideDown)
        done.setLeft(knob.center().x());
    else
        done.setRight(knob.center().x());
    drawPanel(painter, done, enabled ? blend(c.line, c.accent, 0.75) : c.line, {}, 2);
    const bool focused = isOn(option, QStyle::State_HasFocus);
    drawPanel(painter, knob, hovered(c.raised, c, option), focused ? c.accent : blend(c.line, c.muted, 0.5), 7,
              focused ? 2 : 1);
}

void drawComboBox(const QStyleOptionComboBox& option, const QRect& arrow, QPainter& painter)
{
    if (option.frame)
        drawFieldPanel(option, painter);
    drawChevron(painter, arrow, Pointing::Down, coloursOf(option.palette).muted);
}

void drawSpinBox(const QStyleOptionSpinBox& option, const QRect& up, const QRect& down, QPainter& painter)
{
    if (option.frame)
        drawFieldPanel(option, painter);
    const Colours c = coloursOf(option.palette);
    const auto colour = [&](QStyle::SubControl part) {
        return option.activeSubControls.testFlag(part) ? c.text : c.muted;
    };
    drawChevron(painter, up.translated(0, 1), Pointing::Up, colour(QStyle::SC_SpinBoxUp), 7);
    drawChevron(painter, down.translated(0, -1), Pointing::Down, colour(QStyle::SC_SpinBoxDown), 7);
}

} // namespace vitrine
