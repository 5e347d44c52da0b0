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
    // QPlainTextDocumentLayout measures in lines, not in pixels.
    const int lines = int(std::ceil(document()->size().height()));
    return {fontMetrics().averageCharWidth() * 24, heightOfLines(qBound(m_least, lines, m_most))};
}

QSize GrowingText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, sizeHint().height()};
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
    const bool overflows = document()->size().height() > m_most;
    setVerticalScrollBarPolicy(overflows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

} // namespace vitrine
