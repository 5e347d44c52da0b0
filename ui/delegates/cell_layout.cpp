#include "ui/delegates/cell_layout.h"

#include "ui/theme.h"

#include <QFontMetrics>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kPad = kSpace8;
constexpr int kTitleFrom = 88, kDetailFrom = 112; ///< picture edges from which the lines are shown
constexpr int kActionSize = 26;

int titleHeight(const QFont& font)
{
    return QFontMetrics(font).height();
}

int detailHeight(const QFont& font)
{
    return QFontMetrics(captionFont(font)).height();
}

int textHeight(int edge, const QFont& font)
{
    if (edge < kTitleFrom)
        return 0;
    return kSpace8 + titleHeight(font) + (edge < kDetailFrom ? 0 : 2 + detailHeight(font));
}
} // namespace

CellLayout CellLayout::of(const QRect& cell, const QFont& font)
{
    CellLayout parts;
    const int edge = cell.width() - 2 * kPad;
    parts.picture = QRect(cell.left() + kPad, cell.top() + kPad, edge, edge);
    if (edge >= kTitleFrom)
        parts.title = QRect(parts.picture.left(), parts.picture.bottom() + 1 + kSpace8, edge, titleHeight(font));
    if (edge >= kDetailFrom)
        parts.detail = QRect(parts.title.left(), parts.title.bottom() + 3, edge, detailHeight(font));
    const int starsHeight = std::max(14, std::min(18, edge / 8));
    parts.stars =
        QRect(parts.picture.left() + 6, parts.picture.bottom() - starsHeight - 5, 5 * starsHeight, starsHeight);
    parts.secondAction =
        QRect(parts.picture.right() - kActionSize - 3, parts.picture.top() + 4, kActionSize, kActionSize);
    parts.firstAction = parts.secondAction.translated(-kActionSize - 4, 0);
    parts.similarAction = parts.secondAction;
    parts.similarAction.moveBottom(parts.picture.bottom() - 4);
    return parts;
}

QSize CellLayout::sizeFor(int edge, const QFont& font)
{
    return {edge + 2 * kPad, edge + 2 * kPad + textHeight(edge, font)};
}

} // namespace vitrine
