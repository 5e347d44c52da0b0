#pragma once

#include "core/catalog/asset.h"
#include "ui/editors/media_order.h"
#include "ui/editors/media_strip_layout.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <set>
#include <vector>

class QMimeData;

namespace vitrine {

class ThumbnailSource;

/// The pictures, films and sounds of one product: the cover large, order numbers, selection with mouse and keyboard.
/// Dragging orders them (a mark shows where they go; onto the cover makes the cover), dragging out of the strip starts
/// a drag to elsewhere. Alt+arrows move, Alt+Home/End move to an end, C makes the cover, Del takes out, Enter opens,
/// Space previews. The strip changes nothing itself: it asks by signals. GUI thread.
class MediaStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit MediaStrip(ThumbnailSource& thumbnails, QWidget* parent = nullptr);

    void setMedia(std::vector<StripItem> items, std::optional<AssetId> cover);
    void setReadOnly(bool readOnly);
    std::vector<AssetId> order() const { return m_order.ids(); }
    std::vector<AssetId> selected() const;
    std::optional<AssetId> current() const;
    void select(const std::vector<AssetId>& assets);
    QRect itemRect(AssetId asset) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void orderRequested(const std::vector<vitrine::AssetId>& order);
    void coverRequested(vitrine::AssetId asset);
    void removeRequested(const std::vector<vitrine::AssetId>& assets);
    void openRequested(vitrine::AssetId asset);
    void previewRequested(vitrine::AssetId asset);
    void addRequested();
    void copyRequested(const std::vector<vitrine::AssetId>& assets);
    void similarRequested(const std::vector<vitrine::AssetId>& assets);
    void dragOutRequested(const std::vector<vitrine::AssetId>& assets);
    void filesDropped(const QStringList& paths, int at);
    /// Assets of this window; `from` is invalid when they come from no product.
    void assetsDropped(const std::vector<vitrine::AssetId>& assets, vitrine::ProductId from, int at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;

private:
    MediaStripLayout geometry(int width) const;
    MediaStripLayout geometry() const { return geometry(width()); }
    void paintItem(QPainter& painter, int slot, const QRect& box);
    void paintAdd(QPainter& painter, const QRect& box);
    void paintBadges(QPainter& painter, const StripItem& item, int slot, const QRect& box);
    void setCurrent(int slot, Qt::KeyboardModifiers modifiers);
    bool moveCurrent(QKeyEvent* event);
    bool orderByKey(QKeyEvent* event);
    void act(QKeyEvent* event);
    void drop(int gap);
    void speak();

    ThumbnailSource& m_thumbnails;
    MediaOrder m_order;
    std::set<AssetId> m_selected;
    int m_current = 0; ///< slot
    int m_anchor = 0;
    QPoint m_pressed;
    QPoint m_pointer;
    bool m_mayDrag = false;
    bool m_dragging = false;
    bool m_readOnly = false;
    int m_gap = -1; ///< where something would be dropped now
};

} // namespace vitrine
