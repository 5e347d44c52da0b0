#include "ui/look/region_editor.h"

#include "ui/look/region_canvas.h"
#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPushButton>

#include <cmath>

namespace vitrine {

using namespace theme;

QRect pixelsOf(const QRectF& part, QSize picture)
{
    const int left = std::clamp(int(std::lround(part.left() * picture.width())), 0, picture.width() - 1);
    const int top = std::clamp(int(std::lround(part.top() * picture.height())), 0, picture.height() - 1);
    const int width = int(std::lround(part.width() * picture.width()));
    const int height = int(std::lround(part.height() * picture.height()));
    return {left, top, std::clamp(width, 1, picture.width() - left), std::clamp(height, 1, picture.height() - top)};
}

RegionEditor::RegionEditor(Session& session, QuestionPicture picture, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_session(session), m_picture(std::move(picture)), m_canvas(new RegionCanvas(this)),
      m_object(new QPushButton(tr("&Main object"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Choose a part of the picture"));
    m_canvas->setPicture(m_picture.preview);
    if (m_picture.example.region)
        m_canvas->setPart(m_picture.part());
    auto* hint = new QLabel(tr("Draw a box around what to look for"), this);
    hint->setFont(captionFont(font()));
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto* whole = new QPushButton(tr("&Whole picture"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(hint, 1);
    buttons->addWidget(m_object);
    buttons->addWidget(whole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace8, kSpace8, kSpace8, kSpace8);
    column->addWidget(m_canvas, 1);
    column->addLayout(buttons);
    m_object->setEnabled(false);
    connect(m_canvas, &RegionCanvas::partChosen, this, &RegionEditor::take);
    connect(whole, &QPushButton::clicked, this, [this] {
        m_canvas->setPart(std::nullopt);
        take();
    });
    connect(m_object, &QPushButton::clicked, this, [this] {
        m_canvas->setPart(m_canvas->proposal());
        take();
    });
    m_canvas->setFocus();
    propose();
}

void RegionEditor::propose()
{
    LookExample example = m_picture.example;
    example.region.reset();
    m_session.runner.run<QRect>(
        Lane::Look, this,
        [&door = m_session.look, example]() -> Result<QRect> {
            TRY_ASSIGN(LookSearch* const look, opened, door.open());
            return look->mainObject(example);
        },
        [this, size = m_picture.size](const Result<QRect>& result) {
            if (!result.ok() || size.isEmpty())
                return; // without a proposal the box is drawn by hand
            const QRectF box = result.value();
            const double w = size.width(), h = size.height();
            m_canvas->setProposal(QRectF(box.x() / w, box.y() / h, box.width() / w, box.height() / h));
            m_object->setEnabled(true);
        });
}

void RegionEditor::take()
{
    const std::optional<QRectF>& part = m_canvas->part();
    Q_EMIT regionChosen(part ? std::optional(pixelsOf(*part, m_picture.size)) : std::nullopt);
}

void RegionEditor::showUnder(const QWidget& chip)
{
    adjustSize();
    move(chip.mapToGlobal(QPoint(0, chip.height() + kSpace4)));
    show();
    m_canvas->setFocus(Qt::PopupFocusReason);
}

void RegionEditor::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        close();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void RegionEditor::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    painter.fillRect(rect(), c.raised);
    drawPanel(painter, rect(), c.raised, c.line, 0);
}

} // namespace vitrine
