#include "ui/editors/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace vitrine {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(4);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::insertWidget(int index, QWidget* widget)
{
    addWidget(widget); // makes the item and adopts the widget
    std::rotate(m_items.begin() + index, m_items.end() - 1, m_items.end());
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const auto& item : m_items)
        least = least.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return least + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Move::Yes);
}

int FlowLayout::arrange(const QRect& rect, Move move) const
{
    const QRect inside = rect.marginsRemoved(contentsMargins());
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int x = inside.left();
    int y = inside.top();
    int lineHeight = 0;
    for (size_t index = 0; index < m_items.size(); ++index) {
        QLayoutItem* item = m_items[index].get();
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint().boundedTo(QSize(inside.width(), QLAYOUTSIZE_MAX));
        if (x > inside.left() && x + size.width() > inside.right() + 1) {
            x = inside.left();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        if (m_lastStretches && index + 1 == m_items.size())
            size.setWidth(inside.right() + 1 - x);
        if (move == Move::Yes) {
            const QRect place({x, y}, size);
            item->setGeometry(mirrored ? QStyle::visualRect(Qt::RightToLeft, inside, place) : place);
        }
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace vitrine
