#pragma once

#include "ui/models/picture_question.h"
#include "ui/services/session.h"

#include <QFrame>

class QPushButton;

namespace vitrine {

class RegionCanvas;

/// A sheet under a picture's chip on which the part that is looked for is chosen. The main object is proposed. Enter
/// and Esc close it. It deletes itself when it is closed.
class RegionEditor final : public QFrame
{
    Q_OBJECT
public:
    RegionEditor(Session& session, QuestionPicture picture, QWidget* parent);
    void showUnder(const QWidget& chip);
    RegionCanvas& canvas() { return *m_canvas; }

Q_SIGNALS:
    /// nullopt = the whole picture. In oriented pixels of the picture.
    void regionChosen(const std::optional<QRect>& region);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void propose();
    void take();
    Session& m_session;
    QuestionPicture m_picture;
    RegionCanvas* m_canvas;
    QPushButton* m_object;
};

/// The pixels of a part, inside the picture, never empty.
QRect pixelsOf(const QRectF& part, QSize picture);

} // namespace vitrine
