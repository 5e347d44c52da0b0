#include "ui/views/history_delegate.h"

#include "ui/theme.h"
#include "ui/views/history_model.h"

#include <QPainter>

namespace vitrine {

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    const QWidget* widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);

    const theme::Colours tokens = theme::coloursOf(option.palette);
    const bool undone = index.data(HistoryModel::UndoneRole).toBool();
    QFont body = option.font;
    body.setStrikeOut(undone);
    const QFont caption = theme::captionFont(option.font);
    const QRect room = option.rect.adjusted(theme::kSpace8, theme::kSpace4, -theme::kSpace8, -theme::kSpace4);
    painter->save();
    painter->setPen(undone ? tokens.muted : tokens.text);
    painter->setFont(body);
    const QFontMetrics metrics(body);
    painter->drawText(room, Qt::AlignTop | Qt::AlignLeft,
                      metrics.elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
    painter->setPen(tokens.muted);
    painter->setFont(caption);
    QString below = index.data(HistoryModel::SubtitleRole).toString();
    if (undone)
        below = tr("undone · %1").arg(below);
    painter->drawText(room, Qt::AlignBottom | Qt::AlignLeft,
                      QFontMetrics(caption).elidedText(below, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int lines = QFontMetrics(option.font).height() + QFontMetrics(theme::captionFont(option.font)).height();
    return {0, lines + 2 * theme::kSpace4 + 2};
}

} // namespace vitrine
