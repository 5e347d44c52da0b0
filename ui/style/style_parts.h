#pragma once

#include <QPainter>
#include <QStyleOption>

namespace vitrine {

// The single controls of VitrineStyle; each paints one part of one style option.

void drawButtonPanel(const QStyleOption& option, QPainter& painter);
void drawToolButtonPanel(const QStyleOption& option, QPainter& painter);
void drawFieldPanel(const QStyleOption& option, QPainter& painter);
void drawCheckBox(const QStyleOption& option, QPainter& painter);
void drawRadioButton(const QStyleOption& option, QPainter& painter);
void drawFocusRing(const QStyleOption& option, QPainter& painter);
void drawItemBackground(const QStyleOptionViewItem& option, QPainter& painter);
void drawBranch(const QStyleOption& option, QPainter& painter);
void drawProgressGroove(const QStyleOption& option, QPainter& painter);
void drawProgressContents(const QStyleOptionProgressBar& option, QPainter& painter);
void drawTabShape(const QStyleOptionTab& option, QPainter& painter);
void drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter);

/// The slider part of a scroll bar without buttons.
QRect scrollBarSlider(const QStyleOptionSlider& option);
void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter);
void drawSlider(const QStyleOptionSlider& option, const QRect& groove, const QRect& handle, QPainter& painter);
void drawComboBox(const QStyleOptionComboBox& option, const QRect& arrow, QPainter& painter);
void drawSpinBox(const QStyleOptionSpinBox& option, const QRect& up, const QRect& down, QPainter& painter);

} // namespace vitrine
