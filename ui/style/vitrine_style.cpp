#include "ui/style/vitrine_style.h"

#include "ui/style/shapes.h"
#include "ui/style/style_parts.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSlider>
#include <QSplitterHandle>
#include <QTabBar>

#include <cmath>

namespace vitrine {

using namespace theme;

VitrineStyle::VitrineStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void VitrineStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
        qobject_cast<QScrollBar*>(widget) || qobject_cast<QSlider*>(widget) || qobject_cast<QTabBar*>(widget) ||
        qobject_cast<QSplitterHandle*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* header = qobject_cast<QHeaderView*>(widget)) {
        header->setHighlightSections(false);
        header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (qobject_cast<QMenu*>(widget) && widget->isWindow())
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

int VitrineStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ToolBarFrameWidth:
    case PM_DockWidgetFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_FocusFrameHMargin: // to the left and right of a text in lists and tables
    case PM_HeaderMargin:
    case PM_MenuPanelWidth:
    case PM_ToolBarItemMargin:
        return kSpace4;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 1;
    case PM_MenuBarItemSpacing:
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_SplitterWidth:
        return 5;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 18;
    case PM_SliderLength:
        return 14;
    case PM_ScrollBarExtent:
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return kSpace12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return kSpace8;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return kIconSmall;
    case PM_ToolBarIconSize:
        return kIconLarge;
    case PM_TreeViewIndentation:
        return kIndent;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int VitrineStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ScrollBar_Transient:
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_PaintAlternatingRowColorsForEmptyArea:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_Widget_Animation_Duration:
        return kMotionMs;
    case SH_ToolTip_WakeUpDelay:
        return 600;
    case SH_Menu_SloppySubMenus:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize VitrineStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int field = option ? heightFor(kFieldHeight, widget ? widget->font() : QFont()) : kFieldHeight;
    const int row = option ? heightFor(kRowHeight, widget ? widget->font() : QFont()) : kRowHeight;
    switch (type) {
    case CT_PushButton:
        result.setHeight(std::max(result.height(), field));
        result.rwidth() += kSpace8;
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(size.height(), field));
        break;
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), row));
        result.rwidth() += kSpace16;
        break;
    }
    case CT_MenuBarItem:
        result.setHeight(std::max(result.height(), row - 2));
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), row));
        break;
    case CT_ToolButton:
        result = result.expandedTo(QSize(kRowHeight, kRowHeight));
        break;
    case CT_TabBarTab:
        result.setHeight(std::max(result.height(), row + kSpace4));
        break;
    default:
        break;
    }
    return result;
}

QRect VitrineStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_ItemViewItemFocusRect)
        return option->rect.adjusted(2, 1, -2, -1);
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    const bool framed = element == SE_LineEditContents && frame && frame->lineWidth > 0;
    return framed ? rect.adjusted(kSpace4, 0, -kSpace4, 0) : rect;
}

QRect VitrineStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                   const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            return {};
        const QRect slider = scrollBarSlider(*bar);
        const bool horizontal = bar->orientation == Qt::Horizontal;
        QRect before = bar->rect, after = bar->rect;
        if (horizontal) {
            before.setRight(slider.left() - 1);
            after.setLeft(slider.right() + 1);
        } else {
            before.setBottom(slider.top() - 1);
            after.setTop(slider.bottom() + 1);
        }
        switch (subControl) {
        case SC_ScrollBarSlider:
            return slider;
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSubPage:
            return before;
        case SC_ScrollBarAddPage:
            return after;
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

bool VitrineStyle::drawItemPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                     const QWidget*) const
{
    const QColor muted = coloursOf(option->palette).muted;
    switch (element) {
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            drawItemBackground(*item, *painter);
        return true;
    case PE_PanelItemViewRow:
        return true;
    case PE_IndicatorBranch:
        drawBranch(*option, *painter);
        return true;
    case PE_IndicatorArrowDown:
        drawChevron(*painter, option->rect, Pointing::Down, muted, 7);
        return true;
    case PE_IndicatorArrowUp:
        drawChevron(*painter, option->rect, Pointing::Up, muted, 7);
        return true;
    case PE_IndicatorArrowLeft:
        drawChevron(*painter, option->rect, Pointing::Left, muted, 7);
        return true;
    case PE_IndicatorArrowRight:
        drawChevron(*painter, option->rect, Pointing::Right, muted, 7);
        return true;
    default:
        return false;
    }
}

void VitrineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    const Colours c = coloursOf(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        return drawButtonPanel(*option, *painter);
    case PE_PanelButtonTool:
        return drawToolButtonPanel(*option, *painter);
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            drawFieldPanel(*option, *painter);
        return;
    }
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonTool:
    case PE_FrameDefaultButton:
    case PE_PanelStatusBar:
    case PE_PanelToolBar:
    case PE_FrameTabBarBase:
        return;
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
        return drawPanel(*painter, option->rect, {}, c.line, kRadius);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(*option, *painter);
    case PE_IndicatorRadioButton:
        return drawRadioButton(*option, *painter);
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange) && !qobject_cast<const QAbstractButton*>(widget))
            drawFocusRing(*option, *painter);
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        return drawPanel(*painter, option->rect, c.raised, c.line, element == PE_PanelMenu ? kRadius + 2 : kSpace4);
    case PE_FrameMenu:
        return;
    case PE_IndicatorToolBarSeparator:
        return painter->fillRect(
            QRectF(option->rect.center().x(), option->rect.top() + 6, 1, option->rect.height() - 12), c.line);
    default:
        if (!drawItemPrimitive(element, option, painter, widget))
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void VitrineStyle::drawMenuItem(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (!item)
        return;
    const Colours c = coloursOf(option->palette);
    if (item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty()) {
        painter->fillRect(
            QRectF(item->rect.left() + kSpace8, item->rect.center().y(), item->rect.width() - kSpace16, 1), c.line);
        return;
    }
    QStyleOptionMenuItem plain(*item);
    if (item->state.testFlag(State_Selected) && item->state.testFlag(State_Enabled))
        drawPanel(*painter, QRectF(item->rect).adjusted(1, 0, -1, 0), blend(c.raised, c.accent, kTintShare + 0.04), {},
                  kRadius - 2);
    plain.state.setFlag(State_Selected, false);
    QProxyStyle::drawControl(CE_MenuItem, &plain, painter, widget);
}

bool VitrineStyle::drawBarControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget*) const
{
    const Colours c = coloursOf(option->palette);
    switch (element) {
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        return true;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            if (item->state.testFlag(State_Selected))
                drawPanel(*painter, QRectF(item->rect).adjusted(1, 2, -1, -2), blend(c.window, c.text, kPressShare), {},
                          kRadius - 2);
            drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextHideMnemonic, item->palette,
                         item->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
        }
        return true;
    case CE_Splitter: {
        const bool lively = option->state.testFlag(State_MouseOver);
        QRectF line(option->rect);
        if (option->state.testFlag(State_Horizontal))
            line = QRectF(std::floor(line.center().x()), line.top(), lively ? 2 : 1, line.height());
        else
            line = QRectF(line.left(), std::floor(line.center().y()), line.width(), lively ? 2 : 1);
        painter->fillRect(line, lively ? c.accent : c.line);
        return true;
    }
    case CE_ProgressBarGroove:
        drawProgressGroove(*option, *painter);
        return true;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgressContents(*bar, *painter);
        return true;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            drawTabShape(*tab, *painter);
        return true;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            drawHeaderSection(*header, *painter);
        return true;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, c.surface);
        return true;
    default:
        return false;
    }
}

void VitrineStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (element == CE_MenuItem)
        return drawMenuItem(option, painter, widget);
    if (element == CE_ItemViewItem) {
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            QStyleOptionViewItem plain(*item); // the selection is a tint, so the text keeps its colour
            for (const auto group : {QPalette::Active, QPalette::Inactive})
                plain.palette.setColor(group, QPalette::HighlightedText, item->palette.color(QPalette::Text));
            return QProxyStyle::drawControl(element, &plain, painter, widget);
        }
    }
    if (element == CE_PushButtonLabel) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton plain(*button);
            if (button->features.testFlag(QStyleOptionButton::DefaultButton) && button->state.testFlag(State_Enabled))
                plain.palette.setColor(QPalette::ButtonText, coloursOf(option->palette).onAccent);
            return QProxyStyle::drawControl(element, &plain, painter, widget);
        }
    }
    if (!drawBarControl(element, option, painter, widget))
        QProxyStyle::drawControl(element, option, painter, widget);
}

void VitrineStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const
{
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
        if (control == CC_ScrollBar)
            return drawScrollBar(*slider, *painter);
        if (control == CC_Slider && slider->tickPosition == QSlider::NoTicks)
            return drawSlider(*slider, subControlRect(control, option, SC_SliderGroove, widget),
                              subControlRect(control, option, SC_SliderHandle, widget), *painter);
    }
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox)
        return drawComboBox(*combo, subControlRect(control, option, SC_ComboBoxArrow, widget), *painter);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin && control == CC_SpinBox)
        return drawSpinBox(*spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                           subControlRect(control, option, SC_SpinBoxDown, widget), *painter);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace vitrine
