#include "ui/delegates/grid_delegate.h"

#include "ui/delegates/cell_layout.h"
#include "ui/delegates/cell_marks.h"
#include "ui/models/id_list_model.h"
#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QIcon>
#include <QKeyEvent>

namespace vitrine {

using namespace theme;

GridDelegate::GridDelegate(ThumbnailSource& thumbnails, QObject* parent)
    : QStyledItemDelegate(parent), m_thumbnails(thumbnails)
{}

ThumbnailKey GridDelegate::keyFor(const GridCell& cell, int boxEdge, double devicePixelRatio) const
{
    return {cell.sha256, thumbEdgeFor(boxEdge, devicePixelRatio)};
}

void GridDelegate::setHot(const QModelIndex& index, QuickAction action)
{
    m_hotIndex = index;
    m_hot = action;
}

void GridDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto cell = index.data(IdListModel::CellRole).value<GridCell>();
    const CellLayout parts = CellLayout::of(option.rect, option.font);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setFont(option.font);
    paintFrame(*painter, option, m_dropTarget.isValid() && m_dropTarget == index);
    if (cell.trashed)
        painter->setOpacity(0.7);
    paintPicture(*painter, option, cell, parts.picture);
    paintTexts(*painter, option, cell, parts);
    drawCellMarks(*painter, parts.picture, parts.stars, cell, option.palette, option.font, hovered);
    if (hovered && cell.known)
        paintQuickActions(*painter, option, cell, parts, m_hotIndex == index ? m_hot : QuickAction::None);
    painter->restore();
}

void GridDelegate::paintFrame(QPainter& painter, const QStyleOptionViewItem& option, bool dropTarget) const
{
    const Colours c = coloursOf(option.palette);
    const QRectF frame(option.rect);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (dropTarget) {
        drawPanel(painter, frame, blend(c.surface, c.accent, kTintShare + 0.08), c.accent, kRadius + 2, 2);
    } else if (selected) {
        const bool active = option.state.testFlag(QStyle::State_Active);
        drawPanel(painter, frame, blend(c.surface, c.accent, kTintShare),
                  active ? c.accent : blend(c.line, c.accent, 0.5), kRadius + 2, 2);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        drawPanel(painter, frame, blend(c.surface, c.text, kHoverShare * 0.7), {}, kRadius + 2);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && !dropTarget) {
        const PaintScope scope(painter);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(selected ? c.onAccent : c.accent, 1, Qt::DashLine));
        painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), kRadius + 1, kRadius + 1);
    }
}

void GridDelegate::paintPicture(QPainter& painter, const QStyleOptionViewItem& option, const GridCell& cell,
                                const QRect& box) const
{
    if (!cell.known || cell.sha256.isEmpty())
        return drawPlaceholder(painter, box, cell, option.palette, cell.known);
    const double ratio = painter.device()->devicePixelRatioF();
    const ThumbnailKey key = keyFor(cell, box.width(), ratio);
    std::optional<QPixmap> picture = m_thumbnails.cached(key);
    if (!picture) {
        const ThumbState state = m_thumbnails.state(key);
        if (state == ThumbState::Unknown)
            m_thumbnails.request(key);
        const ThumbnailKey other{cell.sha256, key.edge == 256 ? 512 : 256};
        picture = m_thumbnails.cached(other); // a picture of the other size beats an empty box
        if (!picture)
            return drawPlaceholder(painter, box, cell, option.palette, state == ThumbState::Failed);
    }
    const QRect place = fitted(QSizeF(picture->size()).scaled(box.size(), Qt::KeepAspectRatio), box);
    // Small originals are not blown up beyond twice their size.
    const QSizeF most = QSizeF(picture->size()) * 2 / ratio;
    const QRect shown =
        most.width() < place.width()
            ? fitted(most, QRect(box.center() - QPoint(int(most.width() / 2), int(most.height() / 2)), most.toSize()))
            : place;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(shown, *picture);
    if (option.state.testAnyFlags(QStyle::State_MouseOver | QStyle::State_HasFocus))
        drawMatchBox(painter, shown, cell.box, option.palette);
}

void GridDelegate::paintTexts(QPainter& painter, const QStyleOptionViewItem& option, const GridCell& cell,
                              const CellLayout& parts) const
{
    const Colours c = coloursOf(option.palette);
    if (!parts.title.isEmpty()) {
        // File names differ at their end, product names at their start.
        const auto elide = cell.subject == CellSubject::Product ? Qt::ElideRight : Qt::ElideMiddle;
        painter.setPen(cell.known ? c.text : c.muted);
        painter.drawText(parts.title, Qt::AlignLeft | Qt::AlignVCenter,
                         option.fontMetrics.elidedText(cell.title, elide, parts.title.width()));
    }
    if (parts.detail.isEmpty())
        return;
    const QFont font = captionFont(option.font);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(c.muted);
    const int valueWidth = cell.value.isEmpty() ? 0 : metrics.horizontalAdvance(cell.value) + kSpace8;
    QString detail = cell.detail;
    if (cell.subject == CellSubject::Product && cell.state != ProductState::Active && cell.known && detail.isEmpty())
        detail = tr("No SKU");
    painter.drawText(parts.detail, Qt::AlignRight | Qt::AlignVCenter, cell.value);
    painter.drawText(parts.detail, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(detail, Qt::ElideMiddle, parts.detail.width() - valueWidth));
    painter.setFont(option.font);
}

void GridDelegate::paintQuickActions(QPainter& painter, const QStyleOptionViewItem& option, const GridCell& cell,
                                     const CellLayout& parts, QuickAction hot) const
{
    if (parts.picture.width() < 84)
        return;
    const Colours c = coloursOf(option.palette);
    const bool product = cell.subject == CellSubject::Product;
    const auto button = [&](const QRect& rect, const QString& icon, bool isHot) {
        drawPanel(painter, rect, isHot ? blend(c.raised, c.accent, 0.2) : c.raised, c.line, kRadius);
        QRect sign(0, 0, kIconSmall, kIconSmall);
        sign.moveCenter(rect.center());
        QIcon::fromTheme(icon).paint(&painter, sign);
    };
    button(parts.firstAction, product ? QStringLiteral("quickview") : QStringLiteral("dialog-ok-apply"),
           hot == QuickAction::First);
    button(parts.secondAction, product ? QStringLiteral("tag") : QStringLiteral("dialog-cancel"),
           hot == QuickAction::Second);
    if (!cell.trashed && !cell.sha256.isEmpty())
        button(parts.similarAction, QStringLiteral("edit-find"), hot == QuickAction::Similar);
}

QSize GridDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return CellLayout::sizeFor(m_edge, option.font);
}

QWidget* GridDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* editor = new QLineEdit(parent);
    editor->setAccessibleName(tr("Name"));
    return editor;
}

/// While a name is typed, plain keys are its own: Return ends it and must not open the product.
bool GridDelegate::eventFilter(QObject* editor, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const Qt::KeyboardModifiers modifiers = static_cast<QKeyEvent*>(event)->modifiers();
        if (!(modifiers & ~(Qt::ShiftModifier | Qt::KeypadModifier))) {
            event->accept();
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

void GridDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = qobject_cast<QLineEdit*>(editor);
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void GridDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    model->setData(index, qobject_cast<QLineEdit*>(editor)->text(), Qt::EditRole);
}

void GridDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const CellLayout parts = CellLayout::of(option.rect, option.font);
    const int height = heightFor(kFieldHeight, option.font);
    QRect place =
        parts.title.isEmpty() ? QRect(parts.picture.bottomLeft(), QSize(parts.picture.width(), height)) : parts.title;
    const int middle = parts.title.isEmpty() ? parts.picture.bottom() - height / 2 : place.center().y();
    place.setHeight(height);
    place.moveTop(middle - height / 2);
    editor->setGeometry(place.adjusted(-4, 0, 4, 0));
}

} // namespace vitrine
