#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QString>

namespace vitrine {

/// One chip of a list: a tag, a category, a link. `key` is what the owner knows it by.
struct Chip {
    QString key;
    QString text;
    QString tip;
    QColor colour;        ///< a dot before the text; invalid = none
    int count = 1;        ///< how many of the things carry it
    int total = 1;        ///< of how many
    bool canOpen = false; ///< Enter and double click open it
    bool operator==(const Chip&) const = default;
    /// Only some of the selected things carry it.
    bool isPartial() const { return count < total; }
};

/// A chip on the screen. The cross (or Delete) removes it; one that only some things carry is dashed, says "3/12", and
/// a click gives it to all.
class ChipButton final : public QAbstractButton
{
    Q_OBJECT
public:
    ChipButton(const Chip& chip, QWidget* parent);
    const Chip& chip() const { return m_chip; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested();
    void addToAllRequested();
    void openRequested();
    /// Arrow keys: -1 to the chip before, +1 to the one behind.
    void moveRequested(int by);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString shownText() const;
    QRect crossRect() const;
    Chip m_chip;
    bool m_hovered = false;
};

} // namespace vitrine
