#include "ui/editors/growing_text.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <cmath>

namespace vitrine {

GrowingText::GrowingText(QWidget* parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(1);
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingText::fit);
}

void GrowingText::setLines(int least, int most)
{
    m_least = least;
    m_most = most;
    fit();
}

QSize GrowingText::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, heightOfLines(qBound(m_least, lineCount(), m_most))};
}

QSize GrowingText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, sizeHint().height()};
}

/// Lines at the present width. Asking for a block's place lays it out; the document's own count knows only of blocks
/// that were painted.
int GrowingText::lineCount() const
{
    double height = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        height += blockBoundingRect(block).height();
    return int(std::ceil(height / fontMetrics().lineSpacing() - .25));
}

int GrowingText::heightOfLines(int lines) const
{
    return lines * fontMetrics().lineSpacing() + int(2 * document()->documentMargin()) + 2 * frameWidth();
}

void GrowingText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void GrowingText::fit()
{
    const bool overflows = lineCount() > m_most;
    setVerticalScrollBarPolicy(overflows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

} // namespace vitrine
