#include "ui/delegates/sidebar_delegate.h"

#include "ui/models/sidebar_model.h"
#include "ui/style/shapes.h"
#include "ui/style/style_parts.h"
#include "ui/text_format.h"
#include "ui/theme.h"

#include <QIcon>

namespace vitrine {

using namespace theme;

namespace {
void paintSection(QPainter& painter, const QStyleOptionViewItem& option, const QString& label)
{
    const Colours c = coloursOf(option.palette);
    QFont font = captionFont(option.font);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(c.muted);
    painter.drawText(option.rect.adjusted(kSpace4, 0, 0, -5), Qt::AlignLeft | Qt::AlignBottom, label);
}

/// The tint covers the whole row, not only what is right of the indentation.
QStyleOptionViewItem wholeRow(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    QStyleOptionViewItem row;
    row = option;
    row.state.setFlag(QStyle::State_Active, true);
    row.backgroundBrush = index.data(Qt::BackgroundRole).value<QBrush>();
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int right = view ? view->viewport()->width() : option.rect.right();
    row.rect = QRect(QPoint(kSpace4, option.rect.top()), QPoint(right - kSpace4, option.rect.bottom()));
    return row;
}

void paintSign(QPainter& painter, const QRect& place, const QModelIndex& index, const QColor& muted)
{
    const QVariant colour = index.data(SidebarModel::ColourRole);
    const QRectF dot(place.center().x() - 4.5, place.center().y() - 4.5, 10, 10);
    if (colour.isValid())
        return drawPanel(painter, dot, colour.value<QColor>(), blend(colour.value<QColor>(), QColor(Qt::black), 0.15),
                         5);
    if (index.data(SidebarModel::LocationRole).value<Location>().kind == Location::Kind::Tag)
        return drawPanel(painter, dot, {}, muted, 5, 1.5);
    QIcon::fromTheme(index.data(SidebarModel::IconNameRole).toString()).paint(&painter, place);
}
} // namespace

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (index.data(SidebarModel::SectionRole).toBool()) {
        paintSection(*painter, option, index.data().toString());
        painter->restore();
        return;
    }
    const Colours c = coloursOf(option.palette);
    const bool target = m_dropTarget.isValid() && m_dropTarget == index;
    if (target)
        drawPanel(*painter, QRectF(option.rect).adjusted(0, 1, -4, -1), blend(c.surface, c.accent, kTintShare + 0.08),
                  c.accent, kRadius - 2, 1.5);
    else
        drawItemBackground(wholeRow(option, index), *painter);
    const QRect sign(option.rect.left() + kSpace4, option.rect.center().y() - 7, kIconSmall, kIconSmall);
    paintSign(*painter, sign, index, c.muted);
    QRect words = option.rect.adjusted(kSpace8 + kIconSmall + kSpace4, 0, -kSpace12, 0);
    const QVariant count = index.data(SidebarModel::CountRole);
    if (count.isValid()) {
        const QString number = formatCount(count.toLongLong());
        const QFont small = tabularFont(captionFont(option.font));
        painter->setFont(small);
        painter->setPen(c.muted);
        painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, number);
        words.setRight(words.right() - QFontMetrics(small).horizontalAdvance(number) - kSpace8);
    }
    painter->setFont(option.font);
    painter->setPen(c.text);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int row = heightFor(kRowHeight, option.font);
    return {80, index.data(SidebarModel::SectionRole).toBool() ? row + kSpace8 : row};
}

void SidebarDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(kSpace4 + kIconSmall + 2, 0, -kSpace4, 0));
}

} // namespace vitrine
