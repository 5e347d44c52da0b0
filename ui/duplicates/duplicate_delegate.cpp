#include "ui/duplicates/duplicate_delegate.h"

#include "ui/duplicates/duplicate_model.h"
#include "ui/style/shapes.h"
#include "ui/text_format.h"
#include "ui/theme.h"

namespace vitrine {

using namespace theme;

namespace {
constexpr int kPicture = 48;
constexpr int kPictures = 2;
} // namespace

DuplicateDelegate::DuplicateDelegate(ThumbnailSource& thumbnails, QObject* parent)
    : QStyledItemDelegate(parent), m_thumbnails(thumbnails)
{}

void DuplicateDelegate::paintPicture(QPainter& painter, const QRect& box, const QString& sha256,
                                     const QPalette& palette) const
{
    const Colours c = coloursOf(palette);
    const ThumbnailKey key{sha256, thumbEdgeFor(kPicture, painter.device()->devicePixelRatioF())};
    const auto picture = m_thumbnails.cached(key);
    if (!picture) {
        if (m_thumbnails.state(key) == ThumbState::Unknown)
            m_thumbnails.request(key);
        return drawPanel(painter, box, blend(c.surface, c.text, kHoverShare), {}, kRadius - 2);
    }
    const QSizeF size = QSizeF(picture->size()).scaled(box.size(), Qt::KeepAspectRatio);
    QRectF place(QPointF(), size);
    place.moveCenter(QRectF(box).center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(place, *picture, picture->rect());
}

void DuplicateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours c = coloursOf(option.palette);
    const PaintScope scope(*painter);
    const QRect row = option.rect.adjusted(kSpace4, 1, -kSpace4, -1);
    if (option.state.testFlag(QStyle::State_Selected))
        drawPanel(*painter, row, blend(c.surface, c.accent, kTintShare), c.accent, kRadius);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        drawPanel(*painter, row, blend(c.surface, c.text, kHoverShare), {}, kRadius);
    const QStringList hashes = index.data(DuplicateModel::HashesRole).toStringList();
    QRect box(row.left() + kSpace8, row.center().y() - kPicture / 2 + 1, kPicture, kPicture);
    for (int i = 0; i < std::min(kPictures, int(hashes.size())); ++i) {
        paintPicture(*painter, box, hashes[i], option.palette);
        box.translate(kPicture + kSpace4, 0);
    }
    const QRect words(box.left() + kSpace4, row.top(), row.right() - kSpace8 - box.left() - kSpace4, row.height());
    const QRect upper(words.left(), words.top(), words.width(), words.height() / 2 - 1);
    const QRect lower(words.left(), words.center().y() + 1, words.width(), words.height() / 2 - 1);
    const QFont small = captionFont(option.font);
    painter->setFont(tabularFont(small));
    painter->setPen(c.muted);
    const QString count = formatCount(index.data(DuplicateModel::CountRole).toInt());
    painter->drawText(upper, Qt::AlignRight | Qt::AlignBottom, count);
    painter->setFont(small);
    painter->drawText(
        lower, Qt::AlignLeft | Qt::AlignTop,
        QFontMetrics(small).elidedText(index.data(DuplicateModel::NoteRole).toString(), Qt::ElideRight, lower.width()));
    painter->setFont(option.font);
    painter->setPen(c.text);
    const int room = upper.width() - QFontMetrics(small).horizontalAdvance(count) - kSpace8;
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignBottom,
                      QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideRight, room));
}

QSize DuplicateDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {200, std::max(kPicture + kSpace12, 2 * QFontMetrics(option.font).height() + kSpace12)};
}

} // namespace vitrine
