#include "ui/delegates/note_delegate.h"

#include "ui/style/shapes.h"
#include "ui/style/style_parts.h"
#include "ui/theme.h"

#include <QIcon>

namespace vitrine {

using namespace theme;

namespace {
/// Sign or check mark before the words; returns where the words begin.
int paintLead(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, int left)
{
    const QRect place(left, option.rect.center().y() - 7, kIconSmall, kIconSmall);
    if (const QVariant check = index.data(Qt::CheckStateRole); check.isValid()) {
        QStyleOptionViewItem box(option);
        box.rect = place;
        box.state.setFlag(QStyle::State_HasFocus, false);
        box.state.setFlag(QStyle::State_On, check.toInt() == Qt::Checked);
        box.state.setFlag(QStyle::State_NoChange, check.toInt() == Qt::PartiallyChecked);
        drawCheckBox(box, painter);
        return place.right() + 1 + kSpace8;
    }
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (icon.isNull())
        return left;
    const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
    icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    return place.right() + 1 + kSpace8;
}
} // namespace

void NoteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours c = coloursOf(option.palette);
    const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
    painter->save();
    const bool lit = option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver);
    if (lit && enabled)
        drawPanel(*painter, QRectF(option.rect).adjusted(2, 0, -2, 0), blend(c.raised, c.accent, kTintShare), {},
                  kRadius - 2);
    QRect words = option.rect.adjusted(kSpace8 + 2, 0, -kSpace12, 0);
    words.setLeft(paintLead(*painter, option, index, words.left()));
    const QString note = index.data(kNoteRole).toString();
    const QFont small = tabularFont(captionFont(option.font));
    painter->setFont(small);
    painter->setPen(c.muted);
    painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, note);
    const QFont base = index.data(Qt::FontRole).isValid() ? index.data(Qt::FontRole).value<QFont>() : option.font;
    painter->setFont(base);
    painter->setPen(enabled ? c.text : c.muted);
    const int room = words.width() - QFontMetrics(small).horizontalAdvance(note) - kSpace12;
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(base).elidedText(index.data().toString(), Qt::ElideMiddle, room));
    painter->restore();
}

QSize NoteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {100, heightFor(kRowHeight, option.font)};
}

} // namespace vitrine
