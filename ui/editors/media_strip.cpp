#include "ui/editors/media_strip.h"

#include "ui/editors/drag_contents.h"
#include "ui/services/thumbnail_source.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace vitrine {

namespace {
constexpr int kCellLines = 5;   // edge of a small picture in lines of text
constexpr double kGhost = 0.35; // what is being dragged stays visible this much
} // namespace

MediaStrip::MediaStrip(ThumbnailSource& thumbnails, QWidget* parent) : QWidget(parent), m_thumbnails(thumbnails)
{
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAccessibleName(tr("Pictures"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_thumbnails, &ThumbnailSource::failuresDropped, this, qOverload<>(&QWidget::update));
    connect(&m_thumbnails, &ThumbnailSource::ready, this, [this](const ThumbnailKey& key) {
        for (int slot = 0; slot < m_order.count(); ++slot) {
            if (m_order.at(slot).sha256 == key.sha256)
                update(geometry().slot(slot));
        }
    });
}

void MediaStrip::setMedia(std::vector<StripItem> items, std::optional<AssetId> cover)
{
    const auto kept = current();
    m_order = MediaOrder(std::move(items), cover);
    std::erase_if(m_selected, [this](AssetId asset) { return !m_order.slotOf(asset); });
    const auto slot = kept ? m_order.slotOf(*kept) : std::nullopt;
    m_current = slot.value_or(std::clamp(m_current, 0, std::max(0, m_order.count() - 1)));
    m_anchor = m_current;
    m_dragging = m_mayDrag = false;
    m_gap = -1;
    updateGeometry();
    update();
}

void MediaStrip::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    setAcceptDrops(!readOnly);
    update();
}

std::vector<AssetId> MediaStrip::selected() const
{
    std::vector<AssetId> assets;
    for (const StripItem& item : m_order.items()) {
        if (m_selected.contains(item.id))
            assets.push_back(item.id);
    }
    return assets;
}

std::optional<AssetId> MediaStrip::current() const
{
    return m_current < m_order.count() ? std::optional(m_order.at(m_current).id) : std::nullopt;
}

void MediaStrip::select(const std::vector<AssetId>& assets)
{
    m_selected = {assets.begin(), assets.end()};
    if (!assets.empty())
        m_current = m_anchor = m_order.slotOf(assets.front()).value_or(0);
    update();
}

QRect MediaStrip::itemRect(AssetId asset) const
{
    const auto slot = m_order.slotOf(asset);
    return slot ? geometry().slot(*slot) : QRect();
}

QSize MediaStrip::sizeHint() const
{
    const int width = fontMetrics().height() * kCellLines * 4;
    return {width, heightForWidth(width)};
}

QSize MediaStrip::minimumSizeHint() const
{
    const int width = fontMetrics().height() * kCellLines * 2;
    return {width, fontMetrics().height() * kCellLines};
}

int MediaStrip::heightForWidth(int width) const
{
    return geometry(width).height();
}

MediaStripLayout MediaStrip::geometry(int width) const
{
    return {width, fontMetrics().height() * kCellLines, theme::kSpace8, m_order.count()};
}

void MediaStrip::setCurrent(int slot, Qt::KeyboardModifiers modifiers)
{
    m_current = std::clamp(slot, 0, m_order.count());
    if (m_current < m_order.count()) {
        const AssetId asset = m_order.at(m_current).id;
        if (modifiers.testFlag(Qt::ShiftModifier)) {
            m_selected.clear();
            const auto [first, last] = std::minmax({std::min(m_anchor, m_order.count() - 1), m_current});
            for (int each = first; each <= last; ++each)
                m_selected.insert(m_order.at(each).id);
        } else if (modifiers.testFlag(Qt::ControlModifier)) {
            if (!m_selected.erase(asset))
                m_selected.insert(asset);
            m_anchor = m_current;
        } else {
            m_selected = {asset};
            m_anchor = m_current;
        }
    } else {
        m_selected.clear();
    }
    update();
    speak();
}

/// Tells a screen reader what the keyboard is on.
void MediaStrip::speak()
{
    QString text = tr("Add pictures");
    if (m_current < m_order.count()) {
        const StripItem& item = m_order.at(m_current);
        text = tr("%1, %2 of %3").arg(item.name).arg(m_order.placeOf(m_current) + 1).arg(m_order.count());
        if (m_current == 0)
            text = tr("%1, cover").arg(text);
    }
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

bool MediaStrip::event(QEvent* event)
{
    // The window's Back and Forward have the same keys; here they order the pictures.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool arrow = key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down;
        const bool own = key->modifiers() == Qt::AltModifier && arrow;
        const bool plain = key->modifiers() == Qt::NoModifier &&
                           (key->key() == Qt::Key_Space || key->key() == Qt::Key_Delete || key->key() == Qt::Key_C);
        if (own || plain || key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void MediaStrip::keyPressEvent(QKeyEvent* event)
{
    if (!orderByKey(event) && !moveCurrent(event))
        act(event);
}

bool MediaStrip::orderByKey(QKeyEvent* event)
{
    if (event->modifiers() != Qt::AltModifier || m_readOnly)
        return false;
    int by = 0;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        by = -1;
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        by = 1;
        break;
    case Qt::Key_Home:
        by = -m_order.count();
        break;
    case Qt::Key_End:
        by = m_order.count();
        break;
    default:
        return false;
    }
    const std::vector<AssetId> order = m_order.shifted(m_selected, by);
    if (order != m_order.ids())
        Q_EMIT orderRequested(order);
    return true;
}

bool MediaStrip::moveCurrent(QKeyEvent* event)
{
    if (event->modifiers().testFlag(Qt::AltModifier))
        return false;
    const int row = geometry().columns();
    int target = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        target -= 1;
        break;
    case Qt::Key_Right:
        target += 1;
        break;
    case Qt::Key_Up:
        target -= row;
        break;
    case Qt::Key_Down:
        target += row;
        break;
    case Qt::Key_Home:
        target = 0;
        break;
    case Qt::Key_End:
        target = m_order.count() - 1;
        break;
    default:
        return false;
    }
    setCurrent(target, event->modifiers() & Qt::ShiftModifier);
    return true;
}

void MediaStrip::act(QKeyEvent* event)
{
    const auto asset = current();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::SelectAll)) {
        for (const StripItem& item : m_order.items())
            m_selected.insert(item.id);
        update();
    } else if (event->matches(QKeySequence::Copy) && !m_selected.empty()) {
        Q_EMIT copyRequested(selected());
    } else if (!asset && (enter || event->key() == Qt::Key_Space) && !m_readOnly) {
        Q_EMIT addRequested();
    } else if (asset && enter) {
        Q_EMIT openRequested(*asset);
    } else if (asset && event->key() == Qt::Key_Space) {
        Q_EMIT previewRequested(*asset);
    } else if (asset && event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier && !m_readOnly) {
        Q_EMIT coverRequested(*asset);
    } else if (event->key() == Qt::Key_Delete && !m_selected.empty() && !m_readOnly) {
        Q_EMIT removeRequested(selected());
    } else if (event->key() == Qt::Key_Escape && m_dragging) {
        m_dragging = m_mayDrag = false;
        m_gap = -1;
        update();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void MediaStrip::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const int slot = geometry().slotAt(event->position().toPoint());
    if (slot < 0 || event->button() == Qt::MiddleButton)
        return;
    if (slot == m_order.count()) {
        if (event->button() == Qt::LeftButton && !m_readOnly)
            Q_EMIT addRequested();
        return;
    }
    m_pressed = event->position().toPoint();
    m_mayDrag = event->button() == Qt::LeftButton;
    // A press on one of several selected may begin a drag of all of them.
    const bool keep = m_selected.contains(m_order.at(slot).id) && event->modifiers() == Qt::NoModifier;
    if (keep)
        m_current = slot;
    else
        setCurrent(slot, event->modifiers());
    update();
}

void MediaStrip::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position().toPoint();
    if (!m_mayDrag || !event->buttons().testFlag(Qt::LeftButton))
        return;
    if (!m_dragging && (m_pointer - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!rect().contains(m_pointer)) {
        m_mayDrag = m_dragging = false;
        m_gap = -1;
        update();
        Q_EMIT dragOutRequested(selected());
        return;
    }
    m_dragging = !m_readOnly;
    m_gap = m_dragging ? geometry().gapAt(m_pointer) : -1;
    update();
}

void MediaStrip::mouseReleaseEvent(QMouseEvent* event)
{
    const int slot = geometry().slotAt(event->position().toPoint());
    if (m_dragging && m_gap >= 0)
        drop(m_gap);
    else if (m_mayDrag && slot >= 0 && slot < m_order.count() && event->modifiers() == Qt::NoModifier)
        setCurrent(slot, Qt::NoModifier);
    m_dragging = m_mayDrag = false;
    m_gap = -1;
    update();
}

void MediaStrip::drop(int gap)
{
    if (gap == 0) {
        if (m_current > 0 && m_current < m_order.count())
            Q_EMIT coverRequested(m_order.at(m_current).id);
        return;
    }
    const std::vector<AssetId> order = m_order.moved(m_selected, gap);
    if (order != m_order.ids())
        Q_EMIT orderRequested(order);
}

void MediaStrip::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int slot = geometry().slotAt(event->position().toPoint());
    if (slot >= 0 && slot < m_order.count())
        Q_EMIT openRequested(m_order.at(slot).id);
}

void MediaStrip::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto asset = current(); asset && !m_selected.empty()) {
        menu->addAction(tr("&Open"), this, [this, id = *asset] { Q_EMIT openRequested(id); });
        menu->addAction(tr("&Preview"), this, [this, id = *asset] { Q_EMIT previewRequested(id); });
        menu->addAction(tr("&Find similar"), this, [this] { Q_EMIT similarRequested(selected()); });
        menu->addAction(tr("Cop&y"), this, [this] { Q_EMIT copyRequested(selected()); });
        menu->addSeparator();
        if (!m_readOnly) {
            menu->addAction(tr("Make it the &cover"), this, [this, id = *asset] { Q_EMIT coverRequested(id); })
                ->setEnabled(m_current != 0);
            menu->addAction(tr("Move to the &start"), this,
                            [this] { Q_EMIT orderRequested(m_order.shifted(m_selected, -m_order.count())); });
            menu->addAction(tr("Move to the &end"), this,
                            [this] { Q_EMIT orderRequested(m_order.shifted(m_selected, m_order.count())); });
            menu->addAction(tr("&Take out of the product"), this, [this] { Q_EMIT removeRequested(selected()); });
            menu->addSeparator();
        }
    }
    if (!m_readOnly)
        menu->addAction(tr("&Add pictures..."), this, &MediaStrip::addRequested);
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(keyboard ? mapToGlobal(geometry().slot(m_current).center()) : event->globalPos());
}

void MediaStrip::dragEnterEvent(QDragEnterEvent* event)
{
    if (hasDroppable(*event->mimeData()))
        event->acceptProposedAction();
}

void MediaStrip::dragMoveEvent(QDragMoveEvent* event)
{
    m_gap = geometry().gapAt(event->position().toPoint());
    event->acceptProposedAction();
    update();
}

void MediaStrip::dragLeaveEvent(QDragLeaveEvent*)
{
    m_gap = -1;
    update();
}

void MediaStrip::dropEvent(QDropEvent* event)
{
    const int at = m_order.placeOfGap(geometry().gapAt(event->position().toPoint()));
    m_gap = -1;
    update();
    event->acceptProposedAction();
    if (const auto assets = assetsOf(*event->mimeData()))
        Q_EMIT assetsDropped(assets->assets, assets->from, at);
    else if (const QStringList paths = pathsOf(*event->mimeData()); !paths.isEmpty())
        Q_EMIT filesDropped(paths, at);
}

void MediaStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const MediaStripLayout places = geometry();
    for (int slot = 0; slot < m_order.count(); ++slot) {
        if (places.slot(slot).adjusted(-2, -2, 2, 2).intersects(event->rect()))
            paintItem(painter, slot, places.slot(slot));
    }
    if (!m_readOnly)
        paintAdd(painter, places.slot(m_order.count()));
    if (m_gap < 0 || (m_gap == 0 && m_order.count() == 0))
        return;
    const QColor accent = theme::coloursOf(palette()).accent;
    if (m_gap > 0) {
        painter.fillRect(places.gapMark(m_gap), accent);
        return;
    }
    painter.setPen(QPen(accent, 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(places.slot(0).adjusted(1, 1, -1, -1), theme::kRadius, theme::kRadius);
}

void MediaStrip::paintItem(QPainter& painter, int slot, const QRect& box)
{
    const theme::Colours tokens = theme::coloursOf(palette());
    const StripItem& item = m_order.at(slot);
    const bool chosen = m_selected.contains(item.id);
    painter.setOpacity(m_dragging && chosen ? kGhost : 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chosen ? theme::blend(tokens.window, tokens.accent, theme::kTintShare) : tokens.window);
    painter.drawRoundedRect(box, theme::kRadius, theme::kRadius);
    const ThumbnailKey key{item.sha256, thumbEdgeFor(box.width(), devicePixelRatioF())};
    if (const auto picture = item.sha256.isEmpty() ? std::nullopt : m_thumbnails.cached(key)) {
        const QSizeF room = QSizeF(box.size()) - QSizeF(4, 4);
        const QSizeF shown = QSizeF(picture->size()).scaled(room, Qt::KeepAspectRatio);
        const QPointF corner = QRectF(box).center() - QPointF(shown.width() / 2, shown.height() / 2);
        painter.drawPixmap(QRectF(corner, shown), *picture, QRectF(picture->rect()));
    } else {
        if (!item.sha256.isEmpty() && m_thumbnails.state(key) == ThumbState::Unknown)
            m_thumbnails.request(key);
        painter.setPen(tokens.muted);
        painter.setFont(theme::captionFont(font()));
        painter.drawText(box.adjusted(4, 4, -4, -4), Qt::AlignCenter | Qt::TextWrapAnywhere, item.name);
    }
    paintBadges(painter, item, slot, box);
    painter.setOpacity(1);
    painter.setBrush(Qt::NoBrush);
    if (chosen) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme::kRadius, theme::kRadius);
    }
    if (hasFocus() && slot == m_current) {
        painter.setPen(QPen(tokens.text, 1, Qt::DashLine));
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), theme::kRadius, theme::kRadius);
    }
}

/// The order number, "Cover", and what it is when it is no picture.
void MediaStrip::paintBadges(QPainter& painter, const StripItem& item, int slot, const QRect& box)
{
    const theme::Colours tokens = theme::coloursOf(palette());
    painter.setFont(theme::captionFont(font()));
    const QFontMetrics metrics(painter.font());
    const auto badge = [&](const QString& text, Qt::Edge side) {
        const QSize size(metrics.horizontalAdvance(text) + theme::kSpace8, metrics.height() + 2);
        QRect place(QPoint(0, 0), size);
        place.moveBottom(box.bottom() - theme::kSpace4);
        if (side == Qt::LeftEdge)
            place.moveLeft(box.left() + theme::kSpace4);
        else
            place.moveRight(box.right() - theme::kSpace4);
        painter.setPen(tokens.line);
        painter.setBrush(tokens.raised);
        painter.drawRoundedRect(place, theme::kSpace4, theme::kSpace4);
        painter.setPen(tokens.text);
        painter.drawText(place, Qt::AlignCenter, text);
    };
    badge(slot == 0 ? tr("%1  Cover").arg(m_order.placeOf(slot) + 1) : QString::number(m_order.placeOf(slot) + 1),
          Qt::LeftEdge);
    if (item.state == AssetState::Failed)
        badge(tr("failed"), Qt::RightEdge);
    else if (item.kind == AssetKind::Video)
        badge(tr("film"), Qt::RightEdge);
    else if (item.kind == AssetKind::Sound)
        badge(tr("sound"), Qt::RightEdge);
}

void MediaStrip::paintAdd(QPainter& painter, const QRect& box)
{
    const theme::Colours tokens = theme::coloursOf(palette());
    const bool current = hasFocus() && m_current == m_order.count();
    const bool target = m_gap == 0 && m_order.count() == 0;
    QPen line(current || target ? tokens.accent : tokens.line, target ? 2 : 1, Qt::DashLine);
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), theme::kRadius, theme::kRadius);
    painter.setPen(tokens.muted);
    painter.setFont(m_order.count() == 0 ? font() : theme::titleFont(font()));
    painter.drawText(box.adjusted(theme::kSpace8, 0, -theme::kSpace8, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     m_order.count() == 0 ? tr("Drop pictures here, or click to choose some") : QStringLiteral("+"));
}

} // namespace vitrine
